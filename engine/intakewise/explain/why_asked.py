"""Why a question is asked: the author's reason, and what its answer can still change, in plain words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from intakewise.language.saying import say, say_number
from intakewise.meaning.conclusions import Conclusions
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType

MOST_NAMED = 2
"""Of one kind: whoever asks "why" wants to read a few lines."""

MOST_SENTENCES = 4


@dataclass(frozen=True, slots=True)
class WhyAsked:
    """
    Why a question is asked.

    Args:
        why: the author's reason.
        can_change: what the answer can still change; where it is given already, what another one would.
        sentences: the same in words, the gravest first; what is less grave may be left out there.
    """

    why: str
    can_change: Conclusions
    sentences: tuple[str, ...]


def explain_why_asked(knowledge: Knowledge, question: Question, can_change: Conclusions) -> WhyAsked:
    """
    Return why a question is asked.

    Args:
        can_change: what its answer can still change.
    """
    changes = tuple(sentence for tell in _CHANGES for sentence in tell(knowledge, can_change))
    safety = (say("This is a safety question: it is never left out."),) if question.safety else ()
    return WhyAsked(question.why, can_change, (safety + (changes or (_nothing(question),)))[:MOST_SENTENCES])


def _nothing(question: Question) -> str:
    if question.type is QuestionType.TEXT:
        return say("Your answer changes nothing in the result: it is there for whoever reads your answers.")
    return say("Whatever you reply, the result stays the same.")


def _levels(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.levels[level].title for level in can_change.levels]
    if titles:
        yield say("Your answer can change whether we tell you: {levels}.", levels=_listed(titles, len(titles)))
    elif can_change.is_reason:
        yield say("Your answer can add to the reasons why a doctor should look at this.")


def _contributors(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.contributors[name].title for name in can_change.contributors]
    if titles:
        yield say("It can change how likely these are to play a part: {contributors}.", contributors=_listed(titles))


def _advice(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    advised = dict.fromkeys((*can_change.withheld, *can_change.advice))
    titles = [knowledge.advice[name].title for name in advised]
    titles += [knowledge.cautions[name].title for name in can_change.cautions]
    if titles:
        yield say("It can change what we advise, or warn of: {advice}.", advice=_listed(titles))


def _numbers(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [each.title for each in knowledge.questionnaire.derived if each.id in can_change.numbers]
    if titles:
        yield say("It counts towards: {numbers}.", numbers=_listed(titles))


def _states(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.states[name].title for name in can_change.states]
    if titles:
        yield say("It can change what else the result points out: {findings}.", findings=_listed(titles))


def _questions(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    if can_change.questions:
        yield say("It decides which other questions you are asked.")


_CHANGES: tuple[Callable[[Knowledge, Conclusions], Iterator[str]], ...] = (
    _levels,
    _contributors,
    _numbers,
    _advice,
    _states,
    _questions,
)
"""The gravest first."""


def _listed(titles: Sequence[str], most: int = MOST_NAMED) -> str:
    """Return the first few titles in quotes, and how many more there are."""
    named = ", ".join(f"“{title}”" for title in titles[:most])
    more = len(titles) - most
    if more <= 0:
        return named
    return say_number("{named} and {count} more", "{named} and {count} more", more, named=named)
