"""Times as people say them, where this machine is."""

from datetime import datetime

from intakewise.language.saying import say, to_say

_MONTHS = (
    to_say("January"),
    to_say("February"),
    to_say("March"),
    to_say("April"),
    to_say("May"),
    to_say("June"),
    to_say("July"),
    to_say("August"),
    to_say("September"),
    to_say("October"),
    to_say("November"),
    to_say("December"),
)


def in_words(at: datetime) -> str:
    """
    Return a day and the time of day.

    >>> in_words(datetime(2026, 11, 5, 9, 4))
    '5 November 2026, 09:04'
    """
    here = at.astimezone()
    return say(
        "{day} {month} {year}, {time}",
        day=here.day,
        month=say(_MONTHS[here.month - 1]),
        year=here.year,
        time=f"{here:%H:%M}",
    )


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
    end = f"{last:%H:%M}" if first.date() == last.date() else in_words(last)
    return say("{start} to {end}", start=in_words(first), end=end)
