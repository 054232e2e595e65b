"""
What a translator still has to write, as a file to fill in: the texts that have no translation yet.

Knows the form of such a file, nothing of where it will stand.
"""

from collections.abc import Iterator

import yaml

from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import Language, Translation
from intakewise.passes.texts import texts_of
from intakewise.passes.translate import missing_texts

_WIDE = 10_000


def to_translate(knowledge: Knowledge, code: str, translation: Translation | None) -> str:
    """
    Return the missing texts of a language in YAML, each with the path where it stands; empty if none is missing.

    Args:
        translation: what there is already; None: nothing, and the file begins with what has to be said first.
    """
    begun = translation or Translation(Language(code, "", ""), ())
    missing = missing_texts(knowledge, begun)
    lines = [*([] if translation else _head(code)), "texts:", *_texts(missing, code)]
    return "\n".join(lines) + "\n" if missing else ""


def share_translated(knowledge: Knowledge, translation: Translation) -> tuple[int, int]:
    """Return how many of the different texts of a knowledge base are translated, and how many there are."""
    total = len(set(texts_of(knowledge).values()))
    return total - len(missing_texts(knowledge, translation)), total


def _head(code: str) -> Iterator[str]:
    yield f"language: {code}"
    yield "title:    # what its speakers call it"
    yield "status: machine_drafted    # or reviewed, with `by` (name and profession) and `on` (the day)"
    yield "notice:    # in that language: no clinician who speaks it has read this translation yet"


def _texts(missing: dict[str, str], code: str) -> Iterator[str]:
    for path, text in missing.items():
        yield f"  # {path}"
        yield "  - " + yaml.safe_dump({"en": text}, allow_unicode=True, width=_WIDE).strip()
        yield f"    {code}:"
