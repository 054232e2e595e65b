"""Why something stands in an assessment: a rule, in its own words and in those of the person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """
    A rule that had an effect.

    Args:
        because: the rule's own sentence.
        because_you_said: the answers it rests on, each a sentence ("How old are you? 64").
        questions: the ids of the questions behind these.
    """

    rule: str
    title: str
    because: str
    because_you_said: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[str, ...]
