"""Print an explanation: wrapped to the terminal, each line hanging from its mark."""

import re
from collections.abc import Iterable

_MARKED = re.compile(r"(?P<indent> *)(?P<mark>- |[+-]\d+ |\d+ \w+(?: \w+)* {2,})?(?P<text>.*)", re.DOTALL)


def print_explanation(lines: Iterable[str]) -> None:
    """Print lines as `KnowledgeBase.explain` gives them; headings are bold where the terminal can."""
    from intakewise.report.page import clean, gap, page_console, show

    console = page_console()
    headings = True
    for line in lines:
        found = _MARKED.fullmatch(line)
        assert found is not None
        if not line:
            gap(console)
            headings = True
            continue
        show(console, clean(found["text"], "bold" if headings else ""), len(found["indent"]), found["mark"] or "")
        headings = False
