"""
Find a knowledge base: shipped, provided by an installed package, or in a folder.

Must not know what stands in its files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest
from intakewise.reading.content import content_folder

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "intakewise.knowledge"
"""The group in which a package names the content folder that it provides, by the id of the knowledge base."""

TRANSLATIONS = "translations"
"""The folder of a knowledge base that holds its translations: a file for each language, and a folder beside it."""

_LANGUAGE = re.compile("(?!(en|at)$)[a-z]{2,3}(-[A-Z]{2})?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Found:
    """
    Where a knowledge base is.

    Args:
        rules: its folder with `knowledge.yaml` and the rules.
        questionnaires: the folder that its questionnaire is in.
    """

    rules: Path
    questionnaires: Path

    @property
    def name(self) -> str:
        """Its name, which is that of its folder."""
        return _whole(self.rules).name


def find_knowledge(name: str) -> tuple[Found | None, list[Problem]]:
    """
    Find a knowledge base by name or path.

    Args:
        name: an id, shipped or provided by a package; or a path to a content folder with one base in it, or to one
            `rules/NAME` inside such a folder.

    Returns:
        Where it is, or None and why not. Collects Problems, never raises.
    """
    try:
        return _find(name)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
        return None, [Problem("IW-F003", Place(name), f"The folder cannot be read: {reason[:1].lower()}{reason[1:]}.")]


def is_taken(name: str) -> bool:
    """Tell whether an id means a knowledge base that is shipped, or that an installed package provides."""
    return _base_named(name, content_folder()) is not None or any(each.name == name for each in _provided_by_packages())


def find_all(path: str) -> tuple[list[Found], list[Problem]]:
    """Find every knowledge base of a content folder; for anything else, the one that `find_knowledge` finds."""
    try:
        folder = Path(path)
        bases = _bases_in(folder) if _is_content(folder) else []
    except (OSError, ValueError):
        bases = []
    if bases:
        return bases, []
    found, problems = find_knowledge(path)
    return ([] if found is None else [found]), problems


def files_of(found: Found) -> list[Path]:
    """Return the files that a knowledge base may be made from: schemas, questionnaires, and rules, not its cases."""
    rules = [each for each in found.rules.glob("*.yaml") if not each.name.endswith(".cases.yaml")]
    return [*rules, *found.questionnaires.glob("*.yaml"), *(content_folder() / "schemas").glob("*.schema.json")]


def is_language(code: str) -> bool:
    """Tell whether a text can be the code of a language that something is translated into."""
    return _LANGUAGE.fullmatch(code) is not None


def languages_of(found: Found) -> tuple[str, ...]:
    """Return the codes of the languages that a knowledge base is translated into, by the names of its files."""
    codes = (each.stem for each in (found.rules / TRANSLATIONS).glob("*.yaml"))
    return tuple(sorted(filter(is_language, codes)))


def translation_files(found: Found, code: str) -> list[Path]:
    """Return the files of a translation, the one that says what it is first; the rest by name."""
    folder = found.rules / TRANSLATIONS
    return [folder / f"{code}.yaml", *sorted((folder / code).glob("[!.]*.yaml"))]


def shown(path: Path) -> str:
    """Return a path as the user would name it: relative to the current folder if below it, else as it was given."""
    whole, here = _whole(path), _whole(Path())
    return str(whole.relative_to(here)) if whole.is_relative_to(here) and whole != here else str(path)


def _whole(path: Path) -> Path:
    """Return a path from the root, without following links: those may lead in a circle."""
    try:
        return Path(normpath(path.absolute()))
    except FileNotFoundError:  # the current folder was deleted
        return path


def _find(name: str) -> tuple[Found | None, list[Problem]]:
    if _NAME.fullmatch(name):
        shipped = _base_named(name, content_folder())
        if shipped is not None:
            return shipped, []
        provided = next((each for each in _provided_by_packages() if each.name == name), None)
        if provided is not None:
            return _provided(provided)
    folder = Path(name)
    if name and folder.is_dir():
        return _in_folder(folder)
    if name and folder.exists():
        return None, [
            Problem(
                "IW-F002",
                Place(shown(folder)),
                "This is a file, not a knowledge base.",
                "Expected a folder with `questionnaires/` and `rules/`, or one `rules/NAME` inside it.",
            )
        ]
    if _NAME.fullmatch(name):
        return None, [_no_such_name(name)]
    return None, [Problem("IW-F001", Place(name), "There is no such folder.", fix="Check the name, and where you are.")]


def _no_such_name(name: str) -> Problem:
    shipped = (found.name for found in _bases_in(content_folder()))
    known = sorted({*shipped, *(each.name for each in _provided_by_packages())})
    return Problem(
        "IW-F007",
        Place(name),
        f"There is no knowledge base '{name}'.",
        f"Expected {', '.join(known)}, or a folder." if known else "Expected a folder.",
        suggestion=nearest(name, known),
    )


def _provided_by_packages() -> "Iterable[EntryPoint]":
    from importlib.metadata import entry_points  # noqa: PLC0415 — takes 25 ms, and a shipped base needs none of it

    return entry_points(group=ENTRY_POINTS)


def _in_folder(folder: Path) -> tuple[Found | None, list[Problem]]:
    if (folder / "knowledge.yaml").exists() or _whole(folder).parent.name == "rules":
        return Found(folder, folder / ".." / ".." / "questionnaires"), []
    bases = _bases_in(folder) if _is_content(folder) else []
    if len(bases) == 1:
        return bases[0], []
    if bases:
        names = ", ".join(shown(each.rules) for each in bases)
        return None, [
            Problem(
                "IW-F007",
                Place(shown(folder)),
                "There are several knowledge bases here.",
                f"Expected one of {names}.",
            )
        ]
    return None, [
        Problem(
            "IW-F006",
            Place(shown(folder)),
            "There is no knowledge base here.",
            "Expected a folder with `questionnaires/` and `rules/NAME/knowledge.yaml`, or one `rules/NAME` inside it.",
        )
    ]


def _is_content(folder: Path) -> bool:
    return (folder / "rules").is_dir()


def _bases_in(content: Path) -> list[Found]:
    rules = content / "rules"
    folders = sorted(each for each in rules.iterdir() if each.is_dir() and not each.name.startswith("."))
    return [Found(each, content / "questionnaires") for each in folders]


def _base_named(name: str, content: Path) -> Found | None:
    folder = content / "rules" / name
    return Found(folder, content / "questionnaires") if folder.is_dir() else None


def _provided(provided: "EntryPoint") -> tuple[Found | None, list[Problem]]:
    package = provided.dist.name if provided.dist is not None else provided.value
    # Whatever the code of somebody else does, the person who asked for it is told which package it was.
    try:
        content = _folder_from(provided.load())
    except Exception as error:
        return None, [
            Problem(
                "IW-F007",
                Place(provided.name),
                f"The package '{package}' should provide '{provided.name}', and failed: {type(error).__name__}.",
                fix="Install it again, or tell its authors.",
            )
        ]
    found = None if content is None else _base_named(provided.name, content)
    if found is not None:
        return found, []
    return None, [
        Problem(
            "IW-F007",
            Place(provided.name),
            f"The package '{package}' provides no `rules/{provided.name}`.",
            f"Expected `{provided.value}` to be a module beside `rules/` and `questionnaires/`, or their folder.",
        )
    ]


def _folder_from(provided: object) -> Path | None:
    """Return the content folder that an entry point means: a path, a function that gives one, or a package."""
    if isinstance(provided, ModuleType):
        return Path(provided.__file__).parent if provided.__file__ else None
    if callable(provided):
        provided = provided()
    return Path(provided) if isinstance(provided, str | Path) else None
