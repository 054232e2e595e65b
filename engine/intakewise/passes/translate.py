"""
Put a translation in the place of a knowledge base's texts. What has none stays English.

Changes no meaning: facts, rules, and the plan stay what they are, and so does the digest. Knows nothing of files.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, replace
from hashlib import sha256

from intakewise.model.frozen import freeze
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import NamesAdded, Translated, Translation
from intakewise.model.questionnaires import Option, Question
from intakewise.passes.option_names import folded, is_searched
from intakewise.passes.texts import texts_of, with_texts


def translate(knowledge: Knowledge, translation: Translation) -> Knowledge:
    """
    Return a knowledge base with its texts in another language, and with itself as `original`.

    Args:
        knowledge: in English.
        translation: checked; what it has no words for stays English.
    """
    words = Words(translation.texts)
    swapped = with_texts(knowledge, lambda path, text: words.of(path, text) or text)
    questions = {
        name: _with_names(question, knowledge.questionnaire.questions[name], translation.names)
        for name, question in swapped.questionnaire.questions.items()
    }
    swapped = replace(swapped, questionnaire=replace(swapped.questionnaire, questions=questions))
    language = replace(translation.language, digest=_digest(swapped, translation))
    return freeze(replace(swapped, language=language, original=knowledge))


def missing_texts(knowledge: Knowledge, translation: Translation) -> dict[str, str]:
    """Return the texts that have no translation, each once, by the path of the first place where it is missing."""
    words = Words(translation.texts)
    missing: dict[str, str] = {}
    for path, text in texts_of(knowledge).items():
        if not words.of(path, text):
            missing.setdefault(text, path)
    return {path: text for text, path in missing.items()}


class Words:
    """The translations by what they are of: one that is for a place goes before one that is for all."""

    def __init__(self, texts: Iterable[Translated]) -> None:
        self._everywhere: dict[str, str] = {}
        self._placed: dict[str, dict[str, str]] = {}
        for each in texts:
            by_place = self._placed.setdefault(each.source, {}) if each.at else self._everywhere
            by_place[each.at or each.source] = each.words

    def of(self, path: str, text: str) -> str:
        """Return the translation of a text that stands at a path; empty if there is none."""
        fitting = [at for at in self._placed.get(text, ()) if stands_below(path, at)]
        return self._placed[text][max(fitting, key=len)] if fitting else self._everywhere.get(text, "")


def stands_below(path: str, at: str) -> bool:
    """
    Tell whether a path is the same as another, or below it.

    >>> stands_below("questions.age.ask", "questions.age"), stands_below("questions.ages.ask", "questions.age")
    (True, False)
    """
    return path == at or path.startswith(f"{at}.")


def names_for(question: Question, option: Option, added: Iterable[NamesAdded]) -> tuple[str, ...]:
    """
    Return the names that a translation gives to one option.

    Args:
        question: in English, as `option` is. It may have taken the option over from another, with its names.
    """
    named = {f"{asked}.{option.id}" for asked in (question.id, question.options_from)}
    known = {folded(name) for name in (option.label, *option.also_called)}
    return tuple(name for each in added if each.option in named or folded(each.like) in known for name in each.names)


def _with_names(question: Question, source: Question, added: Iterable[NamesAdded]) -> Question:
    """Add the names of a translation, and the English labels: whoever knows those still finds what is meant."""
    if not is_searched(source):
        return question
    options = [
        replace(
            option,
            also_called=(
                *names_for(source, english, added),  # first: examples are taken from the beginning
                *option.also_called,
                *([english.label] if option.label != english.label and _names_a_thing(english) else []),
            ),
        )
        for option, english in zip(question.options, source.options, strict=True)
    ]
    shared = [
        replace(
            each, names=(*each.names, *(name for more in added if _is_like(more, each.names) for name in more.names))
        )
        for each in question.shared_names
    ]
    return replace(question, options=tuple(options), shared_names=tuple(shared))


def _names_a_thing(option: Option) -> bool:
    return not (option.none or option.incomplete)


def _is_like(added: NamesAdded, names: Iterable[str]) -> bool:
    return bool(added.like) and folded(added.like) in map(folded, names)


def _digest(swapped: Knowledge, translation: Translation) -> str:
    """Return the digest of all that a person reads, and of how far it can be trusted."""
    names: list[Mapping[str, object]] = [
        {"to": each.option or each.like, "names": each.names} for each in translation.names
    ]
    whole = [astuple(translation.language), texts_of(swapped), names]
    return sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
