"""Follow a tutorial as a reader does: write, change, and delete the files that it names, and run its commands."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.command_line import Ran, intakewise

_STEP = re.compile(
    r"```console\n(?P<console>.*?)```"
    r"|Write this to\s+`(?P<write>[^`]+)`(?:, in place of what is there)?:\n\n```\w+\n(?P<written>.*?)```"
    r"|Add this at the end of\s+`(?P<append>[^`]+)`:\n\n```yaml\n(?P<added>.*?)```"
    r"|`(?P<swap>[^`]+)`\.\s+There,\s+change\n\n```yaml\n(?P<old>.*?)```\n\nto\n\n```yaml\n(?P<new>.*?)```"
    r"|[Ii]n\s+`(?P<correct>[^`]+)`,\s+change\s+`(?P<wrong>[^`]+)`\s+to\s+`(?P<right>[^`]+)`"
    r"|Delete\s+`(?P<gone>[^`]+)` and\s+`(?P<gone_too>[^`]+)`",
    re.DOTALL,
)
_COMMAND = re.compile(r"^\$ intakewise (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A command, what the tutorial shows of it, and what it did."""

    command: str
    shown: str
    ran: Ran


def steps_in(text: str) -> list[str]:
    """Return the text of each step that `follow` takes."""
    return [step.group() for step in _STEP.finditer(text)]


def follow(text: str, folder: Path) -> Iterator[Shown]:
    """Do what a tutorial says in a folder, and yield each command that it runs."""
    for step in _STEP.finditer(text):
        match step.lastgroup:
            case "console":
                yield from (_run(each[1], each[2], folder) for each in _COMMAND.finditer(step["console"]))
            case "written":
                (folder / step["write"]).write_text(step["written"], "utf-8")
            case "added":
                with (folder / step["append"]).open("a", encoding="utf-8") as file:
                    file.write(step["added"])
            case "new":
                _change(folder / step["swap"], step["old"], step["new"])
            case "right":
                _change(folder / step["correct"], step["wrong"], step["right"])
            case "gone_too":
                (folder / step["gone"]).unlink()
                (folder / step["gone_too"]).unlink()


def _run(command: str, shown: str, folder: Path) -> Shown:
    words, _, given = command.partition(" < ")
    answers = (folder / given).read_text("utf-8") if given else ""
    return Shown(command, shown, intakewise(*shlex.split(words), folder=folder, given=answers))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert 1 == text.count(old), f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")
