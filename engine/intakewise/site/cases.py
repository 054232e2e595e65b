"""The cases on the page: whether they pass, what they see, and which changes of a rule none of them notices."""

from collections.abc import Iterator
from itertools import groupby

from intakewise.model.knowledge import Knowledge
from intakewise.report.harmless import escaped
from intakewise.site.checked import Checked, Mutations, Unnoticed
from intakewise.site.html import bullets, heading, link, paragraph, table
from intakewise.workbench.case_coverage import percent, seen_by_part
from intakewise.workbench.sentences import RULE, anchor


def cases_part(knowledge: Knowledge, checked: Checked) -> Iterator[str]:
    """Yield what the cases are worth."""
    yield heading(2, "coverage", "What the cases see")
    yield _passing(checked)
    yield paragraph(f"They see {percent(checked.covered)} % of what should be seen, by what they expect.")
    rows = [
        (escaped(each.words), str(each.seen), str(each.wanted), f"{each.percent} %")
        for each in seen_by_part(checked.covered)
    ]
    yield from table("What the cases see", ("part", "seen", "of", "share"), rows)
    yield from _mutations(knowledge, checked.mutations)


def _passing(checked: Checked) -> str:
    if checked.failing is None:
        return paragraph(f"Whether the {checked.cases} cases pass was not tried for this page.", "warning")
    if not checked.failing:
        return paragraph(f"All {checked.cases} cases pass.")
    failing = f"{len(checked.failing)} of {checked.cases} cases fail; intakewise test says why:"
    return paragraph(failing, "warning") + bullets(map(escaped, checked.failing))


def _mutations(knowledge: Knowledge, mutations: Mutations | None) -> Iterator[str]:
    yield heading(3, "mutations", "What the cases would notice")
    if mutations is None:
        yield paragraph("Not tried for this page: intakewise mutate changes the rules one thing at a time.", "warning")
        return
    share = 100 * mutations.noticed // mutations.tried if mutations.tried else 100
    stopped = f" It was stopped before {mutations.not_tried} more." if mutations.not_tried else ""
    yield paragraph(
        f"Each rule was changed, one thing at a time: {mutations.noticed} of {mutations.tried} changes fail a case, "
        f"{share} %.{stopped} These fail none:"
        if mutations.unnoticed
        else f"Each rule was changed, one thing at a time: all {mutations.tried} changes fail a case.{stopped}"
    )
    by_rule = groupby(sorted(mutations.unnoticed, key=lambda each: each.rule), lambda each: each.rule)
    yield bullets(f"{_rule(knowledge, rule)}{bullets(map(_unnoticed, each))}" for rule, each in by_rule)


def _rule(knowledge: Knowledge, rule: str) -> str:
    return link(anchor(RULE, rule) if rule in knowledge.rules else "", rule)


def _unnoticed(each: Unnoticed) -> str:
    return escaped(": ".join(filter(None, (each.asks, each.change))) + f" ({each.place})")
