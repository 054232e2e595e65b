"""Compare what two engines inferred from the same answers, as in flight control."""

from collections.abc import Mapping

from intakewise.model.inference import Inference
from intakewise.model.values import Truth


def differences(first: Inference, second: Inference) -> list[str]:
    """
    Return what differs, in words without any answer; empty if the two agree on every result.

    Rules, states, and weights are compared one by one, bounds included.
    """
    found = [f"rule {what}" for what in _differing(first.rules, second.rules)]
    found += [f"rule {what}" for what in _differing(first.surely, second.surely, ", whatever is answered")]
    found += [f"state {what}" for what in _differing(first.states, second.states)]
    if first.weights != second.weights:
        found += [
            f"contributor {name}: {first.weights.get(name)}, {second.weights.get(name)}"
            for name in sorted({*first.weights, *second.weights})
            if first.weights.get(name) != second.weights.get(name)
        ]
    if first.referral is not second.referral:
        found.append(f"referral: {first.referral.word}, {second.referral.word}")
    return found


def _differing(first: Mapping[str, Truth], second: Mapping[str, Truth], more: str = "") -> list[str]:
    """Return the names of which two say different things."""
    if first == second:  # nearly always: one by one, nine hundred names take five times as long
        return []
    return [
        f"{name}{more}: {truth.value}, {second[name].value}"
        for name, truth in first.items()
        if second[name] is not truth
    ]
