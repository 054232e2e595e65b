"""Show the parts of a report that a person asks for, and save it. Nothing here decides what it says."""

from collections.abc import Callable
from importlib.util import find_spec
from itertools import count, pairwise
from pathlib import Path

from rich.console import Console

from intakewise.language.saying import say
from intakewise.problems.problem import Problem
from intakewise.quiz.asker import Asker
from intakewise.quiz.replies import Frame, GoBack, Item
from intakewise.quiz.screens import print_not_saved, print_saved
from intakewise.report.blocks import Report
from intakewise.report.file import PDF, refuse_report
from intakewise.report.to_terminal import draw_parts

Save = Callable[[Path], Problem | None]

ALL, SAVE, FINISH = "all", "save", "finish"

_NAME = "intakewise-report"


def show_on_request(report: Report, asker: Asker, console: Console, save: Save) -> None:
    """
    Ask what to see until the person has seen enough; where nobody is there to ask, show all of it.

    Args:
        save: writes the report to a file; returns why it could not.
    """
    if not asker.asks_somebody:
        draw_parts(report.parts, console)
        return
    # After the last part the next thing is to finish, for all of it has been seen.
    names = [part.id for part in report.parts]
    following = {**dict(pairwise(names)), names[-1]: FINISH, ALL: FINISH, SAVE: FINISH}
    chosen: object = None
    while True:
        try:
            chosen = asker.ask_one(_frame(report, following.get(str(chosen))), _items(report))
            if chosen == FINISH:
                return
            if chosen == SAVE:
                _save(asker, console, save)
            else:
                draw_parts((part for part in report.parts if chosen in (ALL, part.id)), console)
        except (KeyboardInterrupt, EOFError):
            return  # the quiz is over: leaving here stops nothing


def _frame(report: Report, first: str | None) -> Frame:
    """Return what stands around the parts; `first` is pointed at, so that Enter leads from one to the next."""
    # What matters most stays in sight, however much is printed above.
    place, finish = report.headline, Item(say("Finish"), FINISH)
    return Frame(say("What would you like to see?"), place, actions=(finish,), first=first, leaves_room=True)


def _items(report: Report) -> list[Item]:
    return [
        *(Item(part.title, part.id) for part in report.parts),
        Item(say("All of it"), ALL),
        Item(say("Save it to a file"), SAVE),
    ]


def _save(asker: Asker, console: Console, save: Save) -> None:
    """Ask what kind of file, and write it where the person is; nothing that is there already is replaced."""
    kinds = [
        Item(say("A page to print, or to show a doctor (.html)"), ".html"),
        *_if_it_can_be_made(Item(say("The same page as PDF (.pdf)"), PDF)),
        Item(say("The same as Markdown text (.md)"), ".md"),
        Item(say("Data with all your answers (.json)"), ".json"),
    ]
    leaving = Item(say("Do not save it"), GoBack())
    ending = asker.ask_one(Frame(say("What kind of file?"), actions=(leaving,), leaves_room=True), kinds)
    if not isinstance(ending, str):
        return
    path = free_name(Path.cwd(), ending)
    problem = refuse_report(path) or save(path)
    if problem is None:
        print_saved(console, path)
    else:
        print_not_saved(console, problem)


def _if_it_can_be_made(item: Item) -> list[Item]:
    """Offer a PDF only where the library for it is installed; importing it takes a second."""
    return [item] if find_spec("weasyprint") else []


def free_name(folder: Path, ending: str) -> Path:
    """Return a name in a folder that no file has yet."""
    names = (folder / f"{_NAME}{'' if number == 1 else f'-{number}'}{ending}" for number in count(1))
    return next(path for path in names if not path.exists())
