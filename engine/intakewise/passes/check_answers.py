"""
Check raw answers against a questionnaire and bring them to one form.

Knows nothing of files. The values themselves never get into a problem: they are health data.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_FLOOR, Context, Decimal, InvalidOperation

from intakewise.model.answers import Answer, Answers, Declined, Provenance, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.passes.literals import unscaled
from intakewise.passes.option_names import options_called
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest

MOST_SUGGESTIONS = 50
"""Unknown questions for which the nearest name is looked up: a file of the wrong kind may have thousands."""

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
        problem = Problem("IW-A012", NOWHERE, "These are not answers.", "Expected question ids, each with an answer.")
        return {}, [problem]
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
        return Problem("IW-A001", place, "A question is named by its id, which is text.")
    return Problem(
        "IW-A001",
        place,
        f"Unknown question '{name[:80]}'.",
        f"Expected one of the {len(questionnaire.questions)} questions of '{questionnaire.id}'.",
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
        raise _Refused("IW-A006", "this answer takes no unit.")
    if question.type.is_number:
        return Answer(_number(question, raw, unit), provenance)
    return Answer(_BY_TYPE[question.type](question, raw), provenance)


def _only_keys(raw: Mapping[object, object], known: set[str]) -> None:
    if set(raw) - known:
        raise _Refused("IW-A002", "unexpected parts in the answer.", f"Expected only {', '.join(sorted(known))}.")


def _provenance(raw: object) -> Provenance:
    for known in Provenance:
        if raw == known.value:
            return known
    raise _Refused("IW-A002", "unknown provenance.", "Expected typed, imported, or assumed.")


def _declined(raw: object) -> Declined:
    for known in Declined:
        if raw == known.value:
            return known
    raise _Refused("IW-A002", "unknown way of declining.", "Expected dont_know or rather_not_say.")


def _boolean(question: Question, raw: object) -> Value:
    if isinstance(raw, bool):
        return raw
    raise _Refused("IW-A002", "not a yes or no.", "Expected true or false (in YAML: yes or no).")


def _text(question: Question, raw: object) -> Value:
    if isinstance(raw, str) and len(raw) <= MOST_TEXT and _is_writable(raw):
        return raw
    raise _Refused("IW-A002", "not a text.", f"Expected at most {MOST_TEXT} characters, each of them whole.")


def _is_writable(text: str) -> bool:
    """Tell whether a text has no half characters (lone surrogates): no file could hold the report of such an answer."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _choice(question: Question, raw: object) -> Value:
    if not isinstance(raw, str):
        raise _Refused("IW-A002", "not one of the options.", _options_of(question))
    return _option(question, raw)


def _option(question: Question, raw: object) -> str:
    if isinstance(raw, str) and question.rank_of(raw) >= 0:
        return raw
    named = options_called(question, raw) if isinstance(raw, str) else ()
    if len(named) == 1 and len(named[0]) == 1:
        raise _Refused("IW-A003", "unknown option.", _options_of(question), suggestion=named[0][0])
    if named:
        meant = " or ".join(" with ".join(f"'{option}'" for option in together) for together in named)
        raise _Refused("IW-A003", "unknown option.", f"That is a name of {meant}.")
    raise _Refused("IW-A003", "unknown option.", _options_of(question))


def _options_of(question: Question) -> str:
    ids = [option.id for option in question.options]
    shown = ", ".join(ids[:12]) + (f", … ({len(ids)} in all)" if len(ids) > 12 else "")
    return f"Expected one of: {shown}."


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
        raise _Refused("IW-A014", "this list does not offer 'not sure' for single options.")
    if ticked.not_recognised and not question.search:
        raise _Refused("IW-A003", "this list does not take names that are not on it.")
    if set(ticked.includes) & set(ticked.not_sure):
        raise _Refused("IW-A002", "an option is both ticked and not sure.")
    nones = [option.id for option in question.options if option.none and option.id in ticked.includes]
    if nones and (len(ticked.includes) > 1 or ticked.not_sure or ticked.not_recognised):
        raise _Refused("IW-A008", f"'{nones[0]}' excludes everything else.", "Leave it out, or give it alone.")
    if not (ticked.includes or ticked.not_sure or ticked.not_recognised):
        none = next((option.id for option in question.options if option.none), "none")
        raise _Refused(
            "IW-A009", "an empty list says nothing.", f"Give ['{none}'] for none of them, null for no answer."
        )
    return ticked


