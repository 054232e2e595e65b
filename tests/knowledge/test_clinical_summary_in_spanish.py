"""The summary for a clinician in a translation that no clinician has read."""

import pytest

import intakewise
from intakewise.explain.clinical_summary import summarise
from intakewise.language.saying import speaking
from intakewise.problems.exceptions import IntakewiseError
from intakewise.report.clinical_parts import clinical_parts
from tests.knowledge.shipped import knowledge
from tests.knowledge.test_clinical_summary import text_of


def test_a_summary_in_a_language_that_nobody_reviewed_says_so_and_says_in_english_how_urgent_it_is() -> None:
    """Labels and the words of the engine are translated alike; the notice stands before everything else."""
    spanish = intakewise.load("muscle_spasms", language="es")
    assessment = spanish.assess({"danger_now": ["fit"]})
    with speaking("es"):
        parts = clinical_parts(summarise(spanish.knowledge, assessment))
    assert "SEÑAL DE ALARMA" in text_of(parts, "referral")
    assert "English: Get emergency help now" in text_of(parts, "referral")
    assert assessment.language.notice in text_of(parts, "translation")
    with pytest.raises(IntakewiseError, match="language"):
        summarise(knowledge(), assessment)
