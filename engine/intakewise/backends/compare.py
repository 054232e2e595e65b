"""Compare what two engines inferred from the same answers, as in flight control."""

from intakewise.model.inference import Inference


def differences(first: Inference, second: Inference) -> list[str]:
    """
    Return what differs, in words without any answer; empty if the two agree on every result.

    Rules, states, and weights are compared one by one, bounds included.
    """
    found = [
        f"rule {rule}: {truth.value}, {second.rules[rule].value}"
        for rule, truth in first.rules.items()
        if second.rules[rule] is not truth
    ]
    found += [
        f"rule {rule}, whatever is answered: {truth.value}, {second.surely[rule].value}"
        for rule, truth in first.surely.items()
        if second.surely[rule] is not truth
    ]
    found += [
        f"state {state}: {truth.value}, {second.states[state].value}"
        for state, truth in first.states.items()
        if second.states[state] is not truth
    ]
    if first.weights != second.weights:
        found += [
            f"contributor {name}: {first.weights.get(name)}, {second.weights.get(name)}"
            for name in sorted({*first.weights, *second.weights})
            if first.weights.get(name) != second.weights.get(name)
        ]
    if first.referral is not second.referral:
        found.append(f"referral: {first.referral.word}, {second.referral.word}")
    return found
