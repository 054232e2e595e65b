"""
How the units of a question may be written: `L/d` as "litres", "l a day", or nothing at all.

Knows spellings only. What a unit comes to is the questionnaire's word: a cup is as large as that says.
"""

import re

from intakewise.model.questionnaires import Question

_ALIKE = (
    {"l", "litre", "litres", "ltr", "ltrs", "litro", "litros"},
    {"dl", "decilitre", "decilitres"},
    {"cl", "centilitre", "centilitres"},
    {"ml", "mls", "millilitre", "millilitres", "mil", "mils", "cc", "mililitro", "mililitros"},
    {"oz", "ozs", "ounce", "ounces", "fl oz", "floz", "fl. oz", "fluid ounce", "fluid ounces", "onza", "onzas"},
    {"pint", "pints", "pt", "pts"},
    {"ft", "foot", "feet", "'"},
    {"in", "ins", "inch", "inches", '"', "''"},
    {"st", "stone", "stones"},
    {"lb", "lbs", "pound", "pounds"},
    {"kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"},
    {"g", "gram", "grams", "gramme", "grammes"},
    {"cm", "cms", "centimetre", "centimetres"},
    {"m", "metre", "metres"},
    {"year", "years", "yr", "yrs", "y", "years old", "year old", "yrs old", "yo", "y/o", "years of age"},
)
"""Names of one unit, as `_folded` gives them; an ounce is whichever ounce the question takes."""

_WITHIN = {"ft": "in", "st": "lb", "lb": "oz", "m": "cm"}
"""What a number without a unit counts behind another: 6 ft 1 is 6 feet and 1 inch."""

_PER = {
    "d": {"d", "day", "daily", "día", "dia"},
    "wk": {"wk", "week", "weekly", "semana"},
    "mo": {"mo", "month", "monthly", "mes"},
    "a": {"a", "yr", "year", "yearly", "año"},
    "h": {"h", "hr", "hour", "hourly", "hora"},
}
_TAIL = re.compile(r"(?:^|\s*/\s*|\s+)(?:(?:an?|per|each|every|in an?|al|por|a la|cada)\s+|/\s*)?(?P<time>[a-zíñ]+)$")


def unit_called(question: Question, written: str) -> str | None:
    """
    Return the id of a unit as it was written, the question's own where nothing was; None if there is none such.

    "A day" may stand behind each, where the question asks for so much a day; "a week" may not.
    """
    known = _spellings(question)
    name = _folded(written)
    for each in (name, _without_time(question, name)):
        if not each:
            return question.unit
        for spelling in (each, re.sub(r" of [a-z ]+$", "", each)):
            if spelling in known:
                return known[spelling]
    return None


def is_begun(question: Question, written: str) -> bool:
    """Tell whether what was written can still become a unit."""
    known = ("", *_spellings(question))
    whole = (f"{unit}{tail}" for tail in ("", *_tails(question)) for unit in known)
    return any(each.startswith(_folded(written)) for each in whole)


def unit_within(question: Question, unit: str) -> str | None:
    """Return the unit that a number behind another one is in: inches behind feet, where the question takes both."""
    for larger, smaller in _WITHIN.items():
        if unit_called(question, larger) == unit and unit != "":
            found = unit_called(question, smaller)
            return found if found != unit else None
    return None


def unit_in_words(question: Question, unit: str) -> str:
    """Return a unit as a person reads it."""
    return question.unit_label or question.unit if unit == question.unit else question.called(unit)


def _without_time(question: Question, name: str) -> str:
    tail = _TAIL.search(name)
    return name[: tail.start()] if tail and tail["time"] in _times(question) else name


def _times(question: Question) -> set[str]:
    """Return the names of the time in which the question counts; nothing where it does not ask for so much a time."""
    _, per, time = question.unit.rpartition("/")
    return _PER.get(time, set()) if per else set()


def _tails(question: Question) -> list[str]:
    return [
        f"{before}{time}"
        for time in _times(question)
        for before in (" a ", " per ", " al ", " por ", " a la ", " ", "/")
    ]


def _spellings(question: Question) -> dict[str, str]:
    """Return how each unit may be written, the question's own first; nothing is a way to write it, too."""
    own = {question.unit.strip("{}").replace("}", ""), question.unit_label}
    own |= {re.split(r"\s+(?:an?|per|al|por|a la)\s+|/", each)[0] for each in own}
    found: dict[str, str] = {}
    for unit, names in [
        (question.unit, own),
        *((unit, {unit, question.called(unit)}) for unit in question.also_accept),
    ]:
        for name in names:
            for spelling in _spelled(_folded(name)):
                found.setdefault(spelling, unit)
    found.pop("", None)
    return found


def _spelled(name: str) -> set[str]:
    """Return a name with those like it: of "pints of beer" also "pint of beer"."""
    first, space, rest = name.partition(" ")
    singular = {first.removesuffix("s"), first.removesuffix("es")} if first.endswith("s") else set()
    forms = {f"{each}{space}{rest}" for each in {first, *singular}}
    return forms.union(*(alike for alike in _ALIKE if forms & alike))


def _folded(written: str) -> str:
    """Return a unit's name without what writers differ in: case, underscores, blanks, and American spelling."""
    name = " ".join(written.casefold().replace("_", " ").rstrip(".").split())
    return re.sub(r"(lit|met)er(?=s?\b)", r"\1re", name)
