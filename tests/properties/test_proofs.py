"""Proofs on random knowledge bases: what is proved no answers break, and what is refuted they do."""

from dataclasses import replace
from random import Random

import pytest

from intakewise.backends.to_z3.prover import Z3Prover
from intakewise.meaning.answering import read_answers
from intakewise.meaning.claims import is_broken, worrying_answers
from intakewise.model.answers import Answers
from intakewise.model.claims import BandsBound, CertainStays, Claim, OperatorSound, ReferralKept, Turn
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Verdict
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.rules import AcceptedLoss, Property
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.workbench.claims import claims_of
from intakewise.workbench.proving import each_proof
from tests.random_bases.answers import RawAnswers, checked, partial_answers
from tests.random_bases.conditions import condition_on
from tests.random_bases.facts import Readable, readable_question
from tests.random_bases.rules import lawful_knowledge

TRIES = 25


def with_properties(random: Random, knowledge: Knowledge) -> Knowledge:
    """The same base with two random properties over its answers and states."""
    questions = knowledge.questionnaire.questions.values()
    readable = [readable_question(each) for each in questions if each.type is not QuestionType.TEXT]
    readable += [Readable(name, is_truth=True, is_finding=True) for name in knowledge.states]
    properties = (
        Property(f"p{number}", "It holds.", condition_on(random, readable, 2), condition_on(random, readable, 2))
        for number in range(2)
    )
    return replace(knowledge, properties={each.id: each for each in properties})


def with_accepted_losses(random: Random, knowledge: Knowledge) -> Knowledge:
    """The same base, of which some losses are accepted, needed or not."""
    rules = [rule for rule, _ in knowledge.plan.referring]
    losses = dict[str, AcceptedLoss]()
    for question in knowledge.questionnaire.questions.values():
        for answer in worrying_answers(question) if rules else ():
            for rule in random.sample(rules, k=random.randint(0, min(2, len(rules)))):
                name = f"a{len(losses)}"
                losses[name] = AcceptedLoss(name, question.id, (answer,), rule, "It is meant.", by="Dr A. Example")
    return replace(knowledge, accepted_losses=losses)


def changed(random: Random, knowledge: Knowledge, claim: Claim, raw: RawAnswers) -> RawAnswers | None:
    """The answers with the one that a claim is about changed as it says; None: it cannot be changed so."""
    assert isinstance(claim.about, ReferralKept)
    question = knowledge.questionnaire.questions[claim.about.question]
    if raw.get(question.id) is None or isinstance(raw[question.id], dict):
        return None
    if claim.about.turn is Turn.DECLINED:
        return {**raw, question.id: None}
    return turned_worrying(random, question, raw)


def turned_worrying(random: Random, question: Question, raw: RawAnswers) -> RawAnswers | None:
    """The answers with a worrying answer to a question that was answered harmlessly."""
    value = raw[question.id]
    if question.type is QuestionType.BOOLEAN:
        is_yes_worse = worrying_answers(question) == ("yes",)
        return None if value is is_yes_worse else {**raw, question.id: is_yes_worse}
    worse = random.choice(worrying_answers(question))
    if question.type is QuestionType.CHOICE:
        return None if value in worrying_answers(question) else {**raw, question.id: worse}
    assert isinstance(value, list)
    kept = [each for each in value if not question.option(each).none]
    return None if worse in value else {**raw, question.id: [*kept, worse]}


def is_possible(knowledge: Knowledge, answers: Answers) -> bool:
    """Whether no safety question is answered that other answers close."""
    hidden = read_answers(knowledge.questionnaire, answers).hidden
    return not any(knowledge.questionnaire.questions[name].safety and name in answers for name in hidden)


def assert_proofs_hold(random: Random, knowledge: Knowledge, tries: int) -> list[Verdict]:
    """Every claim is proved or refuted, and random answers agree; return verdicts but of bounds, which always hold."""
    prover = Z3Prover(knowledge, 60)
    verdicts = []
    # A claim that is refuted was replayed through both engines, or it would have failed.
    for proof in each_proof(knowledge, claims_of(knowledge), prover, KnowledgeBase(knowledge).assess):
        if not isinstance(proof.claim.about, OperatorSound | BandsBound | CertainStays):
            verdicts.append(proof.found.verdict)
        if proof.found.verdict is Verdict.REFUTED:
            assert proof.is_smallest
            continue
        if proof.found.verdict is Verdict.ACCEPTED:
            continue
        assert proof.found.verdict in (Verdict.PROVED, Verdict.VACUOUS), (proof.claim.id, proof.found)
        if isinstance(proof.claim.about, OperatorSound | BandsBound):
            continue
        for _ in range(tries):
            raw = partial_answers(random, knowledge.questionnaire)
            answers, instead = checked(knowledge.questionnaire, raw), None
            if isinstance(proof.claim.about, ReferralKept):
                other = changed(random, knowledge, proof.claim, raw)
                if other is None:
                    continue
                instead = checked(knowledge.questionnaire, other)
            if isinstance(proof.claim.about, CertainStays):
                instead = {name: answer for name, answer in answers.items() if name != proof.claim.about.question}
            if is_possible(knowledge, answers):
                assert not is_broken(knowledge, proof.claim, answers, instead), (proof.claim.id, raw)
    return verdicts


@pytest.mark.parametrize("seed", range(30))
def test_what_is_proved_is_not_broken(seed: int) -> None:
    """On a random base, each claim is proved or refuted; no random answers break what is proved."""
    random = Random(seed)
    assert_proofs_hold(random, with_properties(random, lawful_knowledge(random)), TRIES)


@pytest.mark.parametrize("seed", range(30))
def test_what_is_proved_but_for_accepted_losses_is_broken_by_nothing_else(seed: int) -> None:
    """Where losses are accepted, no random answers break what is proved besides them."""
    random = Random(seed)
    assert_proofs_hold(random, with_accepted_losses(random, lawful_knowledge(random)), TRIES)


def test_some_random_losses_are_needed_and_some_are_not() -> None:
    """Else the test above would show nothing."""
    verdicts = []
    for seed in range(8):
        random = Random(seed)
        knowledge = with_accepted_losses(random, lawful_knowledge(random))
        claims = [claim for claim in claims_of(knowledge) if claim.accepts]
        prove = each_proof(knowledge, claims, Z3Prover(knowledge, 60), KnowledgeBase(knowledge).assess)
        verdicts += [proof.found.verdict for proof in prove]
    assert {Verdict.ACCEPTED, Verdict.VACUOUS} == set(verdicts)


@pytest.mark.long
def test_proofs_of_hundreds_of_random_bases_hold() -> None:
    """On 200 random bases, too; at least a tenth of all claims are proved, and a tenth refuted."""
    verdicts = []
    for seed in range(200):
        random = Random(seed)
        verdicts += assert_proofs_hold(random, with_properties(random, lawful_knowledge(random)), TRIES)
    assert verdicts.count(Verdict.PROVED) > len(verdicts) / 10
    assert verdicts.count(Verdict.REFUTED) > len(verdicts) / 10


def test_a_worrying_question_is_one_with_something_to_tick() -> None:
    """A number has no worrying answers; a yes-or-no question has one."""
    assert () == worrying_answers(Question("age", "Age?", QuestionType.INTEGER, "", "s", safety=True))
    assert ("yes",) == worrying_answers(Question("fit", "Fit?", QuestionType.BOOLEAN, "", "s", safety=True))
