"""
Open a knowledge base in another language.

Reading and checking a translation needs modules that a kept one does not, and a person is waiting.
"""

from typing import TYPE_CHECKING

from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.problem import NOWHERE, Problem, has_errors, ranked
from intakewise.problems.suggestions import nearest
from intakewise.reading import cache
from intakewise.reading.library import Found, files_of, languages_of, translation_files

if TYPE_CHECKING:
    from intakewise.model.languages import Translation


def kept_in_language(found: Found, code: str) -> Knowledge | None:
    """Return a knowledge base in another language, if it was opened in it before and none of its files has changed."""
    return cache.kept(_key(found, code)) if code in languages_of(found) else None


def in_language(found: Found | None, knowledge: Knowledge, code: str) -> Knowledge:
    """
    Return a knowledge base with its texts in another language.

    Args:
        found: where its files are; None: it was not read from files, and is in English only.
        knowledge: in English.

    Raises:  KnowledgeInvalid: it has no such language, or there is an error in the translation.
    """
    if code == ENGLISH.code:
        return knowledge
    known = () if found is None else languages_of(found)
    if found is None or code not in known:
        raise KnowledgeInvalid([unknown_language(code, (ENGLISH.code, *known))])
    kept = kept_in_language(found, code)
    if kept is not None and kept.digest == knowledge.digest:
        return kept
    key, english = _key(found, code), cache.kept(cache.key_of(files_of(found)))
    translated = _translated(found, knowledge, code)
    if english is not None and english.digest == knowledge.digest:  # its files have not changed since it was opened
        cache.keep(key, translated)
    return translated


def _key(found: Found, code: str) -> str:
    return cache.key_of([*files_of(found), *translation_files(found, code)])


def _translated(found: Found, knowledge: Knowledge, code: str) -> Knowledge:
    from intakewise.passes.check_translation import check_translation
    from intakewise.passes.translate import translate
    from intakewise.reading.translations import read_translation

    translation, problems = read_translation(found, code)
    if translation is not None:
        problems += check_translation(knowledge, translation)
    if translation is None or has_errors(problems):
        raise KnowledgeInvalid(ranked(problems))
    return translate(knowledge, translation)


def check_translations(found: Found, knowledge: Knowledge) -> tuple[tuple["Translation", ...], list[Problem]]:
    """Return every translation of a knowledge base that can be read, and all that is wrong with any, or lacking."""
    from intakewise.passes.check_translation import check_translation, lacking
    from intakewise.reading.translations import read_translation

    translations: list[Translation] = []
    problems: list[Problem] = []
    for code in languages_of(found):
        translation, of_reading = read_translation(found, code)
        problems += of_reading
        if translation is not None:
            translations.append(translation)
            problems += check_translation(knowledge, translation)
            problems += lacking(knowledge, translation)
    return tuple(translations), problems


def unknown_language(code: object, known: tuple[str, ...]) -> Problem:
    """Return the problem of a language that there is not."""
    if not isinstance(code, str):
        return Problem("IW-R070", NOWHERE, "The language is not text.", f"Expected one of: {', '.join(known)}.")
    return Problem(
        "IW-R070",
        NOWHERE,
        f"The knowledge base has no texts in '{code[:40]}'.",
        f"Expected one of: {', '.join(known)}.",
        suggestion=nearest(code[:40], known),
    )
