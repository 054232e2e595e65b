"""
A log as text: one event a line, JSON, each with its number.

The number keeps a log honest. A line that cannot be read, or is not the next one, is passed over: so what is read is
always a beginning of what happened, also where a line was torn and written again.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from intakewise.history.record import Event, NotAnEvent, Record, told


def lines_of(events: Iterable[Event], first: int, at: datetime) -> bytes:
    """Return the lines of events that follow each other, from a number on."""
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    plain = ({"n": number, "at": stamp, **event} for number, event in enumerate(events, first))
    written = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in plain)
    return "".join(f"{line}\n" for line in written).encode()


class Unread(Exception):
    """Nothing in a file tells of an interview."""


def read_lines(content: bytes) -> tuple[Record, int, bool]:
    """
    Return what a log tells, how many events that are, and whether something in it was passed over.

    Raises:  Unread: it does not even tell what it is of.
    """
    record: Record | None = None
    number = 0
    skipped = not content.endswith(b"\n")
    # What follows the last end of a line was torn, even if it looks whole: it may be the beginning of a longer line.
    for line in content.split(b"\n")[:-1]:
        event = _event(line)
        if event is None or event.get("n") != number + 1:
            skipped = skipped or bool(line)
            continue
        try:
            record = told(record, event)
            number += 1
        except NotAnEvent:
            skipped = True
    if record is None:
        raise Unread
    return record, number, skipped


def is_finished(content: bytes) -> bool:
    """Tell from its last line alone whether an interview came to its result: nothing is written after that."""
    event = _event(content[content.rstrip(b"\n").rfind(b"\n") + 1 :])
    return event is not None and event.get("event") == "finished"


def _event(line: bytes) -> Event | None:
    try:
        event = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return event if isinstance(event, Mapping) else None
