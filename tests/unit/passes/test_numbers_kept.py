"""A translation says the same numbers as the text that it is of."""

import pytest

from intakewise.passes.numbers_kept import numbers_changed

SAME = [
    ("Call 999.", "Llame al 999."),
    ("Drink 1.5 litres.", "Beba 1,5 litros."),
    ("Drink 1.5 litres.", "Beba 1.5 litros."),
    ("At most 1,500 mg", "Como máximo 1500 mg"),
    ("At most 1,500 mg", "Como máximo 1.500 mg"),
    ("At most 1,500 mg", "Como máximo 1\u202f500 mg"),
    ("Once or twice a week", "1 o 2 veces por semana"),
    ("Vitamin B12, 2 to 3 times", "Vitamina B12, de 2 a 3 veces"),
    ("See 111.nhs.uk or phone 111.", "Mire 111.nhs.uk o llame al 111."),
    ("No number", "Ningún número"),
]

OTHER = [
    ("Call 999.", "Llame al 112.", ["999"], ["112"]),
    ("Call 999.", "Pida ayuda.", ["999"], []),
    ("2 days", "dos días", ["2"], []),
    ("Ask for help.", "Llame al 112.", [], ["112"]),
    ("Drink 1.5 litres.", "Beba 15 litros.", ["1.5"], ["15"]),
    ("Drink 1.5 litres.", "Beba 1.500 litros.", ["1.5"], ["1.500"]),
    ("At most 1,500 mg", "Como máximo 1,5 mg", ["1,500"], ["1,5"]),
    ("2 or 2 more", "2 o más", ["2"], []),
    ("Twice a day", "2 veces, o 2 veces más", [], ["2"]),
]


@pytest.mark.parametrize(("source", "words"), SAME)
def test_the_same_numbers_may_be_written_as_the_language_writes_them(source: str, words: str) -> None:
    """A decimal comma, another mark between thousands, and digits for a word are no change."""
    assert ([], []) == numbers_changed(source, words)


@pytest.mark.parametrize(("source", "words", "missing", "added"), OTHER)
def test_another_number_is_noticed(source: str, words: str, missing: list[str], added: list[str]) -> None:
    """A dose or a telephone number that is changed, lost, or added is named."""
    assert (missing, added) == numbers_changed(source, words)
