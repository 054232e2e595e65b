"""What has changed between two knowledge bases, for people."""

from collections.abc import Sequence

import typer

from intakewise.cli.reporting import as_text, counted
from intakewise.diff.examples import Example
from intakewise.diff.finding import Change
from intakewise.diff.outcome import Outcome
from intakewise.diff.population import KINDS, Counted
from intakewise.diff.structure import Written
from intakewise.model.assessments import Assessment
from intakewise.model.kept import Aspect
from intakewise.model.pairs import Pair, Side, step_in_words, step_of
from intakewise.wiring.differing import OpenedSide
from intakewise.workbench.yaml_values import answers_in_yaml

_WORDS = {
    (Aspect.REFERRAL, Side.OLD): "A lower referral than by",
    (Aspect.REFERRAL, Side.NEW): "A higher referral by",
    (Aspect.OPEN, Side.OLD): "No longer shown as not ruled out",
    (Aspect.OPEN, Side.NEW): "Newly shown as not ruled out",
    (Aspect.CONTACT, Side.OLD): "No longer told to turn to",
    (Aspect.CONTACT, Side.NEW): "Newly told to turn to",
    (Aspect.BAND, Side.OLD): "A lower band of",
    (Aspect.BAND, Side.NEW): "A higher band of",
    (Aspect.COULD_BE, Side.OLD): "A lower band that is still possible, of",
    (Aspect.COULD_BE, Side.NEW): "A higher band that is still possible, of",
    (Aspect.OFFERED, Side.OLD): "No longer offered",
    (Aspect.OFFERED, Side.NEW): "Newly offered",
    (Aspect.WITHHELD, Side.OLD): "No longer said to be withheld",
    (Aspect.WITHHELD, Side.NEW): "Newly said to be withheld",
    (Aspect.CAUTION, Side.OLD): "A caution no longer shown",
    (Aspect.CAUTION, Side.NEW): "A caution newly shown",
    (Aspect.STATE, Side.OLD): "A finding no longer shown",
    (Aspect.STATE, Side.NEW): "A finding newly shown",
    (Aspect.FOOD, Side.OLD): "Food no longer shown, with",
    (Aspect.FOOD, Side.NEW): "Food newly shown, with",
}


def print_written(pair: Pair, written: Sequence[Written], sides: dict[Side, OpenedSide]) -> None:
    """Print what is written otherwise, each with where it stands, before the long work begins."""
    old, new = (f"{sides[side].called} ({pair.base(side).version}, {pair.base(side).digest[:12]})" for side in Side)
    typer.echo(f"{pair.new.id}: {old} → {new}")
    typer.echo(f"\nWritten otherwise: {counted(len(written), 'change')}")
    for each in written:
        place = sides[each.side].told(each.place)
        typer.echo(f"  {place}  {each.sentence}" if place.file else f"  {each.sentence}")
    for line in _not_comparable(pair):
        typer.echo(f"  {line}")


def _not_comparable(pair: Pair) -> list[str]:
    only = {side: [each.key for each in pair.matches if each.question(side.other) is None] for side in Side}
    lines = [
        f"Only the {side.value} rules ask {', '.join(names)}: the others are asked without it."
        for side, names in only.items()
        if names
    ]
    for each in pair.matches:
        if each.old is not None and each.new is not None and not each.same:
            lines.append(f"'{each.key}' takes other answers: compared as far as both take them.")
    return lines


def print_outcome(outcome: Outcome, examples: Sequence[tuple[Change, Example]], sides: dict[Side, OpenedSide]) -> None:
    """Print what it does to people: by proof or as far as was tried, counted, by example; and the verdict."""
    _print_found(outcome)
    _print_guards(outcome, sides)
    _print_counted(outcome.counted)
    for change, example in examples:
        _print_example(change, example)
    for each in outcome.declared:
        lowered = f"{each.before.word} to {each.after.word}"
        typer.echo(f"\nDeclared: '{each.rule}' from {lowered}, by {each.by}: {each.why}")
    if outcome.lowered:
        typer.echo("")
    for problem, change in zip(outcome.problems(), outcome.lowered, strict=True):
        place, side = outcome.place_of(change)
        typer.echo(as_text(problem).replace(str(place), str(sides[side].told(place)), 1))
    typer.echo(f"\n{_verdict(outcome)}")


