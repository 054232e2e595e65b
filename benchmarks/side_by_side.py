"""The engines side by side, on the same rules and the same people; none is timed that does not find what it should."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.description import Answers, Description, outcome_of
from benchmarks.engines import Assess, Compile
from benchmarks.generating import generate, people
from benchmarks.on_clipspy import compile_ordered, compile_template
from benchmarks.on_durable import compile_certain
from benchmarks.on_json_logic import compile_logic
from benchmarks.on_shipped import compile_shipped
from benchmarks.on_zen import compile_expressions, compile_graph
from benchmarks.table import table
from benchmarks.timing import Timing, take_turns

ALONE, SHIPPED = "durable_rules alone", "Intakewise as shipped"

CLIPSPY = ("clipspy, one template", "clipspy, ordered facts")
"""Two forms of the same rules; the others are compared with the one that is faster here."""

ENGINES: Mapping[str, Compile] = {
    ALONE: compile_certain,
    SHIPPED: compile_shipped,
    CLIPSPY[0]: compile_template,
    CLIPSPY[1]: compile_ordered,
    "zen-engine, decision graph": compile_graph,
    "zen-engine, bare expressions": compile_expressions,
    "json-logic-qubit": compile_logic,
}

SIZES = (45, 160, 300)
SEED = 1


class WrongFirings(Exception):
    """
    An engine does not find what follows from the answers, so its time means nothing.

    Args:
        engine: its name.
        person: the number of the person.
        differing: the rules that fire and should not, or should and do not.
    """

    def __init__(self, engine: str, person: int, differing: frozenset[str]) -> None:
        super().__init__(f"{engine} is wrong about person {person}: {', '.join(sorted(differing))}")
        self.engine, self.person, self.differing = engine, person, differing


def measure(count: int, rounds: int) -> Iterator[str]:
    """
    Yield what is found for each size, as text.

    Raises:  WrongFirings: an engine does not find what it should.
    """
    for size in SIZES:
        description = generate(size, SEED)
        answered = people(description, count, SEED)
        engines = {name: compile_rules(description) for name, compile_rules in ENGINES.items()}
        check_firings(engines, description, answered)
        works = {name: _work(assess, answered) for name, assess in engines.items()}
        yield f"{_described(description, answered)}\n\n{_laid_out(take_turns(works, len(answered), rounds))}"


def check_firings(engines: Mapping[str, Assess], description: Description, answered: Sequence[Answers]) -> None:
    """
    Check that every engine fires exactly the rules that hold, for everybody.

    Raises:  WrongFirings: one does not.
    """
    for number, answers in enumerate(answered):
        expected = outcome_of(description, answers).fired
        for name, assess in engines.items():
            differing = expected.symmetric_difference(assess(answers))
            if differing:
                raise WrongFirings(name, number, differing)


def _work(assess: Assess, answered: Sequence[Answers]) -> Callable[[int], object]:
    return lambda person: assess(answered[person])


def _described(description: Description, answered: Sequence[Answers]) -> str:
    fired = sum(len(outcome_of(description, answers).fired) for answers in answered) / len(answered)
    known = sum(len(answers) for answers in answered) / len(answered)
    chained = sum(len(stratum) for stratum in description.strata[1:])
    return (
        f"{len(description.rules)} rules ({chained} chain through {len(description.states)} states, in "
        f"{len(description.strata)} strata) over {len(description.facts)} facts;\n"
        f"of a person {known:.0f} are known and {fired:.0f} rules fire, on average"
    )


def _laid_out(timings: Mapping[str, Timing]) -> str:
    clipspy = min(timings[name].processor_ms for name in CLIPSPY)
    rows = [("", "median ms", "p95 ms", "processor ms", "to clipspy", "assessments")]
    rows += [
        (
            name,
            f"{timing.median_ms:.3f}",
            f"{timing.p95_ms:.3f}",
            f"{timing.processor_ms:.3f}",
            f"{timing.processor_ms / clipspy:.2f}",
            str(timing.assessments),
        )
        for name, timing in timings.items()
    ]
    return table(rows)
