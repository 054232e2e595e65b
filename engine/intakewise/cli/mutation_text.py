"""What `mutate` says to an author: each change that no case notices, the case that would, and the score."""

from collections.abc import Iterator, Mapping

from intakewise.cli.reporting import counted
from intakewise.model.knowledge import Knowledge
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.mutant_kinds import Kind
from intakewise.workbench.mutant_words import asked_in_words, change_in_words, place_of
from intakewise.workbench.surviving import Count, Tried


def survivor_lines(knowledge: Knowledge, tried: Tried) -> Iterator[str]:
    """Yield where a surviving change stands, what it is, and what would notice it."""
    asks = asked_in_words(knowledge, tried.mutant)
    yield f"{place_of(tried.mutant)}  {tried.mutant.rule.id}{f': {asks}' if asks else ''}"
    changing = change_in_words(knowledge, tried.mutant)
    yield f"  {changing[0].upper()}{changing[1:]} fails no case."
    if tried.missing is None:
        yield "  No answers were found that would tell the two apart. Perhaps they mean the same."
    else:
        yield "  This case would notice it, if what the rules say now is right:"
        yield case_in_yaml(tried.missing)


def outcome_lines(score: Count, kinds: Mapping[Kind, Count], not_tried: int, seconds: float) -> Iterator[str]:
    """Yield the score, and that of each kind of change."""
    if not score.tried and not not_tried:
        yield "There is nothing to change."
        return
    stopped = f", {not_tried} not tried (stopped with Ctrl-C)" if not_tried else ""
    survived = score.tried - score.noticed
    yield f"{counted(score.tried, 'change')}: {score.noticed} noticed, {survived} not{stopped} in {seconds:.1f} s"
    for kind, each in kinds.items():
        yield f"  {kind.value:<10} {each.noticed:>5} of {each.tried:<5} {each.percent:>3} %"
    yield f"Mutation score: {score.percent} %"
