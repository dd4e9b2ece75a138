"""The output of the press works on every terminal, and a closed pipe is no error."""

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from helpers.press import cli
from helpers.press.numbers import differences
from helpers.press.numbers.differences import Difference


@pytest.mark.parametrize(
    ("charset", "expected"),
    [
        ("ascii", "over 72.9 million  115 million, 29 %  -2"),
        ("latin-1", "over 72.9\u00a0million  115\u00a0million, 29 %  -2"),
        ("utf-8", "over 72.9\u00a0million  115\u00a0million, 29\u2009%  −2"),
    ],
)
def test_minus_is_a_minus_in_every_encoding(monkeypatch, charset, expected):
    moved = Difference("satisfaction", "visits", "text", "over 72.9\u00a0million", "115\u00a0million, 29\u2009%", -2.0)
    monkeypatch.setattr(differences, "read", lambda *_: {})
    monkeypatch.setattr(differences, "between", lambda *_: [moved])
    result = CliRunner(charset=charset).invoke(cli.main, ["changes", "default", "default"])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1].endswith(expected)


@pytest.mark.parametrize("command", [["params"], ["changes", "HEAD", "HEAD"]])
def test_closed_pipe_ends_the_press_silently(command):
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "helpers.press.cli", *command], stdout=writer, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode == 1
