"""The words for bands, levels, and days that every part of a report shares."""

from intakewise.explain.words import band_word
from intakewise.language.saying import say, say_number, to_say
from intakewise.model.assessments import ContributorResult
from intakewise.model.values import DECIBANS, Level

UNREVIEWED = to_say("machine translation, not reviewed yet")
"""What stands beside a translation that no clinician has read, where there is no room for its notice."""

_STRENGTHS = {
    DECIBANS["weak"]: to_say("weak"),
    DECIBANS["moderate"]: to_say("moderate"),
    DECIBANS["strong"]: to_say("strong"),
    DECIBANS["decisive"]: to_say("decisive"),
}
_SHORT = {
    Level.EMERGENCY: to_say("emergency"),
    Level.URGENT: to_say("same day"),
    Level.SOON: to_say("soon"),
    Level.ROUTINE: to_say("coming weeks"),
    Level.SELF_CARE: to_say("self-care"),
}


def band_in_words(each: ContributorResult) -> str:
    """Return the band of a contributor, and how far the answers that are missing could still lift it."""
    if each.enough_answers:
        return band_word(each.band)
    return say("{band} so far, could be {highest}", band=band_word(each.band), highest=band_word(each.could_be))


def strength_word(decibans: int) -> str:
    """
    Return how strong a piece of evidence is; empty for a number that has no word.

    >>> strength_word(-7), strength_word(1)
    ('moderate', '')
    """
    word = _STRENGTHS.get(abs(decibans))
    return say(word) if word else ""


def level_word(level: Level) -> str:
    """
    Return how soon a level of care is, as it stands in brackets.

    >>> level_word(Level.URGENT)
    'same day'
    """
    return say(_SHORT[level])


def within(level: Level, days: int | None) -> str:
    """
    Return how soon in brackets: in days, where a rule says so.

    >>> within(Level.SOON, 14), within(Level.SOON, None)
    ('within 14 days', 'soon')
    """
    return level_word(level) if days is None else say_number("within {count} day", "within {count} days", days)
