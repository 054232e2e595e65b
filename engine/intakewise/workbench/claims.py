"""
What is proved of a knowledge base: the properties that its authors wrote, and what must hold for every base.

Stated in the terms of rules; who proves it is not known here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from intakewise.meaning.claims import worrying_answers
from intakewise.meaning.slices import Slicer
from intakewise.model.claims import (
    BandsBound,
    CertainStays,
    Claim,
    NeedsMet,
    NeverAlone,
    OperatorSound,
    ReferralKept,
    Turn,
)
from intakewise.model.conditions import AdviceGiven, All, AnyOf, Compare, Not, Operator
from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import QuestionType
from intakewise.model.rules import AcceptedLoss, Property
from intakewise.model.values import Level
from intakewise.passes.normalise import normalise
from intakewise.workbench.sound_operators import OPERATORS

DIET = "diet"
"""The section whose questions are about food: what somebody eats is no sign of a shortage."""


MOST_FOLLOWERS = 10
"""On how many rules and bands a claim may look that follows one question through all of them."""


THEMES = {
    "worrying_never_lowers": "Changing one harmless safety answer to a worrying one never lowers the referral",
    "declining_never_hides": "Declining one answer never lowers the referral, unless the loss is then not ruled out",
    "only_first_aid_in_an_emergency": "In an emergency, nothing but first aid is offered",
    "offered_or_withheld": "No advice is both offered and withheld",
    "no_open_caution": "Advice is offered only where all that withholds it is known to be false",
    "likely_needs_hold": "No contributor is likely unless its `likely_needs` hold",
    "diet_alone_is_not_enough": "No answers about diet alone make a contributor likely",
    "operators_are_sound": "Questions are skipped soundly: what an operator has settled stays so, whatever is open",
    "bands_keep_their_bounds": "No contributor leaves the bands that it must and could have, whatever evidence is open",
    "certain_stays_certain": (
        "What is certain stays so with one more answer, to each question on which at most "
        f"{MOST_FOLLOWERS} rules and bands rest"
    ),
}
"""What the claims of one theme come to, by theme."""


def claims_of(knowledge: Knowledge) -> list[Claim]:
    """Return everything that is to be proved, the authors' properties first."""
    return [
        *(Claim(each.id, "", each.statement, each) for each in knowledge.properties.values()),
        *_referrals(knowledge),
        *_advice(knowledge),
        *_contributors(knowledge),
        *_bounds(knowledge),
    ]


def _referrals(knowledge: Knowledge) -> Iterator[Claim]:
    questions, accepted = knowledge.questionnaire.questions.values(), knowledge.accepted_losses.values()
    for question in questions:
        if worrying_answers(question):
            yield from _worrying(question.id, [each for each in accepted if each.question == question.id])
    for question in questions:
        if question.type is not QuestionType.TEXT:
            statement = (
                f"Declining '{question.id}' instead of answering it never lowers the referral, "
                "unless what is lost is then not ruled out."
            )
            kept = ReferralKept(question.id, Turn.DECLINED)
            yield Claim(f"declining_never_hides.{question.id}", "declining_never_hides", statement, kept)


def _worrying(question: str, losses: Iterable[AcceptedLoss]) -> Iterator[Claim]:
    """Yield the claim about a question, and, without each answer that is accepted, the claim that ought to fail."""
    accepted = [
        replace(loss, worrying=(answer,), place=loss.places.get(f"worrying.{number}", loss.place))
        for loss in losses
        for number, answer in enumerate(loss.worrying)
    ]
    never = f"Changing only the answer to '{question}' to a worrying one never lowers the referral"
    but = ", ".join(f"'{loss.worrying[0]}' may close {loss.rule}" for loss in accepted)
    statement = f"{never}, but for what is accepted: {but}." if accepted else f"{never}."
    kept = ReferralKept(question, Turn.WORRYING, tuple(accepted))
    yield Claim(f"worrying_never_lowers.{question}", "worrying_never_lowers", statement, kept)
    for loss in accepted:
        without = ReferralKept(question, Turn.WORRYING, tuple(each for each in accepted if each is not loss))
        may = f"'{loss.worrying[0]}' to '{question}' may close {loss.rule}: {loss.because}"
        yield Claim(f"accepted_losses.{loss.id}.{loss.worrying[0]}", "accepted_losses", may, without, accepts=loss)


