"""
Random knowledge bases: rules in up to four strata over a random questionnaire, through the passes that order them.

Findings stand in layers; a rule reads those of lower layers only, so there are no circles. The referral is read in the
highest layer only, which no rule that refers depends on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from intakewise.model.conditions import Condition
from intakewise.model.drafts import Draft, QuestionnaireDraft
from intakewise.model.foods import Food, Ingredient
from intakewise.model.knowledge import REFERRAL, BeforeYouStart, Fact, FactKind, Knowledge, LevelText
from intakewise.model.questionnaires import Questionnaire
from intakewise.model.rules import (
    Advice,
    Advises,
    Caution,
    Cautions,
    Concludes,
    Contributor,
    Effect,
    GroupBounds,
    LeavesOut,
    Refers,
    Review,
    Rule,
    Source,
    State,
    Supports,
    Withholds,
)
from intakewise.model.values import DECIBANS, Band, Level
from intakewise.passes.dependencies import dependencies_of
from intakewise.passes.facts import facts_of
from intakewise.passes.stratify import stratify
from tests.random_bases.conditions import anything, condition_on, lawful
from tests.random_bases.facts import Readable
from tests.random_bases.questionnaires import questionnaire_of

Writer = Callable[[Random, list[Readable], list[Readable], int], Condition]
"""Writes a condition on answers and findings, nested so deep: `lawful` or `anything`."""

GROUPS = ("background", "mechanism", "signs", "against")
_STRENGTHS = tuple(DECIBANS.values())
_HIGHEST = (Level.SELF_CARE, Level.ROUTINE, Level.SOON, *[Level.URGENT] * 2, *[Level.EMERGENCY] * 2)
"""How far a base refers at most, weighed so that every level is reached in at least a tenth of the assessments."""

INGREDIENTS = ("i0", "i1", "i2")
"""What the foods of every advice contain: each its own, the last food two of them, and the first none."""

FOODS = tuple(
    Food(f"f{number}", f"Food {number}", "a cup", "", "1", "mg", contains)
    for number, contains in enumerate([(), ("i0",), ("i1",), ("i1", "i2")])
)

_REVIEW = Review("needs_review", date(2026, 1, 1), date(2028, 1, 1))


@dataclass(frozen=True, slots=True)
class Layer:
    """The findings that the rules of one layer conclude."""

    states: tuple[str, ...]
    contributors: tuple[str, ...]


def lawful_knowledge(random: Random) -> Knowledge:
    """Return a knowledge base that keeps to the safeguards: nothing that an answer adds takes a referral back."""
    return _knowledge(random, lawful)


def wild_knowledge(random: Random) -> Knowledge:
    """Return a knowledge base in which rules ask whatever can be written."""
    return _knowledge(random, anything)


def _knowledge(random: Random, write: Writer) -> Knowledge:
    questionnaire, answers = questionnaire_of(random, random.randint(3, 9))
    layers = [
        Layer(_names("s", layer, random.randint(0, 2)), _names("c", layer, random.randint(0, 2)))
        for layer in range(random.choice((1, 2, 3, 3, 4, 4)))
    ]
    contributors = {name: _contributor(random, name, answers) for layer in layers for name in layer.contributors}
    advice = tuple(f"a{number}" for number in range(random.randint(1, 3)))
    highest = random.choice(_HIGHEST)
    rules: dict[str, Rule] = {}
    for number in range(random.randint(3, 16)):
        depth = random.randrange(len(layers))
        findings = [fact for layer in layers[:depth] for fact in _readable(layer)]
        if depth and depth == len(layers) - 1:
            findings.append(Readable(REFERRAL, high=max(Level), is_finding=True, is_rank=True))
        effects = _effects(random, layers[depth], contributors, advice)
        if random.random() < 0.6 and (depth == 0 or depth < len(layers) - 1):
            effects.append(_refers(random, highest))
        when = write(random, answers, findings, random.randint(0, 3))
        name = f"rule.r{number:02}"
        rules[name] = rule_of(name, when, *effects)
    states = {name: State(name, f"State {name}") for layer in layers for name in layer.states}
    return assembled(questionnaire, rules, states, contributors, advice)


def rule_of(name: str, when: Condition, *effects: Effect) -> Rule:
    """Return a rule with the texts that it needs."""
    return Rule(name, f"Title of {name}", when, effects, f"Because of {name}.", ("book",), _REVIEW)


def assembled(
    questionnaire: Questionnaire,
    rules: Mapping[str, Rule],
    states: Mapping[str, State],
    contributors: Mapping[str, Contributor],
    advice: tuple[str, ...] = (),
) -> Knowledge:
    """Put a knowledge base together, with the texts that it needs, and order it."""
    questions = tuple(questionnaire.questions.values())
    draft = Draft(
        "random",
        questionnaire=QuestionnaireDraft("random", "Random", questionnaire.sections, questions, ()),
        contributors=tuple(contributors.values()),
        states=tuple(states.values()),
    )
    numbers = {each.id: Fact(each.id, FactKind.NUMBER, each.decimals, derived=True) for each in questionnaire.derived}
    return Knowledge(
        id="random",
        title="Random",
        version="1.0.0",
        questionnaire=questionnaire,
        before_you_start=BeforeYouStart((), (), (), ""),
        disclaimer="No advice.",
        regions={},
        contacts={},
        levels={level: LevelText(level, level.word, "Do it.", {"uk": "Phone."}, ()) for level in Level},
        referral_changes=(),
        contributors=contributors,
        states=states,
        advice={name: Advice(name, name, "food", "Eat.", name == "a0", foods=FOODS) for name in advice},
        ingredients={name: Ingredient(name, name) for name in INGREDIENTS},
        cautions={"careful": Caution("careful", "Careful", "Be careful.")},
        sources={"book": Source("book", "A book", "Somebody", 2020, "review", "All.", {"isbn": "0"})},
        rules=rules,
        facts=facts_of(draft) | numbers,
        plan=stratify(rules, states, contributors, dependencies_of(rules, states, contributors)),
    )


def _names(kind: str, layer: int, count: int) -> tuple[str, ...]:
    return tuple(f"{kind}{layer}{number}" for number in range(count))


def _readable(layer: Layer) -> list[Readable]:
    states = [Readable(name, is_truth=True, is_finding=True) for name in layer.states]
    bands = [Readable(name, high=max(Band), is_finding=True, is_rank=True) for name in layer.contributors]
    return states + bands


def _contributor(random: Random, name: str, answers: list[Readable]) -> Contributor:
    groups = {
        group: GroupBounds(
            random.choice((None, -20, -10, -3)),
            random.choice((None, 3, 10, 20)),
        )
        for group in random.sample(GROUPS, random.randint(1, len(GROUPS)))
    }
    needs = tuple(
        tuple(random.sample(tuple(groups), random.randint(1, min(2, len(groups)))))
        for _ in range(random.choice((0, 0, 1, 2)))
    )
    applies = condition_on(random, answers, depth=1) if answers and random.random() < 0.3 else None
    return Contributor(name, name, "nutrient", random.randint(-16, 4), groups, needs, applies)


def _effects(
    random: Random, layer: Layer, contributors: Mapping[str, Contributor], advice: tuple[str, ...]
) -> list[Effect]:
    effects: list[Effect] = []
    for state in layer.states:
        if random.random() < 0.4:
            effects.append(Concludes(state))
    for name in layer.contributors:
        if random.random() < 0.6:
            decibans = random.choice(_STRENGTHS) * random.choice((1, 1, -1))
            effects.append(Supports(name, decibans, random.choice(tuple(contributors[name].groups))))
    if random.random() < 0.3:
        effects.append(Advises(random.choice(advice)))
    if random.random() < 0.2:
        effects.append(Withholds(random.choice(advice)))
    if random.random() < 0.2:
        effects.append(LeavesOut(random.choice(INGREDIENTS)))
    return effects or [Cautions("careful")]


def _refers(random: Random, highest: Level) -> Refers:
    level = Level(random.randint(0, highest)) if random.random() < 0.5 else highest
    return Refers(level, 14 if level is Level.SOON else None)
