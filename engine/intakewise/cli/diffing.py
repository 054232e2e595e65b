"""What `diff` does: compare two knowledge bases, print what the newer one does to people, return the exit code."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TypeVar

from intakewise.cli.diff_json import as_document
from intakewise.cli.diff_text import print_outcome, print_written
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import print_json, refuse, warn
from intakewise.diff.declared import declared_in_vain, excused
from intakewise.diff.examples import Assess, Example, example_of
from intakewise.diff.finding import Change, Finder
from intakewise.diff.outcome import Outcome
from intakewise.diff.population import Counted, aimed, each_counted, population
from intakewise.diff.structure import Written, written_otherwise
from intakewise.meaning.matching import pair_of
from intakewise.model.pairs import Pair, Side
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS, STOPPED
from intakewise.wiring.differing import OpenedSide, open_both, prover_of, refusals
from intakewise.wiring.knowledge_base import KnowledgeBase

_Item = TypeVar("_Item")


def diff_knowledge(old: str, new: str, base: str, format: str, *, seconds: float, sample: int, seed: str) -> int:
    """
    Say what the newer base does to people; 1 where a referral is lower undeclared, or that could not be proved.

    Args:
        old, new: folders, or revisions of `base`; `new` empty: `base` as it is now.
        sample: how many people at random are asked by both.
    """
    with open_both(old, new, base) as sides:
        problems = refusals(sides)
        if problems:
            refuse(problems, format)
            return COULD_NOT_RUN
        first, second = (sides[side].opened.knowledge for side in Side)
        assert first is not None
        assert second is not None
        pair = pair_of(first, second)
        written = written_otherwise(pair)
        if format == "text":
            print_written(pair, written, sides)
            warn(list(declared_in_vain(pair)))
        outcome = _compared(pair, written, sides, seconds=seconds, sample=sample, seed=seed)
        assess: dict[Side, Assess] = {side: KnowledgeBase(pair.base(side)).assess for side in Side}
        examples = [(each, example_of(pair, each, assess)) for each in outcome.found if each.is_shown]
        _print(outcome, examples, sides, format)
    if outcome.not_looked_at:
        return STOPPED
    return FINE if outcome.may_pass else PROBLEMS


def _print(
    outcome: Outcome, examples: list[tuple[Change, Example]], sides: dict[Side, OpenedSide], format: str
) -> None:
    if format == "json":
        print_json(as_document(outcome, examples, sides))
    else:
        print_outcome(outcome, examples, sides)


def _compared(
    pair: Pair, written: list[Written], sides: dict[Side, OpenedSide], *, seconds: float, sample: int, seed: str
) -> Outcome:
    counted, changes = Counted(), list[Change]()
    finder = Finder(pair, excused(pair))
    prover = prover_of(pair, seconds)
    with suppress(KeyboardInterrupt):
        answer_sets = {side: each.opened.answer_sets for side, each in sides.items()}
        people = population(pair, answer_sets, sample, seed)
        _run(each_counted(pair, people, counted), sample, "people")
        if prover is not None:
            _run(prover.rules_alike(), len(pair.new.rules), "rules compared")
            _run(_kept(finder.by_proof(prover), changes), len(finder.claims), "claims")
        else:
            near = list(aimed(pair, answer_sets, dict.fromkeys(each.rule for each in written if each.rule), seed))
            beside = Counted()
            _run(each_counted(pair, near, beside), len(near), "people near what has changed")
            _run(
                _kept(finder.by_example({**beside.examples, **counted.examples}), changes), len(finder.claims), "claims"
            )
    return Outcome(pair, written, changes, counted, prover is not None, len(finder.claims) - len(changes))


def _run(items: Iterable[_Item], total: int, noun: str) -> None:
    for _ in with_progress(items, total, noun):
        pass


def _kept(changes: Iterator[Change], into: list[Change]) -> Iterator[Change]:
    for each in changes:
        into.append(each)
        yield each
