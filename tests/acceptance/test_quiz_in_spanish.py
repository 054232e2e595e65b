"""The shipped quiz in Spanish in a real terminal, from start to report: no English but what is marked as such."""

from collections.abc import Iterator

import yaml

from intakewise.interview.interview import Interview
from intakewise.language.saying import say, speaking
from intakewise.model.values import Level
from tests.acceptance.quiz_terminal import Terminal
from tests.acceptance.test_quiz_shipped import ANSWERS, keys_on, typed_answer
from tests.english_left import english_left, marked_in, spanish

NOTICE = spanish().knowledge.language.notice
ASKED_IN_BOTH = (
    "Stop here and get help now if there is any of these",
    "Is there any of these now?",
    "No: start with the questions",
    "Yes, or not sure: stop here",
    "This may be an emergency",
    "Yes, that is right: show me what to do now",
    "You said:",
)


def marked() -> Iterator[str]:
    """Yield what stands in English beside the Spanish before a report."""
    english = spanish().knowledge.beside
    assert english is not None
    yield from english.before_you_start.call_now
    yield from english.levels[Level.EMERGENCY].how.values()
    yield from ASKED_IN_BOTH


class Seen:
    """A Spanish quiz in a terminal, and what was on its screen whenever somebody looked."""

    def __init__(self) -> None:
        arguments = ["quiz", "--language", "es", "--region", "uk", "--no-history"]
        self.terminal = Terminal(["-m", "intakewise", *arguments], rows=40)
        self.screens: list[str] = []

    def see(self, text: str) -> None:
        """Wait for a text of the engine or of the base, and remember the screen that it is on."""
        with speaking("es"):
            self.terminal.see(say(text))
        self.terminal.settle()
        self.screens.append(self.terminal.screen.text())

    def answer(self, text: str, *keys: str) -> None:
        """Wait for a text, remember its screen, and press keys."""
        self.see(text)
        self.terminal.press(*keys)

    def whole(self) -> str:
        """Return all that was seen, what has scrolled away included."""
        return " | ".join([*self.screens, self.terminal.everything()])


def begun() -> Seen:
    """Go through the pages before the first question."""
    seen = Seen()
    seen.answer("Shall we go on?", "enter")
    seen.see(spanish().knowledge.before_you_start.age)
    seen.answer("Shall we go on?", "enter")
    seen.answer("Is there any of these now?", "enter")
    return seen


def healthy_adult() -> dict[str, object]:
    """Return the answers of a healthy adult, as they are written."""
    answers: dict[str, object] = yaml.load(ANSWERS.read_text("utf-8"), Loader=yaml.BaseLoader)
    return answers


def answer_next(seen: Seen, interview: Interview, answers: dict[str, object]) -> bool:
    """Answer the next screen, as an interview beside it does; return whether there was one."""
    screen = interview.next_screen()
    if screen is None:
        return False
    seen.see(screen.ask or screen.questions[0].ask)
    typed = {each.id: typed_answer(each, answers[each.id]) for each in screen.questions}
    seen.terminal.press(*keys_on(screen, typed))
    interview.answer_several(typed)
    return True


def test_the_whole_quiz_is_in_spanish() -> None:
    """Every page, question, and part of the report of a healthy adult, with the notice before and after."""
    seen, interview = begun(), spanish().interview()
    while answer_next(seen, interview, healthy_adult()):
        pass
    seen.answer("Here is what you answered. Is it right?", "enter")
    seen.see("What would you like to see?")
    seen.terminal.press("end", "up", "up")  # back from the last entry: to save it, and all of it
    seen.answer("All of it", "enter")
    seen.see("About this page")
    seen.answer("What would you like to see?", "end", "enter")
    assert 0 == seen.terminal.end()
    shown = seen.whole()
    assessment = spanish().assess(interview.answers, region="uk")
    assert [] == english_left(shown, (*marked(), *marked_in(assessment)))
    assert assessment.referral.headline in shown
    assert " ".join(spanish().knowledge.disclaimer.split()) in shown  # in the last part only
    assert shown.count(NOTICE) >= 4
    assert "[traducción automática, aún sin revisar]" in shown


def test_an_emergency_is_asked_about_and_shown_in_both_languages() -> None:
    """What is understood, the question whether that is right, and the page with what to do now, Spanish first."""
    seen, interview = begun(), spanish().interview()
    answers = {**healthy_adult(), "danger_now": ["fit"]}
    while not interview.emergency:
        answer_next(seen, interview, answers)
    seen.see("Is that right?")
    shown = seen.whole()
    assert "¿Es correcto? / Is that right?" in shown
    assert "No, change my answer to “In the last 24 hours, have you had any of these?”" in shown
    seen.terminal.press("enter")
    assert 0 == seen.terminal.end()
    assessment = spanish().assess(interview.answers, region="uk")
    assert assessment.in_english is not None
    page = seen.terminal.everything()
    assert page.index(assessment.referral.headline) < page.index(assessment.in_english.referral.headline)
    assert "Call 999 and ask for an ambulance" in page
    assert NOTICE in page
