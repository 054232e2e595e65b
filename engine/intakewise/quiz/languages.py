"""
The language of a quiz: which one a person may want, and what is said of a translation that nobody has reviewed.

A language is never chosen for a person without a word: it is asked for, or named where it can be had.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from intakewise.language.saying import own_name, say, speaking
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH, Language
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.quiz.asker import Asker
from intakewise.quiz.replies import Frame, Item
from intakewise.report.words import UNREVIEWED
from intakewise.wiring.knowledge_base import KnowledgeBase

if TYPE_CHECKING:
    from rich.console import Console


def choose_language(kb: KnowledgeBase, wanted: Sequence[str], asker: Asker) -> KnowledgeBase:
    """
    Ask in which language, if there are texts in one that the person may want; return the knowledge base in it.

    Args:
        wanted: codes, the likeliest first.
    """
    code = next((each for each in wanted if each in kb.languages), kb.language)
    if code == kb.language:
        return kb
    try:
        other = kb.in_language(code)
    except KnowledgeInvalid:
        return kb  # nobody asked for it: whoever names it is told what is wrong with it
    with speaking(code):
        ask = " / ".join(dict.fromkeys([say("In which language?"), "In which language?"]))
        items = [Item(_name(other.knowledge.language), code), Item(ENGLISH.title, ENGLISH.code)]
        chosen = asker.ask_one(Frame(ask), items)
    return other if chosen == code else kb


def _name(language: Language) -> str:
    return language.title if language.is_trusted else f"{language.title} ({short_notice()})"


def short_notice() -> str:
    """Return what stands beside each heading of a translation that nobody has reviewed."""
    return say(UNREVIEWED)


def print_other_languages(console: "Console", kb: KnowledgeBase, command: str) -> None:
    """Print how to have the quiz in each other language, a line for each."""
    from intakewise.report.page import paragraph  # noqa: PLC0415 - a quiz without other languages need not wait for it

    for code in kb.languages:
        if code != kb.language:
            paragraph(console, f"{own_name(code)}: {command} --language {code}")


def beside(text: str, language: Language) -> str:
    """Return a text of the engine, with its English beside it where nobody has reviewed what a person reads."""
    said = say(text)
    return said if language.is_trusted or said == text else f"{said} / {text}"


def entry_to_change(knowledge: Knowledge, name: str) -> str:
    """Return the entry that changes an answer; in English, too, beside a translation that nobody has reviewed."""

    def change(known: Knowledge) -> str:
        return say("No, change my answer to “{question}”", question=known.questionnaire.questions[name].ask)

    if knowledge.beside is None:
        return change(knowledge)
    with speaking(ENGLISH.code):
        english = change(knowledge.beside)
    return f"{change(knowledge)} / {english}"


def print_notice(console: "Console", language: Language) -> None:
    """Print what everybody is told who reads a translation that nobody has reviewed; nothing for any other."""
    from intakewise.report.page import gap, paragraph  # noqa: PLC0415 - the same

    if not language.is_trusted:
        gap(console)
        paragraph(console, language.notice, style="bold")
