"""
Take up an interview from its plain state, also from one of an older or newer version of the questionnaire.

Pure, as the interview is. Where the digest of the knowledge base is another one, every answer is looked at alone: an
answer counts only for the question that was shown when it was given.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from intakewise.interview.steps import InterviewState
from intakewise.language.saying import say
from intakewise.meaning.found_once import FoundOnce
from intakewise.model import versions
from intakewise.model.answers import Answer
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Questionnaire
from intakewise.passes.accepting import TYPED_ONLY, accept
from intakewise.passes.check_answers import check_answer, check_answers
from intakewise.passes.raw_answers import raw_answers
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import NOWHERE, Problem


class Why(Enum):
    """Why an answer was not resumed; `NOT_ACCEPTED`: it is about safety, and comes from elsewhere than it may."""

    GONE = "gone"
    UNFIT = "unfit"
    REWORDED = "reworded"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True)
class NotResumed:
    """An answer that does not count any more; of a reworded question, but for safety, it is shown when asked again."""

    question: str
    why: Why


@dataclass(frozen=True, slots=True)
class Restored:
    """What a state says, as far as it applies."""

    state: InterviewState
    not_resumed: tuple[NotResumed, ...] = ()


def as_asked(questionnaire: Questionnaire, question: Question) -> str:
    """
    Return a mark of what a person sees of a question, in 16 hexadecimal digits.

    While it stays the same, an answer means what it meant. A new entry in a list changes it: nobody who left that
    entry unticked has ever seen it.
    """
    shared = (screen for section in questionnaire.sections for screen in section.screens)
    seen: list[object] = [
        [question.type.value, question.ask, question.help, question.unit, question.unit_label],
        [question.row, [screen.ask for screen in shared if screen.id == question.screen]],
        sorted(question.help_by_region.items()),
        # Names searched for, and what is not sure, mean something only where they can be given.
        [question.search, question.allow_not_sure, question.ordered, question.decimals],
        *([each.id, each.label, each.help, each.none, each.incomplete] for each in question.options),
    ]
    return sha256(json.dumps(seen, ensure_ascii=True).encode()).hexdigest()[:16]


_MARKS = FoundOnce(
    lambda knowledge: {
        name: as_asked(knowledge.questionnaire, each) for name, each in knowledge.questionnaire.questions.items()
    }
)
"""By question, what `as_asked` gives."""


def stamp_of(knowledge: Knowledge) -> dict[str, str]:
    """Return which knowledge base a person answers; in which translation they read it, if it is one."""
    translation = {"translation": knowledge.language.digest} if knowledge.language.digest else {}
    return {"id": knowledge.id, "digest": knowledge.digest, **translation}


def restore(knowledge: Knowledge, state: object, safety_from: Sequence[str] = TYPED_ONLY) -> Restored:
    """
    Return what a state of `Interview.to_dict` says about a knowledge base.

    Args:
        safety_from: where an answer to a safety question may come from. A state cannot say so itself.

    Raises:  AnswersInvalid: it is no state, or of another knowledge base; or of this very one, and does not fit.
    """
    if not isinstance(state, Mapping) or not _is_readable(state):
        raise _no_state()
    stamp, raw = state.get("knowledge"), state.get("answers")
    if not isinstance(stamp, Mapping) or not isinstance(raw, Mapping):
        raise _no_state()
    if stamp.get("id") != knowledge.id:
        raise AnswersInvalid(
            [Problem("IW-A011", NOWHERE, say("These answers are not for '{name}'.", name=knowledge.id))]
        )
    former = _fitting(knowledge.questionnaire, _mapping(state, "taken_back"))
    not_resumed: tuple[NotResumed, ...] = ()
    if _says_the_same(stamp, knowledge):
        answers, problems = check_answers(knowledge.questionnaire, raw)
        if problems:
            raise AnswersInvalid(problems)
        given = dict(answers)
    else:
        not_resumed = _not_resumed(knowledge.questionnaire, raw, _mapping(state, "asked_as"))
        fitting = _fitting(knowledge.questionnaire, raw)
        left = {each.question for each in not_resumed}
        given = {name: answer for name, answer in fitting.items() if name not in left}
        former |= {name: answer for name, answer in fitting.items() if name in left}
        former = _may_be_shown(knowledge.questionnaire, former, _mapping(state, "asked_as"))
    given, left_out = _acceptable(knowledge.questionnaire, given, safety_from)
    former, _ = _acceptable(knowledge.questionnaire, former, safety_from)
    not_resumed += tuple(NotResumed(name, Why.NOT_ACCEPTED) for name in left_out)
    return Restored(_state(state, given, former, knowledge.questionnaire), not_resumed)


def plain_state(knowledge: Knowledge, state: InterviewState) -> dict[str, object]:
    """Return the state of an interview as plain values, which `restore` reads."""
    questionnaire = knowledge.questionnaire
    former = {name: answer for name, answer in state.former.items() if name not in state.given}
    going = {"ahead": state.ahead or None, "turned_from": state.turned_from}
    return {
        "schema_version": versions.STATE,
        "knowledge": stamp_of(knowledge),
        "answers": raw_answers(questionnaire, state.given),
        "asked_as": {name: _MARKS.of(knowledge)[name] for name in state.given},
        "trail": list(state.trail),
        "taken_back": raw_answers(questionnaire, former),
        "ended_by_emergency": state.confirmed,
        **{key: list(names) for key, names in going.items() if names is not None},
        **({"thorough": True} if state.thorough else {}),
    }


def _no_state() -> AnswersInvalid:
    expected = say("Expected what `to_dict` of an interview gave.")
    return AnswersInvalid([Problem("IW-A012", NOWHERE, say("This is not the state of an interview."), expected)])


def _is_readable(state: Mapping[str, object]) -> bool:
    """Tell whether a state is of a form that can be read: before 1.0, it had `state_version` 1."""
    version = state.get("schema_version", "1.0" if state.get("state_version") == 1 else None)
    return versions.can_be_read(version, versions.STATE)


def _says_the_same(stamp: Mapping[str, object], knowledge: Knowledge) -> bool:
    """Tell whether the questions say what they said: in English, or in a translation that has not changed."""
    read_in = stamp.get("translation", "")
    return stamp.get("digest") == knowledge.digest and read_in in ("", knowledge.language.digest)


def taken_back(state: Mapping[str, object], names: Collection[str]) -> dict[str, object]:
    """Return a state in which some answers are taken back: they are asked again, with what was said selected."""
    answers, former = dict(_mapping(state, "answers")), dict(_mapping(state, "taken_back"))
    former |= {name: answers.pop(name) for name in names if name in answers}
    trail = state.get("trail")
    kept = [name for name in trail if name not in names] if isinstance(trail, list) else []
    return {**state, "answers": answers, "taken_back": former, "trail": kept}


def _mapping(state: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = state.get(key)
    return found if isinstance(found, Mapping) else {}


def _not_resumed(
    questionnaire: Questionnaire, raw: Mapping[str, object], asked_as: Mapping[str, object]
) -> tuple[NotResumed, ...]:
    reasons = ((name, _why(questionnaire, name, raw[name], asked_as.get(name))) for name in raw)
    return tuple(NotResumed(name, why) for name, why in reasons if why is not None)


def _why(questionnaire: Questionnaire, name: str, raw: object, seen: object) -> Why | None:
    """Say why an answer to an older or newer question does not count; None if it does."""
    question = questionnaire.questions.get(name)
    if question is None:
        return Why.GONE
    if isinstance(check_answer(question, raw), Problem):
        return Why.UNFIT
    return None if seen == as_asked(questionnaire, question) else Why.REWORDED


def _fitting(questionnaire: Questionnaire, raw: Mapping[str, object]) -> dict[str, Answer]:
    """Return the answers that their questions take, each looked at alone."""
    known = ((name, questionnaire.questions.get(name)) for name in raw)
    checked = {name: check_answer(question, raw[name]) for name, question in known if question is not None}
    return {name: answer for name, answer in checked.items() if not isinstance(answer, Problem)}


def _acceptable(
    questionnaire: Questionnaire, answers: Mapping[str, Answer], safety_from: Sequence[str]
) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """Return the answers that count, and the safety questions of those that do not."""
    left_out = accept(questionnaire, answers, safety_from).not_accepted
    return {name: answer for name, answer in answers.items() if name not in left_out}, left_out


def _may_be_shown(
    questionnaire: Questionnaire, former: Mapping[str, Answer], asked_as: Mapping[str, object]
) -> dict[str, Answer]:
    """
    Leave out answers to safety questions that have changed.

    With "none of these" selected beforehand, a danger that is new in the list would be one Enter away from a "no".
    """
    questions = questionnaire.questions
    return {
        name: answer
        for name, answer in former.items()
        if not questions[name].safety or asked_as.get(name) == as_asked(questionnaire, questions[name])
    }


def _state(
    plain: Mapping[str, object], given: dict[str, Answer], former: dict[str, Answer], questionnaire: Questionnaire
) -> InterviewState:
    """Return the state, whatever happened to the way through it: every answer can be taken back, once."""
    trail = _names(plain.get("trail"), given)
    turned_from = plain.get("turned_from")
    return InterviewState(
        given,
        former,
        trail=tuple(dict.fromkeys([*(name for name in given if name not in trail), *trail])),
        ahead=_names(plain.get("ahead"), questionnaire.questions),
        turned_from=None if turned_from is None else _names(turned_from, questionnaire.questions),
        confirmed=bool(plain.get("ended_by_emergency")),
        thorough=bool(plain.get("thorough")),
    )


def _names(names: object, known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if isinstance(name, str) and name in known) if isinstance(names, list) else ()
