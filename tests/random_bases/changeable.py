"""Random knowledge bases in which a person can change something, and some safety answers are worrying."""

from dataclasses import replace
from random import Random

from intakewise.model.conditions import Condition
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from tests.random_bases.rules import lawful_knowledge, wild_knowledge


def changeable_knowledge(random: Random) -> Knowledge:
    """Return a random knowledge base with questions marked modifiable, some of them unless a condition holds."""
    knowledge = random.choice((lawful_knowledge, wild_knowledge))(random)
    conditions = [rule.when for rule in knowledge.rules.values()]
    questions = {
        name: _worrying(question) if question.safety else _modifiable(random, question, conditions)
        for name, question in knowledge.questionnaire.questions.items()
    }
    return replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=questions))


def _worrying(question: Question) -> Question:
    if question.type is QuestionType.BOOLEAN:
        return replace(question, worrying=("yes",))
    return replace(question, worrying=tuple(each.id for each in question.options if not each.none))


def _modifiable(random: Random, question: Question, conditions: list[Condition]) -> Question:
    if question.type is QuestionType.TEXT or random.random() < 0.2:
        return question
    if question.type is QuestionType.CHOICES:
        return replace(question, options=tuple(replace(each, modifiable=not each.none) for each in question.options))
    unless = random.choice(conditions) if random.random() < 0.2 else None
    return replace(question, modifiable=True, modifiable_unless=unless)
