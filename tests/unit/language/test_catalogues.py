"""The engine's texts in other languages: none is missing, none is a guess, and what is shipped is what was written."""

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from intakewise.language import saying

PACKAGE = Path(saying.__file__).parents[1]
FOLDER = PACKAGE / "language" / "locale"
PLACEHOLDER = re.compile(r"\{(\w+)\}")

KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "to_say": None, "say_number": (1, 2)}

Texts = str | tuple[str, ...]


def catalogue_of(language: str) -> Catalog:
    """Read what a translator wrote."""
    with (FOLDER / language / "LC_MESSAGES" / "intakewise.po").open("rb") as file:
        return read_po(file)


def extracted() -> set[Texts]:
    """Find every text that the engine says."""
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    return {text if isinstance(text, str) else tuple(map(str, text)) for _, _, text, _, _ in found}


def in_calls() -> set[Texts]:
    """Find every text that is written out in a call that says it, wherever that call stands."""
    calls = (node for path in PACKAGE.rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    found: set[Texts] = set()
    for call in calls:
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
            texts = tuple(str(each.value) for each in call.args[:2] if isinstance(each, ast.Constant))
            found |= {texts if call.func.id == "say_number" else texts[0]} if texts else set()
    return found


def messages(language: str) -> list[Message]:
    """Return the translated texts of a language, without the head of the file."""
    return [message for message in catalogue_of(language) if message.id]


def texts_of(message: Message) -> tuple[Texts, tuple[str, ...]]:
    """Return a text with its translations, one for each number that the grammar knows."""
    written = message.string if isinstance(message.string, tuple) else (message.string,)
    source = message.id if isinstance(message.id, str) else tuple(map(str, message.id))
    return source, tuple(map(str, written))


LANGUAGES = [language for language in saying.languages() if language != saying.ENGLISH]


def test_there_are_translations() -> None:
    """What is said below is said of something."""
    assert ["es"] == LANGUAGES


def test_every_text_that_is_said_is_found() -> None:
    """Nothing is said in a way that those who look for texts would miss, such as a call within another."""
    assert in_calls() == extracted()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_guessed_or_left_over(language: str) -> None:
    """Every text that the engine says has its translation, and nothing else has (`make translations`)."""
    translated = {source for source, words in map(texts_of, messages(language)) if all(words)}
    assert extracted() == translated
    assert [] == [message.id for message in messages(language) if message.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_written(language: str) -> None:
    """The compiled file is made from the written one as it is now (`make translations`)."""
    compiled = BytesIO()
    write_mo(compiled, catalogue_of(language))
    assert compiled.getvalue() == (FOLDER / language / "LC_MESSAGES" / "intakewise.mo").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    """No value is lost on the way, and none is asked for that nobody gives."""
    for source, words in map(texts_of, messages(language)):
        sources = [source] if isinstance(source, str) else source
        wanted = {name for text in sources for name in PLACEHOLDER.findall(text)}
        for each in words:
            assert wanted - {"count"} <= set(PLACEHOLDER.findall(each)) <= wanted, each
