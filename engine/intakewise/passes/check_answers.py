"""
Check raw answers against a questionnaire and bring them to one form.

Knows nothing of files. The values themselves never get into a problem: they are health data.
"""

from collections.abc import Callable, Iterable, Mapping

from intakewise.language.saying import say
from intakewise.model.answers import Answer, Answers, Declined, Provenance, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.passes.check_number import check_number
from intakewise.passes.option_names import options_called
from intakewise.passes.refused import Refused
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest

MOST_SUGGESTIONS = 50
"""Unknown questions for which the nearest name is looked up: a file of the wrong kind may have thousands."""

MOST_OPTIONS = 12
"""Options that are named when none of them was given."""

MOST_TEXT = 10_000
"""Characters of a free text, or of a name that was typed."""

# Hundreds of times in one assessment, looking up a member of an enumeration costs as much as the rest of the work.
_TYPED, _DONT_KNOW = Provenance.TYPED, Declined.DONT_KNOW
_INTEGER, _DECIMAL = QuestionType.INTEGER, QuestionType.DECIMAL
_PROVENANCES = {each.value: each for each in Provenance}
_DECLINED = {each.value: each for each in Declined}

_PLAIN = frozenset({bool, str, int, float, list, type(None)})
"""What most answers are: of these it need not be asked, at length, whether they are mappings."""

_LISTS = (list, tuple, set, frozenset)
"""What may list options."""

_WITH_VALUE = frozenset({"value", "unit", "provenance"})
_WITH_DECLINED = frozenset({"declined"})
_WITH_LISTS = frozenset({"includes", "not_sure", "not_recognised"})


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


def check_answer(question: Question, raw: object, place: Place = NOWHERE) -> Answer | Problem:
    """Return the checked answer to one question, or what is wrong with it."""
    try:
        return _answer(question, raw)
    except Refused as refused:
        message = f"'{question.id}': {refused.message}"
        return Problem(refused.code, place, message, refused.expected, suggestion=refused.suggestion)


def _answer(question: Question, raw: object) -> Answer:
    if type(raw) not in _PLAIN and isinstance(raw, Mapping) and "value" in raw:
        _only_keys(raw, _WITH_VALUE)
        return _said(question, raw["value"], raw.get("unit"), _provenance(raw.get("provenance", "typed")))
    return _said(question, raw, None, _TYPED)


def _said(question: Question, raw: object, unit: object, provenance: Provenance) -> Answer:
    if raw is None:
        return Answer(_DONT_KNOW, provenance)
    if type(raw) not in _PLAIN and isinstance(raw, Mapping) and "declined" in raw:
        _only_keys(raw, _WITH_DECLINED)
        return Answer(_declined(raw["declined"]), provenance)
    return Answer(_value(question, raw, unit), provenance)


def _value(question: Question, raw: object, unit: object) -> Value:
    if question.type is _INTEGER or question.type is _DECIMAL:
        return check_number(question, raw, unit)
    if unit is not None:
        raise Refused("IW-A006", say("this answer takes no unit."))
    return _BY_TYPE[question.type](question, raw)


def _only_keys(raw: Mapping[object, object], known: frozenset[str]) -> None:
    if not known.issuperset(raw):
        expected = say("Expected only {parts}.", parts=", ".join(sorted(known)))
        raise Refused("IW-A002", say("unexpected parts in the answer."), expected)


def _provenance(raw: object) -> Provenance:
    if isinstance(raw, str) and raw in _PROVENANCES:
        return _PROVENANCES[raw]
    raise Refused("IW-A002", say("unknown provenance."), say("Expected typed, imported, or assumed."))


def _declined(raw: object) -> Declined:
    if isinstance(raw, str) and raw in _DECLINED:
        return _DECLINED[raw]
    raise Refused("IW-A002", say("unknown way of declining."), say("Expected dont_know or rather_not_say."))


def _boolean(question: Question, raw: object) -> Value:
    if isinstance(raw, bool):
        return raw
    raise Refused("IW-A002", say("not a yes or no."), say("Expected true or false (in YAML: yes or no)."))


