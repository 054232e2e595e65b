"""
Flaws of random knowledge bases: each witness shows its flaw on both engines; what can never be no answers bring about.

On tiny bases all answers are tried, one by one: there, whatever no answers bring about is found, too.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from random import Random

import pytest

from intakewise.backends.to_z3.prover import Z3Prover
from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.meaning.properties import advice_facts
from intakewise.model.conditions import All, AnyOf, Condition
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.workbench.deep.asking import Asking
from intakewise.workbench.deep.looking import each_look, subjects_of
from intakewise.workbench.deep.parts import without
from tests.random_bases.answers import checked
from tests.random_bases.every_answer import all_answers_to
from tests.random_bases.rules import lawful_knowledge, wild_knowledge

MOST_SETS = 600
"""Sets of answers that are tried on one base: larger bases are left out."""


def told_of(knowledge: Knowledge) -> dict[str, list[str]]:
    """What is said of a base, by code: messages. Each witness is shown by both engines to do what its case expects."""
    kb = KnowledgeBase(knowledge)
    asking = Asking(knowledge, Z3Prover(knowledge, 60), kb.assess)
    told: dict[str, list[str]] = {}
    for look in each_look(asking, subjects_of(knowledge)):
        assert "" == look.undecided
        for flaw in look.flaws:
            told.setdefault(flaw.problem.code, []).append(flaw.problem.message)
            if flaw.witness is not None:
                expected = flaw.witness.case.expected
                result = kb.assess(flaw.witness.answers)
                assert set(expected.fired) <= set(result.fired)
                assert set(expected.not_fired).isdisjoint(result.fired)
    return told


def every_inference(knowledge: Knowledge) -> list[tuple[Inference, frozenset[str]]] | None:
    """What follows from each set of answers, and which questions it hides; None: there are too many sets."""
    questions = knowledge.questionnaire.questions
    answers = {name: all_answers_to(question) for name, question in questions.items()}
    number = 1
    for each in answers.values():
        number *= len(each)
    if number > MOST_SETS:
        return None
    found = []
    for values in product(*answers.values()):
        raw = {name: value for name, value in zip(answers, values, strict=True) if value is not None}
        read = read_answers(knowledge.questionnaire, given := checked(knowledge.questionnaire, raw))
        if not any(questions[name].safety and name in given for name in read.hidden):
            found.append((infer(knowledge, read.facts), frozenset(read.hidden)))
    return found


def tiny_knowledge(random: Random) -> Knowledge:
    """A random base with few answers: the first of many that has, its number ranges cut short."""
    while True:
        knowledge = wild_knowledge(random)
        if len(knowledge.questionnaire.questions) <= 4 and every_inference(knowledge) is not None:
            return knowledge


def named(messages: list[str]) -> set[str]:
    """What stands between the first quotation marks of each message."""
    return {message.split("'")[1] for message in messages}


def assert_all_answers_agree(knowledge: Knowledge) -> dict[str, list[str]]:
    """Rules, states, advice, and questions are told of if, and only if, no answers bring them about."""
    told, everything = told_of(knowledge), every_inference(knowledge)
    assert everything is not None
    fired = {rule for each, _ in everything for rule, truth in each.rules.items() if truth is Truth.TRUE}
    assert set(knowledge.rules) - fired == named(told.get("IW-L050", []))
    had = {state for each, _ in everything for state, truth in each.states.items() if truth is Truth.TRUE}
    concluded = {state for state, rules in knowledge.plan.concluding.items() if rules}
    assert concluded - had == named(told.get("IW-L058", [])) & concluded
    facts = [advice_facts(knowledge, each) for each, _ in everything]
    offered = {name for name in knowledge.advice if any(each[f"advice.{name}.offered"] is Truth.TRUE for each in facts)}
    assert set(knowledge.plan.advising) - offered == named(told.get("IW-L060", []))
    closed = frozenset.intersection(*(hidden for _, hidden in everything))
    never = [message for message in told.get("IW-L057", []) if "can never show" in message]
    assert closed == named(never)
    return told


def parts_in(condition: Condition) -> Iterator[Condition]:
    """Every part of every connective."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, All | AnyOf):
            waiting.extend(node.parts)
            yield from node.parts


def with_needless_parts(knowledge: Knowledge) -> set[str]:
    """The rules of which a part could go without any answers making a difference to them."""
    before = every_inference(knowledge)
    assert before is not None
    found = set()
    for rule in knowledge.rules.values():
        for part in parts_in(rule.when):
            less = replace(rule, when=without(rule.when, part))
            after = every_inference(replace(knowledge, rules={**knowledge.rules, rule.id: less}))
            assert after is not None
            if all(one.rules[rule.id] is two.rules[rule.id] for (one, _), (two, _) in zip(before, after, strict=True)):
                found.add(rule.id)
    return found


def assert_parts_agree(knowledge: Knowledge, told: dict[str, list[str]]) -> None:
    """A rule that fires, and not for everybody, has a part that is told of if it has one that changes nothing."""
    of_parts = [each for each in told.get("IW-L052", []) if "changes nothing" in each]
    always = named([each for each in told.get("IW-L052", []) if "fires for everybody" in each])
    needless = with_needless_parts(knowledge) - named(told.get("IW-L050", [])) - always
    assert named(of_parts) <= needless
    assert needless <= named(of_parts) | named(told.get("IW-L051", []))


@pytest.mark.parametrize("seed", range(12))
def test_what_is_never_so_is_never_so_with_all_answers_tried(seed: int) -> None:
    """On a tiny random base, by trying all answers."""
    knowledge = tiny_knowledge(Random(seed))
    assert_parts_agree(knowledge, assert_all_answers_agree(knowledge))


@pytest.mark.parametrize("seed", range(6))
def test_what_shows_a_flaw_shows_it_on_both_engines(seed: int) -> None:
    """On a random base of any size, by assessing each witness."""
    told_of(lawful_knowledge(Random(seed)))


@pytest.mark.long
def test_hundreds_of_tiny_bases_agree_with_all_answers_tried() -> None:
    """On 100 tiny random bases; every kind of never is among them."""
    codes: set[str] = set()
    for seed in range(100, 200):
        knowledge = tiny_knowledge(Random(seed))
        told = assert_all_answers_agree(knowledge)
        assert_parts_agree(knowledge, told)
        codes |= set(told)
    assert {"IW-L050", "IW-L051", "IW-L052", "IW-L053", "IW-L058", "IW-L060"} <= codes
