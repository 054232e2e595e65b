"""Say on standard error how far a command is, where a person watches and it takes long."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import typer

from intakewise.language.saying import say

PROGRESS_AFTER, PROGRESS_EVERY = 1.0, 0.1
"""Seconds before a person who waits is told how far it is, and between then."""

_ERASE = "\r\x1b[K"

_Item = TypeVar("_Item")


def never(item: object) -> bool:
    """Print nothing while it runs."""
    return False


def with_progress(
    items: Iterable[_Item], total: int, noun: str, prints: Callable[[_Item], bool] = never
) -> Iterator[_Item]:
    """
    Pass items on, and say how many of them there were so far.

    Args:
        noun: what they are, in the plural.
        prints: whether an item makes the command print something, for which the line is cleared.
    """
    is_watched, shown = sys.stderr.isatty(), time.perf_counter() + PROGRESS_AFTER - PROGRESS_EVERY
    try:
        for number, item in enumerate(items, 1):
            if is_watched and prints(item):
                typer.echo(_ERASE, err=True, nl=False)
            yield item
            if is_watched and time.perf_counter() - shown >= PROGRESS_EVERY:
                shown = time.perf_counter()
                typer.echo(
                    _ERASE + say("{number} of {total} {what}", number=number, total=total, what=noun),
                    err=True,
                    nl=False,
                )
    finally:
        if is_watched:
            typer.echo(_ERASE, err=True, nl=False)
