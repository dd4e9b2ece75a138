"""The GitHub workflow gives changes of strangers no permissions, and runs only actions that are pinned by hash."""

import os
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


def read() -> dict:
    # The loader makes strings only; a safe one would read the key "on" as True.
    return yaml.load(WORKFLOW.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def test_the_default_branch_publishes_and_no_tag_does():
    """GitHub lets only the default branch deploy to the environment of Pages."""
    workflow = read()
    assert workflow["on"]["push"] == {"branches": ["main"]}
    publish = workflow["jobs"]["publish"]
    assert "github.event.repository.default_branch" in publish["if"]
    assert publish["environment"]["name"] == "github-pages"
    deploying = [name for name, job in workflow["jobs"].items() if "deploy-pages" in str(job)]
    assert deploying == ["publish"]


def steps() -> dict[str, dict]:
    """Return the steps of all jobs that run a script, by their names."""
    found = [step for job in read()["jobs"].values() for step in job["steps"] if "run" in step]
    return {step.get("name", step["run"]): step for step in found}


@pytest.mark.parametrize("name", steps())
def test_script_of_a_step_is_one_of_bash(name):
    subprocess.run(["bash", "-n", "-c", steps()[name]["run"]], check=True)


def test_jobs_that_may_write_run_nothing_of_the_repository():
    writing = {name: job for name, job in read()["jobs"].items() if "permissions" in job}
    assert {name: set(job["permissions"]) for name, job in writing.items()} == {
        "comment": {"pull-requests"},
        "publish": {"pages", "id-token"},
        "keep": {"contents"},
    }
    for job in writing.values():
        assert not [step for step in job["steps"] if "checkout" in step.get("uses", "") or ".venv" in str(step)]
        assert "github.event.repository.default_branch" in job["if"] or "head.repo.full_name ==" in job["if"]


# Answers as the program of GitHub does: a list of releases, and the archive of one.
GH = r"""#!/usr/bin/env bash
echo "$@" >> calls.txt
if [ "$1" = api ]; then jq --raw-output "$5" releases.json; else echo "site of $3" > "$7"; fi
"""
RELEASES = """[
  {"tag_name": "v2026.11", "assets": [{"name": "site.zip"}, {"name": "book.pdf"}]},
  {"tag_name": "v2026.9", "assets": [{"name": "site.zip"}]},
  {"tag_name": "v2026.8", "assets": []},
  {"tag_name": "v1/../../x", "assets": [{"name": "site.zip"}]}
]"""


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_former_versions_are_fetched_from_the_releases_with_a_site(tmp_path):
    (tmp_path / "gh").write_text(GH, encoding="utf-8")
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "releases.json").write_text(RELEASES, encoding="utf-8")
    variables = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "GH_REPO": "owner/book"}
    script = steps()["Fetch the former versions"]["run"]
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, env=variables, check=True)
    fetched = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "former").iterdir()}
    assert fetched == {"v2026.11.zip": "site of v2026.11\n", "v2026.9.zip": "site of v2026.9\n"}


def test_only_a_release_is_made_ready_for_the_public():
    made = next(step for step in steps().values() if "press publish" in step["run"])
    assert made["if"] == "steps.release.outputs.tag != ''"
