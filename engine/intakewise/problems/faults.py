"""
Where something went wrong that nobody foresaw.

What an exception itself says is never told: it may hold an answer, and answers are health data.
"""

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb, format_tb

_PACKAGE = Path(__file__).parents[1]


def where(fault: BaseException) -> str:
    """Return the last place of ours on the way to a fault, such as `in meaning/derive.py, line 41`."""
    places = [(Path(frame.filename), frame.lineno) for frame in extract_tb(fault.__traceback__)]
    ours = [(file.relative_to(_PACKAGE), line) for file, line in places if file.is_relative_to(_PACKAGE)]
    if not ours:
        return "before it began"
    file, line = ours[-1]
    return f"in {file.as_posix()}, line {line}"


def way_to(fault: BaseException) -> Iterator[str]:
    """Yield the way through the code to a fault and to what it arose from, without what the exceptions say."""
    while True:
        yield "".join(format_tb(fault.__traceback__)) + type(fault).__name__
        cause = fault.__cause__ or fault.__context__
        if cause is None:
            return
        yield "It arose from this:"
        fault = cause
