"""
Declared lowerings of referrals: what each of them excuses, and which are declared in vain.

One excuses a rule of the older base, down to the level that it names, and nothing else: whoever that rule referred must
still be referred at least so high, and what any other rule referred, as high as before.
"""

from collections.abc import Iterator

from intakewise.model.pairs import Pair, Step, step_of
from intakewise.model.rules import ReferralChange
from intakewise.problems.problem import Problem, Severity
from intakewise.problems.suggestions import nearest


def declared_changes(pair: Pair) -> list[ReferralChange]:
    """Return what the newer base declares under a version after the older one, and rightly so."""
    return [each for each in _added(pair) if _is_of_now(pair, each) and not _mistake(pair, each)]


def excused(pair: Pair) -> dict[str, Step]:
    """Return how high a referral must still be, by the rule of the older base that referred."""
    found: dict[str, Step] = {}
    for change in declared_changes(pair):
        step = step_of(change.after, None)
        found[change.rule] = min(step, found.get(change.rule, step))
    return found


def declared_in_vain(pair: Pair) -> Iterator[Problem]:
    """Yield what is wrong with a new declaration, so that it excuses nothing."""
    for change in _added(pair):
        if not _is_of_now(pair, change):
            message = f"This lowering is declared under {change.version}, and excuses nothing here."
            expected = f"Expected a version after {pair.old.version}, up to {pair.new.version}."
            yield Problem("IW-D002", change.place, message, expected, severity=Severity.WARNING)
        elif mistake := _mistake(pair, change):
            near = nearest(change.rule, pair.old.rules) if change.rule not in pair.old.rules else ""
            yield Problem("IW-D002", change.place, mistake, suggestion=near, severity=Severity.WARNING)


def _added(pair: Pair) -> list[ReferralChange]:
    known = set(pair.old.referral_changes)
    return [each for each in pair.new.referral_changes if each not in known]


def _mistake(pair: Pair, change: ReferralChange) -> str:
    rule = pair.old.rules.get(change.rule)
    if rule is None:
        return f"There was no rule '{change.rule}' before, so that nothing of it can be lower."
    if rule.refers is None or rule.refers.level is not change.before:
        said = "nobody" if rule.refers is None else f"to {rule.refers.level.word}"
        return f"'{change.rule}' referred {said} before, not to {change.before.word}: nothing is excused."
    if change.after > change.before:
        return f"{change.after.word} is higher than {change.before.word}: that is no lowering."
    return ""


def _is_of_now(pair: Pair, change: ReferralChange) -> bool:
    old, new, own = (_ordered(each) for each in (pair.old.version, pair.new.version, change.version))
    return old < own <= new or own == new == old


def _ordered(version: str) -> tuple[int, ...]:
    """
    Return a version so that versions can be compared.

    >>> _ordered("0.10.0") > _ordered("0.9.12")
    True
    """
    return tuple(int(part) if part.isdigit() else 0 for part in version.split("."))
