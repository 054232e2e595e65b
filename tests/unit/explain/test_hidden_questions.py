"""What is said of questions that other answers close: nobody is asked to answer them, and nothing is hidden by that."""

from intakewise.model.conditions import Condition, Holds
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType, Section
from intakewise.model.rules import Advises, Contributor, Effect, GroupBounds, Refers, Supports, Withholds
from intakewise.model.values import Level
from intakewise.wiring.knowledge_base import KnowledgeBase
from tests.random_bases.rules import assembled, rule_of


def yes(name: str) -> Holds:
    """The answer is yes."""
    return Holds(name, expected=True)


def question(name: str, ask_when: Condition | None = None) -> Question:
    """A yes-or-no question."""
    return Question(name, f"{name}?", QuestionType.BOOLEAN, "?", "s", ask_when=ask_when)


NAMES = ("smokes", "cigars", "rash")
QUESTIONNAIRE = Questionnaire(
    "asked",
    "Asked",
    (Section("s", "S", NAMES),),
    {"smokes": question("smokes"), "cigars": question("cigars", yes("smokes")), "rash": question("rash")},
    (),
    NAMES,
)


def base(*rules: tuple[str, Condition, Effect]) -> Knowledge:
    """A base on these rules, where `cigars` is asked of smokers only and says nothing of others."""
    contributors = {"flu": Contributor("flu", "flu", "ordinary", -10, {"all": GroupBounds()})}
    return assembled(
        QUESTIONNAIRE, {name: rule_of(name, when, effect) for name, when, effect in rules}, {}, contributors, ("rest",)
    )


def test_the_headline_asks_for_no_question_that_is_closed() -> None:
    """What only a closed question could rule out stays open, and a doctor is asked, not the person."""
    knowledge = base(("r.routine", yes("cigars"), Refers(Level.ROUTINE)))
    result = KnowledgeBase(knowledge).assess({"smokes": False, "rash": False})
    assert None is result.see_doctor
    assert [("r.routine", ())] == [(each.rule, each.missing) for each in result.not_ruled_out]
    assert result.referral.headline.endswith("1 warning sign could not be ruled out. Ask a pharmacist or doctor.")


def test_missing_are_only_answers_that_can_be_given() -> None:
    """Of a referral, of evidence, and of a withheld advice, a closed question is not missing, and another one is."""
    either = ("cigars", "rash")
    knowledge = base(
        *((f"r.refers_{name}", yes(name), Refers(Level.ROUTINE)) for name in either),
        *((f"r.supports_{name}", yes(name), Supports("flu", 10, "all")) for name in either),
        *((f"r.withholds_{name}", yes(name), Withholds("rest")) for name in either),
        ("r.advises", Holds("smokes", expected=False), Advises("rest")),
    )
    result = KnowledgeBase(knowledge).assess({"smokes": False})
    assert ["cigars"] == list(result.hidden)
    assert {(), ("rash",)} == {each.missing for each in result.not_ruled_out}
    assert {(), ("rash",)} == {each.missing for each in result.contributors[0].open_evidence}
    assert [("rash",)] == [each.missing for each in result.withheld]
    assert "Answer “rash?”, or ask a pharmacist or doctor." in result.referral.headline


def test_an_explanation_still_names_the_closed_question() -> None:
    """To a clinician who asks why a rule is not known, the closed question is the answer."""
    knowledge = base(("r.routine", yes("cigars"), Refers(Level.ROUTINE)))
    lines = KnowledgeBase(knowledge).explain({"smokes": False}, "r.routine")
    assert "  - cigars: cigars? (not asked, because of other answers)" in lines
