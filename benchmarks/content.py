"""Write a description as the files of a knowledge base: JSON, which is YAML too."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.description import (
    LEVELS,
    NONE,
    Asks,
    Condition,
    Description,
    Either,
    Every,
    Fact,
    Holds,
    Kind,
    Relation,
    Rule,
)

NAME = "described"

THEME = "described."
"""Before the id of each rule: an author’s has two parts."""

GROUPS = ("background", "mechanism", "signs")
STRENGTHS = ("weak", "moderate", "strong")

_TEXT = "Made up for the benchmark; it says nothing about anybody."

Entry = dict[str, object]


def write_content(description: Description, folder: Path) -> Path:
    """Write the files and return the folder of the rules."""
    rules = folder / "rules" / NAME
    rules.mkdir(parents=True)
    (folder / "questionnaires").mkdir()
    contents: dict[Path, Entry] = {
        folder / "questionnaires" / f"{NAME}.yaml": _questionnaire(description),
        rules / "knowledge.yaml": _about(),
        rules / "contributors.yaml": {
            "contributors": [_contributor(name) for name in description.contributors],
            "states": [{"id": name, "title": name} for name in description.states],
        },
        rules / "advice.yaml": {
            "advice": [{"id": name, "title": name, "kind": "care", "says": _TEXT} for name in description.advice]
        },
        rules / "sources.yaml": {
            "sources": [
                {
                    "id": "none",
                    "title": _TEXT,
                    "organisation": NAME,
                    "kind": "general_knowledge",
                    "strength": "mechanism",
                    "says": _TEXT,
                    "unlocated": "none",
                }
            ]
        },
    }
    for number, stratum in enumerate(description.strata):
        contents[rules / f"stratum_{number}.yaml"] = {"rules": [_rule(rule) for rule in stratum]}
    for path, content in contents.items():
        path.write_text(json.dumps(content), encoding="utf-8")
    return rules


def _questionnaire(description: Description) -> Entry:
    graver = _behind_red_flags(description)
    questions = [_question(fact, graver) for fact in description.facts]
    return {"id": NAME, "title": NAME, "sections": [{"id": "all", "title": NAME, "questions": questions}]}


def _question(fact: Fact, graver: set[str]) -> Entry:
    question: Entry = {"id": fact.id, "ask": f"What of {fact.id}?", "why": _TEXT}
    if fact.id in graver:
        question["safety"] = True
    if fact.kind is Kind.NUMBER:
        usual = {"min": 0, "max": fact.highest}
        return question | {"type": "integer", "unit": "1", "range": {"min": 0, "max": fact.highest, "usual": usual}}
    if fact.options:
        question["options"] = [
            {"id": option, "label": option} | ({"none": True} if option == NONE else {}) for option in fact.options
        ]
    return question | {"type": fact.kind.value}


def _behind_red_flags(description: Description) -> set[str]:
    """Return the facts that a rule of urgent or emergency reads, through states too: safety questions."""
    found: set[str] = set()
    states: set[str] = set()
    for rule in reversed(description.rules):
        if rule.refers in ("urgent", "emergency") or rule.concludes in states:
            for atom in _atoms(rule.when):
                if isinstance(atom, Holds):
                    states.add(atom.state)
                else:
                    found.add(atom.fact)
    return found


def _atoms(condition: Condition) -> Iterator[Asks | Holds]:
    if isinstance(condition, Every | Either):
        for part in condition.parts:
            yield from _atoms(part)
    else:
        yield condition


def _about() -> Entry:
    start = {"is": [_TEXT], "is_not": [_TEXT], "call_now": [_TEXT], "age": _TEXT}
    levels: dict[str, Entry] = {level: {"title": level, "says": _TEXT, "sooner": [_TEXT]} for level in LEVELS}
    del levels[LEVELS[-1]]["sooner"]
    return {
        "id": NAME,
        "title": NAME,
        "version": "0.0.1",
        "questionnaire": NAME,
        "before_you_start": start,
        "disclaimer": _TEXT,
        "regions": {"uk": {"title": "United Kingdom"}},
        "levels": levels,
    }


def _contributor(name: str) -> Entry:
    groups = {group: {"at_most": 10} for group in GROUPS}
    return {
        "id": name,
        "title": name,
        "kind": "condition",
        "prior": -14,
        "groups": groups,
        "likely_needs": [["mechanism", "signs"]],
        "says": _TEXT,
    }


def _rule(rule: Rule) -> Entry:
    number = int(rule.id.removeprefix("r"))
    effects: list[Entry] = []
    if rule.concludes:
        effects.append({"concludes": rule.concludes})
    if rule.supports:
        effect = "argues_against" if number % 10 == 0 else "supports"
        strength, group = STRENGTHS[number % 3], GROUPS[number // 3 % 3]
        effects.append({effect: rule.supports, "strength": strength, "group": group})
    if rule.refers:
        effects.append({"refers": rule.refers} | ({"within": {"days": 14}} if rule.refers == "soon" else {}))
    if rule.advises:
        effects.append({"advises": rule.advises})
    return {
        "id": f"{THEME}{rule.id}",
        "title": rule.id,
        "when": _when(rule.when),
        "then": effects,
        "because": _TEXT,
        "sources": ["none"],
        "review": {"status": "needs_review", "checked": "2026-01-01", "due": "2096-01-01"},
    }


def _when(condition: Condition) -> Entry:
    match condition:
        case Every():
            return {"all": [_when(part) for part in condition.parts]}
        case Either():
            return {"any": [_when(part) for part in condition.parts]}
        case Holds():
            return {condition.state: True}
    match condition.relation:
        case Relation.IS:
            return {condition.fact: condition.value}
        case Relation.IS_NOT:
            return {"not": {condition.fact: condition.value}}
        case Relation.EXCLUDES:
            return {"not": {condition.fact: {"includes": condition.value}}}
    return {condition.fact: {condition.relation.value: condition.value}}
