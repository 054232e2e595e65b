"""
The log: one line of JSON for each thing that happened.

No line has an answer in it, nor a query, nor what an exception says, nor the address of whoever asked.
"""

import json
import logging
from datetime import UTC, datetime

from intakewise.problems.faults import where

NAME = "intakewise.service"

_LOGGER = logging.getLogger(NAME)


def tell(event: str, **about: object) -> None:
    """Write a line about an event; `about` has nothing that a person said."""
    _LOGGER.info(event, extra={"about": about})


def tell_fault(event: str, fault: BaseException, **about: object) -> None:
    """Write a line about something that nobody foresaw: what kind of fault, and where, not what it says."""
    known = fault if isinstance(fault, FaultElsewhere) else FaultElsewhere.of(fault)
    _LOGGER.error(event, extra={"about": {"fault": known.kind, "where": known.place, **about}})


class FaultElsewhere(Exception):
    """What can be told of a fault that nobody foresaw, and no more: so it travels from one process to another."""

    def __init__(self, kind: str, place: str) -> None:
        self.kind, self.place = kind, place
        super().__init__(kind, place)

    @classmethod
    def of(cls, fault: BaseException) -> "FaultElsewhere":
        """Return what can be told of one."""
        return cls(type(fault).__name__, where(fault))


class Lines(logging.Formatter):
    """Writes a record as a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Of other libraries only what they wrote themselves, not what they put into it."""
        is_ours = record.name == NAME
        about = getattr(record, "about", {}) if is_ours else self._foreign(record)
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        event = record.getMessage() if is_ours else "server"
        return json.dumps({"time": at, "level": record.levelname.lower(), "event": event, **about}, default=str)

    @staticmethod
    def _foreign(record: logging.LogRecord) -> dict[str, object]:
        # asyncio puts what an exception says into the lines after the first.
        first = str(record.msg).partition("\n")[0]
        about: dict[str, object] = {"logger": record.name, "message": first[:200]}
        if record.exc_info and record.exc_info[1] is not None:
            fault = record.exc_info[1]
            about |= {"fault": type(fault).__name__, "where": where(fault)}
        return about


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": Lines}},
    "handlers": {"errors": {"class": "logging.StreamHandler", "formatter": "lines", "stream": "ext://sys.stderr"}},
    "root": {"handlers": ["errors"], "level": "WARNING"},
    "loggers": {
        NAME: {"level": "INFO"},
        "uvicorn": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
"""What is told at all: everything of ours, and the warnings of others."""
