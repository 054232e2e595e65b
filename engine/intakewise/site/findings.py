"""The findings on the page: contributors, states, and advice, each with the rules that bear on it and their picture."""

from collections.abc import Iterator

from intakewise.model.foods import Food
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Contributor, GroupBounds
from intakewise.report.harmless import escaped
from intakewise.site.graphs import Graph, Node, rule_graphs
from intakewise.site.html import bullets, heading, link, none_of, pairs, paragraph, said, source_links
from intakewise.site.rules import rule_links
from intakewise.workbench.sentences import ADVICE, CAUTION, CONTRIBUTOR, STATE, anchor, sentence_of, subject_of

Graphs = dict[str, list[Graph]]
Figures = dict[str, str]


def finding_graphs(knowledge: Knowledge) -> Graphs:
    """Return the pictures of each finding and advice, by anchor: those of a contributor group by group."""
    plan, found = knowledge.plan, Graphs()
    for contributor in knowledge.contributors.values():
        node = Node(contributor.title, "finding")
        graphs: list[Graph] = []
        for group in contributor.groups:
            rules = [name for name, effect in plan.evidence.get(contributor.id, ()) if effect.group == group]
            graphs += rule_graphs(knowledge, f"{contributor.title}: {group}", list(dict.fromkeys(rules)), node)
        found[anchor(CONTRIBUTOR, contributor.id)] = graphs
    for state in knowledge.states.values():
        title = state.title or state.id
        concluding = plan.concluding.get(state.id, ())
        found[anchor(STATE, state.id)] = list(rule_graphs(knowledge, title, concluding, Node(title, "finding")))
    for advice in knowledge.advice.values():
        name = anchor(ADVICE, advice.id)
        found[name] = [
            graph
            for what, rules in (("offered by", plan.advising), ("withheld by", plan.withholding))
            for graph in rule_graphs(
                knowledge,
                f"{advice.title}: {what}",
                rules.get(advice.id, ()),
                Node(f"{what} → {advice.title}", "finding"),
            )
        ]
    return found


def findings_part(knowledge: Knowledge, figures: Figures) -> Iterator[str]:
    """Yield contributors, states, and advice. Args: figures: their pictures, by anchor."""
    yield heading(2, "contributors", "Contributors")
    yield paragraph(
        "Prior plus each group's sum, clamped: possible from -7 decibans, likely from 0, very likely from 6."
    )
    yield none_of(knowledge.contributors)
    for contributor in knowledge.contributors.values():
        yield from _contributor(knowledge, contributor, figures)
    yield heading(2, "states", "States: steps from answers to conclusions")
    yield none_of(knowledge.states)
    for state in knowledge.states.values():
        name = anchor(STATE, state.id)
        yield heading(3, name, state.title or state.id)
        yield f"<p><code>{escaped(state.id)}</code> {escaped(state.says)}</p>"
        yield figures.get(name, "")
        yield pairs([("True if", rule_links(knowledge, knowledge.plan.concluding.get(state.id, ())))])
    yield from _advice(knowledge, figures)
    yield heading(2, "cautions", "Cautions")
    yield none_of(knowledge.cautions)
    for caution in knowledge.cautions.values():
        yield heading(3, anchor(CAUTION, caution.id), caution.title)
        yield f"<p><code>{escaped(caution.id)}</code> {escaped(caution.says)}</p>"
        given = rule_links(knowledge, knowledge.plan.cautioning.get(caution.id, ()))
        yield pairs([("Given by", given), ("Sources", source_links(caution.sources))])


def _advice(knowledge: Knowledge, figures: Figures) -> Iterator[str]:
    yield heading(2, "advice", "Advice, and what withholds it")
    yield paragraph(
        "Offered only where every rule that withholds it is known to be false; an emergency leaves first aid."
    )
    yield none_of(knowledge.advice)
    for advice in knowledge.advice.values():
        name = anchor(ADVICE, advice.id)
        advising, withholding = (by.get(advice.id, ()) for by in (knowledge.plan.advising, knowledge.plan.withholding))
        yield heading(3, name, advice.title)
        yield f"<p><code>{escaped(advice.id)}</code> {escaped(advice.says)}</p>"
        yield figures.get(name, "")
        yield pairs(
            (
                ("Steps", bullets(map(escaped, advice.steps)) if advice.steps else ""),
                ("Foods", bullets(_food(knowledge, food) for food in advice.foods) if advice.foods else ""),
                ("First aid", "yes" if advice.first_aid else ""),
                ("Offered by", rule_links(knowledge, advising) if advising else "nothing"),
                ("Withheld by", rule_links(knowledge, withholding) if withholding else "nothing"),
                ("Sources", source_links(advice.sources)),
            )
        )


def _contributor(knowledge: Knowledge, contributor: Contributor, figures: Figures) -> Iterator[str]:
    name = anchor(CONTRIBUTOR, contributor.id)
    yield heading(3, name, contributor.title)
    yield paragraph(contributor.says)
    evidence = knowledge.plan.evidence.get(contributor.id, ())
    when = contributor.applies_when
    needs = " or ".join(" and ".join(groups) for groups in contributor.likely_needs)
    yield pairs(
        (
            ("Id", f"<code>{escaped(contributor.id)}</code>"),
            ("Prior", escaped(f"{contributor.prior:+d} decibans")),
            ("Groups", escaped("; ".join(map(_bounds, contributor.groups, contributor.groups.values())))),
            ("Likely needs", escaped(f"evidence for it in {needs}" if needs else "")),
            ("Watch for", bullets(map(escaped, contributor.watch_for)) if contributor.watch_for else ""),
            ("One answer", _enough(knowledge, contributor)),
            ("Applies", "" if when is None else f"unless known to be false: {said(sentence_of(knowledge, when))}"),
        )
    )
    yield figures.get(name, "")
    yield pairs([("Evidence", rule_links(knowledge, dict.fromkeys(rule for rule, _ in evidence)))])


def _bounds(name: str, bounds: GroupBounds) -> str:
    low = "" if bounds.at_least is None else f" at least {bounds.at_least:+d}"
    high = "" if bounds.at_most is None else f" at most {bounds.at_most:+d}"
    return f"{name}{low}{high}"


def _enough(knowledge: Knowledge, contributor: Contributor) -> str:
    """Return the questions of which one answer may make a contributor likely, as its authors mean it."""
    asked = [subject_of(knowledge, each) for each in contributor.one_answer_is_enough]
    return f"is enough: {bullets(link(target, words) for words, target in asked)}" if asked else ""


def _food(knowledge: Knowledge, food: Food) -> str:
    amount = f"{'about ' if food.is_approximate else ''}{food.amount} {food.unit}".rstrip() if food.amount else ""
    regions = ", ".join(knowledge.regions[each].title for each in food.regions)
    contains = ", ".join(knowledge.ingredients[each].title for each in food.contains)
    serving = ", ".join(filter(None, (food.serving, food.size)))
    says = (
        f"{food.food} ({serving})" if serving else food.food,
        amount,
        f"contains {contains}" if contains else "",
        f"only in {regions}" if regions else "",
    )
    return escaped("; ".join(filter(None, says)))
