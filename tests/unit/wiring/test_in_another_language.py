"""An assessment and an interview in another language: the same meaning, other words, and English where it matters."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from intakewise.interview.resuming import Why
from intakewise.model.assessments import Assessment
from intakewise.model.values import Level
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.translated_bases import BASE, HEAD, NOTICE, REVIEWED, copied, in_capitals, texts

ANSWERS: list[dict[str, object]] = [
    {},
    {"danger_now": ["chest_pain"]},
    {"danger_now": ["none_of_these"], "sex": "female", "pregnant": True, "temperature": 40.5},
    {
        "danger_now": ["none_of_these"],
        "sex": "male",
        "age": 75,
        "leafy_greens": "never",
        "medicines": ["blood_thinner"],
    },
    {"danger_now": None, "drink": "coffee", "coffee_cups": 7, "snores": True, "temperature": 37},
]

EMERGENCY, NO_EMERGENCY = ANSWERS[1], ANSWERS[3]


@pytest.fixture(scope="module")
def english() -> KnowledgeBase:
    """Return the small base."""
    return load(BASE)


@pytest.fixture(scope="module")
def spanish(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return the same, its texts in capitals, machine-drafted."""
    return load(copied(tmp_path_factory.mktemp("drafted"), in_capitals()), language="es")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """Return the same, reviewed."""
    return load(copied(tmp_path_factory.mktemp("reviewed"), in_capitals(REVIEWED)), language="es")


def meaning(assessment: Assessment) -> tuple[object, ...]:
    """Return all of an assessment but its words."""
    return (
        assessment.knowledge.digest,
        assessment.referral.level,
        assessment.referral.within_days,
        assessment.see_doctor,
        [(each.id, each.band, each.could_be, each.groups) for each in assessment.contributors],
        [each.id for each in assessment.advice],
        [(each.id, each.reason, each.missing) for each in assessment.withheld],
        [(each.rule, each.missing) for each in assessment.not_ruled_out],
        assessment.rules,
        assessment.answers,
    )


UNSAID = "Todavía no podemos decir que no necesite un médico"
"""What the engine says, and no knowledge base, where a warning sign is open."""


@pytest.mark.parametrize("answers", ANSWERS)
def test_the_same_answers_mean_the_same_in_every_language(
    answers: Mapping[str, object], english: KnowledgeBase, spanish: KnowledgeBase
) -> None:
    """Inference knows no language: only words differ."""
    before, after = english.assess(answers), spanish.assess(answers)
    assert meaning(before) == meaning(after)
    is_unsaid = before.referral.level is Level.SELF_CARE and before.see_doctor is None
    title = UNSAID if is_unsaid else f"ES: {before.referral.title.upper()}"
    assert after.referral.title == title
    assert {f"ES: {ask.upper()}" for ask in before.questions.values()} == set(after.questions.values())


def test_an_assessment_says_its_language_and_which_translation_it_was(spanish: KnowledgeBase) -> None:
    """Years later it can be told what the person read, and that nobody had reviewed it."""
    told = spanish.assess({}).to_dict()["language"]
    assert isinstance(told, dict)
    assert ("es", "Español", "machine_drafted", NOTICE) == tuple(
        told[key] for key in ("code", "title", "status", "notice")
    )
    assert 64 == len(told["digest"])


@pytest.mark.parametrize("answers", ANSWERS)
def test_what_nobody_has_reviewed_has_the_referral_in_english_beside_it(
    answers: Mapping[str, object], english: KnowledgeBase, spanish: KnowledgeBase
) -> None:
    """The English part is, to the letter, what somebody who answers in English is told."""
    in_english, before = spanish.assess(answers).in_english, english.assess(answers)
    assert in_english is not None
    assert (before.referral, before.disclaimer) == (in_english.referral, in_english.disclaimer)
    assert (before.advice if before.emergency else ()) == in_english.advice


