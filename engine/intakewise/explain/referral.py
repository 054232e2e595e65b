"""The referral in words: its level, why, whom to turn to, and what could not be ruled out."""

from collections.abc import Mapping, Sequence

from intakewise.explain.reasons import Explainer
from intakewise.language.saying import say, say_number, to_say
from intakewise.meaning.reasons import GAPS
from intakewise.model.assessments import OpenReferral, Referral, ReferralReason
from intakewise.model.frozen import Frozen
from intakewise.model.knowledge import Knowledge, LevelText
from intakewise.model.rules import Refers
from intakewise.model.values import Level

NOT_YET = to_say("We cannot say yet that you need no doctor")


def explain_referral(explainer: Explainer, open_referrals: Sequence[OpenReferral], region: str) -> Referral:
    """
    Return the referral with its reasons.

    Args:
        open_referrals: what could not be ruled out; the headline says so.
        region: chooses how to get help; empty: all regions are given and none is guessed.
    """
    knowledge, level = explainer.knowledge, explainer.inference.referral
    true = [
        ReferralReason(effect.level, effect.within_days, effect.contact, explainer.reason(rule))
        for rule, effect in knowledge.plan.referring
        if rule in explainer.true
    ]
    reasons = tuple(sorted(true, key=lambda each: (-each.level, each.within_days or 0, each.reason.rule)))
    highest = [each for each in reasons if each.level is level]
    days = [each.within_days for each in highest if each.within_days is not None]
    text = knowledge.levels[level]
    # A host may show the title alone: "you can look after this yourself" would be more than is known.
    is_unsaid = level is Level.SELF_CARE and bool(open_referrals)
    says = text.says if open_referrals or not text.reassures else f"{text.reassures} {text.says}"
    return Referral(
        level=level,
        title=say(NOT_YET) if is_unsaid else text.title,
        headline=_headline(text, highest, open_referrals, explainer),
        says="" if is_unsaid else says,
        how=in_region(text.how, region),
        within_days=min(days) if days else None,
        contacts=tuple(dict.fromkeys(_contact(knowledge, each.contact, region) for each in highest if each.contact)),
        sooner=text.sooner,
        reasons=reasons,
    )


def in_region(texts: Mapping[str, str], region: str) -> Frozen[str, str]:
    """Return the text of one region, or of all of them if no region was given or it has none of its own."""
    return Frozen({region: texts[region]} if region in texts else texts)


def _contact(knowledge: Knowledge, contact: str, region: str) -> str:
    known = knowledge.contacts[contact]
    return f"{known.title}: {' / '.join(in_region(known.how, region).values())}" if known.how else known.title


def _headline(
    text: LevelText, reasons: Sequence[ReferralReason], open_referrals: Sequence[OpenReferral], explainer: Explainer
) -> str:
    named = "; ".join(each.reason.title for each in reasons[:3] if each.reason.title)
    lead = f"{text.title}: {named}" if named else text.title
    if not open_referrals:
        return f"{lead}."
    if text.level is Level.SELF_CARE:
        lead = say(NOT_YET)
    warnings = say_number(
        "{count} warning sign could not be ruled out.",
        "{count} warning signs could not be ruled out.",
        len(open_referrals),
    )
    return f"{lead}. {warnings} {_what_to_do(open_referrals, explainer)}"


def _what_to_do(open_referrals: Sequence[OpenReferral], explainer: Explainer) -> str:
    """Say which question to answer; of one that was answered in part, that it was not all understood."""
    missing = list(dict.fromkeys(name for each in open_referrals for name in each.missing))
    if not missing:
        return say("Ask a pharmacist or doctor.")
    answered = {name for name, answer in explainer.answers.items() if not answer.is_declined}
    first, *others = sorted(missing, key=answered.__contains__)
    words = explainer.knowledge.questionnaire.questions[first].ask
    if first in answered:
        return say("Not all of your answer to “{question}” is known to us: ask a pharmacist or doctor.", question=words)
    if not others:
        return say("Answer “{question}”, or ask a pharmacist or doctor.", question=words)
    return say_number(
        "Answer “{question}” and {count} more, or ask a pharmacist or doctor.",
        "Answer “{question}” and {count} more, or ask a pharmacist or doctor.",
        len(others),
        question=words,
    )


def find_open_referrals(explainer: Explainer) -> tuple[OpenReferral, ...]:
    """
    Return the rules that would refer above the referral given, if answers that are missing came.

    The highest level first. While there are any, nobody is told that they need no doctor.
    """
    given, rules = explainer.inference.referral, explainer.inference.rules
    found = [
        (rule, effect)
        for rule, effect in explainer.knowledge.plan.referring
        if rules[rule] in GAPS and effect.level > given
    ]
    found.sort(key=lambda each: (-each[1].level, each[0]))
    return tuple(_open_referral(explainer, rule, effect) for rule, effect in found)


def _open_referral(explainer: Explainer, name: str, effect: Refers) -> OpenReferral:
    rule = explainer.knowledge.rules[name]
    return OpenReferral(
        rule=name,
        title=rule.title,
        level=effect.level,
        contact=effect.contact,
        because=rule.because,
        missing=explainer.missing(name),
    )
