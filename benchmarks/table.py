"""Lay out what was measured, as plain text."""

from collections.abc import Sequence


def table(rows: Sequence[Sequence[str]]) -> str:
    """
    Return rows under their headings, which are the first row: the first column to the left, the others to the right.

    >>> print(table([("engine", "ms"), ("clipspy", "0.12")]))
    engine     ms
    clipspy  0.12
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for name, *figures in rows:
        cells = [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(figures, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)
