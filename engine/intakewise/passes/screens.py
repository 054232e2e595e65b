"""
Keep questions from sharing a screen where that would be confusing, unsafe, or change what is asked.

Knows which questions share a screen and what they read, nothing of how a screen is drawn.
"""

from collections.abc import Iterator, Sequence

from intakewise.model.drafts import Kind
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section, SharedScreen
from intakewise.passes.circles import question_graph
from intakewise.passes.graph import Graph, reachable
from intakewise.passes.names import Names
from intakewise.passes.scope import listed
from intakewise.problems.problem import Problem


def check_screens(questionnaire: Questionnaire, names: Names) -> list[Problem]:
    """Return a problem for each question that cannot stand where its `screen` puts it. Never raises."""
    graph = question_graph(questionnaire.questions, questionnaire.derived)
    problems: list[Problem] = []
    for section in questionnaire.sections:
        for screen in section.screens:
            questions = [each for each in questionnaire.questions.values() if each.screen == screen.id]
            problems += _too_few(screen, questions, names)
            problems += _apart(screen, section, questions)
            problems += _undrawable(questions)
            problems += _two_safety_checklists(screen, questions)
            problems += _read_each_other(screen, questions, graph)
    return problems


def _refused(question: Question, message: str, expected: str, fix: str) -> Problem:
    return Problem("IW-L030", question.places.get("screen", question.place), message, expected, fix)


def _too_few(screen: SharedScreen, questions: Sequence[Question], names: Names) -> Iterator[Problem]:
    # A question that could not be read may be the one that is missing here.
    if len(questions) < 2 and Kind.QUESTION not in names.unread_kinds and not names.unread.get(Kind.QUESTION):
        yield Problem(
            "IW-L031",
            screen.place,
            f"The screen '{screen.id}' has {'one question' if questions else 'no question'}.",
            "A question that has a screen to itself needs none by name.",
            f"Put `screen: {screen.id}` on the questions that belong on it, or delete it.",
        )


def _apart(screen: SharedScreen, section: Section, questions: Sequence[Question]) -> Iterator[Problem]:
    here = [question for question in questions if question.section == section.id]
    numbers = [section.questions.index(question.id) for question in here]
    for question in questions:
        if question.section != section.id:
            yield _refused(
                question,
                f"The screen '{screen.id}' belongs to the section '{section.id}', and '{question.id}' does not.",
                "The questions of a screen stand in one section.",
                "Move it there, or give this section a screen of its own.",
            )
    for question, number, before in zip(here[1:], numbers[1:], numbers, strict=False):
        if number != before + 1:
            between = section.questions[before + 1]
            yield _refused(
                question,
                f"'{between}' stands between '{question.id}' and the rest of the screen '{screen.id}'.",
                "The questions of a screen stand next to each other.",
                "Move it to them, or give it a screen of its own.",
            )


def _undrawable(questions: Sequence[Question]) -> Iterator[Problem]:
    for question in questions:
        if question.type is QuestionType.TEXT or question.search:
            what = "a list that is searched" if question.search else "a text"
            yield _refused(
                question,
                f"'{question.id}' is {what}, which needs a screen to itself.",
                "Typing there would not be told from the keys of the other questions.",
                "Delete `screen`.",
            )


def _two_safety_checklists(screen: SharedScreen, questions: Sequence[Question]) -> Iterator[Problem]:
    lists = [question for question in questions if question.safety and question.type is QuestionType.CHOICES]
    for question in lists[1:]:
        yield _refused(
            question,
            f"'{question.id}' is the second safety checklist on the screen '{screen.id}', beside '{lists[0].id}'.",
            "A safety checklist is read with care only where no other stands beside it.",
            "Give one of them a screen of its own.",
        )


def _read_each_other(screen: SharedScreen, questions: Sequence[Question], graph: Graph) -> Iterator[Problem]:
    together = {question.id for question in questions}
    for question in questions:
        read = [f"'{name}'" for name in sorted(reachable(question.id, graph) & together - {question.id})]
        if read:
            yield _refused(
                question,
                f"Whether '{question.id}' is asked depends on {listed(tuple(read))}, on the same screen '{screen.id}'.",
                "What decides whether a question is asked has been answered on an earlier screen.",
                "Give it a screen that comes later.",
            )
