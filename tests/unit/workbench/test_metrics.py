"""The metrics: against an example that was counted and calculated by hand, and what holds for any outcomes."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.model.values import Level
from intakewise.workbench.metrics import MEASURES, Share, score, wilson
from intakewise.workbench.people import Outcome
from intakewise.workbench.score_card import score_card, without_held_out_names
from tests.unit.workbench.told import BANDS, LEVELS, told

TWELVE = (
    told("p01", "self_care", "self_care", "overuse", "overuse", groups="published benign"),
    # Too high, and nothing to find.
    told("p02", "self_care", "routine", groups="benign"),
    # Nothing to find, one shown as possible.
    told("p03", "routine", "routine", "", "night=possible", groups="benign"),
    # Too low, and found only in the fourth place.
    told("p04", "routine", "self_care", "alcohol", "night stress medicine alcohol", groups="benign"),
    # Found in the second place.
    told("p05", "soon", "soon", "b12", "diabetes b12=possible", groups="published held_out"),
    # Two levels too high; both found, one of them first.
    told("p06", "soon", "emergency", "potassium magnesium", "magnesium calcium potassium", groups="published"),
    told("p07", "urgent", "urgent", "calcium", "calcium", forbidden="potassium_foods", groups="published held_out"),
    # Too low; one of two found, the other in the fourth place; forbidden advice.
    told(
        "p08",
        "urgent",
        "soon",
        "magnesium potassium",
        "magnesium night stress potassium",
        forbidden="potassium_foods salt",
        offered="potassium_foods",
    ),
    # Nothing to find, one shown as likely.
    told("p09", "urgent", "urgent", "", "stress", groups="held_out"),
    told("p10", "emergency", "emergency", groups="published"),
    # Too low, and nothing shown where one had to be found.
    told("p11", "emergency", "urgent", "potassium", "", groups="published"),
    told("p12", "self_care", "self_care", forbidden="salt", groups="benign"),
)

BY_HAND = {
    # p01, 02, 03, 05, 06, 07, 09, 10, 12 of twelve.
    "safe_referral": (9, 12, 0.468, 0.911),
    # p01, 03, 05, 07, 09, 10, 12 of twelve. With z = 1.959964 and z squared = 3.841459:
    # centre (7/12 + 3.841459/24) / (1 + 3.841459/12) = 0.743394 / 1.320122 = 0.563125;
    # half 1.959964 x root(0.243056/12 + 3.841459/576) / 1.320122 = 1.959964 x 0.164085 / 1.320122 = 0.243615.
    "right_referral": (7, 12, 0.320, 0.807),
    # p02, 06.
    "over_triage": (2, 12, 0.047, 0.448),
    # p04, 08, 11.
    "under_triage": (3, 12, 0.089, 0.532),
    # p08, of p07, 08, 12.
    "forbidden_advice": (1, 3, 0.061, 0.792),
    # p01, 06, 07, 08, of p01, 04, 05, 06, 07, 08, 11.
    "top_1": (4, 7, 0.250, 0.842),
    # 1 + 0 + 1 + 2 + 1 + 1 + 0 of 1 + 1 + 1 + 2 + 1 + 2 + 1.
    "top_3": (6, 9, 0.354, 0.879),
    # p01, 05, 06, 07, of the same seven as the first.
    "top_3_all": (4, 7, 0.250, 0.842),
    # p02, 10, 12, of p02, 03, 09, 10, 12.
    "none_shown": (3, 5, 0.231, 0.882),
    # p02, 03, 10, 12.
    "none_likely": (4, 5, 0.376, 0.964),
}


def test_every_measure_is_calculated_by_hand() -> None:
    """No measure is left out of the example."""
    assert list(BY_HAND) == [measure.id for measure in MEASURES]


@pytest.mark.parametrize("name", BY_HAND)
def test_the_metrics_are_those_calculated_by_hand(name: str) -> None:
    """Hits, what they are counted of, and both ends of the Wilson interval to three decimals."""
    hits, of, low, high = BY_HAND[name]
    share = score(TWELVE).shares[name]
    interval = wilson(share)
    assert interval is not None
    assert (hits, of, low, high) == (*share, round(interval.low, 3), round(interval.high, 3))


def test_the_matrix_is_the_one_counted_by_hand() -> None:
    """Rows are the right levels, columns those given; beside it the people given exactly the right one."""
    scored = score(TWELVE)
    assert (
        (2, 1, 0, 0, 0),
        (1, 1, 0, 0, 0),
        (0, 0, 1, 0, 1),
        (0, 0, 1, 2, 0),
        (0, 0, 0, 1, 1),
    ) == scored.matrix
    assert [(2, 3), (1, 2), (1, 2), (2, 3), (1, 2)] == [scored.right_by_level[level] for level in Level]


def test_the_groups_are_those_counted_by_hand() -> None:
    """A person may belong to several; published and constructed people are all people."""
    card = score_card(TWELVE)
    counted = [(group.id, group.score.people, group.score.shares["safe_referral"]) for group in card.groups]
    assert [
        ("all", 12, (9, 12)),
        ("published", 6, (5, 6)),
        ("constructed", 6, (4, 6)),
        ("held_out", 3, (3, 3)),
        ("benign", 5, (4, 5)),
    ] == counted


def test_the_misses_are_those_found_by_hand() -> None:
    """The dangerous ones first; what was expected and what came, and no hit among them."""
    card = score_card(TWELVE)
    assert [
        ("p04", "too_low", "routine", "self_care"),
        ("p08", "too_low", "urgent", "soon"),
        ("p11", "too_low", "emergency", "urgent"),
        ("p08", "forbidden", "potassium_foods not offered", "potassium_foods offered"),
        ("p02", "too_high", "self_care", "routine"),
        ("p06", "too_high", "soon", "emergency"),
        ("p04", "not_found", "alcohol", "night likely, stress likely, medicine likely, alcohol likely"),
        ("p08", "not_found", "potassium", "magnesium likely, night likely, stress likely, potassium likely"),
        ("p11", "not_found", "potassium", "none above unlikely"),
    ] == [(miss.person.id, miss.what, miss.expected, miss.came) for miss in card.misses]
    assert card.is_unsafe


def test_the_misses_of_held_out_people_can_be_counted_without_names() -> None:
    """Whoever tunes rules sees how many there are, and the run fails for them as well."""
    unsafe = told("secret", "urgent", "soon", "a", groups="held_out")
    whole = score_card([unsafe, told("known", "soon", "urgent")])
    card = without_held_out_names(whole)
    assert [("known", "too_high")] == [(miss.person.id, miss.what) for miss in card.misses]
    assert {"too_low": 1, "not_found": 1} == card.unnamed
    assert (1, 1, 1, 0) == tuple(card.count(what) for what in ("too_low", "not_found", "too_high", "forbidden"))
    assert (whole.groups, True) == (card.groups, card.is_unsafe)


@pytest.mark.parametrize(
    ("one", "is_unsafe"),
    [
        (told("x", "soon", "urgent"), False),
        (told("x", "soon", "soon", "a", "b"), False),
        (told("x", "soon", "soon", forbidden="a"), False),
        (told("x", "soon", "routine"), True),
        (told("x", "soon", "soon", forbidden="a", offered="a"), True),
    ],
)
def test_only_a_low_referral_and_forbidden_advice_are_unsafe(one: Outcome, is_unsafe: bool) -> None:
    """Over-triage and a contributor that was not found cost trust, not safety."""
    assert is_unsafe == score_card([one]).is_unsafe


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        # Nothing of n: from 0 to z squared / (n + z squared); all of n: from n / (n + z squared) to 1.
        (Share(0, 3), 0.0, 0.561),
        (Share(1, 1), 0.207, 1.0),
        (Share(0, 1), 0.0, 0.793),
        (Share(60, 60), 0.940, 1.0),
        # Both roots of (hits/of - q)² = z² q (1 - q) / of, solved for q with 40 digits.
        (Share(81, 263), 0.255, 0.366),
        (Share(15, 148), 0.062, 0.160),
        (Share(0, 20), 0.0, 0.161),
        (Share(1, 29), 0.006, 0.172),
    ],
)
def test_the_interval_is_wilsons(share: Share, low: float, high: float) -> None:
    """Figures that were calculated in another way."""
    interval = wilson(share)
    assert interval is not None
    assert (low, high) == (round(interval.low, 3), round(interval.high, 3))


def test_of_nobody_there_is_no_share() -> None:
    """Not zero, not one, and no division by zero."""
    assert wilson(Share(0, 0)) is None
    assert {Share(0, 0)} == set(score([]).shares.values())
    assert (0, ()) == (score([]).people, score_card([]).misses)


NAMES = ["a", "b", "c", "d", "e"]
names = st.lists(st.sampled_from(NAMES), unique=True, max_size=3).map(" ".join)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any outcome of any person."""
    levels = st.sampled_from(list(LEVELS))
    shown = draw(st.lists(st.sampled_from(NAMES), unique=True))
    bands = st.sampled_from([word for word in BANDS if word != "unlikely"])
    forbidden = draw(names)
    return told(
        draw(st.sampled_from(["x", "y", "z"])),
        draw(levels),
        draw(levels),
        draw(names),
        " ".join(f"{name}={draw(bands)}" for name in shown),
        forbidden=forbidden,
        offered=" ".join(name for name in forbidden.split() if draw(st.booleans())),
        groups=" ".join(group for group in ("published", "held_out", "benign") if draw(st.booleans())),
    )


