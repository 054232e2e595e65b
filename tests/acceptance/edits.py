"""
Edits of a knowledge base as data: what a person might change in its files, by slip or on purpose.

An edit names the item that it is in (`in: red_flag.seizure`), wherever that stands now, or a file; what is found there
once is replaced. So an edit still fits when rules around it change, and says so when its own rule does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class DoesNotFit(Exception):
    """An edit no longer fits the files: its data must follow them."""


@dataclass(frozen=True)
class Edited:
    """A named list of edits, with whatever else its file says."""

    name: str
    edits: tuple[Mapping[str, str], ...]
    says: Mapping[str, Any]


def edited_from(path: Path) -> Edited:
    """Read a file of edits."""
    read = yaml.safe_load(path.read_text("utf-8"))
    return Edited(path.stem, tuple(read.pop("edits")), read)


def apply_edits(content: Path, edits: tuple[Mapping[str, str], ...]) -> None:
    """Make the edits in a copy of a content folder. Raises DoesNotFit."""
    for edit in edits:
        if "rename" in edit:
            _only(content, edit["rename"]).rename(_only(content, edit["rename"]).with_name(edit["to"]))
        elif "in" in edit:
            _edit_item(content, edit)
        else:
            path = _only(content, edit["file"])
            path.write_text(_replaced(path.read_text("utf-8"), edit), "utf-8")


def _edit_item(content: Path, edit: Mapping[str, str]) -> None:
    path, start, end = _item(content, edit["in"])
    text = path.read_text("utf-8")
    item = "" if edit.get("remove") else _replaced(text[start:end], edit)
    path.write_text(text[:start] + item + text[end:], "utf-8")


def _item(content: Path, name: str) -> tuple[Path, int, int]:
    """Find where an item of a list begins and ends: up to the next of its list, or of one further out."""
    begins = re.compile(rf"^( *)- (?:\{{)?id: {re.escape(name)}(?=[\s,}}])", re.MULTILINE)
    found = [
        (path, match)
        for path in sorted(content.rglob("*.yaml"))
        if not path.name.endswith(".cases.yaml") and "translations" not in path.parts
        for match in begins.finditer(path.read_text("utf-8"))
    ]
    if len(found) != 1:
        raise DoesNotFit(f"{len(found)} items are called {name}")
    path, match = found[0]
    text = path.read_text("utf-8")
    following = re.compile(rf"^ {{0,{len(match[1])}}}\S", re.MULTILINE).search(text, match.end())
    return path, match.start(), following.start() if following else len(text)


def _only(content: Path, name: str) -> Path:
    found = sorted(content.rglob(name))
    if len(found) != 1:
        raise DoesNotFit(f"{len(found)} files are called {name}")
    return found[0]


def _replaced(text: str, edit: Mapping[str, str]) -> str:
    if text.count(edit["find"]) != 1:
        raise DoesNotFit(f"“{edit['find']}” is there {text.count(edit['find'])} times")
    return text.replace(edit["find"], edit["replace"])
