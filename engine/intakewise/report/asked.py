"""What to call a question whose answer is missing: nobody who answered it in part is told that they did not."""

from collections.abc import Mapping

from intakewise.model.assessments import Assessment

IN_PART = "not all of your answer is known to us"
"""A name that was not recognised, "not on this list", or "not sure" of an option."""


def asked(assessment: Assessment, name: str) -> str:
    """Return the words of a question, and whether it was answered in part."""
    words = assessment.questions[name]
    return f"{words} ({IN_PART})" if _is_answered(assessment.answers.get(name)) else words


def asked_in_quotes(assessment: Assessment, name: str) -> str:
    """Return the same with the words of the question in quotes."""
    words = f"“{assessment.questions[name]}”"
    return f"{words} ({IN_PART})" if _is_answered(assessment.answers.get(name)) else words


def _is_answered(raw: object) -> bool:
    if isinstance(raw, Mapping) and "value" in raw:
        raw = raw["value"]
    return raw is not None and not (isinstance(raw, Mapping) and "declined" in raw)
