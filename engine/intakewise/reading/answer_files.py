"""
Read an answer file: YAML or JSON, a plain mapping of question ids or a full document, from a file or a pipe.

Must not judge the answers, nor repeat any of them: they are health data.
"""

import json
import sys
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from intakewise.model.assessments import SCHEMA_VERSION
from intakewise.model.knowledge import Knowledge
from intakewise.problems.problem import Place, Problem, Severity, has_errors
from intakewise.problems.suggestions import nearest
from intakewise.reading.files import text_from_bytes, text_from_file
from intakewise.reading.library import shown
from intakewise.reading.nodes import List, Mapping, Node, Scalar, read_text
from intakewise.reading.parts import mapping_of, part, place, text
from intakewise.reading.raw_answers import raw_answers
from intakewise.reading.yaml_traps import LARGEST_BYTES

STANDARD_INPUT = "-"
DOCUMENT_KEYS = ("knowledge", "version", "region", "answers", "schema_version", "complete", "assessment")
STAMPS = ("schema_version", "state_version")
"""What an assessment or an interview that was written to a file has: its other keys are not answers."""

_WORDLESS = {
    "IW-Y002": "This key was given before.",
    "IW-Y004": "An anchor or an alias is not allowed.",
    "IW-Y005": "A tag is not allowed.",
}