def _text(question: Question, raw: object) -> Value:
    if isinstance(raw, str) and len(raw) <= MOST_TEXT and _is_writable(raw):
        return raw
    expected = say("Expected at most {count} characters, each of them whole.", count=MOST_TEXT)
    raise Refused("IW-A002", say("not a text."), expected)


def _is_writable(text: str) -> bool:
    """Tell whether a text has no half characters (lone surrogates): no file could hold the report of such an answer."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _choice(question: Question, raw: object) -> Value:
    if not isinstance(raw, str):
        raise Refused("IW-A002", say("not one of the options."), _options_of(question))
    return _option(question, raw)


def _option(question: Question, raw: object) -> str:
    if isinstance(raw, str) and raw in question.ranks:
        return raw
    named = options_called(question, raw) if isinstance(raw, str) else ()
    if len(named) == 1 and len(named[0]) == 1:
        raise Refused("IW-A003", say("unknown option."), _options_of(question), suggestion=named[0][0])
    if named:
        meant = [say(" with ").join(f"'{option}'" for option in together) for together in named]
        raise Refused(
            "IW-A003", say("unknown option."), say("That is a name of {options}.", options=say(" or ").join(meant))
        )
    raise Refused("IW-A003", say("unknown option."), _options_of(question))


def _options_of(question: Question) -> str:
    ids = [option.id for option in question.options]
    if len(ids) <= MOST_OPTIONS:
        return say("Expected one of: {options}.", options=", ".join(ids))
    few = ", ".join(ids[:MOST_OPTIONS])
    return say("Expected one of: {options}, … ({count} in all).", options=few, count=len(ids))


def _choices(question: Question, raw: object) -> Value:
    if isinstance(raw, _LISTS) or not isinstance(raw, Mapping):
        ticked = Ticked(_ticked(question, raw))
    else:
        _only_keys(raw, _WITH_LISTS)
        ticked = Ticked(
            includes=_ticked(question, raw.get("includes", ())),
            not_sure=_ticked(question, raw.get("not_sure", ())),
            not_recognised=_typed_names(raw.get("not_recognised", ())),
        )
    if ticked.not_sure and not question.allow_not_sure:
        raise Refused("IW-A014", say("this list does not offer 'not sure' for single options."))
    if ticked.not_recognised and not question.search:
        raise Refused("IW-A003", say("this list does not take names that are not on it."))
    if ticked.not_sure and set(ticked.includes) & set(ticked.not_sure):
        raise Refused("IW-A002", say("an option is both ticked and not sure."))
    nones = [option for option in ticked.includes if question.option(option).none]
    if nones and (len(ticked.includes) > 1 or ticked.not_sure or ticked.not_recognised):
        message = say("'{option}' excludes everything else.", option=nones[0])
        raise Refused("IW-A008", message, say("Leave it out, or give it alone."))
    if not (ticked.includes or ticked.not_sure or ticked.not_recognised):
        none = next((option.id for option in question.options if option.none), "none")
        expected = say("Give ['{option}'] for none of them, null for no answer.", option=none)
        raise Refused("IW-A009", say("an empty list says nothing."), expected)
    return ticked


def _ticked(question: Question, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, _LISTS):
        raise Refused("IW-A002", say("not a list."), say("Expected a list of option ids."))
    given = {_option(question, item) for item in raw}
    return tuple(sorted(given, key=question.ranks.__getitem__))


def _typed_names(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not all(map(_is_typed_name, raw)):
        raise Refused("IW-A002", say("the names that were not recognised are not a list of texts."))
    return tuple(dict.fromkeys(item.strip()[:MOST_TEXT] for item in raw))


def _is_typed_name(item: object) -> bool:
    return isinstance(item, str) and bool(item.strip()) and _is_writable(item)


_BY_TYPE: dict[QuestionType, Callable[[Question, object], Value]] = {
    QuestionType.BOOLEAN: _boolean,
    QuestionType.TEXT: _text,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
}
