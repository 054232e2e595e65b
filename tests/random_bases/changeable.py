"""Random knowledge bases in which a person can change something, and some safety answers are worrying."""

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from intakewise.model.conditions import AnyOf, Condition
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import Cautions, Concludes, Contributor, Effect, GroupBounds, Refers, Rule, State, Supports
from intakewise.model.values import Level
from intakewise.passes.normalise import normalise
from tests.random_bases.conditions import atom_on, condition_on
from tests.random_bases.facts import Readable
from tests.random_bases.questionnaires import questionnaire_of
from tests.random_bases.rules import assembled, lawful_knowledge, rule_of, wild_knowledge


def changeable_knowledge(random: Random) -> Knowledge:
    """Return a random knowledge base with questions marked modifiable, some of them unless a condition holds."""
    if random.random() < 0.3:
        knowledge = random.choice((lawful_knowledge, wild_knowledge))(random)
    else:
        knowledge = _of_habits(random)
    conditions = [rule.when for rule in knowledge.rules.values()]
    questions = {
        name: _worrying(question) if _is_safety(random, question) else _modifiable(random, question, conditions)
        for name, question in knowledge.questionnaire.questions.items()
    }
    return replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=questions))


def _of_habits(random: Random) -> Knowledge:
    """Return a base whose contributors hang on what people do: often likely, so that there is something to lower."""
    questionnaire, readable = questionnaire_of(random, random.randint(4, 7))
    contributors = {
        name: Contributor(name, name, "nutrient", random.randint(-9, 1), {"habit": GroupBounds(None, 10)})
        for name in ("c0", "c1")
    }
    rules: dict[str, Rule] = {}
    for number in range(random.randint(5, 11)):
        name = f"rule.r{number:02}"
        rules[name] = rule_of(name, _when(random, readable), _effect(random, contributors))
    return assembled(questionnaire, rules, {"s0": State("s0", "State s0", shown=True)}, contributors)


def _when(random: Random, readable: list[Readable]) -> Condition:
    """Return a condition; often one of two habits suffices, so that both would have to change."""
    if random.random() < 0.5:
        return condition_on(random, readable, depth=2)
    return normalise(AnyOf(tuple(atom_on(random, fact) for fact in random.sample(readable, min(2, len(readable))))))


def _effect(random: Random, contributors: Mapping[str, Contributor]) -> Effect:
    kind = random.random()
    if kind < 0.08:
        return Cautions("careful")
    if kind < 0.14:
        return Concludes("s0")
    if kind < 0.3:
        return Refers(random.choice((Level.ROUTINE, Level.URGENT, Level.EMERGENCY)), None)
    return Supports(random.choice(tuple(contributors)), random.choice((3, 7, 7, -3)), "habit")


def _is_safety(random: Random, question: Question) -> bool:
    is_open = question.ask_when is None and question.type is not QuestionType.TEXT
    return question.safety or (is_open and random.random() < 0.25)


def _worrying(question: Question) -> Question:
    question = replace(question, safety=True)
    if question.type is QuestionType.BOOLEAN:
        return replace(question, worrying=("yes",))
    return replace(question, worrying=tuple(each.id for each in question.options if not each.none))


def _modifiable(random: Random, question: Question, conditions: list[Condition]) -> Question:
    if question.type is QuestionType.TEXT or random.random() < 0.1:
        return question
    if question.type is QuestionType.CHOICES:
        return replace(question, options=tuple(replace(each, modifiable=not each.none) for each in question.options))
    unless = random.choice(conditions) if random.random() < 0.1 else None
    return replace(question, modifiable=True, modifiable_unless=unless)
