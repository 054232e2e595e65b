"""What a claim comes to in formulas: when it says anything, and when it is broken."""

import z3

from intakewise.backends.to_z3 import wholes
from intakewise.backends.to_z3.asked import Query
from intakewise.backends.to_z3.bounds import bands_bound, certain_stays
from intakewise.backends.to_z3.evidence import needs_met
from intakewise.backends.to_z3.facts import Span
from intakewise.backends.to_z3.given import Given, any_answer, no_answer
from intakewise.backends.to_z3.truths import NO, YES, every, negation, some
from intakewise.backends.to_z3.world import Moment, World
from intakewise.meaning.claims import worrying_answers
from intakewise.model.claims import (
    About,
    BandsBound,
    CertainStays,
    NeedsMet,
    NeverAlone,
    NeverTogether,
    ReferralKept,
    Stance,
    Turn,
    Wish,
)
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import QuestionType
from intakewise.model.rules import Property
from intakewise.model.values import Band, Level


def query_of(about: About, knowledge: Knowledge, world: World) -> Query:
    """Return what is to be asked of Z3 about a claim on a world of any answers."""
    match about:
        case Property(whenever=whenever, must=must):
            holds = world.truth(must, Moment.AT_LAST).is_true
            return Query(world.truth(whenever, Moment.AT_LAST).is_true, negation(holds))
        case ReferralKept():
            return _referral_kept(about, knowledge, world)
        case NeedsMet(contributor=name):
            met = needs_met(knowledge.contributors[name], world.weight(name).groups)
            return Query(_is_likely(world, name), negation(met))
        case NeverAlone(contributor=name, questions=questions):
            others = [given.answered for question, given in world.given.items() if question not in questions]
            alone = World(
                knowledge,
                {
                    each: given if each in questions else no_answer(given.question)
                    for each, given in world.given.items()
                },
            )
            return Query(every(map(negation, others)), _is_likely(alone, name))
        case BandsBound(contributor=name):
            return bands_bound(name, knowledge)
        case CertainStays(question=question):
            return certain_stays(question, knowledge, world)
        case NeverTogether(wishes=wishes):
            together = every(granted(wish, world) for wish in wishes)
            return Query(YES, together, of=world.questions_behind(wish.condition for wish in wishes))
    raise AssertionError(about)


def granted(wish: Wish, world: World) -> z3.BoolRef:
    """Return that a wish is granted."""
    truth = world.truth(wish.condition)
    formula = truth.is_true if wish.stance in (Stance.TRUE, Stance.NOT_TRUE) else truth.is_false
    return formula if wish.stance in (Stance.TRUE, Stance.FALSE) else negation(formula)


def laws_of(knowledge: Knowledge, world: World) -> list[z3.BoolRef]:
    """Return what every set of answers keeps to: an answer to a safety question that others close is refused."""
    laws = [law for given in world.given.values() for law in given.laws]
    for name, question in knowledge.questionnaire.questions.items():
        if question.safety and question.ask_when is not None:
            laws.append(negation(every((world.is_hidden(name), world.given[name].answered))))
    return laws


def _is_likely(world: World, contributor: str) -> z3.BoolRef:
    band = world.fact(contributor)
    assert isinstance(band, Span)
    return wholes.at_least(band.low, Band.LIKELY)


def _referral_kept(about: ReferralKept, knowledge: Knowledge, world: World) -> Query:
    question = knowledge.questionnaire.questions[about.question]
    before = world.given[about.question]
    is_declined = about.turn is Turn.DECLINED
    after = no_answer(question) if is_declined else any_answer(question, "instead ")
    instead = {**world.given, about.question: after}
    changed = World(knowledge, instead, world, about.question)
    turned = before.answered if is_declined else every((*after.laws, _turns_worrying(before, after)))
    lost = []
    closed = {
        rule: some(_adds(each, before, after) for loss in about.accepted if loss.rule == rule for each in loss.worrying)
        for rule in {loss.rule for loss in about.accepted}
    }
    for level in Level:
        rules = changed.referring(level)
        # A rule that does not rest on the answer is as it was: only the others can have been what is lost.
        resting = [rule for rule in rules if changed.rests_on_change(rule)]
        referred = some(every((world.rule(rule).is_true, negation(closed.get(rule, NO)))) for rule in resting)
        gone = [changed.rule(rule).is_false if is_declined else negation(changed.rule(rule).is_true) for rule in rules]
        lost.append(every((referred, *gone)) if level > Level.SELF_CARE else negation(YES))
    return Query(turned, some(lost), instead)


def _adds(answer: str, before: Given, after: Given) -> z3.BoolRef:
    """Return that an answer says something that the one before did not."""
    return every((negation(_says(answer, before)), _says(answer, after)))


def _says(answer: str, given: Given) -> z3.BoolRef:
    """Return that an answer is this option, has it ticked, or is this "yes" or "no"."""
    if given.question.type is QuestionType.CHOICES:
        return given.ticked[answer]
    if given.question.type is QuestionType.BOOLEAN:
        return every((given.answered, given.yes if answer == "yes" else negation(given.yes)))
    assert given.number is not None
    return every((given.answered, wholes.equals(given.number, wholes.plain(given.question.rank_of(answer)))))


def _turns_worrying(before: Given, after: Given) -> z3.BoolRef:
    """Return that a harmless answer becomes a worrying one, or that one worrying option is ticked besides."""
    worrying = worrying_answers(before.question)
    if before.question.type is QuestionType.CHOICES:
        return every((before.answered, some(_ticks(option, before, after) for option in worrying)))
    harmless = negation(some(_says(each, before) for each in worrying))
    return every((before.answered, harmless, some(_says(each, after) for each in worrying)))


def _ticks(ticked: str, before: Given, after: Given) -> z3.BoolRef:
    """Return that this option is ticked besides all that was; `none` then goes, as it would be no longer true."""
    nones = {option.id for option in before.question.options if option.none}
    others = [option for option in before.ticked if option != ticked and option not in nones]
    return every(
        (
            negation(before.ticked[ticked]),
            after.ticked[ticked],
            *(after.ticked[each] == before.ticked[each] for each in others),
            *(negation(after.ticked[each]) for each in nones),
            *(after.unsure[each] == before.unsure[each] for each in others),
            after.unrecognised == before.unrecognised,
        )
    )
