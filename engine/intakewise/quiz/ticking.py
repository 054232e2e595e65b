"""
What a key does to a checklist, and when a checklist may be confirmed.

Pure, so that what is refused and why can be tested without a terminal.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from intakewise.language.saying import say
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
    if option in includes:
        includes.remove(option)
        if question.allow_not_sure and not question.option(option).none:
            not_sure.add(option)
    elif option in not_sure:
        not_sure.remove(option)
    elif reason := _refuse(question, ticked, option):
        return reason
    else:
        includes.add(option)
    return Ticked(_in_order(question, includes), _in_order(question, not_sure), ticked.not_recognised)


def add(question: Question, ticked: Ticked, options: Iterable[str]) -> Ticked | str:
    """Tick options that were found by a name, and untick none. Returns what `tick` does."""
    for option in options:
        if option in ticked.includes:
            continue
        not_sure = tuple(each for each in ticked.not_sure if each != option)
        outcome = tick(question, replace(ticked, not_sure=not_sure), option)
        if isinstance(outcome, str):
            return outcome
        ticked = outcome
    return ticked


def keep(question: Question, ticked: Ticked, typed: str) -> Ticked | str:
    """Keep a name that is not on the list as it was typed. Returns what `tick` does."""
    reason = _refuse(question, ticked, "")
    kept = tuple(dict.fromkeys([*ticked.not_recognised, typed.strip()]))
    return reason or replace(ticked, not_recognised=kept)


def drop(ticked: Ticked, typed: str) -> Ticked:
    """Take away a name that was kept as it was typed."""
    return replace(ticked, not_recognised=tuple(each for each in ticked.not_recognised if each != typed))


def _refuse(question: Question, ticked: Ticked, option: str) -> str:
    none = none_option(question)
    if none is None:
        return ""
    if option == none.id and ticked != NOTHING:
        return say("“{none}” cannot be ticked together with something else. Untick the rest first.", none=none.label)
    if none.id in ticked.includes:
        return say("“{none}” is ticked, so nothing else can be. Untick it first.", none=none.label)
    return ""


def _in_order(question: Question, options: set[str]) -> tuple[str, ...]:
    return tuple(option.id for option in question.options if option.id in options)


def refuse_confirming(question: Question, ticked: Ticked) -> str:
    """Say why the list cannot be confirmed as it is; empty if it can. An empty list would say nothing."""
    if ticked.includes or ticked.not_sure or ticked.not_recognised:
        return ""
    none = none_option(question)
    if none is None:
        return say("Nothing is ticked yet. Tick with the space bar, then press Enter.")
    return say(
        "Nothing is ticked yet. Tick what fits, or “{none}”, with the space bar. Then press Enter.", none=none.label
    )


def in_words(question: Question, ticked: Ticked, names: Mapping[str, tuple[str, ...]]) -> str:
    """
    Return what is ticked so far.

    Args:
        names: by which names options were found; the person knows those better than labels.
    """
    said = [name for option in ticked.includes for name in names.get(option) or (question.option(option).label,)]
    unsure = [say("not sure: {entry}", entry=question.option(option).label) for option in ticked.not_sure]
    return "; ".join(
        dict.fromkeys(
            [*said, *unsure, *(say("“{typed}” (not recognised)", typed=typed) for typed in ticked.not_recognised)]
        )
    )


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
