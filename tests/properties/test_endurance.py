"""A process that assesses for days: no memory grows, no thread is left, nobody meets another's answers."""

import gc
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random

import pytest

from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.meaning.answering import read_answers
from intakewise.model.assessments import Assessment
from intakewise.model.values import Truth
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.how_many import how_many
from tests.memory import resident_kilobytes
from tests.random_bases.answers import RawAnswers, checked, partial_answers
from tests.random_bases.rules import wild_knowledge
from tests.small_bases import base_of, yes

MOST_GROWTH_KILOBYTES = 10_000
PEOPLE = 60
THREADS = 8


@cache
def spasms() -> KnowledgeBase:
    """The shipped base on muscle spasms."""
    return load("muscle_spasms")


@cache
def people() -> Sequence[RawAnswers]:
    """Answers of many people to the shipped base, hidden safety questions left out."""
    random = Random(7)
    found: list[RawAnswers] = []
    while len(found) < PEOPLE:
        raw = partial_answers(random, spasms().knowledge.questionnaire)
        try:
            spasms().assess(raw)
        except AnswersInvalid as refused:
            assert {"IW-A010"} == {problem.code for problem in refused.problems}
            hidden = read_answers(
                spasms().knowledge.questionnaire, checked(spasms().knowledge.questionnaire, raw)
            ).hidden
            raw = {name: value for name, value in raw.items() if name not in hidden}
        found.append(raw)
    return found


def growth_of(assess: Callable[[RawAnswers], object], answers: Sequence[RawAnswers], count: int) -> int:
    """Kilobytes that a process grows by while it assesses so many people, after warming up on a third as many."""
    for number in range(count // 3):
        assess(answers[number % len(answers)])
    gc.collect()
    before = resident_kilobytes()
    for number in range(count):
        assess(answers[number % len(answers)])
    gc.collect()
    return resident_kilobytes() - before


def infer_alone(engine: DurableEngine) -> Callable[[RawAnswers], object]:
    """Inference by durable_rules, without the plain evaluator and without words."""
    questionnaire = spasms().knowledge.questionnaire
    facts = {id(raw): read_answers(questionnaire, checked(questionnaire, raw)).facts for raw in people()}
    return lambda raw: engine.infer(facts[id(raw)])


def test_three_thousand_assessments_hold_no_memory() -> None:
    """3,000 whole assessments of small bases, grow the process by less than 10 MB."""
    random = Random(11)
    bases = [KnowledgeBase(wild_knowledge(random)) for _ in range(3)]
    for base in bases:
        answers = [partial_answers(random, base.knowledge.questionnaire) for _ in range(PEOPLE)]
        assert growth_of(base.assess, answers, 1000) < MOST_GROWTH_KILOBYTES


def test_assessments_of_the_shipped_base_hold_no_memory() -> None:
    """120 whole assessments of the shipped base grow the process by less than 10 MB."""
    assert growth_of(spasms().assess, people(), 120) < MOST_GROWTH_KILOBYTES


def test_three_thousand_inferences_hold_no_memory() -> None:
    """3,000 inferences by durable_rules alone grow the process by less than 10 MB."""
    engine = DurableEngine(base_of(*(yes(number) for number in range(100))))
    assert growth_of(lambda raw: engine.infer({"b0": Truth.TRUE}), [{}], 3000) < MOST_GROWTH_KILOBYTES


@pytest.mark.long
def test_many_assessments_hold_no_memory() -> None:
    """50,000 whole assessments of the shipped base (10,000 after every change) grow the process by less than 10 MB."""
    assert growth_of(spasms().assess, people(), how_many(50_000)) < MOST_GROWTH_KILOBYTES


@pytest.mark.long
def test_many_inferences_hold_no_memory() -> None:
    """50,000 inferences by durable_rules alone, on the shipped base (10,000 after every change), do no more."""
    engine = DurableEngine(spasms().knowledge)
    assert growth_of(infer_alone(engine), people(), how_many(50_000)) < MOST_GROWTH_KILOBYTES


def test_eight_threads_give_the_results_of_one() -> None:
    """Eight threads that assess different people at once on one base give what one thread gives."""
    expected = [spasms().assess(raw) for raw in people()]
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(2):
            assert expected == list(pool.map(spasms().assess, people()))


def test_eight_threads_may_open_a_base_at_once() -> None:
    """Where eight threads are the first to use a base, it is compiled once and all of them get its results."""
    base = KnowledgeBase(spasms().knowledge)
    start = threading.Barrier(THREADS)

    def assess(raw: RawAnswers) -> Assessment:
        start.wait()
        return base.assess(raw)

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(assess, people()[:THREADS]))
    assert [spasms().assess(raw) for raw in people()[:THREADS]] == found


def test_no_thread_is_left_running() -> None:
    """Loading, compiling, and assessing leave the threads that there were."""
    before = threading.enumerate()
    KnowledgeBase(spasms().knowledge).assess({})
    assert before == threading.enumerate()


def test_two_bases_in_one_process_do_not_disturb_each_other() -> None:
    """Assessments of three bases in turn, two of them of the same id, are those of each base by itself."""
    bases = [KnowledgeBase(wild_knowledge(Random(seed))) for seed in (1, 2)] + [spasms()]
    random = Random(3)
    answers = [[partial_answers(random, base.knowledge.questionnaire) for _ in range(5)] for base in bases[:2]]
    answers.append(list(people()[:5]))
    alone = [[base.assess(raw) for raw in given] for base, given in zip(bases, answers, strict=True)]
    for number in range(5):
        for base, given, expected in zip(bases, answers, alone, strict=True):
            assert expected[number] == base.assess(given[number])