def _print_found(outcome: Outcome) -> None:
    typer.echo(f"\nWhat it does to people, {_how(outcome)}:")
    for (aspect, side), words in _WORDS.items():
        names = [each.kept.name for each in outcome.found if (each.kept.aspect, each.kept.of) == (aspect, side)]
        if names:
            typer.echo(f"  {words}: {', '.join(names)}")
    for each in outcome.unproved:
        typer.echo(f"  not proved: {each.statement} ({each.reason})")
    if not outcome.found and not outcome.unproved:
        typer.echo("  No difference so far." if outcome.not_looked_at else "  No difference.")


def _how(outcome: Outcome) -> str:
    if outcome.not_looked_at:
        return "as far as it came before Ctrl-C"
    return "proved with Z3 for all answers" if outcome.is_by_proof else "as far as was tried (Z3 is not installed)"


def _print_guards(outcome: Outcome, sides: dict[Side, OpenedSide]) -> None:
    if outcome.guards:
        typer.echo("\nGuards that are gone, which so far would have reported a slip:")
    for each in outcome.guards:
        typer.echo(f"  {sides[each.side].told(each.place)}  {each.sentence}")


def _print_counted(people: Counted) -> None:
    if not people.people:
        return
    spread = "as many at each level as the rules allow"
    typer.echo(f"\nOf {people.people} people at random ({spread}), {people.changed} are told something else:")
    typer.echo(f"  a lower referral {people.lower}, a higher one {people.higher}")
    for aspect, words in KINDS.items():
        if people.otherwise[aspect]:
            typer.echo(f"  {words} {people.otherwise[aspect]}")


def _print_example(change: Change, example: Example) -> None:
    words = _WORDS[change.kept.aspect, change.kept.of]
    known = "no fewer do" if change.is_smallest else "fewer might"
    number = len(example.answers)
    typer.echo(f"\n{words}: {change.kept.name}")
    typer.echo(f"  {counted(number, 'answer')} {'shows' if number == 1 else 'show'} it, and {known}.")
    typer.echo(f"  Before: {_told(example.old)}. Now: {_told(example.new)}. Both engines say so.")
    if example.only_old:
        typer.echo("  Asked by the older rules only:")
        for line in answers_in_yaml(example.only_old):
            typer.echo(f"    {line}")
    expects = "expects what was told before" if change.is_lowering else "expects what is told now"
    typer.echo(f"  A case that {expects}:")
    typer.echo(example.case)


def _told(assessment: Assessment) -> str:
    referral = assessment.referral
    return step_in_words(step_of(referral.level, referral.within_days))


def _verdict(outcome: Outcome) -> str:
    if outcome.not_looked_at:
        return f"Stopped with Ctrl-C: {counted(outcome.not_looked_at, 'claim')} not looked at."
    if outcome.is_same and outcome.is_by_proof:
        return "Proved the same for all answers: no referral, band, advice, caution, or finding differs for anybody."
    if outcome.is_same:
        return f"No difference among {outcome.counted.people} people at random. Not proved: install Z3 for that."
    if outcome.lowered:
        number = len({each.kept.name for each in outcome.lowered})
        return f"{counted(number, 'rule')} no longer {'refers' if number == 1 else 'refer'} as high, undeclared."
    if not outcome.may_pass:
        return "It is not proved that no referral is lower."
    if outcome.is_by_proof:
        return "Proved for all answers: no referral is lower, but for what is declared."
    return "No lower referral was found. Not proved: install Z3 for that."
