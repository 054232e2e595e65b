"""Write values as YAML, each on one line, as an author would. Must not know what they stand for."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal

import yaml

_PLAIN = re.compile(r"[a-z][a-z0-9_.]*")
"""Names, which need no look at what YAML makes of them: there are thousands."""

_TAKEN = ("yes", "no", "true", "false", "null", "on", "off")
"""Words that YAML, or our reader, takes for something else than text."""


def in_yaml(value: object) -> str:
    """
    Return a value such as an answer.

    >>> in_yaml(True), in_yaml(["a", "no"]), in_yaml({"includes": [], "not_recognised": ["a: name"]})
    ('yes', "[a, 'no']", "{includes: [], not_recognised: ['a: name']}")
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {in_yaml(each)}' for key, each in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(in_yaml, value))}]"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return text_in_yaml(value) if isinstance(value, str) else str(value)


def text_in_yaml(text: str) -> str:
    """
    Return a text, in quotes where YAML would take it for something else, within brackets or not.

    >>> text_in_yaml("Plain words."), text_in_yaml("'low' is likely: no"), text_in_yaml("1.50")
    ('Plain words.', "'''low'' is likely: no'", "'1.50'")
    """
    if _PLAIN.fullmatch(text) and text not in _TAKEN:
        return text
    if not text.isprintable():  # a line end, above all
        return json.dumps(text)
    (written,) = yaml.safe_dump([text], default_flow_style=True, width=10**6, allow_unicode=True).splitlines()
    return written[1:-1]


def answers_in_yaml(answers: Mapping[str, object]) -> list[str]:
    """Return answers, a line for each."""
    return [f"{name}: {in_yaml(value)}" for name, value in answers.items()]
