"""
The pages before the first question: where the person is, what the quiz is, and when to call for help instead.

What draws is imported where it is first needed: the first page must come fast.
"""

# ruff: noqa: PLC0415 - see above

from typing import TYPE_CHECKING

from intakewise.language.saying import say, to_say
from intakewise.model.knowledge import Knowledge, RegionQuestion
from intakewise.model.values import Level
from intakewise.quiz.asker import Asker
from intakewise.quiz.keeping import Keeper
from intakewise.quiz.languages import beside, print_notice
from intakewise.quiz.replies import Frame, Item

if TYPE_CHECKING:
    from rich.console import Console


class Left(Exception):
    """The person chose to leave before the first question."""


def welcome(knowledge: Knowledge, keeper: Keeper, asker: Asker, console: "Console", region: str) -> str:
    """
    Say what the quiz is and what happens to the answers, and return where the person is.

    Raises:  Left: they want to leave.
    """
    from intakewise.quiz.screens import print_welcome, print_whom_it_is_for

    if not region and knowledge.region_question is not None:
        region = _choose_region(asker, knowledge.region_question, knowledge)
    print_welcome(console, knowledge)
    print_notice(console, knowledge.language)
    if not _choose_page(asker, say("Shall we go on?"), say("Go on"), say("Stop here")):
        raise Left
    print_whom_it_is_for(console, knowledge, keeper)
    print_notice(console, knowledge.language)
    if not _choose_page(asker, say("Shall we go on?"), say("Go on"), say("Stop here")):
        raise Left
    return region


def ask_for_danger(knowledge: Knowledge, asker: Asker, console: "Console", region: str) -> None:
    """
    Ask for signs of danger first, whatever was answered another time.

    Raises:  Left: there is one, or they are not sure; they have been told how to get help.
    """
    from intakewise.quiz.screens import print_call_now, print_how

    print_call_now(console, knowledge, region)
    print_notice(console, knowledge.language)
    if not _choose_page(
        asker,
        beside(to_say("Is there any of these now?"), knowledge.language),
        beside(to_say("No: start with the questions"), knowledge.language),
        beside(to_say("Yes, or not sure: stop here"), knowledge.language),
    ):
        for each in (knowledge, knowledge.beside):
            if each is not None:
                print_how(console, each.levels[Level.EMERGENCY].how, region, each)
        raise Left


def _choose_page(asker: Asker, ask: str, on: str, leave: str) -> bool:
    return asker.ask_one(Frame(ask), [Item(on, True), Item(leave, False)]) is True


def _choose_region(asker: Asker, asked: RegionQuestion, knowledge: Knowledge) -> str:
    items = [*(Item(region.title, region.id) for region in knowledge.regions.values()), Item(asked.elsewhere, "")]
    return str(asker.ask_one(Frame(asked.ask, knowledge.title), items))
