"""What can be changed in a rule to make a mutant of it."""

from enum import StrEnum


class Kind(StrEnum):
    """What was changed."""

    THRESHOLD = "threshold"
    OPERATOR = "operator"
    OPTION = "option"
    NEGATION = "negation"
    STRENGTH = "strength"
    LEVEL = "level"
    DAYS = "days"
