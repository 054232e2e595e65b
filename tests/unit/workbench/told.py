"""Outcomes without a knowledge base: what people were told, written down by hand."""

from intakewise.model.people import Person, Publication, RightForPerson
from intakewise.model.values import Band, Level
from intakewise.workbench.people import Outcome

LEVELS = {level.word: level for level in Level}
BANDS = {band.word: band for band in Band}

PAPER = Publication("Jane Doe", "A paper", 2011, "abstract", "a copy", doi="10.1000/x")


def told(
    name: str,
    right: str,
    given: str,
    wanted: str = "",
    shown: str = "",
    *,
    forbidden: str = "",
    offered: str = "",
    groups: str = "",
) -> Outcome:
    """
    Return an outcome.

    Args:
        wanted, forbidden, offered: names with spaces between.
        shown: names in the order shown, each `likely` unless said otherwise: `a b=possible`.
        groups: which of published, held_out, and benign the person belongs to.
    """
    person = Person(
        id=name,
        story="",
        finding="",
        held_out="held_out" in groups,
        benign="benign" in groups,
        source=PAPER if "published" in groups else None,
        background="",
        given={},
        right=RightForPerson(LEVELS[right], tuple(wanted.split()), tuple(forbidden.split())),
    )
    pairs = (each.partition("=") for each in shown.split())
    return Outcome(
        person,
        LEVELS[given],
        tuple((contributor, BANDS[band or "likely"]) for contributor, _, band in pairs),
        tuple(offered.split()),
    )