def _ticked(question: Question, raw: object) -> tuple[str, ...]:
    if isinstance(raw, str) or not isinstance(raw, list | tuple | set | frozenset):
        raise _Refused("IW-A002", "not a list.", "Expected a list of option ids.")
    given = {_option(question, item) for item in raw}
    return tuple(option.id for option in question.options if option.id in given)


def _typed_names(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(map(_is_typed_name, raw)):
        raise _Refused("IW-A002", "the names that were not recognised are not a list of texts.")
    return tuple(dict.fromkeys(item.strip()[:MOST_TEXT] for item in raw))


def _is_typed_name(item: object) -> bool:
    return isinstance(item, str) and bool(item.strip()) and _is_writable(item)


def _number(question: Question, raw: object, unit: object) -> int:
    number = _exact(question, raw)
    known = question.unit if unit is None else unit
    if known == question.unit:
        scaled = number.scaleb(question.decimals, _EXACT)
        if scaled != scaled.to_integral_value():
            raise _Refused("IW-A005", "too many decimals.", _number_of(question))
    elif isinstance(known, str) and known in question.also_accept:
        # Only here is anything rounded: a glass is not a measuring cup.
        converted = _EXACT.multiply(number, question.also_accept[known]).scaleb(question.decimals, _EXACT)
        # Halves up below zero too, as a quotient rounds; `ROUND_HALF_UP` would round them away from zero.
        scaled = _EXACT.add(converted, _HALF).to_integral_value(ROUND_FLOOR)
    else:
        units = ", ".join([question.unit or "no unit", *question.also_accept])
        raise _Refused("IW-A006", "this unit is not accepted.", f"Expected one of: {units}.")
    assert question.range is not None
    if not question.range.low <= scaled <= question.range.high:
        raise _Refused("IW-A004", "outside the range.", _number_of(question))
    return int(scaled)


def _exact(question: Question, raw: object) -> Decimal:
    """Return a number exactly as it was written; a float counts as its shortest decimal form."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise _Refused("IW-A002", "not a number.", f"{_number_of(question)} Write it with digits, without quotes.")
    try:
        number = Decimal(float.__repr__(raw)) if isinstance(raw, float) else Decimal(raw)
    except (InvalidOperation, ValueError) as error:
        raise _Refused("IW-A007", "not a number.", _number_of(question)) from error
    if not number.is_finite() or abs(number.adjusted()) > 30 or len(number.as_tuple().digits) > MOST_DIGITS:
        raise _Refused("IW-A007", "not a number that can be used.", _number_of(question))
    return number


def _number_of(question: Question) -> str:
    """Say which numbers a question takes."""
    assert question.range is not None
    low, high = (unscaled(bound, question.decimals) for bound in (question.range.low, question.range.high))
    decimals = f"with at most {question.decimals} decimal{'s' if question.decimals > 1 else ''}"
    kind = f"a number {decimals}" if question.decimals else "a whole number"
    unit = question.unit_label or question.unit
    return f"Expected {kind}, {low} to {high}{' ' + unit if unit else ''}."


_BY_TYPE: dict[QuestionType, Callable[[Question, object], Value]] = {
    QuestionType.BOOLEAN: _boolean,
    QuestionType.TEXT: _text,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
}


def raw_answers(questionnaire: Questionnaire, answers: Answers) -> dict[str, object]:
    """Return answers in the form that `check_answers` takes, as plain values."""
    return {name: raw_answer(questionnaire.questions[name], answer) for name, answer in answers.items()}


def raw_answer(question: Question, answer: Answer) -> object:
    """Return one answer as a plain value."""
    plain = _raw_value(question, answer.value)
    if answer.provenance is not Provenance.TYPED:
        return {"value": plain, "provenance": answer.provenance.value}
    return plain


def _raw_value(question: Question, value: Value) -> object:
    if isinstance(value, Declined):
        return {"declined": value.value}
    if isinstance(value, Ticked):
        if not (value.not_sure or value.not_recognised):
            return list(value.includes)
        parts = {"includes": value.includes, "not_sure": value.not_sure, "not_recognised": value.not_recognised}
        return {key: list(items) for key, items in parts.items() if items}
    if question.type is QuestionType.DECIMAL:
        assert isinstance(value, int), question.id
        # Shortest decimal form: it reads back to the same scaled integer, since no more than four decimals are kept.
        return float(unscaled(value, question.decimals))
    return value