def test_a_reviewed_translation_and_the_original_stand_alone(english: KnowledgeBase, reviewed: KnowledgeBase) -> None:
    """Once a clinician has read it, nothing has to be said twice."""
    assert (None, None) == (english.assess(EMERGENCY).in_english, reviewed.assess(EMERGENCY).in_english)


def test_an_emergency_that_is_asked_about_is_named_in_both(spanish: KnowledgeBase, reviewed: KnowledgeBase) -> None:
    """Whoever is asked "Is that right?" can read in English, too, what that is."""
    interview = spanish.interview()
    interview.answer(EMERGENCY["danger_now"])
    (reason,), (in_english,) = interview.emergency_reasons, interview.emergency_reasons_in_english
    assert reason.title == f"ES: {in_english.title.upper()}"
    assert ("Do you have any of these now? Chest pain",) == in_english.because_you_said
    trusted = reviewed.interview()
    trusted.answer(EMERGENCY["danger_now"])
    assert () == trusted.emergency_reasons_in_english


def test_assessments_in_two_languages_are_not_compared(english: KnowledgeBase, spanish: KnowledgeBase) -> None:
    """A comparison would mix their words; the answers can be assessed anew."""
    with pytest.raises(AnswersInvalid, match="no están en el idioma"):
        spanish.compare_assessments(english.assess(NO_EMERGENCY), spanish.assess(NO_EMERGENCY))
    found = spanish.compare({"age": 30}, {"age": 40})
    assert ["ES: HOW OLD ARE YOU?"] == [each.ask for each in found.answers]


def test_answers_that_do_not_fit_are_refused_in_every_language_alike(spanish: KnowledgeBase) -> None:
    """Codes and ids of problems are for programs: they are the same."""
    with pytest.raises(AnswersInvalid) as invalid:
        spanish.assess({"age": 300, "colour": "red"})
    assert ["IW-A004", "IW-A001"] == [each.code for each in invalid.value.problems]


def test_a_problem_is_told_in_one_language_wherever_it_is_shown(spanish: KnowledgeBase) -> None:
    """A program shows it when the engine has long spoken: also then, what was meant is not asked in English."""
    with pytest.raises(AnswersInvalid) as invalid:
        spanish.assess({"leafy_green": "never"})
    (problem,) = invalid.value.problems
    assert ("es", True) == (problem.language, problem.advice.endswith("¿Quiso decir 'leafy_greens'?"))
    with pytest.raises(AnswersInvalid, match="Esto no es el estado de una entrevista"):
        spanish.resume({})


def state(kb: KnowledgeBase) -> dict[str, object]:
    """Return an interview with one answer."""
    interview = kb.interview()
    interview.answer(["none_of_these"])
    return interview.to_dict()


def not_resumed(kb: KnowledgeBase, put_away: Mapping[str, object]) -> list[Why]:
    """Return why answers do not count when an interview goes on."""
    return [each.why for each in kb.resume(put_away).not_resumed]


def test_an_interview_goes_on_in_the_same_translation(english: KnowledgeBase, spanish: KnowledgeBase) -> None:
    """What was answered to the same words counts; English answers count in every translation, which is made of them."""
    assert [] == not_resumed(spanish, state(spanish))
    assert [] == not_resumed(spanish, state(english))
    assert [] == not_resumed(english, state(english))


def test_an_answer_to_a_translation_that_has_changed_is_asked_again(spanish: KnowledgeBase, tmp_path: Path) -> None:
    """Whoever answered a mistranslated question has not answered this one."""
    other = load(copied(tmp_path, HEAD + texts({"Chest pain": "Dolor de pecho"})), language="es")
    assert [Why.REWORDED] == not_resumed(other, state(spanish))


def test_an_answer_to_a_translation_is_asked_again_in_english(english: KnowledgeBase, spanish: KnowledgeBase) -> None:
    """Which translation was read may not be there any more to be compared."""
    assert [Why.REWORDED] == not_resumed(english, state(spanish))
