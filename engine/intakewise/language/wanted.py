"""Which languages somebody would like to read: a system, or a reader of web pages."""

import re
from collections.abc import Mapping, Sequence

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set counts, as everywhere."""

_LOCALE = re.compile(r"([a-z]{2,3})(?:_([A-Z]{2}))?(?:[.@].*)?")


def wanted_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """
    Return the codes of the language that a system is set to, with its country first.

    >>> wanted_languages({"LANG": "es_MX.UTF-8"}), wanted_languages({"LC_ALL": "C.UTF-8", "LANG": "es_MX"})
    (('es-MX', 'es'), ())
    """
    chosen = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    found = _LOCALE.fullmatch(chosen)
    if found is None:
        return ()
    language, country = found.groups()
    return (f"{language}-{country}", language) if country else (language,)


_PREFERENCE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?")


def preferred_language(header: str, known: Sequence[str]) -> str:
    """
    Return the language of those known that a reader likes best, by an `Accept-Language` header; else the first known.

    Args:
        header: whatever a client sent; what cannot be understood counts for nothing.

    >>> preferred_language("fr, es-MX;q=0.8, en;q=0.5", ("en", "es")), preferred_language("fr", ("en", "es"))
    ('es', 'en')
    """
    found = (_PREFERENCE.fullmatch(each) for each in header[:1000].split(","))
    liked = [(float(each[2] or 1), each[1].lower()) for each in found if each is not None]
    by_code = {code.lower(): code for code in known}
    for weight, code in sorted(liked, key=lambda each: -each[0]):
        match = by_code.get(code) or by_code.get(code.partition("-")[0])
        if match is not None and weight > 0:
            return match
    return known[0]
