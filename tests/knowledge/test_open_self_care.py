"""While a warning sign is open, no text of the referral says that somebody can look after this alone."""

import pytest

from tests.knowledge.shipped import answer_sets, base, knowledge

CALMING = ("look after this yourself", "have no single cause", "nothing points to a need")


@pytest.mark.parametrize("declined", ["danger_now", "urine", "medicines"])
def test_no_text_reassures_while_a_warning_sign_is_open(declined: str) -> None:
    """Not the title and what it says either, which a host may show without the headline."""
    well = answer_sets()["healthy_adult"]
    assessment = base().assess({**well, declined: None})
    referral = assessment.referral
    assert ("self_care", None) == (referral.level.word, assessment.see_doctor)
    told = " ".join((referral.title, referral.says, referral.headline))
    assert not [words for words in CALMING if words in told]
    assert "We cannot say yet that you need no doctor" == referral.title


def test_with_everything_answered_it_does() -> None:
    """So that the test above can fail."""
    told = base().assess(answer_sets()["healthy_adult"]).referral
    assert all(words in f"{told.title} {told.says}" for words in CALMING[:2])
    assert knowledge().levels[told.level].title == told.title
