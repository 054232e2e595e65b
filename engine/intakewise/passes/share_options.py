"""
Let a question take over the options of another, and check the names by which options are found.

Knows nothing of conditions: they are typed afterwards, on the options that a question then has.
"""

from collections.abc import Iterator
from dataclasses import replace

from intakewise.model.drafts import Draft, Kind, Unread
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.passes.names import names_of, unknown
from intakewise.passes.option_names import folded
from intakewise.passes.scope import listed
from intakewise.problems.problem import Place, Problem
from intakewise.problems.suggestions import nearest


def share_options(draft: Draft) -> tuple[Draft, list[Problem]]:
    """
    Return the draft with `options_from` carried out, and what is wrong with options and their names.

    A question whose options could not be taken over is left out and counts as unread, so that nothing else is blamed.
    Collects Problems, never raises.
    """
    if draft.questionnaire is None:
        return draft, []
    problems: list[Problem] = []
    questions: list[Question] = []
    failed: set[str] = set()
    for question in draft.questionnaire.questions:
        problems += _names(question)
        if not question.options_from:
            questions.append(question)
            continue
        source = next((each for each in questions if each.id == question.options_from), None)
        refused = _refuse(question, source, draft)
        problems += refused
        if source is None or refused:
            failed.add(question.id)
        else:
            questions.append(_taken_over(question, source))
    for question in questions:
        problems += _same_option_twice(question)
    unread = {**draft.unread.names, Kind.QUESTION: draft.unread.names.get(Kind.QUESTION, frozenset()) | failed}
    questionnaire = replace(draft.questionnaire, questions=tuple(questions))
    return replace(draft, questionnaire=questionnaire, unread=Unread(unread, draft.unread.kinds)), problems


def _refuse(question: Question, source: Question | None, draft: Draft) -> list[Problem]:
    place = question.places.get("options_from", question.place)
    name = question.options_from
    assert draft.questionnaire is not None
    if not any(each.id == name for each in draft.questionnaire.questions):
        return unknown(names_of(draft), Kind.QUESTION, name, place)
    if source is not None and source.type is QuestionType.CHOICES and not source.options_from:
        return []
    message = f"'{question.id}' cannot take over the options of '{name}'."
    expected = "Expected an earlier question of type choices that has all of its options itself."
    return [Problem("IW-R050", place, message, expected)]


def _taken_over(question: Question, source: Question) -> Question:
    options = tuple(option for option in source.options if not (option.none or option.incomplete))
    return replace(
        question,
        options=(*options, *question.options),
        shared_names=(*source.shared_names, *question.shared_names),
    )


def _same_option_twice(question: Question) -> Iterator[Problem]:
    first: dict[str, Place] = {}
    for option in question.options:
        if option.id in first:
            yield Problem(
                "IW-R001",
                option.place,
                f"The option '{option.id}' of '{question.id}' was already given at {first[option.id]}.",
                fix="Delete one of the two, or give it another id.",
            )
        first.setdefault(option.id, option.place)


def _names(question: Question) -> Iterator[Problem]:
    """Yield a problem for each name that says nothing new, and for each that leads to no option."""
    seen = {folded(option.label): option.id for option in reversed(question.options)}
    for path, name, leads_to in _written_names(question):
        place = question.places.get(path, question.place)
        if not folded(name):
            yield Problem("IW-R051", place, f"'{name}' cannot be typed: it has neither letters nor digits.")
        elif folded(name) in seen:
            yield _twice(name, seen[folded(name)], leads_to, place)
        seen.setdefault(folded(name), leads_to)
    known = tuple(option.id for option in question.options)
    for number, shared in enumerate(question.shared_names):
        for index, option in enumerate(shared.options):
            if option not in known:
                key = "all_of" if shared.together else "any_of"
                yield Problem(
                    "IW-R013",
                    question.places.get(f"shared_names.{number}.{key}.{index}", question.place),
                    f"Unknown option '{option}' of '{question.id}'.",
                    f"Expected one of {listed(known)}.",
                    suggestion=nearest(option, known),
                )


def _written_names(question: Question) -> Iterator[tuple[str, str, str]]:
    """Yield where each name stands, the name, and what it leads to."""
    for number, option in enumerate(question.options):
        for index, name in enumerate(option.also_called):
            yield f"options.{number}.also_called.{index}", name, option.id
    for number, shared in enumerate(question.shared_names):
        for index, name in enumerate(shared.names):
            yield f"shared_names.{number}.names.{index}", name, ", ".join(shared.options)


def _twice(name: str, first: str, second: str, place: Place) -> Problem:
    if first == second:
        return Problem("IW-R051", place, f"'{name}' already is a name of '{first}'.", fix="Delete it.")
    return Problem(
        "IW-R051",
        place,
        f"'{name}' is a name of '{first}' and of '{second}'.",
        "Case, accents, and hyphens make no difference.",
        "Give it once, under `shared_names`: `all_of` where it is all of them, `any_of` where it may be any.",
    )
