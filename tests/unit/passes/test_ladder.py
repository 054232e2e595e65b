"""The wording ladder: what is a claim, what only looks like one, and how strong each must be."""

from pathlib import Path

import pytest
import yaml

from intakewise.passes.ladder import LADDER, STRENGTHS, bears, claims_in, strongest

MISTAKES = Path(__file__).parents[2] / "author_mistakes"


@pytest.mark.parametrize(
    ("sentence", "words", "needs"),
    [
        ("Low calcium causes spasms.", "causes", "strong"),
        ("Statins cause cramps in some.", "cause", "strong"),
        ("Stretching prevents cramps and, in one trial, pain.", "prevents", "strong"),
        ("Salt tablets cure cramps.", "cure", "strong"),
        ("Magnesium is known to stop cramps.", "is known to", "strong"),
        ("Water tablets are well known to lower salts.", "are well known to", "strong"),
        ("Alcohol is a known cause of low magnesium.", "a known cause of", "strong"),
        ("Drinking is the main cause of it.", "the main cause of", "strong"),
        ("A banana a day will prevent cramps.", "will prevent", "strong"),
        ("If you drink, it causes fits.", "causes", "strong"),
        ("Not everybody knows it, but it causes fits.", "causes", "strong"),
        ("A warm bath helps.", "helps", "moderate"),
        ("Heat relieves it.", "relieves", "moderate"),
        ("Worry is linked with tight muscles.", "is linked with", "weak"),
        ("Night cramps were often linked to alcohol.", "were often linked to", "weak"),
        ("A pillow under the feet may help.", "may help", "mechanism"),
        ("Stretching could prevent them.", "could prevent", "mechanism"),
    ],
)
def test_a_claim_is_found_with_the_strength_that_it_needs(sentence: str, words: str, needs: str) -> None:
    """The words that claim are given as they stand there."""
    assert [(words, needs)] == [(found, rung.needs) for found, rung in claims_in(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This is good eating, and it is not known to stop cramps.",
        "No trial shows that it stops or prevents cramps.",
        "Magnesium does not help, and hardly prevents anything.",
        "Most night cramps have no single cause.",
        "Swollen legs have many causes, most of them treatable.",
        "It can cause fits.",
        "Fast breathing is a common cause, but a first spell should be checked.",
        "Nothing cures them.",
        "It doesn’t cause harm.",
        "Studies disagree on whether a loss of fluid causes cramps.",
        "Tell us what causes it and what helps.",
        "Poor sleep goes with cramps, though which causes which is not known.",
        "Whether it prevents cramps is unclear.",
        "A fit needs emergency care, whatever the cause.",
        "This can be dangerous.",
        "A jaw that will not open can be lockjaw.",
        "Ask the team, who will tell you how much.",
        "Drinks to prevent cramps are sold in many shops.",
        "Blood tests find the cause of it.",
        "The cure for thirst is water.",
    ],
)
def test_what_is_denied_asked_or_softly_said_is_no_claim(sentence: str) -> None:
    """No false alarm on negations, on nouns, on open questions, and on calls to act."""
    assert [] == [found for found, _ in claims_in(sentence)]


def test_evidence_bears_what_needs_no_more_than_it_has() -> None:
    """Each strength bears its own rung and those below, and none above."""
    for rung in LADDER:
        borne = [strength for strength in STRENGTHS if bears(strength, rung)]
        assert list(STRENGTHS[STRENGTHS.index(rung.needs) :]) == borne


def test_the_strongest_source_decides() -> None:
    """Their order and number do not matter; nothing at all bears nothing."""
    assert "moderate" == strongest(["mechanism", "moderate", "against"])
    assert "against" == strongest([])


def test_what_is_to_be_said_instead_needs_less() -> None:
    """Whoever follows the advice does not meet the same problem, nor a harder one."""
    for rung in LADDER:
        softer = f"It {rung.instead} that."
        assert all(STRENGTHS.index(new.needs) < STRENGTHS.index(rung.needs) for _, new in claims_in(softer))


def test_each_phrase_has_its_author_mistake() -> None:
    """A phrase that no file of author mistakes shows would be on the ladder unseen."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in MISTAKES.glob("w_*.yaml")]
    quoted = [each["message"].split("'")[1] for file in files for each in file["expect"] if each["code"] == "IW-W003"]
    shown = {rung for words in quoted for _, rung in claims_in(f"It {words} that.")}
    assert set(LADDER) == shown
