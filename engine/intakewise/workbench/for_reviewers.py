"""Write the page for a clinician: what to look at first, in an order of importance, with source, status, and file."""

from collections.abc import Callable, Iterable, Iterator

from intakewise.model.dossier import Dossier, DossierPart
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import LeavesOut, Rule, Withholds
from intakewise.model.values import Level
from intakewise.workbench.coverage import HEAD
from intakewise.workbench.markdown import cell, codes, file_of, table

GENERAL = "general_knowledge"
"""The source of what was not checked against a document."""

Section = Callable[[Knowledge, Dossier], Iterator[str]]

_CHOICES = {
    "not_urgent": "Deliberately not urgent",
    "level": "Levels that needed a judgement",
    "weight": "Weights that differ from the review, or stand for more than it says",
}


def reviewers_page(knowledge: Knowledge, dossier: Dossier) -> str:
    """Return the page in Markdown."""
    lines = [HEAD, "", f"# {knowledge.title}: for reviewers", "", *_intro(knowledge)]
    for section in _SECTIONS:
        lines += ["", *section(knowledge, dossier)]
    return "\n".join(lines) + "\n"


def _intro(knowledge: Knowledge) -> Iterator[str]:
    rules = knowledge.rules.values()
    by = {
        status: sum(rule.review.status == status for rule in rules)
        for status in ("sourced", "needs_review", "reviewed")
    }
    reviewed = f"{by['reviewed']} of {len(knowledge.rules)}" if by["reviewed"] else "Nobody has reviewed any of them"
    yield (
        f"{len(knowledge.rules)} rules: {by['sourced']} rest on a source that was named, {by['needs_review']} need "
        f"review first (`needs_review`). {reviewed}{' were reviewed by a named clinician' if by['reviewed'] else ''}."
    )
    yield ""
    yield "Read from the top: each part matters more than the next. To sign a rule off, set its `review` in its file to"
    yield "`{status: reviewed, by: NAME, checked: DATE, due: DATE}`. To change it, change the file and its cases."


