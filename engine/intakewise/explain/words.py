"""Answers, atoms, and bands in a person's words."""

from collections.abc import Iterable

from intakewise.language.saying import say, to_say
from intakewise.meaning.reasons import Decided
from intakewise.model.answers import Answers, Declined, Ticked, Value
from intakewise.model.conditions import AboutAdvice, Includes
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question
from intakewise.model.values import Band, Truth
from intakewise.passes.literals import unscaled

_DECLINED = {Declined.DONT_KNOW: to_say("I don't know"), Declined.RATHER_NOT_SAY: to_say("I'd rather not say")}
_BANDS = {
    Band.UNLIKELY: to_say("unlikely"),
    Band.POSSIBLE: to_say("possible"),
    Band.LIKELY: to_say("likely"),
    Band.VERY_LIKELY: to_say("very likely"),
}


def answer_in_words(question: Question, value: Value) -> str:
    """Return an answer as the person would say it: labels instead of ids, numbers with their unit."""
    if isinstance(value, Declined):
        return say(_DECLINED[value])
    if isinstance(value, bool):
        return say("Yes") if value else say("No")
    if isinstance(value, Ticked):
        ticked = [question.option(option).label for option in value.includes]
        unsure = [say("not sure: {option}", option=question.option(option).label) for option in value.not_sure]
        kept = [say("“{typed}” (not recognised)", typed=typed) for typed in value.not_recognised]
        return "; ".join([*ticked, *unsure, *kept])
    if isinstance(value, str):
        return question.option(value).label if question.options else value
    number = unscaled(value, question.decimals)
    unit = question.unit_label or question.unit
    return f"{number} {unit}" if unit else number


def band_word(band: Band) -> str:
    """
    Return a band as a word.

    >>> band_word(Band.VERY_LIKELY)
    'very likely'
    """
    return say(_BANDS[band])


def signed(number: int) -> str:
    """
    Return points of evidence with their sign.

    >>> signed(7), signed(0), signed(-3)
    ('+7', '0', '-3')
    """
    return f"{number:+d}" if number else "0"


def said(knowledge: Knowledge, answers: Answers, decided: Iterable[Decided]) -> dict[str, str]:
    """
    Return a sentence for each question that had a part in deciding something, by question id.

    Of a list only the options that mattered are named. Questions without an answer of the person are left out.
    """
    questions = knowledge.questionnaire.questions
    replies = replies_that_matter(knowledge, answers, decided)
    return {name: f"{before_answer(questions[name].ask)} {reply}" for name, reply in replies.items()}


def before_answer(ask: str) -> str:
    """
    Return the words of a question as they stand before its answer.

    >>> before_answer("How old are you?"), before_answer("Trouble falling asleep")
    ('How old are you?', 'Trouble falling asleep:')
    """
    return ask if ask.endswith(("?", ".", ":", "…")) else f"{ask}:"


def replies_that_matter(knowledge: Knowledge, answers: Answers, decided: Iterable[Decided]) -> dict[str, str]:
    """Return what `said` does, without the wording of the questions."""
    options: dict[str, dict[str, bool]] = {}
    for atom, truth in decided:
        if isinstance(atom, AboutAdvice) or atom.fact not in answers or truth not in (Truth.TRUE, Truth.FALSE):
            continue
        mattering = options.setdefault(atom.fact, {})
        if isinstance(atom, Includes):
            mattering[atom.option] = atom.expected == (truth is Truth.TRUE)
    questions, positions = knowledge.questionnaire.questions, knowledge.questionnaire.positions
    return {
        name: _mattering(questions[name], answers, options[name]) for name in sorted(options, key=positions.__getitem__)
    }


def _mattering(question: Question, answers: Answers, options: dict[str, bool]) -> str:
    value = answers[question.id].value
    if not options or not isinstance(value, Ticked):
        return answer_in_words(question, value)
    ticked = [question.option(option).label for option, holds in options.items() if holds]
    unticked = [question.option(option).label for option, holds in options.items() if not holds]
    return "; ".join(ticked) if ticked else say("Not: {options}", options="; ".join(unticked))
