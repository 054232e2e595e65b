"""What has changed between two knowledge bases, for programs."""

from collections.abc import Sequence
from decimal import Decimal

from intakewise.cli.reporting import as_plain, stamp
from intakewise.diff.declared import declared_in_vain
from intakewise.diff.examples import Example
from intakewise.diff.finding import Change
from intakewise.diff.outcome import Outcome
from intakewise.diff.structure import Written
from intakewise.model.pairs import Side
from intakewise.model.plain import to_plain
from intakewise.wiring.differing import OpenedSide


def as_document(
    outcome: Outcome, examples: Sequence[tuple[Change, Example]], sides: dict[Side, OpenedSide]
) -> dict[str, object]:
    """Return everything that `diff` says."""
    shown = {(each.kept.aspect, each.kept.name, each.kept.of): example for each, example in examples}
    people = outcome.counted
    return {
        **{side.value: stamp(outcome.pair.base(side)) for side in Side},
        "written": [_written(each, sides) for each in outcome.written],
        "guards_lost": [_written(each, sides) for each in outcome.guards],
        "by": "proof" if outcome.is_by_proof else "sample",
        "same": outcome.is_same,
        "claims": {
            "kept": len(outcome.changes) - len(outcome.found) - len(outcome.unproved),
            "broken": len(outcome.found),
            "unknown": len(outcome.unproved),
            "not_looked_at": outcome.not_looked_at,
        },
        "changes": [
            _change(each, shown.get((each.kept.aspect, each.kept.name, each.kept.of)))
            for each in (*outcome.found, *outcome.unproved)
        ],
        "people": {
            "asked": people.people,
            "changed": people.changed,
            "referral_lower": people.lower,
            "referral_higher": people.higher,
            **{aspect.value: number for aspect, number in people.otherwise.items()},
        },
        "declared": [to_plain(each) for each in outcome.declared],
        "problems": as_plain([*outcome.problems(), *declared_in_vain(outcome.pair)]),
    }


def _written(each: Written, sides: dict[Side, OpenedSide]) -> dict[str, object]:
    place = sides[each.side].told(each.place)
    return {"sentence": each.sentence, "file": place.file, "line": place.line, "column": place.column}


def _change(change: Change, example: Example | None) -> dict[str, object]:
    plain: dict[str, object] = {
        "told": change.kept.aspect.value,
        "of": change.kept.name,
        "only_by": change.kept.of.value,
        "lowers_referral": change.is_lowering,
        "verdict": change.verdict.value,
        "reason": change.reason,
        "example": None,
    }
    if example is not None:
        plain["example"] = {
            "answers": {name: _number(value) for name, value in example.answers.items()},
            "is_smallest": change.is_smallest,
            "referral_before": example.old.referral.level.word,
            "referral_now": example.new.referral.level.word,
            "case": example.case,
        }
    return plain


def _number(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
