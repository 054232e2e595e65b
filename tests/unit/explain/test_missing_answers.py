"""What is missing: the questions whose answers would settle what is open, through every kind of finding."""

from intakewise.model.conditions import All, AnyOf, Compare, Condition, Holds, Known, Operator
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import Derived, Operation, Question, Questionnaire, QuestionType, Scored, Section
from intakewise.model.rules import (
    Advises,
    Concludes,
    Contributor,
    Effect,
    GroupBounds,
    Refers,
    State,
    Supports,
    Withholds,
)
from intakewise.model.values import Band, Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of

NAMES = ("fever", "rash", "cough", "thirst")
QUESTIONNAIRE = Questionnaire(
    "asked",
    "Asked",
    (Section("s", "S", NAMES),),
    {name: Question(name, f"{name}?", QuestionType.BOOLEAN, "?", "s") for name in NAMES},
    (Derived("signs", "Signs", Operation.COUNT, scored=tuple(Scored(1, Holds(name, True)) for name in NAMES)),),
    (*NAMES, "signs"),
)
GROUPS = {"all": GroupBounds()}
URGENT = Refers(Level.URGENT)


def yes(name: str) -> Holds:
    """The answer or the state is yes."""
    return Holds(name, expected=True)


def likely(contributor: str) -> Compare:
    """The contributor is at least likely."""
    return Compare(contributor, Operator.AT_LEAST, Band.LIKELY)


def base(*rules: tuple[str, Condition, Effect]) -> Knowledge:
    """A base on these rules, with two contributors and two states to conclude."""
    contributors = {name: Contributor(name, name, "ordinary", 0, GROUPS) for name in ("flu", "cold")}
    states = {name: State(name, name) for name in ("ill", "weak")}
    return assembled(
        QUESTIONNAIRE,
        {name: rule_of(name, when, effect) for name, when, effect in rules},
        states,
        contributors,
        ("rest",),
    )


def missing(knowledge: Knowledge, rule: str, **answers: bool) -> tuple[str, ...]:
    """What keeps a rule from being ruled out."""
    result = KnowledgeBase(knowledge).assess(answers)
    return next(each.missing for each in result.not_ruled_out if each.rule == rule)


def test_the_answers_of_the_rule_itself() -> None:
    """Only what is not answered is missing, in asking order, whatever the order in the rule."""
    knowledge = base(("r.urgent", All((yes("cough"), yes("rash"), yes("fever"))), URGENT))
    assert ("fever", "rash", "cough") == missing(knowledge, "r.urgent")
    assert ("fever", "cough") == missing(knowledge, "r.urgent", rash=True)


def test_what_is_asked_to_be_missing() -> None:
    """A test for no answer is true of somebody who gave none: to give it would not decide the rule."""
    knowledge = base(("r.urgent", All((Known("fever", expected=False), yes("rash"))), URGENT))
    assert ("rash",) == missing(knowledge, "r.urgent")


def test_the_answers_behind_a_state() -> None:
    """Through two states, to the answers of the rules that are open; those of a false rule are not missing."""
    knowledge = base(
        ("r.one", All((yes("fever"), yes("rash"))), Concludes("ill")),
        ("r.two", yes("cough"), Concludes("ill")),
        ("r.three", yes("ill"), Concludes("weak")),
        ("r.urgent", yes("weak"), URGENT),
    )
    assert ("rash",) == missing(knowledge, "r.urgent", fever=True, cough=False)
    assert ("cough",) == missing(knowledge, "r.urgent", fever=False)


def test_the_answers_behind_a_count() -> None:
    """Of a count that may still be reached, the parts that are not answered."""
    knowledge = base(("r.urgent", Compare("signs", Operator.AT_LEAST, 2), URGENT))
    assert ("rash", "thirst") == missing(knowledge, "r.urgent", fever=True, cough=False)


def test_the_answers_behind_a_band() -> None:
    """Of a band that may still be reached, the evidence for it that is open."""
    knowledge = base(
        ("r.against", yes("rash"), Supports("flu", -7, "all")),
        ("r.for", AnyOf((yes("fever"), yes("cough"))), Supports("flu", 10, "all")),
        ("r.urgent", likely("flu"), URGENT),
    )
    assert ("fever", "cough") == missing(knowledge, "r.urgent", rash=True)


def test_the_answers_that_could_overturn_evidence_against_a_band() -> None:
    """Evidence against that counts now, but rests on another band that is open downwards, names what that rests on."""
    knowledge = base(
        ("r.not_cold", yes("fever"), Supports("cold", -10, "all")),
        ("r.rather_cold", likely("cold"), Supports("flu", -7, "all")),
        ("r.urgent", likely("flu"), URGENT),
    )
    assert ("fever",) == missing(knowledge, "r.urgent")


def test_the_answers_behind_a_withheld_advice() -> None:
    """Advice that is withheld until known names what must be known, of all the rules that withhold it."""
    knowledge = base(
        ("r.advises", yes("fever"), Advises("rest")),
        ("r.one", yes("rash"), Withholds("rest")),
        ("r.two", All((yes("cough"), yes("thirst"))), Withholds("rest")),
    )
    result = KnowledgeBase(knowledge).assess({"fever": True, "cough": True})
    (withheld,) = result.withheld
    assert ("rest", "unknown", ("rash", "thirst")) == (withheld.id, withheld.reason, withheld.missing)


def test_the_answers_behind_the_referral() -> None:
    """A rule that reads the referral is open with it, and what could raise it is missing."""
    knowledge = base(
        ("r.urgent", yes("fever"), URGENT),
        ("r.advises", yes("rash"), Advises("rest")),
        ("r.withholds", Compare(REFERRAL, Operator.AT_LEAST, Level.URGENT), Withholds("rest")),
    )
    result = KnowledgeBase(knowledge).assess({"rash": True})
    assert [("rest", "unknown", ("fever",))] == [(each.id, each.reason, each.missing) for each in result.withheld]
