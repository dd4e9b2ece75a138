"""The GitHub workflow gives changes of strangers no permissions, and runs only actions that are pinned by hash."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from this_book import BOOK

FOLDER = BOOK.root / ".github"
WORKFLOW = FOLDER / "workflows" / "book.yml"
LINTER = Path(sys.executable).with_name("zizmor")


def findings(folder: Path) -> str:
    """Return the findings of the linter for the workflows in a folder."""
    command = [LINTER, "--offline", "--quiet", "--persona", "pedantic", "--format", "github", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout + (done.stderr if done.returncode and not done.stdout else "")


def test_workflow_linter_finds_nothing():
    assert findings(FOLDER) == ""


@pytest.mark.parametrize(
    ("kept", "broken", "rule"),
    [
        (r"checkout@[0-9a-f]{40} # v[\d.]+", "checkout@v7", "unpinned-uses"),
        (r"persist-credentials: false", "fetch-depth: 1", "artipacked"),
        (r"permissions:\n  contents: read\n", "permissions: write-all\n", "excessive-permissions"),
        (r"(?s)concurrency:\n.*?(?=jobs:)", "", "concurrency-limits"),
        (r'gh pr comment "\$NUMBER"', "gh pr comment ${{ github.event.pull_request.title }}", "template-injection"),
    ],
)
def test_fault_is_detected(tmp_path, kept, broken, rule):
    faulty = shutil.copytree(FOLDER, tmp_path / ".github") / "workflows" / "book.yml"
    text, count = re.subn(kept, lambda _: broken, WORKFLOW.read_text(encoding="utf-8"), count=1)
    assert count == 1
    faulty.write_text(text, encoding="utf-8")
    assert rule in findings(tmp_path / ".github")


def test_every_action_is_pinned_and_says_its_version():
    used = re.findall(r"uses: (.+)", WORKFLOW.read_text(encoding="utf-8"))
    assert len(used) > 5
    assert [
        action for action in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)
    ] == []


def test_the_default_branch_publishes_and_no_tag_does():
    """GitHub lets only the default branch deploy to the environment of Pages."""
    # The loader makes strings only; a safe one would read the key "on" as True.
    workflow = yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert workflow["on"]["push"] == {"branches": ["main"]}
    publish = workflow["jobs"]["publish"]
    assert "github.event.repository.default_branch" in publish["if"]
    assert publish["environment"]["name"] == "github-pages"
    deploying = [name for name, job in workflow["jobs"].items() if "deploy-pages" in str(job)]
    assert deploying == ["publish"]
