"""
Say the engine's own texts in the language that is spoken now, through gettext; English where a text has no translation.

What is spoken is held in a context variable: threads and tasks do not disturb each other, and nobody passes it on.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

ENGLISH = "en"
"""The language that the engine's texts are written in."""

_FOLDER = Path(__file__).parent / "locale"
_DOMAIN = "intakewise"
_spoken: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def say(text: str, **values: object) -> str:
    """
    Return a text in the language that is spoken now, with what stands in braces filled in.

    Args:
        text: in English, written out where it is said (`pybabel extract` looks for it there).

    >>> say("Within {days} days.", days=3)
    'Within 3 days.'
    """
    return _filled(_catalogue(_spoken.get()).gettext(text), values)


def say_number(one: str, several: str, count: int, **values: object) -> str:
    """
    Return one of two texts, as the grammar of the language asks for a number, which `{count}` stands for.

    >>> say_number("{count} day", "{count} days", 2)
    '2 days'
    """
    return _filled(_catalogue(_spoken.get()).ngettext(one, several, count), {"count": count, **values})


def to_say(text: str) -> str:
    """Mark a text that is said later, such as one of a table: `say` it where it is shown."""
    return text


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language within a block: `es`, or `en`. One that the engine has no texts in is spoken in English."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> str:
    """Return the language that is spoken now."""
    return _spoken.get()


def own_name(language: str) -> str:
    """
    Return what the speakers of a language call it, as far as the engine has texts in it; else its code.

    >>> own_name("en"), own_name("tlh")
    ('English', 'tlh')
    """
    if language not in languages():
        return language
    with speaking(language):
        # Translators write the name of their own language here.
        return say("English")


def languages() -> tuple[str, ...]:
    """Return the languages that the engine has texts in, English first."""
    return (ENGLISH, *sorted(path.parent.parent.name for path in _FOLDER.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")))


def _filled(text: str, values: dict[str, object]) -> str:
    return text.format(**values) if values else text


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, _FOLDER, [language], fallback=True)
