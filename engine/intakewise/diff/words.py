"""What has changed in a condition or an effect, in a clinician's words. Must not know where it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Includes, Known
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import step_in_words, step_of_effect
from intakewise.model.rules import (
    Advises,
    Cautions,
    Concludes,
    Effect,
    LeavesOut,
    Refers,
    Supports,
    Withholds,
    WithholdsKind,
)
from intakewise.model.values import STRENGTHS
from intakewise.problems.problem import Place
from intakewise.workbench.sentences import Sentence, atom_in_words, sentence_of, subject_of

Said = tuple[str, Place]
"""What has changed, to follow the name of what holds it, and where the change stands."""


def condition_changes(old: Knowledge, new: Knowledge, before: Condition, after: Condition) -> Iterator[Said]:
    """Yield what a condition asks now and did not ask before, part by part as long as its shape is the same."""
    if in_words(old, before) == in_words(new, after):
        return
    if isinstance(before, All | AnyOf) and type(before) is type(after):
        assert isinstance(after, All | AnyOf)
        yield from _parts_changed(old, new, before, after)
    elif isinstance(before, _ATOMS) and isinstance(after, _ATOMS) and before.fact == after.fact:
        subject, _ = subject_of(new, after.fact)
        words = f"now asks for “{atom_in_words(new, after)}” instead of “{atom_in_words(old, before)}”"
        yield f"{words} ({subject})", after.place
    else:
        yield f"now asks “{in_words(new, after)}” instead of “{in_words(old, before)}”", after.place


_ATOMS = (Compare, Holds, Includes, Known)


def _parts_changed(old: Knowledge, new: Knowledge, before: All | AnyOf, after: All | AnyOf) -> Iterator[Said]:
    olds = Counter(in_words(old, part) for part in before.parts)
    news = Counter(in_words(new, part) for part in after.parts)
    gone = [part for part in before.parts if in_words(old, part) not in news]
    come = [part for part in after.parts if in_words(new, part) not in olds]
    for part in list(gone):
        other = next((each for each in come if _is_about_the_same(part, each)), None)
        if other is not None:
            gone.remove(part)
            come.remove(other)
            yield from condition_changes(old, new, part, other)
    if len(gone) == len(come) == 1:
        yield from condition_changes(old, new, gone[0], come[0])
        return
    joined = "all of it has to hold" if isinstance(after, All) else "any of it is enough"
    yield from ((f"no longer asks “{in_words(old, part)}” ({joined})", after.place) for part in gone)
    yield from ((f"now also asks “{in_words(new, part)}” ({joined})", part.place) for part in come)


def _is_about_the_same(part: Condition, other: Condition) -> bool:
    return (
        type(part) is type(other)
        and isinstance(part, Compare | Holds | Known)
        and isinstance(other, Compare | Holds | Known)
        and part.fact == other.fact
    )


def in_words(knowledge: Knowledge, condition: Condition) -> str:
    """Return a condition on one line."""
    return _on_one_line(sentence_of(knowledge, condition))


def _on_one_line(sentence: Sentence) -> str:
    if not sentence.parts:
        return f"{sentence.subject} {sentence.says}".strip()
    inner = "; ".join(_on_one_line(part) for part in sentence.parts)
    return f"{sentence.says} ({inner})"


def effect_changes(before: Sequence[Effect], after: Sequence[Effect], place: Place) -> Iterator[Said]:
    """Yield what a rule does now and did not before; of two that do it to the same thing, how it differs."""
    olds, news = ({_does(each): each for each in effects} for effects in (before, after))
    for what, effect in olds.items():
        if what not in news:
            yield f"no longer {_effect_in_words(effect)}", place
        elif news[what] != effect:
            words = f"now {_effect_in_words(news[what])}; before, it {_effect_in_words(effect)}"
            yield words, news[what].place
    for what, effect in news.items():
        if what not in olds:
            yield f"now also {_effect_in_words(effect)}", effect.place


def _does(effect: Effect) -> tuple[str, str]:
    """Return the verb of an effect, and what it is done to."""
    match effect:
        case Supports(contributor=name):
            return "weighs", name
        case Refers():
            return "refers", ""
        case Concludes(state=name):
            return "concludes", name
        case Advises(advice=name):
            return "advises", name
        case Withholds(advice=name) | WithholdsKind(kind=name):
            return "withholds", name
        case Cautions(caution=name):
            return "shows the caution", name
        case LeavesOut(ingredient=name):
            return "leaves out foods with", name


def _effect_in_words(effect: Effect) -> str:
    match effect:
        case Supports(contributor=name, decibans=decibans, group=group):
            strength = STRENGTHS.get(abs(decibans), str(abs(decibans)))
            return f"gives {strength} evidence {'for' if decibans > 0 else 'against'} '{name}' (group {group})"
        case Refers(contact=contact):
            to_whom = f", to '{contact}'" if contact else ""
            return f"refers: {step_in_words(step_of_effect(effect))}{to_whom}"
        case _:
            verb, name = _does(effect)
            return f"{verb} '{name}'"
