"""Coverage as one HTML page: every file of rules, coloured line by line; complete in itself, without scripts."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from intakewise.cli.coverage_text import gap_in_words
from intakewise.model.knowledge import Knowledge
from intakewise.reading.files import text_from_file
from intakewise.workbench.case_coverage import Covered, percent

# A mark in the margin says it, too: colours alone are lost on paper, and on some eyes.
_MARKS = {"all": "✓", "part": "◐", "none": "✗", "": " "}

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 70rem; margin: 2rem auto; }
body { padding: 0 1rem; }
.code { font: 13px/1.45 ui-monospace, monospace; }
.line { display: block; white-space: pre-wrap; overflow-wrap: anywhere; padding-left: 5.5rem; text-indent: -5.5rem; }
.number { color: #666; display: inline-block; width: 3.5rem; text-align: right; text-indent: 0; user-select: none; }
.mark { display: inline-block; width: 2rem; text-align: center; text-indent: 0; user-select: none; }
.all { background: #e3f4e3; }
.part { background: #fff3c4; }
.none { background: #fbd9d5; }
.gap { display: block; font: 13px/1.4 system-ui, sans-serif; padding: 0 0 0.2rem 5.5rem; color: #7a1f12; }
summary { font-weight: 600; cursor: pointer; }
"""


def coverage_page(knowledge: Knowledge, covered: Sequence[Covered]) -> str:
    """Return the page."""
    return "\n".join(_page(knowledge, covered))


def _page(knowledge: Knowledge, covered: Sequence[Covered]) -> Iterator[str]:
    title = escape(f"What the cases see of {knowledge.id} {knowledge.version}")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield f"<p>Coverage: {percent(covered)} %. ✓ all of a line is seen, ◐ a part of it, ✗ nothing of it.</p>"
    by_file: dict[str, list[Covered]] = {}
    for each in covered:
        by_file.setdefault(each.place.file, []).append(each)
    for file in sorted(by_file):
        yield from _file(knowledge, file, by_file[file])
    yield "</body>\n</html>\n"


def _file(knowledge: Knowledge, file: str, covered: Sequence[Covered]) -> Iterator[str]:
    text, _ = text_from_file(Path(file), file)
    is_open = " open" if any(each.missing for each in covered) else ""
    yield f"<details{is_open}>\n<summary>{escape(file)}: {percent(covered)} %</summary>\n<div class='code'>"
    by_line: dict[int, list[Covered]] = {}
    for each in covered:
        by_line.setdefault(each.place.line, []).append(each)
    for number, line in enumerate((text or "").splitlines(), 1):
        here = by_line.get(number, [])
        yield _line(number, line, _colour(here))
        # Tests that share a line share their words: each gap is said once.
        for gap in dict.fromkeys(gap_in_words(knowledge, each) for each in here if each.missing):
            yield f'<span class="gap">{escape(gap)}</span>'
    yield "</div>\n</details>"


def _line(number: int, line: str, colour: str) -> str:
    margin = f'<span class="number">{number}</span><span class="mark">{_MARKS[colour]}</span>'
    return f'<span class="line {colour}">{margin}{escape(line)}</span>'


def _colour(covered: Sequence[Covered]) -> str:
    if not covered:
        return ""
    if not any(each.missing for each in covered):
        return "all"
    return "none" if all(len(each.missing) == len(each.wanted) for each in covered) else "part"
