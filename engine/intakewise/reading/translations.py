"""
Read a translation of a knowledge base: its head, and the files of texts beside it.

Must not know which texts the base has.
"""

from pathlib import Path

from intakewise.model.languages import Language, NamesAdded, Translated, Translation
from intakewise.passes.texts import plain
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.reading.documents import Document, read_document
from intakewise.reading.library import TRANSLATIONS, Found, shown, translation_files
from intakewise.reading.nodes import Mapping, Node
from intakewise.reading.parts import items, mapping_of, place, places_of, text, texts

_NOT_A_LANGUAGE = ("en", "at")


def read_translation(found: Found, code: str) -> tuple[Translation | None, list[Problem]]:
    """
    Read the translation of a knowledge base into one language.

    Returns:
        What is sound of it, None if its head is not, and every problem. Collects Problems, never raises.
    """
    head_file, *others = translation_files(found, code)
    head = read_document(head_file, shown(head_file), "translation")
    documents = [head, *(read_document(each, shown(each), "translated_texts") for each in others)]
    problems = [problem for each in documents for problem in each.problems]
    problems += _not_read(found.rules / TRANSLATIONS / code)
    language = _language(head.root)
    if (
        not head.is_usable
        or not language.code
        or any(head.root.entries[key].place in head.wrong for key in _head(head))
    ):
        return None, problems
    if language.code != code:
        problems.append(_misnamed(head, code))
    translation = Translation(
        language=language,
        texts=tuple(_translated(node) for each in documents for node in _sound(each, "texts")),
        names=tuple(_names(node) for each in documents for node in _sound(each, "names")),
        place=Place(head.file),
    )
    return translation, problems


def _head(head: Document) -> list[str]:
    return [key for key in head.root.entries if key not in ("texts", "names")]


def _language(root: Mapping) -> Language:
    return Language(
        code=text(root, "language"),
        title=text(root, "title"),
        status=text(root, "status"),
        notice=plain(text(root, "notice")),
        by=text(root, "by"),
        on=text(root, "on"),
    )


def _misnamed(head: Document, code: str) -> Problem:
    return Problem(
        "IW-W014",
        place(head.root, "language"),
        f"The file is named for '{code}', and says that it is '{text(head.root, 'language')}'.",
        fix="Change one of the two.",
    )


def _sound(document: Document, key: str) -> list[Mapping]:
    return [mapping_of(node) for node in items(document.root, key) if _is_sound(document, node)]


def _is_sound(document: Document, node: Node) -> bool:
    return isinstance(node, Mapping) and document.is_sound(node)


def _translated(node: Mapping) -> Translated:
    code = next((key for key in node.entries if key not in _NOT_A_LANGUAGE), "")
    return Translated(
        source=plain(text(node, "en")),
        words=plain(text(node, code)),
        at=text(node, "at"),
        code=code,
        place=place(node, "en"),
        words_place=place(node, code),
        at_place=place(node, "at"),
    )


def _names(node: Mapping) -> NamesAdded:
    places = {"option": place(node, "option"), "like": place(node, "like"), **places_of(node, "add")}
    return NamesAdded(text(node, "option"), text(node, "like"), texts(node, "add"), node.place, places)


def _not_read(folder: Path) -> list[Problem]:
    """Return a warning for each file of the folder that looks like one of texts and is not read."""
    others = [*folder.glob("*.yml"), *folder.glob("*.json")] if folder.is_dir() else []
    return [
        Problem(
            "IW-F008",
            Place(shown(each)),
            "This file is not read.",
            "Expected names that end in .yaml.",
            "Rename it, or move it elsewhere.",
            severity=Severity.WARNING,
        )
        for each in sorted(others)
    ]
