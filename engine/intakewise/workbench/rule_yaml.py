"""Write a rule as YAML, and add to the end of a file what is written. Must not know what the rule means."""

import re
from dataclasses import dataclass
from datetime import date

from intakewise.model.cases import Case
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.yaml_values import text_in_yaml

_ITEM = re.compile(r"^( *)- id:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RuleText:
    """
    A rule as an author writes it on the command line, each part in YAML as it would stand in a file.

    Args:
        when: a condition; its outer braces may be left out.
        then: effects; likewise.
    """

    id: str
    title: str
    when: str
    then: tuple[str, ...]
    because: str
    sources: tuple[str, ...]

    @property
    def theme(self) -> str:
        """What stands before the full stop of its id."""
        return self.id.partition(".")[0]


def rule_in_yaml(rule: RuleText, today: date) -> list[tuple[str, str]]:
    """Return the lines of a rule, each with the option that it comes from; its review is due two years later."""
    due = date(today.year + 2, today.month, min(today.day, 28))
    return [
        ("ID", f"- id: {rule.id}"),
        ("--title", f"  title: {_scalar(rule.title)}"),
        ("--when", f"  when: {_braced(rule.when)}"),
        ("--then", f"  then: [{', '.join(map(_braced, rule.then))}]"),
        ("--because", f"  because: {_scalar(rule.because)}"),
        ("--source", f"  sources: [{', '.join(map(_scalar, rule.sources))}]"),
        ("review", f"  review: {{status: needs_review, checked: {today}, due: {due}}}"),
    ]


def case_lines(case: Case) -> list[str]:
    """Return the lines of a case, its dash in the first column."""
    return [line[2:] for line in case_in_yaml(case).splitlines()]


def with_added(text: str, key: str, lines: list[str], first: str = "") -> str:
    r"""
    Return a file with a part more at the end of its list; all that stands there stays as it is.

    Args:
        text: the file; empty: it is new.
        key: what the list of a new file stands under.
        first: the line that a new file begins with; empty: none.
        lines: the part, its dash in the first column.

    >>> print(with_added("cases:\n- id: a  # first", "cases", ["- id: b", "  given: {}"]), end="")
    cases:
    - id: a  # first
    - id: b
      given: {}
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not text.strip():
        text += f"{first}{line_end}{key}:{line_end}" if first else f"{key}:{line_end}"
    elif not text.endswith("\n"):
        text += line_end
    indents = _ITEM.findall(text)
    indent = indents[-1] if indents else "  "
    return text + "".join(f"{indent}{line}{line_end}" for line in lines)


def _braced(text: str) -> str:
    joined = " ".join(text.split())
    return joined if joined.startswith("{") else f"{{{joined}}}"


def _scalar(text: str) -> str:
    return text_in_yaml(" ".join(text.split()))
