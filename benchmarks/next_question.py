"""What a person waits for on the shipped base: the next question, and at the end what would change the result."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from time import perf_counter_ns, process_time_ns
from typing import TypeVar

from benchmarks.shipped_base import NAME, people_of
from benchmarks.table import table
from benchmarks.timing import Spent, Timing, summed_up
from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import open_knowledge

_Result = TypeVar("_Result")


def measure(count: int) -> str:
    """Return what is found, as text, for so many people; or why nothing can be measured: the base has problems."""
    opened = open_knowledge(NAME)
    if opened.knowledge is None:
        return f"{NAME} has problems ('intakewise check' shows them), so it is not measured."
    knowledge = opened.knowledge
    people = people_of(opened, count)
    base = KnowledgeBase(knowledge)
    answering, returning, changing = Spent(), Spent(), Spent()
    for answers in people:
        _walk(Interview(knowledge), answers, answering, returning)
        _spend(changing, partial(base.what_would_change, answers))
    spent = {
        "from an answer to the next screen": answering,
        "from going back to the screen before": returning,
        "what would change this?": changing,
    }
    return _laid_out({name: summed_up(each) for name, each in spent.items()})


def _walk(interview: Interview, answers: Mapping[str, object], answering: Spent, returning: Spent) -> None:
    """Go to the end of an interview, back one screen after each, and on again."""
    screen = interview.next_screen()
    while screen is not None:
        said = {question.id: answers.get(question.id) for question in screen.questions}
        screen = _spend(answering, partial(_answer, interview, said))
        _spend(returning, partial(_go_back, interview))
        _answer(interview, said)


def _answer(interview: Interview, said: Mapping[str, object]) -> Screen | None:
    """Do what a face does: take the answers, look for an emergency, and ask what comes next."""
    interview.answer_several(said)
    interview.emergency  # noqa: B018 - a face looks each time
    return _what_comes(interview)


def _go_back(interview: Interview) -> Screen | None:
    interview.back_screen()
    return _what_comes(interview)


def _what_comes(interview: Interview) -> Screen | None:
    """Ask all that a face shows of the next screen: how far it is, and why each question is asked."""
    interview.progress  # noqa: B018 - a face shows it
    screen = interview.next_screen()
    for question in () if screen is None else screen.questions:
        interview.why(question.id)
    return screen


def _spend(spent: Spent, work: Callable[[], _Result]) -> _Result:
    clock, processor = perf_counter_ns(), process_time_ns()
    result = work()
    spent.processor_ns.append(process_time_ns() - processor)
    spent.clock_ns.append(perf_counter_ns() - clock)
    return result


def _laid_out(timings: Mapping[str, Timing]) -> str:
    rows: list[tuple[str, ...]] = [("", "median ms", "p95 ms", "p99 ms", "processor ms", "times")]
    rows += [_row(name, timing) for name, timing in timings.items()]
    return table(rows)


def _row(name: str, timing: Timing) -> tuple[str, ...]:
    figures: Iterable[float] = (timing.median_ms, timing.p95_ms, timing.p99_ms, timing.processor_ms)
    return (name, *(f"{figure:.3f}" for figure in figures), str(timing.assessments))
