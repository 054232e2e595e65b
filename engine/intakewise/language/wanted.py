"""Which languages a system is set to. They are only ever offered: nobody's meaning hangs on how a machine is set up."""

import re
from collections.abc import Mapping

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
