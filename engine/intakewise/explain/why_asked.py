"""Why a question is asked: the author's reason, and what its answer can still change, in plain words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from intakewise.language.saying import say, say_number
from intakewise.meaning.conclusions import Conclusions
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType

MOST_NAMED = 3
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
    safety = (say("It is a safety question, so it is never left out."),) if question.safety else ()
    return WhyAsked(question.why, can_change, (safety + (changes or (_nothing(question),)))[:MOST_SENTENCES])


def _nothing(question: Question) -> str:
    if question.type is QuestionType.TEXT:
        return say("Your answer changes nothing in the result: it is there for whoever reads your answers.")
    return say("After your other answers, no reply to it can change the result.")


def _levels(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.levels[level].title for level in can_change.levels]
    if titles:
        yield say("Your answer can change whether we tell you: {levels}.", levels=_listed(titles))
    elif can_change.is_reason:
        yield say("Your answer can add to the reasons why a doctor should look at this.")


def _withheld(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.advice[name].title for name in can_change.withheld]
    if titles:
        yield say("It can show that this advice is not safe for you: {advice}.", advice=_listed(titles))


def _cautions(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.cautions[name].title for name in can_change.cautions]
    if titles:
        yield say("It can change what you should be careful with: {cautions}.", cautions=_listed(titles))


def _contributors(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.contributors[name].title for name in can_change.contributors]
    if titles:
        yield say("It can change how likely these play a part: {contributors}.", contributors=_listed(titles))


def _states(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.states[name].title for name in can_change.states]
    if titles:
        yield say("It can change what else the result points out: {findings}.", findings=_listed(titles))


def _advice(knowledge: Knowledge, can_change: Conclusions) -> Iterator[str]:
    titles = [knowledge.advice[name].title for name in can_change.advice]
    if titles:
        yield say("It can change what you are advised: {advice}.", advice=_listed(titles))


_CHANGES: tuple[Callable[[Knowledge, Conclusions], Iterator[str]], ...] = (
    _levels,
    _withheld,
    _cautions,
    _contributors,
    _states,
    _advice,
)
"""The gravest first."""


def _listed(titles: Sequence[str]) -> str:
    """Return the first few titles in quotes, and how many more there are."""
    named = ", ".join(say("“{title}”", title=title) for title in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    if more <= 0:
        return named
    return say_number("{named} and {count} more", "{named} and {count} more", more, named=named)
