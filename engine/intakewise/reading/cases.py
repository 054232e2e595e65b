"""
Read cases and named answer sets: given answers, expected results.

Must not know whether a name in them exists: `passes.check_cases` does.
"""

from dataclasses import dataclass, field
from pathlib import Path

from intakewise.model.cases import AnswerSet, Case
from intakewise.model.drafts import Draft, Kind
from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of
from intakewise.reading.documents import Unsound, built, read_document
from intakewise.reading.expectations import expectation_from, places_of_expectation
from intakewise.reading.library import Found, shown
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import part, place, text
from intakewise.reading.raw_answers import Questions, raw_answers

ANSWERS = "answers"
ENDING = ".cases.yaml"


@dataclass(slots=True)
class CasesReading:
    """
    The cases of a knowledge base as they were read, and every problem found on the way.

    Args:
        answer_sets: by id, which is the name of the file.
        unread: answer sets that have problems of their own; a case that names one is not to blame.
    """

    cases: tuple[Case, ...] = ()
    answer_sets: dict[str, AnswerSet] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: frozenset[str] = frozenset()


def read_cases(found: Found, draft: Draft) -> CasesReading:
    """
    Read every case and answer set of a knowledge base.

    Args:
        draft: what the rest of the base says; a question's type decides what a plain `yes` or `34` is.

    Returns:
        What was read. Collects Problems, never raises.
    """
    questions = questions_of(draft)
    reading = read_answer_sets(found, draft)
    for path in _files(found.rules, ENDING, reading.problems):
        reading.cases += _cases(path, questions, reading.problems)
    return reading


def read_answer_sets(found: Found, draft: Draft) -> CasesReading:
    """Read the answer sets of a knowledge base alone; see `read_cases`."""
    questions = questions_of(draft)
    reading = CasesReading()
    unread: set[str] = set()
    for path in _files(found.rules / ANSWERS, ".yaml", reading.problems):
        answers = _answer_set(path, questions, reading.problems)
        if answers is None:
            unread.add(path.stem)
        else:
            reading.answer_sets[answers.id] = answers
    reading.unread = frozenset(unread)
    return reading


def questions_of(draft: Draft) -> Questions:
    """Return the questions of a draft by id, as answers are read by them."""
    written = draft.questionnaire.questions if draft.questionnaire else ()
    return {question.id: question for question in written}


def _files(folder: Path, ending: str, problems: list[Problem]) -> list[Path]:
    try:
        return sorted(each for each in folder.iterdir() if each.name.endswith(ending) and each.name[0] != ".")
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"The folder cannot be read: {reason_of(error)}."
        problems.append(Problem("IW-F003", Place(shown(folder)), message))
        return []


def _answer_set(path: Path, questions: Questions, problems: list[Problem]) -> AnswerSet | None:
    document = read_document(path, shown(path), "answers")
    problems += document.problems
    if not document.is_usable or document.wrong:
        return None
    answers, places = raw_answers(document.root, questions)
    return AnswerSet(path.stem, answers, Place(document.file), places)


def _cases(path: Path, questions: Questions, problems: list[Problem]) -> tuple[Case, ...]:
    document = read_document(path, shown(path), "cases")
    problems += document.problems

    def build(node: Mapping) -> Case:
        return _case(node, questions, problems)

    return built(document, "cases", Kind.CASE, build, Unsound())


def _case(node: Mapping, questions: Questions, problems: list[Problem]) -> Case:
    given, places = raw_answers(part(node, "given"), questions)
    return Case(
        id=text(node, "id"),
        why=text(node, "why"),
        background=text(node, "background"),
        given=given,
        expected=expectation_from(part(node, "expect"), problems),
        place=place(node, "id"),
        places={
            **places,
            **dict(places_of_expectation(part(node, "expect"))),
            "background": place(node, "background"),
        },
    )
