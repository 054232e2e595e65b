"""
Check raw answers against a questionnaire and bring them to one form.

Knows nothing of files. The values themselves never get into a problem: they are health data.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_FLOOR, Context, Decimal, InvalidOperation

from intakewise.language.saying import say, say_number
from intakewise.model.answers import Answer, Answers, Declined, Provenance, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.passes.literals import unscaled
from intakewise.passes.option_names import options_called
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest

MOST_SUGGESTIONS = 50
"""Unknown questions for which the nearest name is looked up: a file of the wrong kind may have thousands."""

MOST_OPTIONS = 12
"""Options that are named when none of them was given."""

MOST_TEXT = 10_000
"""Characters of a free text, or of a name that was typed."""

MOST_DIGITS = 60
"""Of a number, which lies between 10 to the power of -30 and of 30."""

_EXACT = Context(prec=4 * MOST_DIGITS, traps=[InvalidOperation])
"""Numbers are worked on in here: no precision that a caller has set may round an answer."""

_HALF = Decimal("0.5")


def check_answers(
    questionnaire: Questionnaire, raw: object, places: Mapping[str, Place] | None = None
) -> tuple[Answers, list[Problem]]:
    """
    Return checked answers and everything that is wrong with the raw ones.

    Args:
        raw: question id to value. A value is a boolean, a number, an option id, a list of option ids, text; None or
            `{"declined": "dont_know" | "rather_not_say"}`; `{"value": …, "unit": …, "provenance": …}`; or, for lists,
            `{"includes": […], "not_sure": […], "not_recognised": […]}`.
        places: where each answer stands, for the problems.
    """
    if not isinstance(raw, Mapping):
        expected = say("Expected question ids, each with an answer.")
        return {}, [Problem("IW-A012", NOWHERE, say("These are not answers."), expected)]
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for name, value in raw.items():
        place = (places or {}).get(name, NOWHERE) if isinstance(name, str) else NOWHERE
        question = questionnaire.questions.get(name) if isinstance(name, str) else None
        if question is None:
            known = questionnaire.questions if len(problems) < MOST_SUGGESTIONS else {}
            problems.append(_unknown_question(name, questionnaire, place, known))
            continue
        checked = check_answer(question, value, place)
        if isinstance(checked, Problem):
            problems.append(checked)
        else:
            answers[question.id] = checked
    return answers, problems


def _unknown_question(name: object, questionnaire: Questionnaire, place: Place, suggested: Iterable[str]) -> Problem:
    if not isinstance(name, str):
        return Problem("IW-A001", place, say("A question is named by its id, which is text."))
    return Problem(
        "IW-A001",
        place,
        say("Unknown question '{name}'.", name=name[:80]),
        say(
            "Expected one of the {count} questions of '{knowledge}'.",
            count=len(questionnaire.questions),
            knowledge=questionnaire.id,
        ),
        suggestion=nearest(name[:80], suggested),
    )


class _Refused(Exception):
    """Carries a problem from deep inside one answer to where it is collected."""

    def __init__(self, code: str, message: str, expected: str = "", suggestion: str = "") -> None:
        self.code, self.message, self.expected, self.suggestion = code, message, expected, suggestion
        super().__init__(code)


def check_answer(question: Question, raw: object, place: Place = NOWHERE) -> Answer | Problem:
    """Return the checked answer to one question, or what is wrong with it."""
    try:
        return _answer(question, raw)
    except _Refused as refused:
        message = f"'{question.id}': {refused.message}"
        return Problem(refused.code, place, message, refused.expected, suggestion=refused.suggestion)


def _answer(question: Question, raw: object) -> Answer:
    provenance = Provenance.TYPED
    unit: object = None
    if isinstance(raw, Mapping) and "value" in raw:
        _only_keys(raw, {"value", "unit", "provenance"})
        provenance = _provenance(raw.get("provenance", "typed"))
        unit, raw = raw.get("unit"), raw["value"]
    if raw is None:
        return Answer(Declined.DONT_KNOW, provenance)
    if isinstance(raw, Mapping) and "declined" in raw:
        _only_keys(raw, {"declined"})
        return Answer(_declined(raw["declined"]), provenance)
    if unit is not None and not question.type.is_number:
        raise _Refused("IW-A006", say("this answer takes no unit."))
    if question.type.is_number:
        return Answer(_number(question, raw, unit), provenance)
    return Answer(_BY_TYPE[question.type](question, raw), provenance)


def _only_keys(raw: Mapping[object, object], known: set[str]) -> None:
    if set(raw) - known:
        expected = say("Expected only {parts}.", parts=", ".join(sorted(known)))
        raise _Refused("IW-A002", say("unexpected parts in the answer."), expected)


def _provenance(raw: object) -> Provenance:
    for known in Provenance:
        if raw == known.value:
            return known
    raise _Refused("IW-A002", say("unknown provenance."), say("Expected typed, imported, or assumed."))


def _declined(raw: object) -> Declined:
    for known in Declined:
        if raw == known.value:
            return known
    raise _Refused("IW-A002", say("unknown way of declining."), say("Expected dont_know or rather_not_say."))


def _boolean(question: Question, raw: object) -> Value:
    if isinstance(raw, bool):
        return raw
    raise _Refused("IW-A002", say("not a yes or no."), say("Expected true or false (in YAML: yes or no)."))


def _text(question: Question, raw: object) -> Value:
    if isinstance(raw, str) and len(raw) <= MOST_TEXT and _is_writable(raw):
        return raw
    expected = say("Expected at most {count} characters, each of them whole.", count=MOST_TEXT)
    raise _Refused("IW-A002", say("not a text."), expected)


def _is_writable(text: str) -> bool:
    """Tell whether a text has no half characters (lone surrogates): no file could hold the report of such an answer."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _choice(question: Question, raw: object) -> Value:
    if not isinstance(raw, str):
        raise _Refused("IW-A002", say("not one of the options."), _options_of(question))
    return _option(question, raw)


