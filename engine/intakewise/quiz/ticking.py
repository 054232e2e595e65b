"""
What one press of the space bar does to a checklist, and when a checklist may be confirmed.

Pure, so that what is refused and why can be tested without a terminal.
"""

from intakewise.model.answers import Ticked
from intakewise.model.questionnaires import Option, Question

NOTHING = Ticked(())


def none_option(question: Question) -> Option | None:
    """Return the option that excludes all others, such as "None of these"."""
    return next((option for option in question.options if option.none), None)


def tick(question: Question, ticked: Ticked, option: str) -> Ticked | str:
    """
    Tick or untick an option; where the list allows it, "not sure" comes between.

    Returns:  the list as it is then, or why this cannot be ticked.
    """
    if option in ticked.includes:
        return _with(question, ticked, option, sure=False, unsure=_may_be_unsure(question, option))
    if option in ticked.not_sure:
        return _with(question, ticked, option, sure=False, unsure=False)
    none = none_option(question)
    if none is not None and option == none.id and (ticked.includes or ticked.not_sure):
        return f"“{none.label}” cannot be ticked together with something else. Untick the rest first."
    if none is not None and none.id in ticked.includes:
        return f"“{none.label}” is ticked, so nothing else can be. Untick it first."
    return _with(question, ticked, option, sure=True, unsure=False)


def _may_be_unsure(question: Question, option: str) -> bool:
    return question.allow_not_sure and not question.option(option).none


def _with(question: Question, ticked: Ticked, option: str, *, sure: bool, unsure: bool) -> Ticked:
    includes = {*ticked.includes, option} if sure else set(ticked.includes) - {option}
    not_sure = {*ticked.not_sure, option} if unsure else set(ticked.not_sure) - {option}
    return Ticked(
        includes=tuple(each.id for each in question.options if each.id in includes),
        not_sure=tuple(each.id for each in question.options if each.id in not_sure),
        not_recognised=ticked.not_recognised,
    )


def refuse_confirming(question: Question, ticked: Ticked) -> str:
    """Say why the list cannot be confirmed as it is; empty if it can. An empty list would say nothing."""
    if ticked.includes or ticked.not_sure or ticked.not_recognised:
        return ""
    none = none_option(question)
    if none is None:
        return "Nothing is ticked yet. Tick with the space bar, then press Enter."
    return f"Nothing is ticked yet. Tick what fits, or “{none.label}”, with the space bar. Then press Enter."


def ticked_from(raw: object) -> Ticked:
    """Return a former answer as a list; nothing ticked if there was none, or it was declined."""
    if isinstance(raw, list | tuple):
        return Ticked(tuple(str(each) for each in raw))
    if isinstance(raw, dict) and "declined" not in raw:
        parts = [tuple(str(each) for each in raw.get(key, ())) for key in ("includes", "not_sure", "not_recognised")]
        return Ticked(*parts)
    return NOTHING


def raw_from(ticked: Ticked) -> object:
    """Return a list in the form that an interview takes."""
    if not (ticked.not_sure or ticked.not_recognised):
        return list(ticked.includes)
    parts = {
        "includes": ticked.includes,
        "not_sure": ticked.not_sure,
        "not_recognised": ticked.not_recognised,
    }
    return {key: list(items) for key, items in parts.items() if items}
