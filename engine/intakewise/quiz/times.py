"""Times as people say them, where this machine is."""

from datetime import datetime


def in_words(at: datetime) -> str:
    """
    Return a day and the time of day.

    >>> in_words(datetime(2026, 11, 5, 9, 4))
    '5 November 2026, 09:04'
    """
    here = at.astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"


def span_in_words(began: datetime, stopped: datetime) -> str:
    """
    Return from when to when; what is the same of the two is said once.

    >>> span_in_words(datetime(2026, 11, 5, 9, 4), datetime(2026, 11, 5, 9, 4))
    '5 November 2026, 09:04'

    >>> span_in_words(datetime(2026, 11, 5, 9, 4), datetime(2026, 11, 5, 9, 31))
    '5 November 2026, 09:04 to 09:31'
    >>> span_in_words(datetime(2026, 11, 5, 23, 50), datetime(2026, 11, 6, 0, 1))
    '5 November 2026, 23:50 to 6 November 2026, 00:01'
    """
    first, last = began.astimezone(), stopped.astimezone()
    if in_words(first) == in_words(last):
        return in_words(first)
    return f"{in_words(first)} to {f'{last:%H:%M}' if first.date() == last.date() else in_words(last)}"
