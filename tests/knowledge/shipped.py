"""The shipped muscle-spasm knowledge base and its named answer sets, loaded once for all tests of this folder."""

from collections.abc import Mapping
from functools import cache
from random import Random

from intakewise.meaning.answering import read_answers
from intakewise.meaning.facts import Facts
from intakewise.meaning.infer import infer
from intakewise.meaning.properties import property_facts
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.sampling import People
from tests.random_bases.answers import RawAnswers, checked


@cache
def opened() -> Opened:
    """The knowledge base with its cases and answer sets."""
    found = open_knowledge("muscle_spasms")
    assert found.knowledge is not None, [str(problem) for problem in found.problems]
    return found


def knowledge() -> Knowledge:
    """The resolved knowledge base."""
    found = opened().knowledge
    assert found is not None
    return found


@cache
def base() -> KnowledgeBase:
    """The knowledge base as people use it: both engines, explained."""
    return KnowledgeBase(knowledge())


def answer_sets() -> Mapping[str, Mapping[str, object]]:
    """Raw answers by the name of their set."""
    return {name: each.answers for name, each in opened().answer_sets.items()}


def people(seed: object) -> People:
    """Random people; the same seed gives the same."""
    return People(knowledge(), answer_sets(), Random(str(seed)))


def inferred(raw: RawAnswers) -> Inference:
    """What the plain evaluator infers."""
    shipped = knowledge()
    return infer(shipped, read_answers(shipped.questionnaire, checked(shipped.questionnaire, raw)).facts)


def facts_for_properties(raw: RawAnswers) -> Facts:
    """What properties are judged on, by the plain evaluator."""
    shipped = knowledge()
    facts = read_answers(shipped.questionnaire, checked(shipped.questionnaire, raw)).facts
    return property_facts(shipped, facts, infer(shipped, facts))
