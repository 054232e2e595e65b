"""
Problems as SARIF 2.1.0, the format in which editors and code hosts take what a checker found.

OASIS Standard, 27 March 2020: https://docs.oasis-open.org/sarif/sarif/v2.1.0/.
"""

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote

from intakewise.problems.catalogue import CATALOGUE
from intakewise.problems.problem import Place, Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(problems: Sequence[Problem], version: str, *, could_run: bool = True) -> dict[str, object]:
    """
    Return a SARIF log of one run.

    Args:
        version: of this program.
        could_run: false where the problems are why nothing was checked.
    """
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "intakewise",
        "semanticVersion": version,
        "rules": [{"id": code, "shortDescription": {"text": CATALOGUE[code]}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "invocations": [{"executionSuccessful": could_run}],
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, rule: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": "\n".join(part for part in (problem.message, problem.advice) if part)},
    }
    if problem.place.file:
        result["locations"] = [{"physicalLocation": _location(problem.place)}]
    return result


def _location(place: Place) -> dict[str, object]:
    path = PurePath(place.file)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")
    location: dict[str, object] = {"artifactLocation": {"uri": uri}}
    if place.line:
        location["region"] = {"startLine": place.line, "startColumn": place.column}
    return location
