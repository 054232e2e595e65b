"""The rules on the page: those that refer first, from the gravest level down, then the rest by their file."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import (
    Advises,
    Cautions,
    Concludes,
    Effect,
    LeavesOut,
    Refers,
    Rule,
    Supports,
    Withholds,
    WithholdsKind,
)
from intakewise.model.values import STRENGTHS, Level
from intakewise.report.harmless import escaped
from intakewise.site.graphs import Graph, Node, rule_graphs
from intakewise.site.html import bullets, heading, link, pairs, paragraph, said, source_links
from intakewise.workbench.markdown import file_of
from intakewise.workbench.sentences import ADVICE, CAUTION, CONTRIBUTOR, RULE, STATE, anchor, sentence_of


def level_graphs(knowledge: Knowledge) -> dict[str, list[Graph]]:
    """Return the pictures of what leads to each level, by its anchor."""
    return {
        f"level-{level.word}": list(
            rule_graphs(
                knowledge, f"Refers: {_level(level)}", [rule.id for rule in rules], Node(_level(level), "finding")
            )
        )
        for level, rules in _by_level(knowledge).items()
    }


def referring_part(knowledge: Knowledge, figures: dict[str, str]) -> Iterator[str]:
    """Yield the rules that refer, by level. Args: figures: the pictures, by anchor."""
    yield heading(2, "referrals", "Red flags and other referrals")
    yield paragraph("The highest level that a true rule asks for counts. Red flags are those of emergency and urgent.")
    for level, rules in _by_level(knowledge).items():
        name = f"level-{level.word}"
        yield heading(3, name, f"{_level(level).capitalize()} ({len(rules)})")
        if level in knowledge.levels:
            yield paragraph(knowledge.levels[level].says)
        yield figures.get(name, "")
        yield from (_rule(knowledge, rule) for rule in rules)


def other_rules_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield the rules that do not refer, by file."""
    yield heading(2, "rules", "All other rules")
    for theme, rules in by_theme(rule for rule in knowledge.rules.values() if not rule.refers).items():
        yield heading(3, f"theme-{theme}", f"{theme.replace('_', ' ').capitalize()} ({len(rules)})")
        yield from (_rule(knowledge, rule) for rule in rules)


def by_theme(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """Return rules by the name of their file, without its ending."""
    themes: dict[str, list[Rule]] = {}
    for rule in rules:
        themes.setdefault(PurePath(rule.place.file).stem, []).append(rule)
    return dict(sorted(themes.items()))


def rule_links(knowledge: Knowledge, names: Iterable[str]) -> str:
    """Return links to rules with their reasons; on paper, in few lines and without: each stands with its rule."""
    rules = (knowledge.rules[name] for name in names)
    links = (
        f"{link(anchor(RULE, rule.id), rule.title or rule.id)}<span>: {escaped(rule.because)}</span>" for rule in rules
    )
    return bullets(links, "reasons")


def _rule(knowledge: Knowledge, rule: Rule) -> str:
    review = rule.review
    status = review.status.replace("_", " ")
    by = f" by {review.by}" if review.by else ""
    name = f"{rule.id}: {rule.title}" if rule.title else rule.id
    rows = (
        ("When", said(sentence_of(knowledge, rule.when))),
        ("Then", bullets(_effect(knowledge, effect) for effect in rule.effects)),
        ("Sources", source_links(rule.sources)),
        ("Review", escaped(f"{status}, checked {review.checked}{by}; due {review.due}; {place_of(knowledge, rule)}")),
    )
    says = f"{heading(4, anchor(RULE, rule.id), name)}{paragraph(rule.because)}{pairs(rows)}"
    return f'<article class="rule">{says}</article>'


def place_of(knowledge: Knowledge, rule: Rule) -> str:
    """Return file:line:column of a rule, the same wherever the base was read."""
    return f"{file_of(knowledge, rule.place)}:{rule.place.line}:{rule.place.column}"


def _effect(knowledge: Knowledge, effect: Effect) -> str:
    match effect:
        case Supports(contributor, decibans, group):
            strength = STRENGTHS.get(abs(decibans), "")
            says = f"{strength} evidence {'for' if decibans > 0 else 'against'} "
            name = link(anchor(CONTRIBUTOR, contributor), knowledge.contributors[contributor].title)
            return f"{escaped(says)}{name} {escaped(f'({decibans:+d} decibans, group {group})')}"
        case Concludes(state):
            return f"concludes {link(anchor(STATE, state), knowledge.states[state].title or state)}"
        case Refers(level, days, contact):
            within = f" within {days} days" if days else ""
            to = f"; contact: {knowledge.contacts[contact].title}" if contact else ""
            return escaped(f"refers: {_level(level)}{within}{to}")
        case Advises(advice):
            return f"advises {_advice(knowledge, advice)}"
        case Withholds(advice):
            return f"withholds {_advice(knowledge, advice)}, also while this rule is unknown"
        case Cautions(caution):
            return f"cautions: {link(anchor(CAUTION, caution), knowledge.cautions[caution].title)}"
        case LeavesOut(ingredient):
            return escaped(f"shows no food with {ingredient}, also while this rule is unknown")
        case WithholdsKind():
            raise AssertionError(effect)


def _by_level(knowledge: Knowledge) -> dict[Level, list[Rule]]:
    """Return the rules that refer by their level, the gravest first."""
    levels: dict[Level, list[Rule]] = {level: [] for level in sorted(Level, reverse=True)}
    for rule in knowledge.rules.values():
        if rule.refers is not None:
            levels[rule.refers.level].append(rule)
    return {level: rules for level, rules in levels.items() if rules}


def _level(level: Level) -> str:
    return level.word.replace("_", " ")


def _advice(knowledge: Knowledge, advice: str) -> str:
    return link(anchor(ADVICE, advice), knowledge.advice[advice].title)
