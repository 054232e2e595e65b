"""Assemble an assessment: everything that follows from an inference, in words."""

from collections.abc import Iterable
from dataclasses import replace

from intakewise.explain.advice import explain_advice, explain_cautions
from intakewise.explain.contributors import explain_contributors
from intakewise.explain.numbers import numbers_shown
from intakewise.explain.reasons import Explainer
from intakewise.explain.referral import explain_referral, find_open_referrals
from intakewise.explain.states import explain_states
from intakewise.language.saying import speaking
from intakewise.meaning.answering import Answered
from intakewise.model.answers import Answers
from intakewise.model.assessments import (
    SCHEMA_VERSION,
    AdviceGiven,
    AdviceWithheld,
    Assessment,
    CautionGiven,
    ContributorResult,
    InEnglish,
    KnowledgeStamp,
    Referral,
    StateResult,
)
from intakewise.model.cited import Cited
from intakewise.model.frozen import Frozen, frozen
from intakewise.model.inference import Inference
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH
from intakewise.model.values import Level
from intakewise.passes.accepting import TYPED_ONLY
from intakewise.passes.raw_answers import raw_answers


def assemble(
    knowledge: Knowledge,
    answers: Answers,
    answered: Answered,
    inference: Inference,
    *,
    region: str,
    engine_version: str,
    given: Answers | None = None,
    safety_from: tuple[str, ...] = TYPED_ONLY,
    not_accepted: tuple[str, ...] = (),
) -> Assessment:
    """
    Return the whole result for one set of answers.

    Args:
        answers: as they count; those to hidden questions are kept and do not.
        region: chooses texts and telephone numbers, never meaning; empty: all of them are given.
        given: as they were given, where that is otherwise: `not_accepted` are the questions of those.
        safety_from: where an answer to a safety question may come from.
    """
    # In the order of the questionnaire: the same answers in another order give the same assessment, to the byte.
    answers = {name: answers[name] for name in knowledge.questionnaire.questions if name in answers}
    given = answers if given is None else {name: given[name] for name in answers}
    with speaking(knowledge.language.code):
        explainer = Explainer(knowledge, answers, answered, inference)
        assembled = _assembled(explainer, answers, answered, region, engine_version)
    raw = frozen(raw_answers(knowledge.questionnaire, given))
    return replace(assembled, answers=raw, safety_from=safety_from, not_accepted=not_accepted)


def _assembled(
    explainer: Explainer, answers: Answers, answered: Answered, region: str, engine_version: str
) -> Assessment:
    knowledge, inference = explainer.knowledge, explainer.inference
    open_referrals = find_open_referrals(explainer)
    referral = explain_referral(explainer, open_referrals, region)
    contributors = explain_contributors(explainer)
    advice, withheld = explain_advice(explainer, region)
    cautions = explain_cautions(explainer)
    states = explain_states(explainer)
    return Assessment(
        schema_version=SCHEMA_VERSION,
        engine_version=engine_version,
        knowledge=KnowledgeStamp(knowledge.id, knowledge.title, knowledge.version, knowledge.digest),
        region=region,
        language=knowledge.language,
        in_english=_in_english(knowledge, answers, answered, inference, region),
        referral=referral,
        see_doctor=_see_doctor(referral.level, is_open=bool(open_referrals)),
        emergency=referral.level is Level.EMERGENCY,
        not_ruled_out=open_referrals,
        contributors=contributors,
        not_assessed=tuple(
            (name, each.title) for name, each in knowledge.contributors.items() if name not in inference.weights
        ),
        numbers=numbers_shown(knowledge, answered.facts),
        states=states,
        advice=advice,
        withheld=withheld,
        cautions=cautions,
        answers=Frozen(),
        hidden=answered.hidden,
        unanswered=_unanswered(explainer, answers),
        safety_from=(),
        not_accepted=(),
        rules=Frozen(inference.rules),
        questions=Frozen({name: question.ask for name, question in knowledge.questionnaire.questions.items()}),
        sources=_cited(knowledge, referral, contributors, (*advice, *withheld, *cautions), states),
        disclaimer=knowledge.disclaimer,
    )


def _in_english(
    knowledge: Knowledge, answers: Answers, answered: Answered, inference: Inference, region: str
) -> InEnglish | None:
    if knowledge.beside is None:
        return None
    with speaking(ENGLISH.code):
        explainer = Explainer(knowledge.beside, answers, answered, inference)
        referral = explain_referral(explainer, find_open_referrals(explainer), region)
        advice, _ = explain_advice(explainer, region) if referral.level is Level.EMERGENCY else ((), ())
        return InEnglish(referral, advice, knowledge.beside.disclaimer)


def _unanswered(explainer: Explainer, answers: Answers) -> tuple[str, ...]:
    return tuple(
        name
        for name in explainer.knowledge.questionnaire.questions
        if name not in explainer.hidden and (name not in answers or answers[name].is_declined)
    )


def _see_doctor(level: Level, *, is_open: bool) -> bool | None:
    if level is not Level.SELF_CARE:
        return True
    return None if is_open else False


def _cited(
    knowledge: Knowledge,
    referral: Referral,
    contributors: Iterable[ContributorResult],
    given: Iterable[AdviceGiven | AdviceWithheld | CautionGiven],
    states: Iterable[StateResult],
) -> Frozen[str, Cited]:
    reasons = [each.reason for each in referral.reasons]
    reasons += [evidence.reason for each in contributors for evidence in each.evidence]
    reasons += [reason for each in states for reason in each.reasons]
    used: set[str] = set()
    for each in given:
        reasons += each.reasons
        used.update(() if isinstance(each, AdviceWithheld) else each.sources)
        if isinstance(each, AdviceGiven):
            reasons += [reason for food in each.foods_left_out for reason in food.reasons]
            figures = (*each.need.needs, *each.need.limits) if each.need else ()
            used.update(source for figure in figures for source in figure.sources)
    used.update(source for reason in reasons for source in reason.sources)
    return Frozen(
        {
            name: Cited(name, source.title, source.by, source.year, source.locators, source.accessed, source.unlocated)
            for name, source in knowledge.sources.items()
            if name in used
        }
    )
