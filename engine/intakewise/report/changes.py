"""
What would change an assessment, in blocks: what a person can change, and what would mean needing help sooner.

Says "would be", never "will help": the weights behind a band are judgements, and a lower band is no cure.
"""

from collections.abc import Iterator

from intakewise.explain.words import band_word, before_answer
from intakewise.language.saying import say, say_number, to_say
from intakewise.model.assessments import Assessment
from intakewise.model.changes import ContributorChanges, Lowering, Raising, WouldChange
from intakewise.model.values import Band, Level
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Subheading

_YOU_WOULD_NEED = {
    Level.EMERGENCY: to_say("You would need emergency help at once if one of these were your answer:"),
    Level.URGENT: to_say("You would need help the same day if one of these were your answer:"),
    Level.SOON: to_say("You would need to see a doctor soon if one of these were your answer:"),
    Level.ROUTINE: to_say("You would need an appointment in the coming weeks if one of these were your answer:"),
}


def sooner(assessment: Assessment, found: WouldChange | None) -> Part | None:
    """Return what would mean getting help sooner: at this level, for what is likely, and by which new signs."""
    blocks: list[Block] = []
    if assessment.referral.sooner:
        blocks.append(Bullets(tuple(map(Line, assessment.referral.sooner))))
    for each in assessment.contributors:
        if each.band >= Band.LIKELY and each.watch_for:
            name = f"{each.title[:1].lower()}{each.title[1:]}"
            blocks.append(Subheading(say("As {name} may play a part, watch for", name=name)))
            blocks.append(Bullets(tuple(map(Line, each.watch_for))))
    if found is not None:
        blocks += _raisings(found)
    return Part("sooner", say("When to get help sooner"), tuple(blocks)) if blocks else None


def sooner_in_short(assessment: Assessment) -> Part | None:
    """Return what would mean getting help sooner at this level, in one paragraph."""
    text = " ".join(assessment.referral.sooner)
    return Part("sooner", say("When to get help sooner"), (Paragraph(Line(text)),)) if text else None


def _raisings(found: WouldChange) -> Iterator[Block]:
    for level in sorted({each.level for each in found.raising}, reverse=True):
        yield Subheading(say(_YOU_WOULD_NEED[level]))
        yield Bullets(tuple(_sign(each) for each in found.raising if each.level is level))
    if found.raising_left_out:
        yield Paragraph(
            Line(
                say_number(
                    "Besides, {count} more answer to the safety questions would mean needing help sooner. "
                    "If anything new comes, or an illness or a medicine changes, take this quiz again.",
                    "Besides, {count} more answers to the safety questions would mean needing help sooner. "
                    "If anything new comes, or an illness or a medicine changes, take this quiz again.",
                    found.raising_left_out,
                )
            )
        )


def _sign(each: Raising) -> Line:
    sign = say("{question} “{answer}”", question=before_answer(each.ask), answer=each.answer)
    if each.within_days is None:
        return Line(sign)
    return Line(say_number("{sign} (within {count} day)", "{sign} (within {count} days)", each.within_days, sign=sign))


def lowering(found: WouldChange | None) -> Part | None:
    """Return what a person could change about what is likely; None where nothing is, or nobody looked."""
    if found is None or not found.contributors:
        return None
    blocks: list[Block] = [Paragraph(Line(_tried(found.most_together)))]
    blocks += [Bullets(tuple(map(Line, _lowered(each)))) for each in found.contributors]
    return Part("changes", say("What would change this"), tuple(blocks))


def _tried(most_together: int) -> str:
    what = say_number(
        "We tried other answers to what people can change themselves, such as food, drinks, training, and sleep.",
        "We tried other answers to what people can change themselves, such as food, drinks, training, and sleep, up to "
        "{count} at a time.",
        most_together,
    )
    never = say(
        "Never to medicines, nor to anything that a safety question asks: talk those over with a doctor or pharmacist. "
        "A change that is named here would lower what we make of it. It is no promise that it helps."
    )
    return f"{what} {never}"


def _lowered(each: ContributorChanges) -> Iterator[str]:
    named = {"name": each.title, "band": band_word(each.band)}
    if not each.lowerings and each.tried:
        yield say("{name} ({band}): nothing of that kind would alter this.", **named)
    elif not each.lowerings:
        # "Nothing that you can change" would be more than we know: of alcohol or a medicine no other answer is tried.
        yield say(
            "{name} ({band}): there was nothing of that kind to try that is known to be safe for you.",
            **named,
        )
    for lowering in each.lowerings:
        yield say(
            "{name} would be {lower} instead of {band} if your answer to {changes}.",
            lower=_band(lowering),
            changes=_changes(lowering),
            **named,
        )
    if each.not_tried:
        yield say("{count} more pairs of changes were not tried.", count=each.not_tried)


def _band(lowering: Lowering) -> str:
    word = band_word(lowering.band)
    return word if lowering.could_be <= lowering.band else say("{band}, as far as you have answered,", band=word)


def _changes(lowering: Lowering) -> str:
    """
    Return a change as the end of a condition.

    >>> from intakewise.model.changes import AnswerChange
    >>> from intakewise.model.values import Band
    >>> _changes(
    ...     Lowering(
    ...         (AnswerChange("tea", "How many cups of tea?", "6 cups", "4 cups", 4),), Band.POSSIBLE, Band.POSSIBLE
    ...     )
    ... )
    '“How many cups of tea?” were “4 cups” instead of “6 cups”'
    """
    first, *others = (
        say("“{question}” were “{instead}” instead of “{now}”", question=each.ask, instead=each.instead, now=each.now)
        for each in lowering.changes
    )
    return " ".join([first, *(say("and to {change}", change=each) for each in others)])