JsonValue = dict[str, "JsonValue"] | list["JsonValue"] | str | int | float | Decimal | bool | None


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file says about itself: its knowledge base, language, and referral; empty if unsaid."""

    knowledge: str = ""
    version: str = ""
    digest: str = ""
    referral: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """
    What an answer file says.

    Args:
        answers: raw answers by question id, as `assess` takes them; `places` says where each stands.
        region: empty where the file names none.
    """

    answers: Dictionary[str, object] = field(default_factory=dict)
    places: Dictionary[str, Place] = field(default_factory=dict)
    region: str = ""
    problems: tuple[Problem, ...] = ()
    stamp: FileStamp = FileStamp()


def read_answers(source: str, knowledge: Knowledge) -> AnswerFile:
    """
    Read the answers of one person.

    Args:
        source: a path, or `-` for standard input.
        knowledge: the base they are for: a question's type decides what a plain `yes` or `34` is.

    Returns:
        The answers, and what is wrong with the file. Collects Problems, never raises.
    """
    if source == STANDARD_INPUT:
        file = "standard input"
        written, problems = text_from_bytes(sys.stdin.buffer.read(LARGEST_BYTES + 1), file)
    else:
        file = shown(Path(source))
        written, problems = text_from_file(Path(source), file)
    if written is None:
        return AnswerFile(problems=tuple(problems))
    return answers_from_text(written, file, knowledge)


def answers_from_text(written: str, file: str, knowledge: Knowledge) -> AnswerFile:
    """Return the answers in a text; `file` is the name of the text for the places. Collects Problems, never raises."""
    root, problems = read_text(written, file)
    problems = [_without_words(problem) for problem in problems]
    if has_errors(problems) and (from_json := _json(written, file)) is not None:
        root, problems = from_json, []
    if root is None:
        return AnswerFile(problems=tuple(problems))
    if not isinstance(root, Mapping):
        problems.append(
            Problem("IW-A012", root.place, "These are not answers.", "Expected question ids, each with an answer.")
        )
        return AnswerFile(problems=tuple(problems))
    if isinstance(root.entries.get("answers"), Mapping):
        return _document(root, knowledge, problems)
    questions = knowledge.questionnaire.questions
    if not questions.keys() & DOCUMENT_KEYS and root.entries.keys() & DOCUMENT_KEYS:
        problems.append(_no_answers(root))
        return AnswerFile(problems=tuple(problems))
    answers, places = raw_answers(root, questions)
    return AnswerFile(answers, places, problems=tuple(problems))


def _without_words(problem: Problem) -> Problem:
    """Return a problem of YAML without the word of the file that it names: here that may be an answer."""
    return replace(problem, message=_WORDLESS.get(problem.code, problem.message))


def _document(root: Mapping, knowledge: Knowledge, problems: list[Problem]) -> AnswerFile:
    if not any(stamp in root.entries for stamp in STAMPS):
        problems += [_beside_answers(key, root) for key in root.entries if key not in DOCUMENT_KEYS]
    problems += _refuse_form(root)
    stamp = part(root, "knowledge")
    known_as = text(stamp, "id") or text(root, "knowledge")
    version = text(stamp, "version") or text(root, "version")
    if known_as and known_as != knowledge.id:
        problems.append(
            Problem(
                "IW-A011",
                place(root, "knowledge"),
                f"These answers are for '{known_as}', and '{knowledge.id}' is asked.",
                fix="Name the other knowledge base with -k.",
            )
        )
    elif version and version != knowledge.version:
        problems.append(
            Problem(
                "IW-A011",
                place(root, "version" if "version" in root.entries else "knowledge"),
                f"These answers were given to version {version}, and this is {knowledge.version}.",
                "A question may have changed since.",
                severity=Severity.WARNING,
            )
        )
    answers, places = raw_answers(mapping_of(root.entries["answers"]), knowledge.questionnaire.questions)
    region = text(root, "region")
    return AnswerFile(
        answers, places, "" if region in ("null", "~") else region, tuple(problems), _stamp(root, known_as, version)
    )


def _stamp(root: Mapping, known_as: str, version: str) -> FileStamp:
    """Return what a report, or an assessment, says about itself."""
    assessment = part(root, "assessment") if "assessment" in root.entries else root
    digest = text(part(assessment, "knowledge"), "digest")
    level, language = text(part(assessment, "referral"), "level"), text(part(assessment, "language"), "code")
    return FileStamp(known_as, version, digest, level, language)


def _refuse_form(root: Mapping) -> list[Problem]:
    """Refuse a document whose form has another first number: what its words mean is not guessed at."""
    form = text(root, "schema_version")
    ours = SCHEMA_VERSION.partition(".")[0]
    if not form or form.partition(".")[0] == ours:
        return []
    message = f"The form of this document has version {form[:20]}, and this program reads {ours}.x."
    fix = "Read it with the version of Intakewise that wrote it, or a later one."
    return [Problem("IW-A020", place(root, "schema_version"), message, fix=fix)]


def _no_answers(root: Mapping) -> Problem:
    """Return the problem of a document that has everything but its answers."""
    return Problem(
        "IW-A012",
        place(root, "answers"),
        "There are no answers here.",
        "Expected question ids below a key `answers`, each with an answer.",
        "Write `answers: {}` if nothing was answered.",
    )


def _beside_answers(key: str, root: Mapping) -> Problem:
    return Problem(
        "IW-A012",
        root.places[key],
        "Where there is a key `answers`, every answer stands below it.",
        f"Expected only {', '.join(DOCUMENT_KEYS)} here.",
        suggestion=nearest(key, DOCUMENT_KEYS),
    )


def _json(written: str, file: str) -> Node | None:
    """
    Return JSON that is not YAML, such as one indented by tabs, without places.

    The same key twice is left to YAML, which refuses it.
    """
    if not written.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return None
    try:
        value: JsonValue = json.loads(written.removeprefix("\ufeff"), object_pairs_hook=_unique, parse_float=Decimal)
        return _node(value, Place(file))
    except (ValueError, RecursionError):
        return None


def _unique(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        raise ValueError("the same key twice")
    return keys


def _node(value: JsonValue, at: Place) -> Node:
    if isinstance(value, dict):
        return Mapping({key: _node(item, at) for key, item in value.items()}, dict.fromkeys(value, at), at)
    if isinstance(value, list):
        return List(tuple(_node(item, at) for item in value), at)
    if isinstance(value, str):
        return Scalar(value, at, quoted=True)
    plain = {None: "null", True: "true", False: "false"}
    written = plain[value] if value is None or isinstance(value, bool) else str(value)
    return Scalar(written, at, quoted=False)
