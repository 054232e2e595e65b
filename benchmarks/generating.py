"""Make up rules and people in a given number, the same ones for the same seed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from benchmarks.description import (
    LEVELS,
    NONE,
    Answers,
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
    Value,
    outcome_of,
    referral_of,
)

KINDS = {Kind.BOOLEAN: 25, Kind.NUMBER: 20, Kind.CHOICE: 20, Kind.CHOICES: 35}
"""Of a hundred facts."""

DEEPER = (0.25, 0.12, 0.06)
"""Shares of the rules in the strata after the first: these chain through states."""

ATOMS = {1: 45, 2: 28, 3: 17, 4: 10}
"""Of a hundred conditions, how many have so many comparisons."""

LEVEL_SHARES = {"emergency": 11, "urgent": 12, "soon": 9, "routine": 8}
"""Of a hundred rules, how many refer to each level: those that fire most rarely to the highest."""

RARE = 0.1
"""A rule that refers fires for at most so many of all people."""


def generate(rules: int, seed: int) -> Description:
    """Return a description of so many rules."""
    random = Random(f"{seed}.{rules}")
    facts = tuple(_facts(random, min(100, 50 + rules // 4)))
    unread: list[Fact] = []
    sizes = [round(rules * share) for share in DEEPER]
    sizes.insert(0, rules - sum(sizes))
    strata: list[tuple[Rule, ...]] = []
    states: list[tuple[str, ...]] = []
    for depth, size in enumerate(sizes):
        first = sum(sizes[:depth])
        names = [f"r{number:03}" for number in range(first, first + size)]
        made = [_rule(random, name, _deal(random, facts, unread), states) for name in names]
        if depth < len(DEEPER):
            states.append(tuple(f"state_{depth}_{count}" for count in range(max(2, sizes[depth + 1] // 3))))
            made = list(_concluding(random, made, states[-1]))
        strata.append(tuple(made))
    contributors = tuple(f"contributor_{number}" for number in range(4 + rules // 25))
    advice = tuple(f"advice_{number}" for number in range(4 + rules // 10))
    plain = Description(facts, tuple(name for each in states for name in each), contributors, advice, tuple(strata))
    levels = _levels(random, plain)
    effects = {rule.id: _with_effects(random, rule, levels.get(rule.id, ""), plain) for rule in plain.rules}
    return replace(plain, strata=tuple(tuple(effects[rule.id] for rule in stratum) for stratum in strata))


def _facts(random: Random, count: int) -> Iterator[Fact]:
    kinds = [kind for kind, share in KINDS.items() for _ in range(round(count * share / 100))]
    random.shuffle(kinds)
    for number, kind in enumerate(kinds):
        name = f"{kind.value}_{number}"
        if kind is Kind.NUMBER:
            yield Fact(name, kind, highest=random.choice((4, 10, 120)))
        elif kind is Kind.BOOLEAN:
            yield Fact(name, kind)
        else:
            options = tuple(f"option_{letter}" for letter in "abcdefgh"[: random.randint(3, 8)])
            yield Fact(name, kind, (*options, NONE) if kind is Kind.CHOICES else options)


def _deal(random: Random, facts: Sequence[Fact], unread: list[Fact]) -> Iterator[Fact]:
    """Yield the facts in a random order, as often as needed: each is read before any is read again."""
    while True:
        if not unread:
            unread += random.sample(facts, len(facts))
        yield unread.pop()


def _rule(random: Random, name: str, facts: Iterator[Fact], states: Sequence[Sequence[str]]) -> Rule:
    (count,) = random.choices(tuple(ATOMS), tuple(ATOMS.values()))
    atoms: list[Condition] = []
    if states:
        atoms.append(Holds(random.choice(states[-1])))
        if count > 2 and random.random() < 0.3:
            others = {Holds(state) for each in states for state in each}.difference(atoms)
            atoms.append(random.choice(sorted(others, key=str)))
    atoms += [_asks(random, next(facts)) for _ in range(count - len(atoms))]
    return Rule(name, _joined(random, tuple(atoms)))


def _joined(random: Random, atoms: tuple[Condition, ...]) -> Condition:
    if len(atoms) == 1:
        return atoms[0]
    if random.random() < 0.3 and not isinstance(atoms[0], Holds):
        return Either(atoms)
    if len(atoms) > 2 and random.random() < 0.4:
        return Every((*atoms[:-2], Either(atoms[-2:])))
    return Every(atoms)


def _concluding(random: Random, rules: Sequence[Rule], states: Sequence[str]) -> Iterator[Rule]:
    """Let each state be concluded by one to three of the rules, each of which concludes at most one."""
    free = random.sample(rules, len(rules))
    concluded = {free.pop().id: state for state in states}
    for state in states:
        for _ in range(min(len(free), random.randint(0, 2))):
            concluded[free.pop().id] = state
    for rule in rules:
        yield replace(rule, concludes=concluded.get(rule.id, ""))


def _levels(random: Random, description: Description) -> dict[str, str]:
    """Return the level that each rule refers to, where it refers: the graver, the rarer, as among people."""
    count = 300
    fired = Counter(rule for _ in range(count) for rule in outcome_of(description, _answers(random, description)).fired)
    rare = [rule.id for rule in description.rules if fired[rule.id] <= RARE * count]
    size = len(description.rules)
    wanted = [level for level, share in LEVEL_SHARES.items() for _ in range(round(size * share / 100))]
    referring = random.sample(rare, len(wanted))
    return dict(zip(sorted(referring, key=lambda rule: (fired[rule], rule)), wanted, strict=True))


def _with_effects(random: Random, rule: Rule, level: str, description: Description) -> Rule:
    supports = random.choice(description.contributors) if random.random() < 0.5 else ""
    has_effect = bool(level or rule.concludes or supports)
    advises = random.choice(description.advice) if random.random() < 0.25 or not has_effect else ""
    return replace(rule, refers=level, supports=supports, advises=advises)


def _asks(random: Random, fact: Fact) -> Asks:
    """Ask something of a fact: mostly for what is there, one time in ten for what is not."""
    negative = random.random() < 0.1
    match fact.kind:
        case Kind.BOOLEAN:
            return Asks(fact.id, Relation.IS, not negative)
        case Kind.NUMBER:
            relation = random.choice((Relation.AT_MOST, Relation.AT_LEAST))
            return Asks(fact.id, relation, random.randint(1, fact.highest - 1))
        case Kind.CHOICE:
            return Asks(fact.id, Relation.IS_NOT if negative else Relation.IS, random.choice(fact.options))
        case Kind.CHOICES:
            relation = Relation.EXCLUDES if negative else Relation.INCLUDES
            return Asks(fact.id, relation, random.choice(fact.options[:-1]))


def people(description: Description, count: int, seed: int) -> tuple[Answers, ...]:
    """
    Return answers of so many people, each level of referral as often as any other.

    Raises:  RuntimeError: hardly anybody reaches some level, which is for another seed to change.
    """
    random = Random(f"{seed}.people")
    found: dict[str, list[Answers]] = {level: [] for level in LEVELS}
    wanted = -(-count // len(LEVELS))
    for _ in range(100 * count):
        answers = _answers(random, description)
        level = referral_of(description, outcome_of(description, answers))
        if len(found[level]) < wanted:
            found[level].append(answers)
        if all(len(each) == wanted for each in found.values()):
            break
    else:
        raise RuntimeError("some level of referral is hardly ever reached")
    mixed = [answers for each in found.values() for answers in each]
    random.shuffle(mixed)
    return tuple(mixed[:count])


def _answers(random: Random, description: Description) -> Answers:
    """Return the answers of one person, who knows between a third and all of them and is more or less ill."""
    known, ill = random.uniform(0.35, 1), random.random() ** 3 / 2
    return {fact.id: _value(random, fact, ill) for fact in description.facts if random.random() < known}


def _value(random: Random, fact: Fact, ill: float) -> Value:
    match fact.kind:
        case Kind.BOOLEAN:
            return random.random() < ill
        case Kind.NUMBER:
            return random.randint(0, fact.highest)
        case Kind.CHOICE:
            return random.choice(fact.options)
        case Kind.CHOICES:
            ticked = [option for option in fact.options[:-1] if random.random() < ill / 2]
            return ticked or [NONE]
