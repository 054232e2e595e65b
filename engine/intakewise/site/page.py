"""Everything about one knowledge base as one page: complete in itself, without scripts, the same each time."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.report.harmless import escaped
from intakewise.report.to_html import NOTHING_FROM_ELSEWHERE
from intakewise.site.cases import cases_part
from intakewise.site.checked import Checked
from intakewise.site.drawing import COLUMN_POINTS, Picture, draw
from intakewise.site.findings import finding_graphs, findings_part
from intakewise.site.graphs import Graph, strata_graph, strata_in_words
from intakewise.site.html import bullets, heading, link, paragraph, table
from intakewise.site.needs import needs_part
from intakewise.site.proofs import proofs_part
from intakewise.site.questions import question_graphs, questions_part
from intakewise.site.reviews import reviews_part, sign_off_part
from intakewise.site.rules import by_theme, level_graphs, other_rules_part, referring_part
from intakewise.site.sources import sources_part
from intakewise.site.style import STYLE
from intakewise.site.texts import texts_part
from intakewise.workbench.case_coverage import percent
from intakewise.workbench.proofs_page import counts

_PARTS = {
    "summary": "Summary",
    "texts": "What people are told",
    "referrals": "Red flags and other referrals",
    "contributors": "Contributors",
    "states": "States",
    "advice": "Advice, and what withholds it",
    "cautions": "Cautions",
    "rules": "All other rules",
    "questions": "Questions",
    "needs": "Daily needs and limits",
    "proofs": "What must hold",
    "coverage": "What the cases see",
    "reviews": "When reviews are due",
    "sign-off": "Sign-off sheet",
    "sources": "Sources",
}
_OVERVIEW = "summary"


def page_of(knowledge: Knowledge, checked: Checked) -> tuple[str, bool]:
    """Return the page, and whether its pictures are drawn: without Graphviz their words alone stand there."""
    figures, is_drawn = _figures(knowledge)
    all_parts = (
        _summary(knowledge, checked, figures[_OVERVIEW]),
        texts_part(knowledge),
        referring_part(knowledge, figures),
        findings_part(knowledge, figures),
        other_rules_part(knowledge),
        questions_part(knowledge, figures),
        needs_part(knowledge),
        proofs_part(knowledge, checked),
        cases_part(knowledge, checked),
        reviews_part(knowledge),
        sign_off_part(knowledge),
        sources_part(knowledge),
    )
    written = [part for each in all_parts if (part := "\n".join(each))]
    parts = (f'<div class="part">\n{part}\n</div>' for part in written)
    last = "</main>", '<footer><a class="up" href="#contents">Contents</a></footer>', "</body>", "</html>\n"
    return "\n".join(chain(_head(knowledge), parts, last)), is_drawn


def _head(knowledge: Knowledge) -> Iterator[str]:
    title = escaped(f"{knowledge.title}: everything it asks and concludes")
    yield f'<!DOCTYPE html>\n<html lang="{escaped(knowledge.language.code)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_FROM_ELSEWHERE}">'
    yield f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header><h1>{title}</h1></header>"
    yield '<nav id="contents" aria-label="Contents"><ul>'
    for name, words in _PARTS.items():
        if name != "needs" or knowledge.nutrients:
            yield f"<li>{link(name, words)}{_inside(knowledge, name)}</li>"
    yield "</ul></nav>\n<main>"


def _inside(knowledge: Knowledge, part: str) -> str:
    """Return links to what stands within a long part, so that nobody has to scroll through hundreds of rules."""
    rules = knowledge.rules.values()
    match part:
        case "referrals":
            levels = {rule.refers.level for rule in rules if rule.refers}
            inside = [(f"level-{each.word}", each.word.replace("_", " ")) for each in sorted(levels, reverse=True)]
        case "rules":
            themes = by_theme(rule for rule in rules if not rule.refers)
            inside = [(f"theme-{name}", name.replace("_", " ")) for name in themes]
        case "contributors":
            inside = [(f"contributor-{each.id}", each.title) for each in knowledge.contributors.values()]
        case "questions":
            inside = [(f"section-{each.id}", each.title) for each in knowledge.questionnaire.sections]
        case "proofs":
            inside = [("properties", "what its authors claim"), ("built-in-claims", "for every knowledge base")]
            inside += [("accepted-losses", "losses they accept")] if knowledge.accepted_losses else []
        case _:
            return ""
    return bullets(link(target, words) for target, words in inside) if inside else ""


def _summary(knowledge: Knowledge, checked: Checked, overview: str) -> Iterator[str]:
    rules = knowledge.rules.values()
    statuses = Counter(rule.review.status for rule in rules)
    flags = sum(rule.refers is not None and rule.refers.level >= Level.URGENT for rule in rules)
    yield heading(2, "summary", "Summary")
    yield paragraph(f"{knowledge.id} {knowledge.version}, digest {knowledge.digest}", "note")
    counts = {
        "questions": len(knowledge.questionnaire.questions),
        "rules": len(rules),
        "red flags (urgent or emergency)": flags,
        "contributors": len(knowledge.contributors),
        "states": len(knowledge.states),
        "advice": len(knowledge.advice),
        **{f"rules: {status.replace('_', ' ')}": number for status, number in sorted(statuses.items())},
    }
    yield from table("What there is", ("part", "number"), ((escaped(name), str(each)) for name, each in counts.items()))
    yield bullets(map(escaped, _standing(checked)))
    yield heading(3, "steps", "From answers to findings, step by step")
    yield paragraph("All rules of a step see the same facts. What a picture shows stands below it in words, each time.")
    yield overview
    yield f"<ol>{''.join(f'<li>{escaped(says)}</li>' for says in strata_in_words(knowledge))}</ol>"


def _standing(checked: Checked) -> Iterator[str]:
    """Yield in one line each what was found out, so that whoever signs sees first what was not."""
    if checked.proofs is None:
        yield f"Proofs: none for this page. {checked.unproved}"
    else:
        yield f"Proofs: {counts(checked.proofs)}."
    if checked.failing is None:
        yield f"Cases: {checked.cases}, not tried for this page."
    else:
        yield f"Cases: {checked.cases - len(checked.failing)} of {checked.cases} pass."
    yield f"The cases see {percent(checked.covered)} % of what should be seen."
    if checked.mutations is None:
        yield "Changes of the rules that cases would notice: not tried for this page."
    else:
        yield f"Changes of the rules: {checked.mutations.noticed} of {checked.mutations.tried} are noticed by a case."


def _figures(knowledge: Knowledge) -> tuple[dict[str, str], bool]:
    """Return the markup of all pictures by where they stand, and whether they are drawn."""
    wanted: dict[str, list[Graph]] = {_OVERVIEW: [strata_graph(knowledge)], **finding_graphs(knowledge)}
    wanted |= level_graphs(knowledge) | question_graphs(knowledge)
    drawn = draw([graph for graphs in wanted.values() for graph in graphs])
    if drawn is None:
        return dict.fromkeys(wanted, ""), False
    pictures = iter(drawn)
    return {
        name: "\n".join(_figure(graph, next(pictures)) for graph in graphs) for name, graphs in wanted.items()
    }, True


def _figure(graph: Graph, picture: Picture) -> str:
    kind = ' class="broad"' if picture.width > COLUMN_POINTS else ""
    title = escaped(graph.title)
    scrolled = f'<div class="wide" tabindex="0" role="group" aria-label="{title}">{picture.svg}</div>'
    return f"<figure{kind}><figcaption>{title}</figcaption>{scrolled}</figure>"
