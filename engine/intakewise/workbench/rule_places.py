"""Where a new rule goes, what it rests on if nobody says, and what is wrong with its names."""

import re
from pathlib import Path

from intakewise.model.drafts import Draft
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest
from intakewise.workbench.new_files import there_already
from intakewise.workbench.rule_yaml import RuleText

_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_GENERAL = "general_knowledge"


def refuse_rule(rule: RuleText, draft: Draft) -> list[Problem]:
    """Say what of a new rule can be seen to be wrong without trying it: its id and its sources."""
    if not _ID.fullmatch(rule.id):
        return [
            Problem(
                "IW-F030",
                NOWHERE,
                f"'{rule.id[:60]}' cannot be the id of a rule.",
                "Expected a theme and a reason with a full stop between them, such as red_flag.head_injury, "
                "in small letters, digits, and underscores.",
            )
        ]
    there = next((each for each in draft.rules if each.id == rule.id), None)
    if there is not None:
        return [Problem("IW-R001", there.place, f"There is a rule '{rule.id}' already.", fix="Choose another id.")]
    known = [each.id for each in draft.sources]
    unknown = [name for name in rule.sources if name not in known]
    if unknown or not rule.sources:
        message = f"Unknown source '{unknown[0]}'." if unknown else "A rule needs a source."
        near = nearest(unknown[0], known) if unknown else ""
        return [Problem("IW-R018", Place("--source"), message, f"Expected one of {', '.join(known)}.", suggestion=near)]
    return []


def general_sources(draft: Draft) -> tuple[str, ...]:
    """Return the source that stands for no document, if the base has one."""
    return tuple(each.id for each in draft.sources if each.kind == _GENERAL)[:1]


def file_of(theme: str, rules: Path, draft: Draft) -> str | Problem:
    """Return the file that a rule goes into: that of the last rule of its theme, else a new one named after it."""
    files = [each.place.file for each in draft.rules if each.id.partition(".")[0] == theme]
    if files:
        return Path(files[-1]).name
    name = f"{theme}.yaml"
    return there_already(rules / name) if (rules / name).exists() else name
