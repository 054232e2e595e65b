"""
Problems as workflow commands of GitHub Actions, which shows each one at its line of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from intakewise.problems.problem import Problem, Severity


def as_annotation(problem: Problem) -> str:
    """Return one command, on one line."""
    place = problem.place
    properties = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    text = "\n".join(part for part in (problem.message, problem.advice) if part)
    command = "notice" if problem.severity is Severity.NOTE else problem.severity.value
    return f"::{command} {written}::{_data(text)}"


def _data(text: str) -> str:
    """Escape what would end a command: a name in a file must not begin one of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
