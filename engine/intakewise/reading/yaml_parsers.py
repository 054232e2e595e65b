"""
The two parsers of PyYAML, made to agree. Must not know what is done with the events they give.
"""

from typing import Protocol, cast

import yaml


class Parser(Protocol):
    """What both parsers of PyYAML offer: the next event, or None at the end."""

    def get_event(self) -> yaml.Event | None:
        """Return the next event."""


def fastest_parser(text: str) -> Parser:
    """Return the fast parser where there is one, else the other: both give the same nodes and problems."""
    try:
        return c_parser(text)
    except ImportError:
        return pure_parser(text)


def c_parser(text: str) -> Parser:
    """
    Return the fast parser, a binding of libyaml.

    Raises:
        ImportError: PyYAML was installed without it.
    """
    from yaml._yaml import CParser  # noqa: PLC0415 — may be missing

    return cast(Parser, CParser(text))


def pure_parser(text: str) -> Parser:
    """Return the parser written in Python: some ten times slower, always there."""
    return cast(Parser, _PureParser(text))


class _PureParser(yaml.SafeLoader):
    """
    PyYAML's own parser, less its restriction that a text inside brackets ends at a question mark.

    libyaml reads `{ask: Why?, id: a}` as everybody means it.
    """

    def scan_plain(self) -> yaml.ScalarToken:
        # On the instance, and only while a text is read: `peek` is called for every character.
        self.__dict__["peek"] = self._peek_over_question_mark
        try:
            return super().scan_plain()
        finally:
            del self.__dict__["peek"]

    def _peek_over_question_mark(self, index: int = 0) -> str:
        character = super().peek(index)
        return "x" if character == "?" else cast(str, character)
