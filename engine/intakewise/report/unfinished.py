"""The report where an assessment could not be finished: the higher of two referrals, at least routine."""

from dataclasses import replace

from intakewise.language.saying import say, spoken, to_say
from intakewise.model.assessments import Assessment
from intakewise.model.knowledge import Knowledge, LevelText
from intakewise.model.values import Level
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.report.blocks import Block, Bullets, Line, Paragraph, Part, Report
from intakewise.report.citing import Citations
from intakewise.report.compose import compose
from intakewise.report.in_english import in_english
from intakewise.report.referral import what_to_do, why

_LEVELS = {
    Level.EMERGENCY: to_say("Get emergency help now."),
    Level.URGENT: to_say("Talk to a doctor today."),
    Level.SOON: to_say("See a doctor soon."),
    Level.ROUTINE: to_say("See a doctor in the coming weeks."),
}


def compose_unfinished(
    failure: EnginesDisagree | EngineFailed,
    knowledge: Knowledge | None = None,
    level_so_far: Level = Level.SELF_CARE,
) -> Report:
    """
    Return what can be said: the higher of the two referrals, at least routine, and that there is no more.

    Args:
        knowledge: has the words for the levels; plain ones are used if left out.
        level_so_far: a level that is known from elsewhere, such as from the interview.
    """
    highest = _highest(failure)
    level = max(level_so_far, unfinished_level(failure))
    closing = (Paragraph(Line(_not_finished())),)
    if highest is not None and highest.referral.level is level:
        return _of(highest, closing)
    if knowledge is None:
        return Report(spoken(), "", say(_LEVELS[level]), "", (), (), closing)
    return _at_least(knowledge, level, closing)


def _at_least(knowledge: Knowledge, level: Level, closing: tuple[Block, ...]) -> Report:
    """Return the words of a level, in English, too, where nobody has reviewed its translation."""
    text, language, beside = knowledge.levels[level], knowledge.language, knowledge.beside
    parts = [Part("what_to_do", "", (_how(text),))]
    if beside is not None:
        other = beside.levels[level]
        parts.append(Part("in_english", f"{other.title}.", (_how(other),), beside.language.code))
    notice = "" if language.is_trusted else language.notice
    return Report(language.code, "", f"{text.title}.", notice, tuple(parts), (), closing)


def _how(text: LevelText) -> Block:
    return Bullets(tuple(map(Line, text.how.values())), mark="")


def _of(highest: Assessment, closing: tuple[Block, ...]) -> Report:
    """Return the referral of an assessment, and nothing else of it: the rest would not be safe to show."""
    report = compose(highest)
    if highest.emergency:
        return replace(report, closing=(*report.closing, *closing))
    to_do = Part("what_to_do", "", tuple(what_to_do(highest.referral)))
    reasons = why(highest, Citations({}))
    shown = (to_do,) if reasons is None else (to_do, reasons)
    return replace(report, essentials=(*shown, *in_english(highest)), parts=(), closing=closing)


def _not_finished() -> str:
    return say(
        "We could not finish this assessment. Two engines compute every result, and this time they did not agree, or "
        "one of them stopped. That is our fault, not yours. What stands above is the more careful of what they found; "
        "anything else would not be safe to show. Please do not take this as a sign that nothing is wrong."
    )


def unfinished_level(failure: EnginesDisagree | EngineFailed) -> Level:
    """Return the higher of the referrals that the engines found, at least routine."""
    highest = _highest(failure)
    return max(Level.ROUTINE, highest.referral.level if highest else Level.ROUTINE)


def unfinished_document(failure: EnginesDisagree | EngineFailed, knowledge: Knowledge) -> dict[str, object]:
    """Return the same for a program: the level, what it is called, what to do, and that there is no more."""
    level = unfinished_level(failure)
    text = knowledge.levels[level]
    return {
        "referral_at_least": level.word,
        "title": text.title,
        "how": dict(text.how),
        "says": _not_finished(),
    }


def _highest(failure: EnginesDisagree | EngineFailed) -> Assessment | None:
    assessments = [each for each in failure.assessments if isinstance(each, Assessment)]
    return max(assessments, key=lambda each: each.referral.level, default=None)
