"""Coverage as one HTML page: every file of rules, coloured line by line; complete in itself, without scripts."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from intakewise.cli.coverage_text import gap_in_words
from intakewise.model.knowledge import Knowledge
from intakewise.reading.files import text_from_file
from intakewise.workbench.case_coverage import Covered, Seen, percent, seen_by_part, seen_of

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
table { border-collapse: collapse; margin: 0 0 1.5rem; }
th, td { text-align: right; padding: 0.15rem 0.8rem; border-bottom: 1px solid #ddd; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
details { border-top: 1px solid #ddd; padding: 0.4rem 0; }
summary { font-weight: 600; cursor: pointer; }
"""


def coverage_page(knowledge: Knowledge, covered: Sequence[Covered]) -> str:
    """Return the page."""
    return "\n".join(_page(knowledge, covered))


def _page(knowledge: Knowledge, covered: Sequence[Covered]) -> Iterator[str]:
    title = escape(f"What the cases see of {knowledge.id} {knowledge.version}")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield f"<p>Coverage: {percent(covered)} %. In the files below: ✓ all of a line is seen, ◐ a part, ✗ nothing.</p>"
    yield from _table("what", seen_by_part(covered))
    by_file: dict[str, list[Covered]] = {}
    for each in covered:
        by_file.setdefault(each.place.file, []).append(each)
    files = [seen_of(file, by_file[file]) for file in sorted(by_file)]
    # What is complete stays folded away below.
    incomplete = [each for each in files if each.seen < each.wanted]
    yield from _table("file", incomplete) if incomplete else ()
    for file in files:
        yield from _file(knowledge, file, by_file[file.words])
    yield "</body>\n</html>\n"


def _table(of: str, rows: Sequence[Seen]) -> Iterator[str]:
    yield f"<table>\n<tr><th>{of}</th><th>seen</th><th>of</th><th></th></tr>"
    for each in rows:
        named = escape(each.words)
        linked = f'<a href="#{named}">{named}</a>' if of == "file" else named
        yield f"<tr><td>{linked}</td><td>{each.seen}</td><td>{each.wanted}</td><td>{each.percent} %</td></tr>"
    yield "</table>"


def _file(knowledge: Knowledge, file: Seen, covered: Sequence[Covered]) -> Iterator[str]:
    text, _ = text_from_file(Path(file.words), file.words)
    is_open = " open" if file.seen < file.wanted else ""
    name = escape(file.words)
    yield f'<details id="{name}"{is_open}>\n<summary>{name}: {file.percent} %</summary>\n<div class="code">'
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
