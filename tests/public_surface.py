"""
List everything that is public: the names of `intakewise.__all__`, and what can be reached from them by their types.

`python -m tests.public_surface` prints the listing; with `--update` it is written to docs/public_surface.txt. It is
taken from the source, so that every Python gives the same.
"""

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType
from typing import get_args, get_type_hints

import intakewise

LISTING = Path(__file__).parents[1] / "docs" / "public_surface.txt"

HEADING = """\
What is public in Python. docs/stability.md says what that promises, and how this list is written anew.
"import": a name of `intakewise`; "reached": no name of it, but what a public function takes or gives.
"""

OPAQUE = ("intakewise.model.conditions", "intakewise.model.plan", "intakewise.reading")
"""Modules whose classes are handed on and not looked into: `sentence_of` says in words what a condition asks."""

FOR_THE_ENGINES = {
    "Contributor": {"places"},
    "Knowledge": {"facts", "plan", "properties", "accepted_losses"},
    "Question": {"keys", "places", "ranks", "rank_of"},
    "Questionnaire": {"order", "positions"},
}
"""What a public class has for the engines alone."""


def reached() -> dict[str, type | FunctionType]:
    """Return what is public by name; of what is no name of `intakewise`, by the name of its module, too."""
    roots: dict[str, object] = {name: getattr(intakewise, name) for name in intakewise.__all__}
    found = {name: each for name, each in roots.items() if isinstance(each, type | FunctionType)}
    waiting = list(found.values())
    while waiting:
        for each in types_of(waiting.pop()):
            if each not in found.values() and not each.__module__.startswith(OPAQUE):
                found[f"{each.__module__.removeprefix('intakewise.')}.{each.__name__}"] = each
                waiting.append(each)
    return found


def types_of(of: type | FunctionType) -> Iterator[type]:
    """Yield the classes of ours in the types of a function, or of the public members of a class."""
    if isinstance(of, FunctionType):
        yield from ours_in(*get_type_hints(of).values())
        return
    hints = {name: hint for each in homes_of(of) for name, hint in get_type_hints(each).items()}
    yield from ours_in(*(hint for name, hint in hints.items() if is_public(of, name)))
    for each in homes_of(of):
        for name, member in vars(each).items():
            function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
            if is_public(of, name) and isinstance(function, FunctionType):
                yield from ours_in(*get_type_hints(function).values())


def ours_in(*hints: object) -> Iterator[type]:
    """Yield the classes of ours in types, however deep."""
    for hint in hints:
        if isinstance(hint, type) and hint.__module__.startswith("intakewise"):
            yield hint
        yield from ours_in(*get_args(hint))


def homes_of(of: type) -> list[type]:
    """Return a class and those of ours that it builds on."""
    return [each for each in of.__mro__ if each.__module__.startswith("intakewise")]


def is_public(of: type, name: str) -> bool:
    """Tell whether a member is promised. Only exceptions are made by others, and so have a public `__init__`."""
    made_by_others = name == "__init__" and issubclass(of, Exception)
    return made_by_others or not (name.startswith("_") or name in FOR_THE_ENGINES.get(of.__name__, ()))


def lines_of(name: str, of: type | FunctionType) -> Iterator[str]:
    """Yield the lines of one entry: what it is, and its members in the order of the source."""
    mark = "reached" if "." in name else "import"
    if isinstance(of, FunctionType):
        yield f"{mark} {called(tree_of(of))}"
        return
    base = next((each.__name__ for each in of.__mro__[1:-1] if not each.__name__.startswith("_")), "")
    yield f"{mark} class {name}" + (f"({base})" if base else "")
    for home in homes_of(of):
        for node in getattr(tree_of(home), "body", ()):
            yield from (f"    {line}" for member, line in members(node) if is_public(of, member))


def tree_of(of: type | FunctionType) -> ast.stmt:
    """Return the source of a class or function, parsed."""
    return ast.parse(textwrap.dedent(inspect.getsource(of))).body[0]


def members(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """Yield the members that a statement in a class makes, each with its line."""
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name, f"{name}: {ast.unparse(node.annotation)}"
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            yield name, f"{name} = {ast.unparse(value)}"
        case ast.FunctionDef(name=name):
            decorated = [ast.unparse(each) for each in node.decorator_list]
            if "property" in decorated:
                assert node.returns is not None
                yield name, f"{name}: {ast.unparse(node.returns)}"
            else:
                yield name, "".join(f"@{each} " for each in decorated) + called(node)


def called(node: ast.stmt) -> str:
    """Return how a function is called, and what it gives."""
    assert isinstance(node, ast.FunctionDef)
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"def {node.name}({ast.unparse(node.args)}){returned}"


def listing() -> str:
    """Return the whole list."""
    entries = ["\n".join(lines_of(name, each)) for name, each in sorted(reached().items(), key=lambda each: each[0])]
    return "\n\n".join((HEADING.strip(), *entries)) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        LISTING.write_text(listing(), "utf-8")
    else:
        print(listing(), end="")
