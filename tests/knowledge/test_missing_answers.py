"""On the shipped base, what keeps a rule from being decided is what the definition says."""

from tests.knowledge.shipped import knowledge, people
from tests.missing_as_defined import assert_missing_as_defined
from tests.random_bases.answers import checked


def test_whoever_declined_everything() -> None:
    """Nearly every rule is open then; the same where nothing was asked, and where all but one answer is declined."""
    questionnaire = knowledge().questionnaire
    declined = dict.fromkeys(questionnaire.questions)
    for answers in ({}, declined, {**declined, "danger_now": ["none_of_these"]}, {**declined, "age": 64}):
        assert_missing_as_defined(knowledge(), checked(questionnaire, answers))


def test_people_who_left_some_of_it_out() -> None:
    """People of every kind; of each, everything, half of it, and half of it declined."""
    for answers in people("missing").people(20):
        half = dict.fromkeys(list(answers)[::2])
        for given in (answers, {name: answers[name] for name in half}, {**answers, **half}):
            assert_missing_as_defined(knowledge(), checked(knowledge().questionnaire, given))
