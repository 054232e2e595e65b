"""What can pass for a cramp is named in a report as worth asking about, with its reason, and never as a diagnosis."""

import re

import pytest

from intakewise.model.assessments import Assessment
from intakewise.model.values import Level, Truth
from intakewise.workbench.cases import all_answers
from tests.knowledge.shipped import answer_sets, base, knowledge, opened, people
from tests.unit.report.drawn import in_one_line
from tests.unit.report.drawn import printed as whole

LOOK_ALIKES = [name for name, state in knowledge().states.items() if state.look_alike]


def printed(assessment: Assessment) -> str:
    """The report in one line."""
    return in_one_line(whole(assessment))


@pytest.mark.parametrize("name", LOOK_ALIKES)
def test_a_case_names_it(name: str) -> None:
    """Each is concluded in a case; below an emergency the report names it with the sentence of its rule."""
    named = [case for case in opened().cases if case.expected.states.get(name) == "yes"]
    assert named
    sets = opened().answer_sets
    assessment = base().assess(all_answers(knowledge(), named[0].background, named[0].given, sets))
    state = next(each for each in assessment.states if each.id == name)
    assert Truth.TRUE is state.truth
    assert state.reasons
    assert all(reason.rule in assessment.fired for reason in state.reasons)
    text = printed(assessment)
    if assessment.emergency:
        assert state.title not in text.split("Why")[0]
    else:
        assert f"- {state.title}." in text[text.index("They are names to ask about") :]
        assert state.reasons[0].because in text


@pytest.mark.parametrize("name", ["healthy_adult", "healthy_older_adult", "pregnant_30_weeks"])
def test_a_plain_cramp_has_no_look_alike(name: str) -> None:
    """A well person with a plain night cramp is not handed the names of diseases."""
    assessment = base().assess(answer_sets()[name])
    assert [] == [state.id for state in assessment.states if state.look_alike and state.truth is Truth.TRUE]
    assert "They are names to ask about" not in printed(assessment)


def test_nothing_is_named_to_somebody_who_answers_nothing() -> None:
    """What is not known is not named."""
    assessment = base().assess({})
    assert [] == [state.id for state in assessment.states if state.look_alike and state.truth is Truth.TRUE]


def test_only_shown_states_that_are_true_have_reasons() -> None:
    """Over random people: reasons stand with shown states that are true, and with no others."""
    for raw in people("look-alikes").people(60):
        for state in base().assess(raw).states:
            assert bool(state.reasons) is (state.shown and state.truth is Truth.TRUE)


def test_no_text_of_a_look_alike_claims_to_know() -> None:
    """Titles and sentences never say that the person has it."""
    claims = re.compile(r"\byou have\b|\byour (clot|tetanus|disease)\b|\bthis is\b(?! common)|diagnos", re.I)
    texts = {name: f"{knowledge().states[name].title} {knowledge().states[name].says}" for name in LOOK_ALIKES}
    assert [] == [name for name, text in texts.items() if claims.search(text)]
    assert len(LOOK_ALIKES) >= 20


def test_an_emergency_page_names_no_look_alike() -> None:
    """An emergency is shown alone: what to do now, not what it may be called."""
    raw = {**answer_sets()["healthy_adult"], "danger_muscle": ["mouth_will_not_open"]}
    assessment = base().assess(raw)
    assert Level.EMERGENCY is assessment.referral.level
    assert "They are names to ask about" not in printed(assessment)
