"""`press refresh` against a server of this machine: what arrives, and that a failure changes nothing."""

import copy as copies
import csv
import json
import shutil
import socketserver
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from broken_cubes import BROKEN_CUBES, Cube
from click.testing import CliRunner, Result
from json_stat import cube
from pytest_httpserver import HTTPServer
from this_book import BOOK
from werkzeug import Request, Response

from helpers import data
from helpers.press import cli
from helpers.press.fingerprints import digest_of_folder
from helpers.press.project import Project
from helpers.press.refresh import answers
from helpers.press.refresh.sources import sources

ONLINE, PEOPLE = "eurostat_isoc_ci_ac_i", "eurostat_demo_pjan"
SOURCES = sources(BOOK)
TABLES = {name: source.table for name, source in SOURCES.items()}


@pytest.fixture
def project(tmp_path, httpserver: HTTPServer) -> Project:
    """Return a copy of the tables whose sources are this machine's server, which answers what the tables have."""
    shutil.copytree(BOOK.data, tmp_path / "data")
    path = tmp_path / "data" / "refresh.yml"
    described = yaml.safe_load(path.read_text(encoding="utf-8"))
    for name, source in described.items():
        source["address"] = httpserver.url_for(f"/{name}")
        httpserver.expect_request(f"/{name}").respond_with_json(answer_of(name))
    path.write_text(yaml.safe_dump(described, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return Project(tmp_path)


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{TABLES[name]}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fetched(name: str, folder: Path = BOOK.data) -> list[dict[str, str]]:
    return [row for row in rows_of(folder, name) if row["source"] == name and row["read_from"] == "api"]


def answer_of(name: str, change: Callable[[list[dict[str, str]]], object] = list) -> Cube:
    rows = [dict(row) for row in fetched(name) if row["preferred"] == "true"]
    change(rows)
    return cube(SOURCES[name], rows)


def answers_with(server: HTTPServer, name: str, answer: Cube | Response | Callable[[Request], Response]) -> None:
    """Let the server answer otherwise than the tables have it."""
    server.clear_all_handlers()
    for other in SOURCES:
        server.expect_request(f"/{other}").respond_with_json(answer_of(other))
    server.expect_oneshot_request(f"/{name}").respond_with_handler(
        answer if callable(answer) and not isinstance(answer, Response) else lambda _: reply(answer)
    )


def reply(answer: Cube | Response) -> Response:
    return answer if isinstance(answer, Response) else Response(json.dumps(answer), content_type="application/json")


def refresh(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["refresh", *arguments], obj=project)


def test_every_source_is_known_and_has_rows():
    known = {row["id"] for row in data.load("sources").to_dict("records")}
    assert set(SOURCES) <= known
    assert all(fetched(name) for name in SOURCES)


def test_nothing_is_new_where_the_publisher_has_what_the_table_has(project):
    before = digest_of_folder(project.data)
    result = refresh(project, "--write")
    assert result.exit_code == 0, result.output
    assert result.output.count("nothing has changed") == len(SOURCES)
    assert digest_of_folder(project.data) == before


def new_year(rows: list[dict[str, str]]) -> None:
    rows.append(rows[-1] | {"period": "2026", "value": "45.67", "flags": "p"})


def revision(rows: list[dict[str, str]]) -> None:
    rows[0] |= {"value": "11.11", "flags": "b"}


def loss(rows: list[dict[str, str]]) -> None:
    rows[0] |= {"period": "2026"}


def test_new_year_arrives_with_its_interval_flag_and_date(project, httpserver):
    answers_with(httpserver, ONLINE, answer_of(ONLINE, new_year))
    result = refresh(project, ONLINE, "--write")
    assert result.exit_code == 0, result.output
    last = fetched(ONLINE)[-1]
    assert f"new: {last['country']}, 2026, " in result.output
    assert "45.67 (flag p)" in result.output
    [row] = [row for row in fetched(ONLINE, project.data) if row["period"] == "2026"]
    assert (row["lower"], row["upper"]) == ("45.665", "45.675")
    assert (row["flags"], row["as_printed"], row["preferred"]) == ("p", "45.67", "true")
    assert row["retrieved"] >= last["retrieved"]
    assert rows_of(project.data, ONLINE)[:-1] == rows_of(BOOK.data, ONLINE)


def test_revised_value_stands_beside_the_old_one(project, httpserver):
    answers_with(httpserver, ONLINE, answer_of(ONLINE, revision))
    old = fetched(ONLINE)[0]
    result = refresh(project, "--write")
    assert result.exit_code == 0, result.output
    assert f": {old['as_printed']}" in result.output
    assert ", now 11.11 (flag b)" in result.output
    before, after = (row for row in fetched(ONLINE, project.data) if row["id"].startswith(old["id"]))
    assert (before["value"], before["preferred"]) == (old["value"], "false")
    assert (after["value"], after["preferred"]) == ("11.11", "true")
    assert after["choice"].startswith(f"Revised from {old['value']}")
    assert data.find_faults(TABLES[ONLINE], project.data) == []
    answers_with(httpserver, ONLINE, answer_of(ONLINE, revision))
    assert "now 11.11" not in refresh(project).output


def test_figure_that_is_gone_is_reported_and_stays(project, httpserver):
    answers_with(httpserver, ONLINE, answer_of(ONLINE, loss))
    result = refresh(project, ONLINE)
    assert f"gone: {fetched(ONLINE)[0]['country']}, {fetched(ONLINE)[0]['period']}" in result.output


def test_nothing_is_written_unless_that_is_asked_for(project, httpserver):
    answers_with(httpserver, ONLINE, answer_of(ONLINE, new_year))
    before = digest_of_folder(project.data)
    result = refresh(project)
    assert result.exit_code == 0
    assert "Nothing was written; --write takes these figures" in result.output
    assert digest_of_folder(project.data) == before


def test_row_entered_by_hand_stays_as_it_is(project):
    path = project.data / f"{TABLES[ONLINE]}.csv"
    rows = rows_of(project.data, ONLINE)
    entered = next(row for row in rows if row["read_from"] == "api" and row["preferred"] == "true")
    entered |= {"read_from": "list", "retrieved": "", "id": f"{entered['id']}_by_hand"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    lines = path.read_bytes().splitlines()
    result = refresh(project, ONLINE, "--write")
    assert "(a row entered by hand stays preferred)" in result.output
    assert path.read_bytes().splitlines()[:-1] == lines
    assert rows_of(project.data, ONLINE)[-1]["preferred"] == "false"


BROKEN_REPLIES = {
    "404": (lambda _: Response("gone", status=404), "answered 404: NOT FOUND"),
    "413": (lambda _: Response("{}", status=413), "answered 413: it was asked for too much at once; narrow the query"),
    "500": (lambda _: Response("{}", status=500), "answered 500"),
    "half": (
        lambda _: Response(json.dumps(answer_of(ONLINE))[:500], content_type="application/json"),
        "the answer is not a dataset in JSON-stat 2.0",
    ),
    "page": (lambda _: Response("<html>Sorry</html>"), "the answer is not a dataset in JSON-stat 2.0"),
    "error in JSON": (
        lambda _: Response('{"error": [{"status": 400, "label": "No results"}]}'),
        "the answer is not a dataset in JSON-stat 2.0",
    ),
    "other bytes": (lambda _: Response(b"\xff\xfe\x00"), "the answer is not text in UTF-8"),
}


def fails_without_a_trace(project: Project, message: str, *arguments: str) -> None:
    before = digest_of_folder(project.data)
    result = refresh(project, "--write", *arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert "Nothing was written." in result.output
    assert "Traceback" not in result.output
    assert digest_of_folder(project.data) == before


@pytest.mark.parametrize(("spoil", "message"), BROKEN_CUBES.values(), ids=BROKEN_CUBES)
def test_unexpected_cube_changes_nothing(project, httpserver, spoil, message):
    answer = copies.deepcopy(answer_of(ONLINE))
    spoil(answer)
    answers_with(httpserver, ONLINE, answer)
    fails_without_a_trace(project, f"{ONLINE}: {message}")


@pytest.mark.parametrize(("handler", "message"), BROKEN_REPLIES.values(), ids=BROKEN_REPLIES)
def test_failing_server_changes_nothing(project, httpserver, handler, message):
    answers_with(httpserver, ONLINE, handler)
    fails_without_a_trace(project, message)


def test_good_source_is_not_written_beside_a_failing_one(project, httpserver):
    answers_with(httpserver, PEOPLE, lambda _: Response("", status=404))
    fails_without_a_trace(project, f"{PEOPLE}: ")


def test_server_that_does_not_answer_in_time(project, httpserver, monkeypatch):
    monkeypatch.setattr(answers, "READ_SECONDS", 0.05)
    gave_up = threading.Event()
    answers_with(httpserver, ONLINE, lambda _: Response(str(gave_up.wait())))
    fails_without_a_trace(project, "did not answer in time", ONLINE)
    gave_up.set()


class BreaksOff(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.request.recv(10_000)
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{")


def test_answer_that_breaks_off_changes_nothing(project):
    path = project.data / "refresh.yml"
    described = yaml.safe_load(path.read_text(encoding="utf-8"))
    with socketserver.TCPServer(("127.0.0.1", 0), BreaksOff) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        described[ONLINE]["address"] = f"http://127.0.0.1:{server.server_address[1]}/"
        path.write_text(yaml.safe_dump(described, allow_unicode=True, sort_keys=False), encoding="utf-8")
        fails_without_a_trace(project, "broke off its answer")
        server.shutdown()


def test_no_network(project, httpserver):
    httpserver.stop()
    fails_without_a_trace(project, "can't be reached; is there a network?")
    httpserver.start()


def test_unknown_source_is_refused(project):
    result = refresh(project, "eurostat_demo_pjam")
    assert result.exit_code == 1
    assert 'there is no source "eurostat_demo_pjam"; did you mean eurostat_demo_pjan?' in result.output


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("decimals: 2", "decimals: two", "eurostat_isoc_ci_ac_i.decimals: "),
        ("table: population", "tabel: population", "eurostat_demo_pjan.tabel: "),
        ("decimals: 2", "decimals: [", "not YAML"),
    ],
)
def test_wrong_description_of_a_source_is_named(project, before, after, message):
    path = project.data / "refresh.yml"
    path.write_text((BOOK.data / "refresh.yml").read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    fails = refresh(project)
    assert fails.exit_code == 1
    assert "data/refresh.yml" in fails.output
    assert message in fails.output


def foreign(rows: list[dict[str, str]]) -> None:
    rows.append(rows[-1] | {"country": "XX"})


def test_row_that_would_break_a_rule_changes_nothing(project, httpserver):
    answers_with(httpserver, ONLINE, answer_of(ONLINE, foreign))
    fails_without_a_trace(project, 'column country: "XX": has no label')
