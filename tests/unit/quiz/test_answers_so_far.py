"""What stands beside a section and a question in the look at all answers."""

from pathlib import Path

from intakewise.interview.interview import Interview
from intakewise.quiz.answers_so_far import question_in_words, section_in_words
from intakewise.wiring.opening import load

TINY = load(Path(__file__).parents[2] / "knowledge" / "tiny")


def interview(**answers: object) -> Interview:
    """An interview about sore hands."""
    begun = TINY.interview()
    begun.answer_several(answers)
    return begun


def sections(begun: Interview) -> list[str]:
    """What stands beside the sections."""
    return [section_in_words(each) for each in begun.review]


def test_what_can_be_understood_by_itself_stands_beside_its_section() -> None:
    """Ticks, numbers, and a yes; the rest is counted: declined, to come, and not asked apart."""
    answers = interview(about_whom="me", danger=None, numb=True, fluids=1.9, washing="often", relatives=["eczema"])
    assert [
        "A short safety check: 1 answer; 1 without an answer; 1 to come",
        "Your days: In the last 4 weeks, were your fingers numb at night?; 1.9 litres a day; 1 more answer",
        "What you take, and anything else: Eczema; 2 to come",
    ] == sections(answers)


def test_a_no_is_counted_and_not_named() -> None:
    """So is "none of these": by itself it would say nothing."""
    answers = interview(about_whom="me", danger=["none_of_these"], numb=False, creams=["none_of_these"])
    assert "A short safety check: 2 answers" == sections(answers)[0]
    assert sections(answers)[1].startswith("Your days: 1 answer;")


def test_long_answers_are_cut_and_many_counted() -> None:
    """A section takes a few lines."""
    ticked = ["antifungal", "steroid_mild", "steroid_strong", "urea", "warfarin", "tar"]
    words = sections(interview(creams=ticked))[2]
    begin = "What you take, and anything else: Antifungal cream; Mild steroid cream; Strong steroid cream;…; "
    assert words.startswith(begin)
    assert len(begin) <= 2 * 60


def test_a_question_stands_with_its_answer_or_why_there_is_none() -> None:
    """As it was asked and as the person would say it."""
    begun = interview(danger=["none_of_these"], fluids=None)
    words = [question_in_words(each) for section in begun.review for each in section.questions]
    assert "In the last 24 hours, have you had any of these? None of these" in words
    assert "In the last 7 days, how much did you drink a day, all drinks together? I don't know" in words
    assert "In the last 4 weeks, were your fingers numb at night? [not answered yet]" in words
    assert "Who are these answers about? [not asked: after your other answers, it can change nothing]" in words
