"""What to call a question whose answer is missing: nobody who answered it in part is told that they did not."""

from collections.abc import Iterable, Mapping

from intakewise.language.saying import say
from intakewise.model.assessments import Assessment


def asked(assessment: Assessment, name: str) -> str:
    """Return the words of a question, and whether it was answered in part."""
    return _with_part(assessment, name, assessment.questions[name])


def asked_in_quotes(assessment: Assessment, name: str) -> str:
    """Return the same with the words of the question in quotes."""
    return _with_part(assessment, name, f"“{assessment.questions[name]}”")


def all_in_quotes(assessment: Assessment, names: Iterable[str]) -> str:
    """Return several of them, one after the other."""
    return "; ".join(asked_in_quotes(assessment, name) for name in names)


def _with_part(assessment: Assessment, name: str, words: str) -> str:
    """Add what a name that was not recognised, "not on this list", or "not sure" of an option leaves open."""
    if name in assessment.not_accepted or not _is_answered(assessment.answers.get(name)):
        return words
    return say("{question} (not all of your answer is known to us)", question=words)


def _is_answered(raw: object) -> bool:
    if isinstance(raw, Mapping) and "value" in raw:
        raw = raw["value"]
    return raw is not None and not (isinstance(raw, Mapping) and "declined" in raw)
