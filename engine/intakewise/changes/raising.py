"""
Find which single answer to a safety question would raise the referral: what to come back for.

Looks at worrying answers only, one at a time, beside all the others as they are.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from intakewise.changes.starting_point import StartingPoint
from intakewise.explain.words import answer_in_words
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.answers import Answer, Ticked, Value
from intakewise.model.changes import Raising
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import Refers
from intakewise.model.values import Level, Truth
from intakewise.passes.raw_answers import raw_answer

MOST_SHOWN = 8
"""How many answers are listed: more, nobody keeps in mind."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """
    One answer that would raise the referral.

    Args:
        rule: the rule that would refer furthest, with its effect.
        is_personal: the rule needs other answers of this person besides.
        number: its place among the candidates of the same question and level, from 0.
    """

    question: Question
    option: str
    value: Value
    rule: str
    effect: Refers
    is_personal: bool
    number: int = 0


def find_raisings(start: StartingPoint) -> tuple[tuple[Raising, ...], int]:
    """Return the answers that would raise the referral, the gravest first, and how many more there are."""
    candidates = list(_candidates(start))
    confirmed = (found for each in _dealt(candidates) if (found := _confirmed(start, each)) is not None)
    shown = list(islice(confirmed, MOST_SHOWN))
    return tuple(sorted(shown, key=lambda each: -each.level)), len(candidates) - len(shown)


def _candidates(start: StartingPoint) -> Iterator[_Candidate]:
    seen: Counter[tuple[str, Level]] = Counter()
    referring = _higher_rules(start)
    for name in start.shown:
        start.step()
        question = start.knowledge.questionnaire.questions[name]
        rules = {rule: effect for rule, effect in referring.items() if name in start.slicer.behind(rule)}
        # What somebody is, has, or takes is known, and no sign to come back for; a searched list holds just that.
        if not question.safety or question.lasting or question.search or not rules:
            continue
        part = start.slicer.slice(rules)
        for option, value in _worrying_answers(question, start):
            inference = start.infer_with({name: value}, part)
            true = [rule for rule in rules if inference.rules[rule] is Truth.TRUE]
            if true:
                rule = min(true, key=lambda each: (-rules[each].level, rules[each].within_days or 0, each))
                effect, place = rules[rule], (name, rules[rule].level)
                is_personal = _alone(question, value, part).rules[rule] is not Truth.TRUE
                yield _Candidate(question, option, value, rule, effect, is_personal, seen[place])
                seen[place] += 1


def _higher_rules(start: StartingPoint) -> dict[str, Refers]:
    """Return the rules that would refer above the referral given."""
    outcome = start.explainer.inference
    return {
        rule: effect
        for rule, effect in start.knowledge.plan.referring
        if effect.level > outcome.referral and outcome.rules[rule] is not Truth.TRUE
    }


def _worrying_answers(question: Question, start: StartingPoint) -> Iterator[tuple[str, Value]]:
    """Yield each worrying answer that was not given; of a list, ticked besides what is ticked already."""
    answer = start.answers.get(question.id)
    given = None if answer is None or answer.is_declined else answer.value
    if question.type is QuestionType.BOOLEAN:
        yield from ((word, word == "yes") for word in question.worrying if given is not (word == "yes"))
    elif question.type is QuestionType.CHOICE:
        yield from ((option, option) for option in question.worrying if option != given)
    elif question.type is QuestionType.CHOICES:
        ticked = given if isinstance(given, Ticked) else Ticked(())
        for option in question.worrying:
            if option not in ticked.includes:
                yield option, _with(question, ticked, option)


def _with(question: Question, ticked: Ticked, option: str) -> Ticked:
    includes = {each for each in ticked.includes if not question.option(each).none} | {option}
    return Ticked(
        tuple(each.id for each in question.options if each.id in includes),
        tuple(each for each in ticked.not_sure if each != option),
        ticked.not_recognised,
    )


def _alone(question: Question, value: Value, part: Knowledge) -> Inference:
    """Return what follows from one answer without any other."""
    return infer(part, read_answers(part.questionnaire, {question.id: Answer(value)}).facts)


def _dealt(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """
    Yield the answers to be listed: the levels take turns, the gravest first.

    Within a level another question each; first those that matter because of what else this person said.
    """
    by_level = {
        level: sorted(
            (each for each in candidates if each.effect.level is level),
            key=lambda each: (each.number, not each.is_personal),
        )
        for level in sorted(Level, reverse=True)
    }
    for turn in zip_longest(*by_level.values()):
        yield from (each for each in turn if each is not None)


def _confirmed(start: StartingPoint, found: _Candidate) -> Raising | None:
    """Return an answer that a whole assessment confirms to raise the referral so far."""
    question, effect = found.question, found.effect
    after = start.assess_with({question.id: found.value})
    if after is None or after.referral.level is not effect.level:
        return None
    is_yes_or_no = question.type is QuestionType.BOOLEAN
    return Raising(
        level=effect.level,
        within_days=effect.within_days,
        question=question.id,
        ask=question.ask,
        answer=answer_in_words(question, found.value if is_yes_or_no else found.option),
        value=raw_answer(question, Answer(found.value)),
        rule=found.rule,
        because=start.knowledge.rules[found.rule].because,
    )
