"""One question's answer as variables: what may be answered, what that says, and back to an answer as it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import z3

from intakewise.backends.to_z3.facts import Fact, Span, exactly
from intakewise.backends.to_z3.truths import NO, UNKNOWN, YES, Kleene, every, negation, some
from intakewise.backends.to_z3.wholes import Whole, plain, variable
from intakewise.meaning.answering import option_truths
from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Truth

NOT_RECOGNISED = "a name that is not on the list"
"""Stands for whatever was typed and not recognised."""


@dataclass(frozen=True, slots=True)
class Given:
    """
    The answer to one question.

    Args:
        answered: whether there is one; not asked and declined are the same to a finished assessment.
        laws: what every answer keeps to.
        facts: what it says where the question is shown, by name.
        yes: of a yes or no.
        number: of a number, or the rank of a choice.
        ticked, unsure, unrecognised: of a list.
    """

    question: Question
    answered: z3.BoolRef
    laws: tuple[z3.BoolRef, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict)
    yes: z3.BoolRef = NO
    number: Whole | None = None
    ticked: Mapping[str, z3.BoolRef] = field(default_factory=dict)
    unsure: Mapping[str, z3.BoolRef] = field(default_factory=dict)
    unrecognised: z3.BoolRef = NO


def any_answer(question: Question, prefix: str = "") -> Given:
    """Return whatever may be answered to a question, nothing included."""
    name = f"{prefix}{question.id}"
    answered = z3.Bool(f"{name} is answered")
    if question.type is QuestionType.BOOLEAN:
        yes = z3.Bool(f"{name} is yes")
        facts: dict[str, Fact] = {question.id: Kleene(every((answered, yes)), every((answered, negation(yes))))}
        return Given(question, answered, (z3.Implies(yes, answered),), facts, yes)
    if question.type is QuestionType.CHOICES:
        return _any_list(question, name, answered)
    if question.type is QuestionType.TEXT:
        return Given(question, answered)
    low, high = (question.range.low, question.range.high) if question.range else (0, len(question.options) - 1)
    number, law = variable(name, low, high)
    return Given(question, answered, (law,), {question.id: exactly(number, answered)}, number=number)


def no_answer(question: Question) -> Given:
    """Return that a question is declined, or was not asked."""
    return Given(question, NO, facts=hidden_facts(question, None))


def _any_list(question: Question, name: str, answered: z3.BoolRef) -> Given:
    ids = [option.id for option in question.options]
    ticked = {each: z3.Bool(f"{name} includes {each}") for each in ids}
    unsure = {each: z3.Bool(f"{name} may include {each}") if question.allow_not_sure else NO for each in ids}
    unrecognised = z3.Bool(f"{name} has a name that is not on it") if question.search else NO
    parts = [*ticked.values(), *unsure.values(), unrecognised]
    laws = [answered == some(parts)]
    if question.allow_not_sure:
        laws += [negation(every((ticked[each], unsure[each]))) for each in ids]
    for option in question.options:
        if option.none:
            own = ticked[option.id]
            laws.append(z3.Implies(own, negation(some(part for part in parts if part is not own))))
    facts = _list_facts(question, answered, ticked, unsure, unrecognised)
    return Given(question, answered, tuple(laws), facts, ticked=ticked, unsure=unsure, unrecognised=unrecognised)


def _list_facts(
    question: Question,
    answered: z3.BoolRef,
    ticked: Mapping[str, z3.BoolRef],
    unsure: Mapping[str, z3.BoolRef],
    unrecognised: z3.BoolRef,
) -> dict[str, Fact]:
    """Say what a list says of each option, as `meaning.answering.option_truths` does."""
    missing = [part[option.id] for option in question.options if option.incomplete for part in (ticked, unsure)]
    is_incomplete = some((unrecognised, *missing))
    only_unsure = every((some(unsure.values()), negation(some(ticked.values()))))
    facts: dict[str, Fact] = {question.id: Kleene(answered, NO)}
    for key, option in zip(question.keys, question.options, strict=True):
        gap = only_unsure if option.none else is_incomplete
        denied = (answered, negation(ticked[option.id]), negation(unsure[option.id]), negation(gap))
        facts[key] = Kleene(ticked[option.id], every(denied))
    return facts


def hidden_facts(question: Question, value: bool | int | str | None) -> dict[str, Fact]:
    """Return what a question says that nobody answers: what its absence means, or, where that is None, nothing."""
    if question.type is QuestionType.TEXT:
        return {}
    if question.type is QuestionType.CHOICES:
        truths = {} if value is None else option_truths(question, Ticked((str(value),)))
        whole: dict[str, Fact] = {question.id: UNKNOWN if value is None else Kleene(YES, NO)}
        return whole | {key: _plain(truths.get(key)) for key in question.keys}
    if question.type is QuestionType.BOOLEAN:
        return {question.id: UNKNOWN if value is None else _plain(Truth.TRUE if value else Truth.FALSE)}
    rank = question.rank_of(value) if isinstance(value, str) else value
    return {question.id: Span(NO, plain(0), plain(0)) if rank is None else exactly(plain(rank))}


def _plain(truth: Truth | None) -> Kleene:
    return Kleene(YES if truth is Truth.TRUE else NO, YES if truth is Truth.FALSE else NO)


def written_answer(given: Given, model: z3.ModelRef) -> object:
    """Return the answer that a model gives to a question, as `assess` takes it; None: no answer."""
    if not _holds(given.answered, model):
        return None
    question = given.question
    if question.type is QuestionType.BOOLEAN:
        return _holds(given.yes, model)
    if question.type is QuestionType.TEXT:
        return "said freely"
    if given.number is None:
        return _written_list(given, model)
    number = model.eval(given.number.bits, model_completion=True).as_signed_long()
    if question.type is QuestionType.CHOICE:
        return question.options[number].id
    return Decimal(number).scaleb(-question.decimals) if question.decimals else int(number)


def _written_list(given: Given, model: z3.ModelRef) -> object:
    includes = [each for each, ticked in given.ticked.items() if _holds(ticked, model)]
    parts: dict[str, list[str]] = {"includes": includes}
    unsure = [each for each, is_unsure in given.unsure.items() if _holds(is_unsure, model)]
    if unsure:
        parts["not_sure"] = unsure
    if _holds(given.unrecognised, model):
        parts["not_recognised"] = [NOT_RECOGNISED]
    return includes if len(parts) == 1 else parts


def _holds(formula: z3.BoolRef, model: z3.ModelRef) -> bool:
    return bool(z3.is_true(model.eval(formula, model_completion=True)))
