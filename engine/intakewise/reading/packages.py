"""
Knowledge bases that installed packages provide, by entry point.

What a package names is read from its description alone: none of its code runs unless that base is asked for and its
entry point is an attribute, such as `sleep_rules:FOLDER`. A package with content in it is found and read, never run.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from intakewise.problems.problem import Place, Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "intakewise.knowledge"
"""The group in which a package names the content folder that it provides, by the id of the knowledge base."""


def provided_by_packages() -> "dict[str, list[EntryPoint]]":
    """Return every entry point by the id it names: more than one where packages disagree. None of them is run."""
    from importlib.metadata import entry_points  # noqa: PLC0415 — takes 25 ms, and a shipped base needs none of it

    named: dict[str, list[EntryPoint]] = {}
    for each in entry_points(group=ENTRY_POINTS):
        named.setdefault(each.name, []).append(each)
    return {name: sorted(found, key=lambda each: (package_of(each), each.value)) for name, found in named.items()}


def package_of(provided: "EntryPoint") -> str:
    """Return the name of the package whose entry point this is."""
    return provided.dist.name if provided.dist is not None else provided.value


def refuse_several(name: str, provided: "Iterable[EntryPoint]") -> Problem | None:
    """Say that several packages provide one id: which of them is meant is not guessed. None if one does."""
    first, *others = map(package_of, provided)
    if not others:
        return None
    packages = " and ".join(f"'{each}'" for each in (first, *others))
    return Problem(
        "IW-F050",
        Place(name),
        f"'{name}' is provided by more than one package: {packages}.",
        fix="Uninstall all but one, or name the folder of the one you mean.",
    )


def content_of(provided: "EntryPoint") -> Path | Problem:
    """Return the content folder that a package provides, or what is wrong with the package."""
    package = package_of(provided)
    # Whatever the code of somebody else does, the person who asked for it is told which package it was.
    try:
        content = _found(provided.module) if not provided.attr else _folder_from(provided.load())
    except Exception as error:
        return Problem(
            "IW-F050",
            Place(provided.name),
            f"The package '{package}' should provide '{provided.name}' by '{provided.value}', and failed: "
            f"{type(error).__name__}.",
            fix="Install it again, or tell its authors.",
        )
    if content is not None and (content / "rules" / provided.name).is_dir():
        return content
    return Problem(
        "IW-F050",
        Place(provided.name),
        f"The package '{package}' provides no `rules/{provided.name}`.",
        f"Expected `{provided.value}` to be a module beside `rules/` and `questionnaires/`, or their folder.",
        "If they are there in its source, they were left out when it was built.",
    )


def _found(module: str) -> Path | None:
    """Return the folder of a module without running it. Of a dotted name, Python runs the packages above it."""
    spec = find_spec(module)
    if spec is None:
        raise ModuleNotFoundError(module)
    if spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    return Path(spec.origin).parent if spec.has_location and spec.origin else None


def _folder_from(provided: object) -> Path | None:
    """Return the content folder that an attribute means: a path, a function that gives one, or a package."""
    if isinstance(provided, ModuleType):
        return Path(provided.__file__).parent if provided.__file__ else None
    if callable(provided):
        provided = provided()
    return Path(provided) if isinstance(provided, str | Path) else None
