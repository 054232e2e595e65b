"""What a form filled in by itself: told to a clinician with where it comes from, and counted only where it may."""

from intakewise.explain.clinical_summary import summarise
from intakewise.model.clinical_summary import WhyUnknown
from intakewise.report.blocks import Paragraph
from intakewise.report.clinical_parts import clinical_parts
from intakewise.report.not_known import not_known
from tests.knowledge.shipped import base, knowledge
from tests.knowledge.test_clinical_summary import text_of


def test_an_answer_from_elsewhere_says_so() -> None:
    """Imported and assumed answers are marked, and counted."""
    answers = {"age": {"value": 64, "provenance": "imported"}, "sex_for_needs": "male"}
    parts = clinical_parts(summarise(knowledge(), base().assess(answers)))
    assert "64 years, imported" in text_of(parts, "who")
    assert "1 given by the person, 1 imported" in text_of(parts, "stamp")


def test_a_sign_from_elsewhere_is_no_sign_and_no_lack_of_one() -> None:
    """A safety question that a form filled in is named as not known, and in the report as not counted."""
    for value in (["fit"], ["none_of_these"]):
        assessment = base().assess({"danger_now": {"value": value, "provenance": "imported"}})
        summary = summarise(knowledge(), assessment)
        assert "danger_now" not in {each.question for each in (*summary.positives, *summary.negatives)}
        assert WhyUnknown.NOT_ASKED is next(each.why for each in summary.unknowns if each.question == "danger_now")
        part = not_known(assessment, ())
        assert part is not None
        leads = [block.line.lead for block in part.blocks if isinstance(block, Paragraph)]
        assert "Filled in from elsewhere. A question about safety counts only if you answer it yourself:" in leads
        assert "You did not know, or would rather not say:" not in leads


def test_what_the_person_typed_always_counts() -> None:
    """A caller who names other sources only does not refuse the person: a fit that was typed is an emergency."""
    assessment = base().assess({"danger_now": ["fit"]}, safety_from=["imported"])
    assert assessment.emergency
    assert () == assessment.not_accepted
    assert ("typed", "imported") == tuple(assessment.safety_from)
