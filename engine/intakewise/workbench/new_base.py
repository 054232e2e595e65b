"""
What a new knowledge base is made of: the starter, a small sound one, with the name, title, and days of another.

Must not know where it will be written.
"""

import json
import re
from datetime import date

from intakewise.problems.problem import NOWHERE, Problem
from intakewise.reading.content import content_folder
from intakewise.reading.library import is_taken

STARTER = "starter"
"""The folder of the content that holds the starter: a content folder of its own."""

_NAME, _TITLE = "my_quiz", "My quiz"
_CHECKED, _DUE = "2026-01-01", "2028-01-01"
_LONGEST = 60
_WANTED = re.compile(r"[a-z][a-z0-9_]*")


def new_base(name: str, title: str, today: date) -> dict[str, str]:
    """
    Return the files of a new knowledge base: their texts by their paths from its content folder.

    Args:
        name: its id, which `check_name` finds nothing wrong with.
        title: as a person reads it, which `check_title` finds nothing wrong with.
        today: when its rules were last looked at; their reviews are due two years later.
    """
    folder = content_folder() / STARTER
    changes = {
        _NAME: name,
        _TITLE: json.dumps(title, ensure_ascii=False)[1:-1],  # it stands in double quotes there
        _CHECKED: today.isoformat(),
        _DUE: date(today.year + 2, today.month, min(today.day, 28)).isoformat(),
    }
    files = {}
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text("utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        files[path.relative_to(folder).as_posix().replace(_NAME, name)] = text
    return files


def title_of(name: str) -> str:
    """
    Return the title that a name stands for.

    >>> title_of("tension_headache")
    'Tension headache'
    """
    return name.replace("_", " ").strip().capitalize()


def check_name(name: str) -> list[Problem]:
    """Say why a new knowledge base cannot have a name: its form, or that it already means another."""
    if not _WANTED.fullmatch(name) or len(name) > _LONGEST:
        return [
            Problem(
                "IW-F030",
                NOWHERE,
                f"'{name[:_LONGEST]}' cannot be the name of a knowledge base.",
                f"Expected at most {_LONGEST} small letters, digits, and underscores, with a letter first.",
                "What people read is its title: --title.",
                suggestion=_as_name(name),
            )
        ]
    if is_taken(name):
        message = f"There is a knowledge base '{name}' already, and commands would take that one."
        return [Problem("IW-F030", NOWHERE, message, fix="Choose another name.")]
    return []


def check_title(title: str) -> list[Problem]:
    """Say why a new knowledge base cannot have a title."""
    if title.isprintable() and title.strip() and len(title) <= 2 * _LONGEST:
        return []
    expected = f"Expected one line of 1 to {2 * _LONGEST} characters."
    return [Problem("IW-F030", NOWHERE, "This cannot be the title of a knowledge base.", expected)]


def _as_name(text: str) -> str:
    """
    Return the name nearest to a text, or an empty string where nothing is left of it.

    >>> _as_name("Tension Headache (2)"), _as_name("3-2-1"), _as_name("頭痛")
    ('tension_headache_2', '', '')
    """
    return re.sub("[^a-z0-9]+", "_", text.lower()).lstrip("_0123456789").rstrip("_")[:_LONGEST]