def _advice(knowledge: Knowledge) -> Iterator[Claim]:
    offered = {name: AdviceGiven(name, offered=True, expected=True) for name in knowledge.plan.advising}
    for name, is_offered in offered.items():
        not_offered = normalise(Not(is_offered))
        if not knowledge.advice[name].first_aid:
            yield _claim(
                f"only_first_aid_in_an_emergency.{name}",
                f"In an emergency '{name}', which is not first aid, is not offered.",
                Property("", "", Compare(REFERRAL, Operator.AT_LEAST, Level.EMERGENCY), not_offered),
            )
        not_withheld = AdviceGiven(name, offered=False, expected=False)
        yield _claim(
            f"offered_or_withheld.{name}",
            f"'{name}' is never both offered and withheld.",
            Property("", "", AnyOf((is_offered, normalise(Not(not_withheld)))), AnyOf((not_offered, not_withheld))),
        )
        withholding = knowledge.plan.withholding.get(name, ())
        if withholding:
            closed = All(tuple(normalise(Not(knowledge.rules[rule].when)) for rule in withholding))
            yield _claim(
                f"no_open_caution.{name}",
                f"'{name}' is offered only where every rule that withholds it is known to be false.",
                Property("", "", is_offered, closed),
            )


def _contributors(knowledge: Knowledge) -> Iterator[Claim]:
    diet = tuple(
        question for section in knowledge.questionnaire.sections if section.id == DIET for question in section.questions
    )
    for name, contributor in knowledge.contributors.items():
        if contributor.likely_needs:
            statement = f"'{name}' is never likely unless its `likely_needs` hold."
            yield Claim(f"likely_needs_hold.{name}", "likely_needs_hold", statement, NeedsMet(name))
    for name in knowledge.contributors if diet else ():
        statement = f"Answers about diet, and no others, never make '{name}' likely, through whatever chain."
        yield Claim(f"diet_alone_is_not_enough.{name}", "diet_alone_is_not_enough", statement, NeverAlone(name, diet))


def _bounds(knowledge: Knowledge) -> Iterator[Claim]:
    """Yield what the interview rests on where it skips a question: nothing that is settled changes any more."""
    for operator in OPERATORS:
        statement = f"What '{operator}' has settled stays so, whatever its open parts turn out to be."
        yield Claim(f"operators_are_sound.{operator}", "operators_are_sound", statement, OperatorSound(operator))
    for name in knowledge.contributors:
        statement = f"'{name}' stays within the bands that it must and could have, whatever evidence is still open."
        yield Claim(f"bands_keep_their_bounds.{name}", "bands_keep_their_bounds", statement, BandsBound(name))
    for name in _quickly_followed(knowledge):
        statement = f"What is certain without an answer to '{name}' is so with any answer to it."
        yield Claim(f"certain_stays_certain.{name}", "certain_stays_certain", statement, CertainStays(name))


def _quickly_followed(knowledge: Knowledge) -> Iterator[str]:
    """Yield the questions on which so few rules and bands rest that it takes no second to follow them all."""
    slicer = Slicer(knowledge)
    for question in knowledge.questionnaire.questions.values():
        if question.type is not QuestionType.TEXT:
            followers = (*knowledge.rules, *knowledge.contributors)
            if sum(question.id in slicer.behind(each) for each in followers) <= MOST_FOLLOWERS:
                yield question.id


def _claim(name: str, statement: str, about: Property) -> Claim:
    theme, _, _ = name.partition(".")
    return Claim(name, theme, statement, Property(name, statement, about.whenever, about.must))
