"""
What is wrong with a translation, and which texts it lacks. Nothing that is lacking is an error: it stays English.

Knows the texts of the base, nothing of what a language says.
"""

from collections.abc import Iterator, Mapping

from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import Translated, Translation
from intakewise.passes.check_added_names import check_added_names
from intakewise.passes.numbers_kept import numbers_changed
from intakewise.passes.texts import texts_of
from intakewise.passes.translate import missing_texts, stands_below
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.problems.suggestions import nearest

MISSING = "IW-W010"
"""The code of a text without a translation: there may be thousands of them."""

_LIKE_ENOUGH = 75
"""Of 100: how like an unknown text has to be to one of the base to have been meant for it."""

_SHOWN = 60


def check_translation(knowledge: Knowledge, translation: Translation) -> list[Problem]:
    """Return everything that is wrong with a translation of a knowledge base. Collects Problems, never raises."""
    paths: dict[str, list[str]] = {}
    for path, text in texts_of(knowledge).items():
        paths.setdefault(text, []).append(path)
    problems: list[Problem] = []
    first: dict[tuple[str, str], Place] = {}
    for each in translation.texts:
        problems += _code(each, translation.language.code)
        problems += _twice(each, first)
        if each.source not in paths:
            problems.append(_unknown(each, paths))
            continue
        problems += _misplaced(each, paths[each.source])
        problems += _numbers(each)
    problems += check_added_names(knowledge, translation)
    return problems


def lacking(knowledge: Knowledge, translation: Translation) -> list[Problem]:
    """Return a warning for each text without a translation, in the order of the knowledge base."""
    place, title = translation.place, translation.language.title
    return [
        Problem(
            MISSING,
            place,
            f"{title} lacks a text of {path}: “{text}”",
            severity=Severity.WARNING,
        )
        for path, text in missing_texts(knowledge, translation).items()
    ]


def _code(each: Translated, code: str) -> Iterator[Problem]:
    if each.code != code:
        yield Problem(
            "IW-W014",
            each.words_place,
            f"This is a translation into '{each.code}'.",
            f"Expected the key '{code}', as `language` says.",
            suggestion=code,
        )


def _twice(each: Translated, first: dict[tuple[str, str], Place]) -> Iterator[Problem]:
    earlier = first.setdefault((each.source, each.at), each.place)
    if earlier is not each.place:
        yield Problem(
            "IW-W012",
            each.place,
            f"{_quoted(each.source)} was already translated at {earlier}.",
            fix="Delete one of the two, or say with `at` where this one stands.",
        )


def _unknown(each: Translated, known: Mapping[str, object]) -> Problem:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for a text that has changed

    found = process.extractOne(each.source, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return Problem(
        "IW-W011",
        each.place,
        f"The knowledge base says {_quoted(each.source)} nowhere.",
        "What it says instead is shown in English.",
        "Look whether the translation still fits, and change `en`; or delete both.",
        suggestion=found[0] if found else "",
        severity=Severity.WARNING,
    )


def _misplaced(each: Translated, paths: list[str]) -> Iterator[Problem]:
    if each.at and not any(stands_below(path, each.at) for path in paths):
        yield Problem(
            "IW-W015",
            each.at_place,
            f"{_quoted(each.source)} does not stand at '{each.at}'.",
            f"It stands at {', '.join(paths[:3])}{' and elsewhere' if len(paths) > 3 else ''}.",
            suggestion=nearest(each.at, paths),
        )


def _numbers(each: Translated) -> Iterator[Problem]:
    missing, added = numbers_changed(each.source, each.words)
    said = [f"lacks {_listed(missing)}"] * bool(missing) + [f"has {_listed(added)} besides"] * bool(added)
    if said:
        yield Problem(
            "IW-W013",
            each.words_place,
            f"The translation of {_quoted(each.source)} {' and '.join(said)}.",
            "Expected every number of the English text, in digits, and no other.",
        )


def _listed(numbers: list[str]) -> str:
    return ", ".join(f"'{number}'" for number in numbers)


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
