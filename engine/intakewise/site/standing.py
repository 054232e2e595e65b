"""What stands behind the base, on the page: claims, coverage by cases, reviews, sign-off, sources."""

from collections.abc import Iterator, Sequence
from datetime import date

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule, Source
from intakewise.report.to_html import escaped
from intakewise.site.html import bullets, heading, link, paragraph, said, table
from intakewise.site.rules import place_of
from intakewise.workbench.case_coverage import Covered, percent, seen_by_part
from intakewise.workbench.claims import claims_of
from intakewise.workbench.sentences import RULE, anchor, sentence_of

_BLANK = '<span class="blank"></span>'
_STATUSES = ("needs_review", "sourced", "reviewed")


def claims_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield what must hold for every possible set of answers, and how that is proved."""
    yield heading(2, "proofs", "What must hold for every possible set of answers")
    built_in = len(claims_of(knowledge)) - len(knowledge.properties)
    yield paragraph(
        f"Stated here, not proved by this page: intakewise prove proves or refutes these {len(knowledge.properties)} "
        f"properties, and {built_in} claims that are made of every knowledge base."
    )
    for each in knowledge.properties.values():
        yield f"<article>{heading(3, anchor('property', each.id), each.id)}{paragraph(each.statement)}"
        yield f"<div>Whenever: {said(sentence_of(knowledge, each.whenever))}</div>"
        yield f"<div>it holds: {said(sentence_of(knowledge, each.must))}</div></article>"


def coverage_part(covered: Sequence[Covered], cases: int) -> Iterator[str]:
    """Yield how much the cases see. Args: cases: how many there are."""
    yield heading(2, "coverage", "What the cases see")
    yield paragraph(
        f"{cases} cases see {percent(covered)} % of what should be seen, by what they expect; intakewise test says "
        "whether they pass."
    )
    rows = [
        (escaped(each.words), str(each.seen), str(each.wanted), f"{each.percent} %") for each in seen_by_part(covered)
    ]
    yield from table("What the cases see", ("part", "seen", "of", ""), rows)


def reviews_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield when reviews are due, the earliest first, and who answers for them."""
    yield heading(2, "reviews", "When reviews are due")
    due: dict[tuple[date, str, str], list[Rule]] = {}
    for rule in knowledge.rules.values():
        due.setdefault((rule.review.due, rule.review.status, rule.review.by), []).append(rule)
    rows = (
        (
            escaped(str(day)),
            escaped(status),
            escaped(by or "nobody yet"),
            str(len(rules)),
            ", ".join(link(anchor(RULE, each.id), each.id) for each in rules),
        )
        for (day, status, by), rules in sorted(due.items(), key=lambda item: item[0])
    )
    yield from table("Reviews by the day they are due", ("due", "status", "by", "rules", "names"), rows)


def sign_off_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield a sheet to fill in by hand: what needs review first."""
    yield heading(2, "sign-off", "Sign-off sheet")
    yield paragraph(f"{knowledge.title}, version {knowledge.version}, digest {knowledge.digest}")
    for status in _STATUSES:
        rules = [rule for rule in knowledge.rules.values() if rule.review.status == status]
        yield heading(3, f"sign-off-{status}", f"{status} ({len(rules)} rules)")
        if rules:
            rows = (
                (link(anchor(RULE, rule.id), rule.id), escaped(place_of(knowledge, rule)), _BLANK, _BLANK)
                for rule in rules
            )
            yield '<div class="signed">'
            yield from table(f"Rules: {status}", ("rule", "place", "name", "date"), rows)
            yield "</div>"


def sources_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield every source with what locates it."""
    yield heading(2, "sources", "Sources")
    yield bullets(_source(each) for each in knowledge.sources.values())


def _source(source: Source) -> str:
    located = "; ".join(f"{kind} {value}" for kind, value in source.locators.items()) or source.unlocated
    year = str(source.year) if source.year else f"read {source.accessed}" if source.accessed else ""
    words = ". ".join(filter(None, (source.by, source.title, year, source.kind, located)))
    return (
        f'<span id="{escaped(anchor("source", source.id))}"><code>{escaped(source.id)}</code> {escaped(words)}</span>'
    )
