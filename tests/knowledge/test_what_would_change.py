"""What is suggested to people on the shipped base: it does what it says, is safe for them, and comes in time."""

from dataclasses import replace

import pytest

from intakewise.changes.alternatives import is_modifiable
from intakewise.changes.lowering import steps_of
from intakewise.changes.starting_point import StartingPoint
from intakewise.model.values import Band, Level, Truth
from tests.knowledge import shipped
from tests.random_bases.answers import RawAnswers, checked

PEOPLE = 40

MODIFIABLE = {
    *("worry", "leafy_greens", "nuts_and_seeds", "beans_and_wholegrains", "milk_foods", "calcium_foods"),
    *("fruit_and_vegetables", "meat_fish_eggs", "oily_fish", "fluids", "caffeine_cups", "liquorice_or_cola"),
    *("activity", "training_up", "smoking"),
}
"""What people are told they might change: food, drinks, training, sleep, and smoking. Add to it with care."""

LASTING = {
    *("clot_risk", "body_conditions", "kidney_stage", "more_conditions", "neck_surgery", "calcium_told", "ppi_use"),
    *("steroid_use", "laxative_use", "injection_bone", "supplements", "supplement_dose_high", "alcohol_units"),
    "salt_rules",
}
"""What somebody is, has, or takes. Add to it with care: what is marked so is not named as a sign to come back for."""

RUNNER = "healthy_runner"


def answers_of(name: str, **changes: object) -> RawAnswers:
    """A named answer set with some answers changed."""
    return {**shipped.answer_sets()[name], **changes}


def tried_for(raw: RawAnswers) -> set[str]:
    """The questions of which other answers are tried for somebody."""
    knowledge = shipped.knowledge()
    start = StartingPoint(knowledge, checked(knowledge.questionnaire, raw), shipped.base().assess)
    return set(steps_of(start))


def test_only_what_people_can_change_is_marked() -> None:
    """No medicine, supplement, disease, sign, or safety answer is among them; of the worries only poor sleep is."""
    questionnaire = shipped.knowledge().questionnaire
    marked = {name for name, question in questionnaire.questions.items() if is_modifiable(question)}
    assert marked == MODIFIABLE
    assert {"trouble", "other_signs", "hydration", "diet", "exercise"} >= {
        questionnaire.questions[name].section for name in marked
    }
    assert ["poor_sleep"] == [each.id for each in questionnaire.questions["worry"].options if each.modifiable]


def test_every_suggestion_to_random_people_does_what_it_says() -> None:
    """What is suggested lowers the band to the one it says and raises no referral; what is feared raises it so far."""
    base = shipped.base()
    for raw in shipped.people("what would change").people(PEOPLE):
        before, found = base.assess(raw), base.what_would_change(raw)
        assert not (before.emergency and (found.contributors or found.raising))
        for each in found.contributors:
            assert each.band >= Band.LIKELY
            for lowering in each.lowerings:
                after = base.assess({**raw, **{one.question: one.answer for one in lowering.changes}})
                assert {each.id: lowering.band}.items() <= {one.id: one.band for one in after.contributors}.items()
                assert lowering.band < each.band
                assert after.referral.level <= before.referral.level
                assert {one.id for one in after.cautions} <= {one.id for one in before.cautions}
        for sign in found.raising:
            assert not base.knowledge.questionnaire.questions[sign.question].lasting
            assert base.assess({**raw, sign.question: sign.value}).referral.level is sign.level
            assert sign.level > before.referral.level


def test_what_somebody_has_for_life_is_no_sign_to_come_back_for() -> None:
    """A runner is not told to come back for sickle cell trait, nor somebody in a panic for kidney disease."""
    for name in (RUNNER, "panic_spell"):
        found = shipped.base().what_would_change(answers_of(name))
        assert found.raising
        assert set() == LASTING & {sign.question for sign in found.raising}


def test_only_what_lasts_is_marked_so() -> None:
    """Illnesses, operations, medicines, supplements, and habits: no sign that could come is among them."""
    assert LASTING == {each.id for each in shipped.knowledge().questionnaire.questions.values() if each.lasting}


def test_a_runner_is_told_what_would_change() -> None:
    """Training that was not stepped up would make overuse likely instead of very likely; then come signs."""
    found = shipped.base().what_would_change(answers_of(RUNNER))
    (overuse,) = found.contributors
    assert [("overuse", Band.VERY_LIKELY)] == [(each.id, each.band) for each in found.contributors]
    assert [("training_up", "Yes", "No")] == [
        (each.question, each.now, each.instead) for lowering in overuse.lowerings for each in lowering.changes
    ]
    assert list(Level)[:0:-1] == list(dict.fromkeys(each.level for each in found.raising))


@pytest.mark.parametrize(
    ("changes", "not_tried"),
    [
        ({"foods_avoided": ["nuts_seeds"]}, {"nuts_and_seeds"}),
        ({"foods_avoided": ["milk"]}, {"milk_foods"}),
        ({"foods_avoided": None}, {"nuts_and_seeds", "milk_foods", "beans_and_wholegrains"}),
        ({"medicines": ["warfarin"]}, {"leafy_greens"}),
        ({"medicines": ["potassium_sparing", "ace_inhibitor"]}, {"fruit_and_vegetables", "leafy_greens"}),
        ({"medicines": None}, {"fruit_and_vegetables", "leafy_greens", "nuts_and_seeds", "fluids"}),
        ({"body_conditions": ["kidney"]}, {"fruit_and_vegetables", "milk_foods", "leafy_greens"}),
        ({"body_conditions": ["heart_failure"]}, {"fluids"}),
        ({"eating": ["almost_nothing_5_days"]}, {"leafy_greens", "fruit_and_vegetables", "milk_foods"}),
    ],
)
def test_nobody_is_told_to_change_what_is_unsafe_for_them(changes: RawAnswers, not_tried: set[str]) -> None:
    """What an illness, a medicine, or an allergy makes unsafe is not tried, nor while an answer is missing."""
    poor = {"leafy_greens": "never", "nuts_and_seeds": "never", "fruit_and_vegetables": "under_2", "fluids": 1}
    poor |= {"milk_foods": "never", "calcium_foods": "never", "beans_and_wholegrains": "never"}
    poor["stone_conditions"] = ["none_of_these"]
    raw = answers_of("healthy_adult", **poor)
    assert not_tried <= tried_for(raw), "the same person without the danger is told"
    assert set() == not_tried & tried_for({**raw, **changes})


def test_what_is_advised_against_is_not_suggested() -> None:
    """A question that advice rests on, and the advice is withheld, is left alone even where nothing marks it unsafe."""
    knowledge = shipped.knowledge()
    questions = {
        name: replace(question, modifiable_unless=None) for name, question in knowledge.questionnaire.questions.items()
    }
    unmarked = replace(knowledge, questionnaire=replace(knowledge.questionnaire, questions=questions))
    raw = answers_of("healthy_adult", fluids=1, body_conditions=["heart_failure"])
    start = StartingPoint(unmarked, checked(unmarked.questionnaire, raw), shipped.base().assess)
    assert Truth.TRUE is start.explainer.inference.rules["fluids.drinks_little"]
    assert "fluids" not in steps_of(start)
