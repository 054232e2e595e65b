"""What `test --coverage` says: how much the cases see of each part, and what they do not."""

from collections.abc import Iterator, Sequence

from intakewise.model.knowledge import Knowledge
from intakewise.workbench.case_coverage import Covered, Part, percent, seen_by_part
from intakewise.workbench.mutant_words import part_in_words

MOST = 20
"""Gaps that are listed; the report has all."""


def coverage_lines(knowledge: Knowledge, covered: Sequence[Covered]) -> Iterator[str]:
    """Yield a table with a line for each kind of part, and then what no case sees."""
    gaps = [each for each in covered if each.missing]
    for gap in gaps[:MOST]:
        yield f"{gap.place}  {gap_in_words(knowledge, gap)}"
    if len(gaps) > MOST:
        yield f"… and {len(gaps) - MOST} more: --report FILE.html shows all, line by line."
    yield "Seen by the cases"
    for each in seen_by_part(covered):
        yield f"  {each.words:<36} {each.seen:>5} of {each.wanted:<5} {each.percent:>3} %"
    yield f"Coverage: {percent(covered)} %"


def gap_in_words(knowledge: Knowledge, covered: Covered) -> str:
    """Return what of a part is seen by no case, such as: iron.pale: never unknown (age: “at least 71 a”)."""
    missing = " or ".join(covered.missing)
    if covered.part is Part.QUESTION:
        return f"{covered.name}: in no case is it {missing}."
    if covered.condition is None:
        return f"{covered.name}: no case expects it {missing}."
    words = f"{covered.condition.fact}: {part_in_words(knowledge, covered.condition)}"
    if covered.part is Part.BOUNDARY:
        return f"{covered.name}: no case shows it at {missing} ({words})."
    return f"{covered.name}: never {missing} ({words})."
