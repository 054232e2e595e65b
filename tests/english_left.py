"""Look for English in what a person reads in Spanish: texts of the shipped base and of the engine, for tests."""

import ast
import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

from intakewise.language import saying
from intakewise.model.assessments import Assessment
from intakewise.passes.texts import texts_of
from intakewise.report.in_english import in_english
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load

FEWEST_WORDS = 3
"""Shorter pieces, such as "No" and "in all", stand in Spanish sentences, too."""


@cache
def spanish() -> KnowledgeBase:
    """Return the shipped base in Spanish."""
    return load("muscle_spasms", "es")


def english_left(shown: str, marked: Iterable[str] = ()) -> list[str]:
    """
    Return the English texts that stand in what is shown.

    Args:
        marked: what may stand there in English, such as the page of an emergency.
    """
    text, allowed = _in_one_line(shown), _in_one_line(" | ".join(marked))
    return [each for each in _english() if each in text and each not in allowed]


def texts_in(value: object) -> Iterable[str]:
    """Yield every text in a value, whatever it is made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in texts_in(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in texts_in(each))
    elif is_dataclass(value):
        yield from (text for each in fields(value) for text in texts_in(getattr(value, each.name)))


def marked_in(assessment: Assessment) -> tuple[str, ...]:
    """Return what a report may say in English: the part that says it in that language, and names of sources."""
    sources = [text for each in assessment.sources.values() for text in texts_in(each)]
    return (*texts_in(tuple(in_english(assessment))), *sources)


@cache
def _english() -> tuple[str, ...]:
    """Return the English texts that have another text in Spanish, whole or between what is filled in."""
    known = spanish().knowledge
    assert known.original is not None
    here = texts_of(known)
    of_base = {_in_one_line(text) for path, text in texts_of(known.original).items() if here[path] != text}
    pieces = {_in_one_line(piece) for text in _written() for piece in re.split(r"\{\w+\}", text)}
    return tuple(sorted(each for each in of_base | pieces if len(re.findall(r"[^\W\d]+", each)) >= FEWEST_WORDS))


def _written() -> Iterable[str]:
    """Yield every text in the source of the engine: what is not marked to be said in another language is found, too."""
    for path in Path(saying.__file__).parents[1].rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
