"""
Check cases against the base that they test: names, answers, and which rules no case sees fire.

Must not know how a case is run.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from intakewise.model.cases import AnswerSet, Case
from intakewise.model.drafts import Draft, Kind
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Questionnaire
from intakewise.passes.check_answers import check_answers
from intakewise.passes.names import Names, names_of, same_id_twice, unknown
from intakewise.problems.problem import Place, Problem, Severity


def check_cases(
    draft: Draft, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet], unread: frozenset[str] = frozenset()
) -> list[Problem]:
    """
    Return a problem for each name in a case that stands for nothing, and for each case id given twice.

    Args:
        draft: the base, sound or not.
        unread: answer sets that have problems of their own.
    """
    names = names_for_cases(draft, answer_sets, unread)
    cases = list(cases)
    problems = same_id_twice(Kind.CASE, [(case.id, case.place) for case in cases])
    for case in cases:
        for kind, name, path in _names_in(case):
            problems += unknown(names, kind, name, _place(case, path))
        problems += _foods(case, draft, names)
    return problems


def names_for_cases(draft: Draft, answer_sets: Mapping[str, AnswerSet], unread: frozenset[str]) -> Names:
    """Return every name that a case may use: those of the base, and its answer sets."""
    names = names_of(draft)
    return replace(
        names,
        places={**names.places, Kind.ANSWER_SET: {name: each.place for name, each in answer_sets.items()}},
        unread={**names.unread, Kind.ANSWER_SET: unread},
    )


def _foods(case: Case, draft: Draft, names: Names) -> Iterator[Problem]:
    """Yield a problem for each food in a case that its advice does not list."""
    foods = {advice.id: {food.id: food.place for food in advice.foods} for advice in draft.advice}
    for key, named in (("shown", case.expected.foods_shown), ("left_out", case.expected.foods_left_out)):
        for advice, ids in named.items():
            listed = replace(names, places={**names.places, Kind.FOOD: foods.get(advice, {})})
            for number, name in enumerate(ids if advice in foods else ()):
                yield from unknown(listed, Kind.FOOD, name, _place(case, f"foods.{advice}.{key}.{number}"))


def check_given(
    questionnaire: Questionnaire, cases: Iterable[Case], answer_sets: Mapping[str, AnswerSet]
) -> list[Problem]:
    """Return a problem for each answer in a case or an answer set that the questionnaire does not take."""
    problems: list[Problem] = []
    for answers in answer_sets.values():
        problems += check_answers(questionnaire, answers.answers, answers.places)[1]
    for case in cases:
        problems += check_answers(questionnaire, case.given, case.places)[1]
    return problems


def rules_without_case(knowledge: Knowledge, cases: Iterable[Case]) -> Iterator[Problem]:
    """Yield a warning for each rule that no case expects to fire."""
    fired = {rule for case in cases for rule in case.expected.fired}
    for rule in knowledge.rules.values():
        if rule.id not in fired:
            yield Problem(
                "IW-L016",
                rule.place,
                f"No case sees the rule '{rule.id}' fire.",
                fix="Add a case with it under `fired`.",
                severity=Severity.WARNING,
            )


def _names_in(case: Case) -> Iterator[tuple[Kind, str, str]]:
    """Yield every name in a case, what it should stand for, and its path in the expectation."""
    expected = case.expected
    if case.background:
        yield Kind.ANSWER_SET, case.background, "background"
    if expected.contact:
        yield Kind.CONTACT, expected.contact, "contact"
    yield from ((Kind.CONTRIBUTOR, name, f"contributors.{name}") for name in expected.contributors)
    yield from ((Kind.STATE, name, f"states.{name}") for name in expected.states)
    yield from ((Kind.ADVICE, name, f"foods.{name}") for name in expected.foods_shown)
    lists = (
        (Kind.RULE, expected.fired, "fired"),
        (Kind.RULE, expected.not_fired, "not_fired"),
        (Kind.RULE, expected.not_ruled_out or (), "not_ruled_out"),
        (Kind.ADVICE, expected.advice_offered, "advice.offered"),
        (Kind.ADVICE, expected.advice_withheld, "advice.withheld"),
        (Kind.ADVICE, expected.advice_not_offered, "advice.not_offered"),
        (Kind.CAUTION, expected.cautions, "cautions"),
        (Kind.QUESTION, expected.hidden, "hidden"),
    )
    for kind, named, path in lists:
        for number, name in enumerate(named):
            yield kind, name, f"{path}.{number}"


def _place(case: Case, path: str) -> Place:
    within, _, number = path.rpartition(".")
    return case.places.get(path) or case.places.get(f"{within}.includes.{number}") or case.place
