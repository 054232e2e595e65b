"""
What an interview consists of, and the steps that lead from one state of it to the next.

Pure: knows the names of questions, not which of them apply, nor what answers mean.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from intakewise.model.answers import Answer


@dataclass(frozen=True, slots=True)
class InterviewState:
    """
    All that an interview has to remember.

    Args:
        given: the answers, those included that do not count now since other answers close their questions.
        former: answers that were taken back, to be shown when their questions come again.
        trail: the questions that were answered, the last one last: in this order they can be taken back.
        ahead: questions that come next, in this order, whatever else waits, and whether they have an answer or not.
        turned_from: what was ahead before the person went elsewhere; None once they have answered there.
        confirmed: an emergency was confirmed.
        thorough: nothing is left out but what other answers close.
    """

    given: Mapping[str, Answer] = field(default_factory=dict)
    former: Mapping[str, Answer] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    turned_from: tuple[str, ...] | None = None
    confirmed: bool = False
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """
    What a step did to other answers, by the ids of their questions.

    Args:
        no_longer_apply: the step closed their questions: they are kept, and do not count.
        apply_again: it opened their questions: they count again as they were given.
        not_accepted: of the answers given, those to safety questions that come from elsewhere than they may.
    """

    no_longer_apply: tuple[str, ...] = ()
    apply_again: tuple[str, ...] = ()
    not_accepted: tuple[str, ...] = ()


def answer(state: InterviewState, answers: Mapping[str, Answer]) -> InterviewState:
    """Take answers: they are the last now, also where there were others before."""
    return replace(
        state,
        given={**state.given, **answers},
        trail=(*_without(state.trail, answers), *answers),
        ahead=_without(state.ahead, answers),
        turned_from=None,
        confirmed=False,
    )


def take_back(state: InterviewState, names: Collection[str]) -> InterviewState:
    """Take answers back: their questions come next."""
    return replace(
        state,
        given={name: each for name, each in state.given.items() if name not in names},
        former={**state.former, **{name: state.given[name] for name in names}},
        trail=_without(state.trail, names),
        ahead=(*names, *_without(state.ahead, names)),
        turned_from=None,
        confirmed=False,
    )


def go_to(state: InterviewState, names: Iterable[str]) -> InterviewState:
    """Go to questions; nothing is taken back."""
    return replace(state, ahead=tuple(names), turned_from=state.ahead, confirmed=False)


def turn_back(state: InterviewState) -> InterviewState:
    """Go back to where the person was before they went elsewhere."""
    return replace(state, ahead=state.turned_from or (), turned_from=None)


def go_on(state: InterviewState) -> InterviewState:
    """Go on in order: the person has come to the end of where they went."""
    return replace(state, ahead=(), turned_from=None)


def _without(trail: tuple[str, ...], names: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in trail if name not in names)