def _option(question: Question, raw: object) -> str:
    if isinstance(raw, str) and question.rank_of(raw) >= 0:
        return raw
    named = options_called(question, raw) if isinstance(raw, str) else ()
    if len(named) == 1 and len(named[0]) == 1:
        raise _Refused("IW-A003", say("unknown option."), _options_of(question), suggestion=named[0][0])
    if named:
        meant = [say(" with ").join(f"'{option}'" for option in together) for together in named]
        raise _Refused(
            "IW-A003", say("unknown option."), say("That is a name of {options}.", options=say(" or ").join(meant))
        )
    raise _Refused("IW-A003", say("unknown option."), _options_of(question))


def _options_of(question: Question) -> str:
    ids = [option.id for option in question.options]
    if len(ids) <= MOST_OPTIONS:
        return say("Expected one of: {options}.", options=", ".join(ids))
    few = ", ".join(ids[:MOST_OPTIONS])
    return say("Expected one of: {options}, … ({count} in all).", options=few, count=len(ids))


def _choices(question: Question, raw: object) -> Value:
    if isinstance(raw, Mapping):
        _only_keys(raw, {"includes", "not_sure", "not_recognised"})
        ticked = Ticked(
            includes=_ticked(question, raw.get("includes", ())),
            not_sure=_ticked(question, raw.get("not_sure", ())),
            not_recognised=_typed_names(raw.get("not_recognised", ())),
        )
    else:
        ticked = Ticked(includes=_ticked(question, raw))
    if ticked.not_sure and not question.allow_not_sure:
        raise _Refused("IW-A014", say("this list does not offer 'not sure' for single options."))
    if ticked.not_recognised and not question.search:
        raise _Refused("IW-A003", say("this list does not take names that are not on it."))
    if set(ticked.includes) & set(ticked.not_sure):
        raise _Refused("IW-A002", say("an option is both ticked and not sure."))
    nones = [option.id for option in question.options if option.none and option.id in ticked.includes]
    if nones and (len(ticked.includes) > 1 or ticked.not_sure or ticked.not_recognised):
        message = say("'{option}' excludes everything else.", option=nones[0])
        raise _Refused("IW-A008", message, say("Leave it out, or give it alone."))
    if not (ticked.includes or ticked.not_sure or ticked.not_recognised):
        none = next((option.id for option in question.options if option.none), "none")
        expected = say("Give ['{option}'] for none of them, null for no answer.", option=none)
        raise _Refused("IW-A009", say("an empty list says nothing."), expected)
    return ticked


