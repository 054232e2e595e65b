"""Facts: what conditions are evaluated on. Knows how a value is looked up, nothing of where it came from."""

from dataclasses import dataclass

from intakewise.model.values import FactValue, Span, Truth


@dataclass(frozen=True, slots=True)
class Facts:
    """
    Values by name: questions, options of lists (`question.option`), derived numbers, and findings settled so far.

    Args:
        values: what is absent is not known.
        final: true in a finished assessment, where `known` is two-valued. False asks what would still hold whatever
            the unknown answers turn out to be: there, `known` of something unknown is unknown too.
    """

    values: dict[str, FactValue]
    final: bool = True


def value_of(facts: Facts, name: str) -> FactValue:
    """Return the value of a fact; `Truth.UNKNOWN` if nothing was settled for it."""
    return facts.values.get(name, Truth.UNKNOWN)


def gap_of(value: FactValue) -> Truth | None:
    """Return why a value is not known exactly, `UNKNOWN` or `OPEN`; None if it is known."""
    if isinstance(value, Span):
        return None if value.low == value.high else value.gap
    return value if value in (Truth.UNKNOWN, Truth.OPEN) else None
