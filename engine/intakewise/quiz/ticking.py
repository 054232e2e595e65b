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
    includes, not_sure = {*ticked.includes}, {*ticked.not_sure}
    none = none_option(question)
    if option in includes:
        includes.remove(option)
        if question.allow_not_sure and not question.option(option).none:
            not_sure.add(option)
    elif option in not_sure:
        not_sure.remove(option)
    elif none is not None and option == none.id and (includes or not_sure):
        return f"“{none.label}” cannot be ticked together with something else. Untick the rest first."
    elif none is not None and none.id in includes:
        return f"“{none.label}” is ticked, so nothing else can be. Untick it first."
    else:
        includes.add(option)
    return Ticked(_in_order(question, includes), _in_order(question, not_sure), ticked.not_recognised)


def _in_order(question: Question, options: set[str]) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if option.id in options)


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
