"""
Read whole people: their stories, their answers, and what is right for them.

Must not know whether a name in them exists: `passes.check_people` does.
"""

from pathlib import Path

from intakewise.model.drafts import Kind
from intakewise.model.people import Person, Publication, RightForPerson
from intakewise.model.values import Level
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.problems.system import reason_of
from intakewise.reading.documents import Unsound, built, read_document
from intakewise.reading.expectations import places_of_expectation
from intakewise.reading.library import shown
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import is_set, part, place, text, texts, whole
from intakewise.reading.raw_answers import Questions, raw_answers

PEOPLE = "people"
"""The folder of a knowledge base that holds its people."""

ENDING = ".yaml"


def read_people(path: Path, questions: Questions) -> tuple[tuple[Person, ...], list[Problem]]:
    """
    Read a file of people, or every file of a folder.

    Args:
        questions: by id; a question's type decides what a plain `yes` or `34` is.

    Returns:
        The people in the order of files and within them, and the problems. Collects Problems, never raises.
    """
    files, problems = _files(path)
    people: list[Person] = []
    for file in files:
        people += _people_in(file, questions, problems)
    return tuple(people), problems


def _files(path: Path) -> tuple[list[Path], list[Problem]]:
    try:
        if not path.is_dir():
            return [path], []
        inside = sorted(each for each in path.iterdir() if each.name[0] != ".")
    except (OSError, ValueError) as error:
        reason = reason_of(error, "its name cannot be used")
        return [], [Problem("IW-F003", Place(str(path)), f"This cannot be read: {reason}.")]
    others = [each for each in inside if each.name.endswith((".yml", ".json"))]
    return [each for each in inside if each.name.endswith(ENDING)], [_not_read(each) for each in others]


def _not_read(path: Path) -> Problem:
    return Problem(
        "IW-F008",
        Place(shown(path)),
        "This file is not read.",
        "Expected names that end in .yaml.",
        "Rename it, or move it elsewhere.",
        severity=Severity.WARNING,
    )


def _people_in(path: Path, questions: Questions, problems: list[Problem]) -> tuple[Person, ...]:
    document = read_document(path, shown(path), "people")
    problems += document.problems
    held_out = is_set(document.root, "held_out")

    def build(node: Mapping) -> Person:
        return _person(node, questions, held_out)

    return built(document, "people", Kind.PERSON, build, Unsound())


def _person(node: Mapping, questions: Questions, held_out: bool) -> Person:
    given, places = raw_answers(part(node, "given"), questions)
    return Person(
        id=text(node, "id"),
        story=text(node, "story"),
        finding=text(node, "finding"),
        held_out=held_out,
        benign=is_set(node, "benign"),
        source=_publication(part(node, "source")) if "source" in node.entries else None,
        background=text(node, "background"),
        given=given,
        right=_right(part(node, "expect")),
        place=place(node, "id"),
        places={
            **places,
            **dict(places_of_expectation(part(node, "expect"))),
            "background": place(node, "background"),
            "benign": place(node, "benign"),
        },
    )


def _publication(node: Mapping) -> Publication:
    return Publication(
        authors=text(node, "authors"),
        title=text(node, "title"),
        year=whole(node, "year"),
        read=text(node, "read"),
        where=text(node, "where"),
        doi=text(node, "doi"),
        pmid=text(node, "pmid"),
        pmcid=text(node, "pmcid"),
        url=text(node, "url"),
    )


def _right(node: Mapping) -> RightForPerson:
    return RightForPerson(
        referral=Level[text(node, "referral").upper()],
        contributors=texts(node, "contributors"),
        forbidden_advice=texts(node, "forbidden_advice"),
    )