def _on_general_knowledge(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    for level in (Level.EMERGENCY, Level.URGENT):
        rules = [rule for rule in _referring(knowledge, level) if rule.sources == (GENERAL,)]
        yield f"## {_headed(level)} that rest on general knowledge alone ({len(rules)})"
        yield ""
        yield from _rules(knowledge, rules)
        yield ""


def _on_part_general_knowledge(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    rules = [
        rule
        for level in (Level.EMERGENCY, Level.URGENT)
        for rule in _referring(knowledge, level)
        if GENERAL in rule.sources and rule.sources != (GENERAL,)
    ]
    yield f"## Emergencies and urgent rules that rest on general knowledge in part ({len(rules)})"
    yield ""
    yield from _rules(knowledge, rules)


def _needing_review(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    high = {rule.id for level in (Level.EMERGENCY, Level.URGENT) for rule in _referring(knowledge, level)}
    rules = [rule for rule in knowledge.rules.values() if rule.review.status == "needs_review" and rule.id not in high]
    yield f"## Other rules that need review ({len(rules)})"
    yield ""
    yield from _rules(knowledge, rules)


def _choices(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    for kind, title in _CHOICES.items():
        chosen = [choice for choice in dossier.choices if choice.kind == kind]
        yield f"## {title} ({len(chosen)})"
        yield ""
        yield from table(
            ("about", "what was chosen, and why", "sources", "status", "file"),
            ((codes(each.names), cell(each.says), *_standing(knowledge, each.names)) for each in chosen),
        )
        yield ""


def _standing(knowledge: Knowledge, names: Iterable[str]) -> tuple[str, str, str]:
    """Return the sources, statuses, and files of the rules and contributors that are named, each once."""
    rules = [knowledge.rules[name] for name in names if name in knowledge.rules]
    places = [rule.place for rule in rules]
    places += [knowledge.contributors[name].place for name in names if name in knowledge.contributors]
    return (
        codes(dict.fromkeys(source for rule in rules for source in rule.sources)),
        ", ".join(dict.fromkeys(rule.review.status for rule in rules)),
        ", ".join(dict.fromkeys(file_of(knowledge, place) for place in places)),
    )


def _properties(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    yield f"## Properties: what must hold for every possible set of answers ({len(knowledge.properties)})"
    yield ""
    yield "Each is proved for every possible set of answers, by `intakewise prove`."
    yield ""
    rows = (
        (codes([each.id]), cell(each.statement), file_of(knowledge, each.place))
        for each in knowledge.properties.values()
    )
    yield from table(("property", "statement", "file"), rows)


def _withheld(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    rules = [(rule, _withholds(rule)) for rule in knowledge.rules.values() if _withholds(rule)]
    yield f"## What withholds advice ({len(rules)})"
    yield ""
    yield "Each withholds while it is true, and while an answer that it needs is missing."
    yield ""
    rows = (
        (
            codes([rule.id]),
            cell(rule.because),
            codes(names),
            codes(rule.sources),
            rule.review.status,
            file_of(knowledge, rule.place),
        )
        for rule, names in rules
    )
    yield from table(("rule", "sentence", "withholds", "sources", "status", "file"), rows)


def _unlocated(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    sources = [source for source in knowledge.sources.values() if source.unlocated]
    yield f"## Sources that nobody can look up ({len(sources)})"
    yield ""
    rows = (
        (codes([each.id]), cell(each.says), cell(each.unlocated), *_rest_on(knowledge, each.id)) for each in sources
    )
    yield from table(("source", "cited for", "why it cannot be looked up", "rules", "on it alone", "advice"), rows)
    yield ""


def _rest_on(knowledge: Knowledge, source: str) -> tuple[str, str, str]:
    """Return how many rules rest on a source, how many on it alone, and how much advice."""
    rules = [rule for rule in knowledge.rules.values() if source in rule.sources]
    alone = [rule for rule in rules if rule.sources == (source,)]
    advice = [each for each in knowledge.advice.values() if source in each.sources]
    return str(len(rules)), str(len(alone)), str(len(advice))


def _parts(knowledge: Knowledge, dossier: Dossier) -> Iterator[str]:
    for part in dossier.parts:
        if part.for_reviewers:
            yield from _part(part)


def _part(part: DossierPart) -> Iterator[str]:
    yield f"## {part.title} ({len(part.items)})"
    yield ""
    rows = ((item.id, cell(item.says), codes(item.encoded_by) or cell(item.not_encoded)) for item in part.items)
    yield from table(("item", "what it says", "held by"), rows)
    yield ""


def _rules(knowledge: Knowledge, rules: Iterable[Rule]) -> Iterator[str]:
    yield from table(
        ("rule", "level", "sentence", "sources", "status", "file"),
        (
            (
                codes([rule.id]),
                rule.refers.level.word if rule.refers else "",
                cell(rule.because),
                codes(rule.sources),
                rule.review.status,
                file_of(knowledge, rule.place),
            )
            for rule in rules
        ),
    )


def _referring(knowledge: Knowledge, level: Level) -> list[Rule]:
    return [rule for rule in knowledge.rules.values() if rule.refers is not None and rule.refers.level is level]


def _withholds(rule: Rule) -> list[str]:
    advice = [effect.advice for effect in rule.effects if isinstance(effect, Withholds)]
    foods = [f"foods with {effect.ingredient}" for effect in rule.effects if isinstance(effect, LeavesOut)]
    return list(dict.fromkeys([*advice, *foods]))


def _headed(level: Level) -> str:
    return "Emergencies" if level is Level.EMERGENCY else "Urgent rules"


_SECTIONS: tuple[Section, ...] = (
    _on_general_knowledge,
    _on_part_general_knowledge,
    _choices,
    _needing_review,
    _unlocated,
    _parts,
    _withheld,
    _properties,
)
