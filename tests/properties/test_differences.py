"""Two random bases over the same answers: what is proved the same differs for nobody, and what is found is so."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from intakewise.backends.to_z3.pair_prover import PairProver
from intakewise.diff.finding import Finder
from intakewise.diff.told import lost, told_by_both
from intakewise.meaning.matching import pair_of
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Pair, Side
from intakewise.model.proofs import Verdict
from intakewise.model.questionnaires import Option, Question, QuestionType
from intakewise.workbench.mutants import mutants_of, with_mutant
from tests.random_bases.answers import RawAnswers, value_for
from tests.random_bases.rules import lawful_knowledge

SEEDS = range(12)
PEOPLE = 40


def changed(random: Random, knowledge: Knowledge) -> Knowledge:
    """The same base with some rules changed, and a question that takes other answers."""
    mutants = [mutant for rule in knowledge.rules for mutant in mutants_of(knowledge, rule)]
    for mutant in random.sample(mutants, min(len(mutants), 2)):
        if mutant.rule.id in knowledge.rules and knowledge.rules[mutant.rule.id] != mutant.rule:
            knowledge = with_mutant(knowledge, mutant)
    questions = dict(knowledge.questionnaire.questions)
    for name in random.sample(sorted(questions), min(2, len(questions))):
        questions[name] = with_other_answers(random, questions[name])
    return replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=questions))


def with_other_answers(random: Random, question: Question) -> Question:
    """A question with an option more, or a narrower range; what conditions read of it is still there."""
    if question.type is QuestionType.CHOICES:
        return replace(question, options=(Option("something_new", "New"), *question.options), allow_not_sure=True)
    if question.type is QuestionType.CHOICE:
        return replace(question, options=(*question.options, Option("something_new", "New")))
    if question.range is not None and question.range.high - question.range.low > 4:
        return replace(question, range=replace(question.range, low=question.range.low + random.randint(0, 2)))
    return question


def answers_to_both(random: Random, pair: Pair) -> Iterator[RawAnswers]:
    """Random answers that both bases take; options and values that only one of them has among them."""
    for _ in range(PEOPLE):
        raw: RawAnswers = {}
        for match in pair.matches:
            question = random.choice([each for each in (match.old, match.new) if each is not None])
            if random.random() < 0.7 and question.range is None:
                raw[match.key] = value_for(random, question)
            elif random.random() < 0.7 and match.new is not None:
                raw[match.key] = value_for(random, match.new)
        yield raw


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_proved_the_same_is_the_same_for_everybody(seed: int) -> None:
    """Each loss that anybody at random shows was found by Z3; `by_proof` itself replays all that Z3 found."""
    random = Random(f"differences {seed}")
    old = lawful_knowledge(random)
    pair = pair_of(old, changed(random, old))
    prover = PairProver(pair, 20)
    list(prover.rules_alike())
    changes = list(Finder(pair, {}).by_proof(prover))
    found = {(each.kept.aspect, each.kept.name, each.kept.of) for each in changes if each.verdict is Verdict.REFUTED}
    for answers in answers_to_both(random, pair):
        both = told_by_both(pair, answers)
        assert {(*each, side) for side in Side for each in lost(both[side], both[side.other], {})} <= found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_base_is_proved_to_be_the_same_as_itself(seed: int) -> None:
    """Every claim, without asking Z3 anything: the formulas are the same ones."""
    knowledge = lawful_knowledge(Random(f"same {seed}"))
    pair = pair_of(knowledge, knowledge)
    changes = list(Finder(pair, {}).by_proof(PairProver(pair, 0.001)))
    assert {each.verdict for each in changes} <= {Verdict.PROVED}
