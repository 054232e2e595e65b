"""
Find a knowledge base: shipped, provided by an installed package, or in a folder.

Must not know what stands in its files.
"""

import re
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest
from intakewise.problems.system import reason_of
from intakewise.reading.content import content_folder
from intakewise.reading.packages import content_of, provided_by_packages, refuse_several

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
        reason = reason_of(error, "its name cannot be used")
        return None, [Problem("IW-F003", Place(name), f"The folder cannot be read: {reason}.")]


def is_taken(name: str) -> bool:
    """Tell whether an id means a knowledge base that is shipped, or that an installed package provides."""
    return _base_named(name, content_folder()) is not None or name in provided_by_packages()


def is_name(name: str) -> bool:
    """Tell whether a text can be the id of a knowledge base."""
    return _NAME.fullmatch(name) is not None


def shipped_names() -> list[str]:
    """Return the ids of the knowledge bases that are shipped, sorted."""
    return [found.name for found in _bases_in(content_folder())]


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
    if is_name(name):
        shipped = _base_named(name, content_folder())
        if shipped is not None:
            return shipped, []
        provided = provided_by_packages().get(name)
        if provided:
            content = refuse_several(name, provided) or content_of(provided[0])
            return (None, [content]) if isinstance(content, Problem) else (_base_named(name, content), [])
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
    if is_name(name):
        return None, [_no_such_name(name)]
    return None, [Problem("IW-F001", Place(name), "There is no such folder.", fix="Check the name, and where you are.")]


def _no_such_name(name: str) -> Problem:
    known = sorted({*shipped_names(), *provided_by_packages()})
    return Problem(
        "IW-F007",
        Place(name),
        f"There is no knowledge base '{name}'.",
        f"Expected {', '.join(known)}, or a folder." if known else "Expected a folder.",
        suggestion=nearest(name, known),
    )


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