@given(st.integers(0, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_the_share(share: tuple[int, int]) -> None:
    """And it stays within 0 and 1, and mirrors that of the others."""
    hits, of = share
    interval, mirrored = wilson(Share(hits, of)), wilson(Share(of - hits, of))
    if not of:
        assert interval is None
        return
    assert interval is not None
    assert mirrored is not None
    assert 0 <= interval.low <= hits / of <= interval.high <= 1
    assert (0, 0) == (round(interval.low + mirrored.high - 1, 9), round(interval.high + mirrored.low - 1, 9))


@given(st.lists(outcomes(), max_size=20), st.randoms())
def test_the_order_of_people_means_nothing(people: list[Outcome], shuffler: object) -> None:
    """The scores of a permutation are the same."""
    shuffled = list(people)
    shuffler.shuffle(shuffled)  # type: ignore[attr-defined]
    assert score_card(people).groups == score_card(shuffled).groups


@given(st.lists(outcomes(), max_size=20))
def test_the_scores_belong_together(people: Sequence[Outcome]) -> None:
    """Each person is right, too high, or too low; the matrix says the same; no share is more than the whole."""
    scored = score(people)
    shares = scored.shares
    assert all(0 <= share.hits <= share.of for share in shares.values())
    right, high, low = (shares[name].hits for name in ("right_referral", "over_triage", "under_triage"))
    assert len(people) == right + high + low == scored.people
    assert shares["safe_referral"].hits == right + high
    assert len(people) == sum(map(sum, scored.matrix))
    assert right == sum(scored.matrix[level][level] for level in Level)
    assert right == sum(share.hits for share in scored.right_by_level.values())
    assert shares["top_1"].of == shares["top_3_all"].of == len(people) - shares["none_shown"].of
    assert shares["top_3_all"].hits <= shares["top_3"].hits
    assert shares["none_shown"].hits <= shares["none_likely"].hits


@given(st.lists(outcomes(), max_size=20))
def test_a_card_has_a_miss_for_whatever_is_no_hit(people: Sequence[Outcome]) -> None:
    """As many misses of each kind as the measures lack."""
    card = score_card(people)
    shares = card.groups[0].score.shares
    missed = [miss.what for miss in card.misses]
    assert shares["under_triage"].hits == missed.count("too_low")
    assert shares["over_triage"].hits == missed.count("too_high")
    assert shares["top_3"].of - shares["top_3"].hits == missed.count("not_found")
    assert sum(len(each.offered) for each in people) == missed.count("forbidden")
    assert card.is_unsafe == bool({"too_low", "forbidden"} & set(missed))
