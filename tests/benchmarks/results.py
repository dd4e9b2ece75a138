"""The results of pytest-benchmark."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Case:
    """A measured case.

    Attributes:
        title: What was measured, in words.
        group: Part of the report that it belongs to.
        seconds: Median of its rounds.
        rounds: How often it ran.
        memory: Largest memory of its processes, in megabytes; None if they ended before it was read.
        params: Its parameters, such as the number of jobs.
        extra: What else it has measured.
    """

    title: str
    group: str
    seconds: float
    rounds: int
    memory: float | None
    params: dict[str, int]
    extra: dict[str, object]


@dataclass(frozen=True)
class Results:
    """All measured and failed cases, by file and name, such as `bench_ways.py::bench_plain`."""

    processors: int
    python: str
    cases: dict[str, Case]
    failed: dict[str, str]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the results in a JSON file of pytest-benchmark."""
        report = json.loads(path.read_text(encoding="utf-8"))
        machine = report["machine_info"]
        cases = {benchmark["fullname"]: _case(benchmark) for benchmark in report["benchmarks"]}
        return cls(machine["cpu"]["count"], machine["python_version"], cases, report["failed"])

    def of(self, group: str) -> list[Case]:
        """Return the cases of a group, in the order in which they ran."""
        return [case for case in self.cases.values() if case.group == group]

    def seconds(self, name: str) -> float:
        """Return the median of a case.

        Raises:
            KeyError: If it was not measured.
        """
        return self.cases[name].seconds


def _case(benchmark: dict) -> Case:
    extra = dict(benchmark["extra_info"])
    stats = benchmark["stats"]
    return Case(
        title=extra.pop("title"),
        group=benchmark["group"],
        seconds=stats["median"],
        rounds=stats["rounds"],
        memory=extra.pop("memory") or None,
        params=benchmark["params"] or {},
        extra=extra,
    )