def _ticked(question: Question, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, list | tuple | set | frozenset):
        raise _Refused("IW-A002", say("not a list."), say("Expected a list of option ids."))
    given = {_option(question, item) for item in raw}
    return tuple(option.id for option in question.options if option.id in given)


def _typed_names(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(map(_is_typed_name, raw)):
        raise _Refused("IW-A002", say("the names that were not recognised are not a list of texts."))
    return tuple(dict.fromkeys(item.strip()[:MOST_TEXT] for item in raw))


def _is_typed_name(item: object) -> bool:
    return isinstance(item, str) and bool(item.strip()) and _is_writable(item)


def _number(question: Question, raw: object, unit: object) -> int:
    number = _exact(question, raw)
    known = question.unit if unit is None else unit
    if known == question.unit:
        scaled = number.scaleb(question.decimals, _EXACT)
        if scaled != scaled.to_integral_value():
            raise _Refused("IW-A005", say("too many decimals."), numbers_taken(question))
    elif isinstance(known, str) and known in question.also_accept:
        # Only here is anything rounded: a glass is not a measuring cup.
        converted = _EXACT.multiply(number, question.also_accept[known]).scaleb(question.decimals, _EXACT)
        # Halves up below zero too, as a quotient rounds; `ROUND_HALF_UP` would round them away from zero.
        scaled = _EXACT.add(converted, _HALF).to_integral_value(ROUND_FLOOR)
    else:
        units = ", ".join([question.unit or say("no unit"), *question.also_accept])
        raise _Refused("IW-A006", say("this unit is not accepted."), say("Expected one of: {options}.", options=units))
    assert question.range is not None
    if not question.range.low <= scaled <= question.range.high:
        raise _Refused("IW-A004", say("outside the range."), numbers_taken(question))
    return int(scaled)


def _exact(question: Question, raw: object) -> Decimal:
    """Return a number exactly as it was written; a float counts as its shortest decimal form."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        digits = say("Write it with digits, without quotes.")
        raise _Refused("IW-A002", say("not a number."), f"{numbers_taken(question)} {digits}")
    try:
        number = Decimal(float.__repr__(raw)) if isinstance(raw, float) else Decimal(raw)
    except (InvalidOperation, ValueError) as error:
        raise _Refused("IW-A007", say("not a number."), numbers_taken(question)) from error
    if not number.is_finite() or abs(number.adjusted()) > 30 or len(number.as_tuple().digits) > MOST_DIGITS:
        raise _Refused("IW-A007", say("not a number that can be used."), numbers_taken(question))
    return number


def numbers_taken(question: Question) -> str:
    """Say which numbers a question takes."""
    assert question.range is not None
    low, high = (unscaled(bound, question.decimals) for bound in (question.range.low, question.range.high))
    unit = question.unit_label or question.unit
    most = f"{high} {unit}" if unit else high
    if not question.decimals:
        return say("Expected a whole number, {low} to {high}.", low=low, high=most)
    return say_number(
        "Expected a number with at most {count} decimal, {low} to {high}.",
        "Expected a number with at most {count} decimals, {low} to {high}.",
        question.decimals,
        low=low,
        high=most,
    )


_BY_TYPE: dict[QuestionType, Callable[[Question, object], Value]] = {
    QuestionType.BOOLEAN: _boolean,
    QuestionType.TEXT: _text,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
}
