"""Find whether unit tests detect a change of code."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from mutation import trials
from mutation.code_changes import MODULES, CodeChange

# Slow tests come last, since most changes fail earlier.
UNIT_TESTS = (
    "test_printed.py",
    "test_prose.py",
    "test_derivations.py",
    "test_survey_words.py",
    "test_claims.py",
    "test_verdicts.py",
    "test_nps.py",
    "test_survey_rows.py",
    "test_comparison.py",
    "test_survey.py",
    "test_measures.py",
    "test_disputed_values.py",
    "test_audit.py",
    "test_discrepancies.py",
    "test_rounding.py",
    "test_printed_shares.py",
    "test_significance.py",
)
EQUIVALENT = Path(__file__).with_name("equivalent.yml")
# A change may cause an endless loop.
SECONDS = 300


@dataclass(frozen=True)
class CodeAnswer:
    """What the unit tests say of a change of code.

    Attributes:
        change: The change.
        by: The first test that fails; empty if none does.
        why_equivalent: Why no test can fail, where that is so.
    """

    change: CodeChange
    by: str
    why_equivalent: str


def answers(changes: list[CodeChange], roots: list[Path]) -> list[CodeAnswer]:
    """Return the result of the unit tests for each change."""
    if not changes:
        return []
    trials.expect_success(roots[0], *_unit_tests(f"helpers/{MODULES[0]}.py"))
    reasons = equivalent()

    def answer(root: Path, change: CodeChange) -> CodeAnswer:
        change.write_to(root)
        found = trials.failures(root, *_unit_tests(change.path), seconds=SECONDS)
        change.take_back(root)
        reason = reasons.get((change.path, change.within, change.before, change.after), "")
        return CodeAnswer(change, found[0].test if found else "", reason)

    return trials.in_each("code", roots, changes, answer)


def equivalent() -> dict[tuple[str, str, str, str], str]:
    """Return the reasons why changes are equivalent, by file, function, and the code before and after."""
    listed = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or []
    return {(entry["file"], entry["within"], entry["before"], entry["after"]): entry["why"] for entry in listed}


def _unit_tests(changed: str) -> list[str]:
    """Return the options that run the doctests of the changed module first, since they are fastest."""
    modules = [f"helpers/{name}.py" for name in MODULES]
    tests = [f"tests/{name}" for name in UNIT_TESTS]
    return [*trials.LIGHT, "--exitfirst", "--doctest-modules", changed, *(set(modules) - {changed}), *tests]
