"""What an interview says of an emergency, and of the referral so far."""

from pathlib import Path

from intakewise.wiring.opening import load
from tests.interviews import whole_interview

KB = load(Path(__file__).parents[2] / "knowledge" / "tiny")


def test_an_emergency_names_the_answers_it_rests_on() -> None:
    """Each reason has what the person said, for "Is that right?"."""
    interview = whole_interview(KB.knowledge)
    interview.decline()
    interview.answer(["deep_cut"])
    interview.answer(0)
    interview.answer(True)
    (reason,) = interview.emergency_reasons
    assert "red_flag.fresh_cut_and_numb" == reason.rule
    assert ("danger", "wound_days", "numb") == reason.questions
    assert "How many days ago was the cut? 0 days" in reason.because_you_said


def test_without_an_emergency_there_are_no_reasons() -> None:
    """Nothing is asked about where nothing was found."""
    assert () == KB.interview().emergency_reasons


def test_the_referral_so_far_follows_the_answers() -> None:
    """It rises with an answer, and falls when the answer is changed."""
    interview = KB.interview()
    assert "self_care" == interview.referral_so_far.word
    interview.change("numb", True)
    assert "routine" == interview.referral_so_far.word
    interview.change("numb", False)
    assert "self_care" == interview.referral_so_far.word
