"""
Sort the answers of an assessment for a clinician: who, complaint, history, medicines; positives, negatives, unknowns.

Concludes nothing of its own: everything that refers, or might, is in the assessment, and goes along with it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from intakewise.explain.words import answer_in_words
from intakewise.language.saying import speaking
from intakewise.model.answers import Answer, Answers, Ticked
from intakewise.model.assessed_reasons import Reason
from intakewise.model.assessments import Assessment
from intakewise.model.clinical_summary import ClinicalSummary, Said, Unknown, WhyUnknown
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType, SummaryGroup
from intakewise.model.values import Truth
from intakewise.passes.check_answers import check_answers
from intakewise.problems.exceptions import AnswersInvalid, IntakewiseError


def summarise(knowledge: Knowledge, assessment: Assessment) -> ClinicalSummary:
    """
    Return what a clinician needs of an assessment on one page.

    Args:
        knowledge: the base that gave the assessment, in its language: it holds the labels of the answers.
        assessment: as `assess` gave it, or read back: its answers are in it.

    Raises:
        IntakewiseError: another base gave the assessment, another version of it, or the same in another language.
    """
    if (knowledge.digest, knowledge.language) != (assessment.knowledge.digest, assessment.language):
        raise IntakewiseError("Another knowledge base gave this assessment, or another version or language of it.")
    with speaking(knowledge.language.code):
        return _summed_up(knowledge, assessment)


def _summed_up(knowledge: Knowledge, assessment: Assessment) -> ClinicalSummary:
    answers, problems = check_answers(knowledge.questionnaire, assessment.answers)
    if problems:
        raise AnswersInvalid(problems)
    shown = {name: answer for name, answer in answers.items() if name not in assessment.hidden}
    # What was filled in from elsewhere is told, with where it comes from; it is no sign, and no lack of one.
    told = {name: answer for name, answer in shown.items() if not answer.is_declined}
    counting = {name: answer for name, answer in shown.items() if name not in assessment.not_accepted}
    given = {name: answer for name, answer in counting.items() if not answer.is_declined}
    questions = knowledge.questionnaire.questions
    in_groups = [_in_full(questions[name], answer) for name, answer in told.items() if questions[name].summary]
    positives = tuple(_positives(knowledge, assessment, given))
    unknowns = tuple(_unknowns(knowledge, assessment, counting))
    return ClinicalSummary(
        assessment=assessment,
        groups={
            group: tuple(each for each in in_groups if questions[each.question].summary is group)
            for group in SummaryGroup
        },
        positives=positives,
        negatives=tuple(_negatives(knowledge, given, {each.question for each in positives})),
        unknowns=unknowns,
        not_asked=len(set(assessment.unanswered) - {each.question for each in unknowns}),
        provenance=Counter(answer.provenance for answer in told.values()),
    )


def _said(question: Question, answer: Answer, not_ticked: tuple[str, ...] = ()) -> Said:
    return Said(question.id, question.ask, answer_in_words(question, answer.value), not_ticked, answer.provenance)


def _in_full(question: Question, answer: Answer) -> Said:
    """Return an answer; of a safety list with nothing ticked, with what it offered: "none of these" says nothing."""
    tells = question.safety and not question.search and _is_plain_no(question, answer)
    return _said(question, answer, _not_ticked(question, answer) if tells else ())


def _positives(knowledge: Knowledge, assessment: Assessment, given: Answers) -> Iterator[Said]:
    weighing = {name for reason in _reasons(assessment) for name in reason.questions}
    for name, answer in given.items():
        question = knowledge.questionnaire.questions[name]
        if question.summary is None and _is_positive(question, answer, counts=name in weighing):
            yield _said(question, answer)


def _is_positive(question: Question, answer: Answer, *, counts: bool) -> bool:
    if question.type is QuestionType.TEXT or _is_worrying(question, answer):
        return True
    # That nothing was ticked may make a rule count, too; but it is told among the negatives, with what was not ticked.
    return counts and not (question.safety and _is_plain_no(question, answer))


def _is_plain_no(question: Question, answer: Answer) -> bool:
    if isinstance(answer.value, Ticked):
        return any(question.option(each).none for each in answer.value.includes)
    return answer.value is False


def _reasons(assessment: Assessment) -> Iterator[Reason]:
    """Yield why what was found was found: referrals, evidence for something, states that are listed, cautions."""
    yield from (each.reason for each in assessment.referral.reasons)
    yield from (item.reason for each in assessment.contributors for item in each.evidence if item.decibans > 0)
    yield from (reason for each in assessment.states if each.truth is Truth.TRUE for reason in each.reasons)
    yield from (reason for each in assessment.cautions for reason in each.reasons)
    yield from (reason for each in assessment.withheld for reason in each.reasons)


def _is_worrying(question: Question, answer: Answer) -> bool:
    """Tell whether any part of an answer to a safety question is worrying, or could be."""
    value = answer.value
    if not question.safety:
        return False
    if isinstance(value, Ticked):
        # What is on no list may be anything.
        return bool(value.not_recognised or _ticked_or_unsure(value).intersection(question.worrying))
    if question.options:
        return value in question.worrying
    return value is True


def _ticked_or_unsure(value: Ticked) -> set[str]:
    return {*value.includes, *value.not_sure}


def _negatives(knowledge: Knowledge, given: Answers, told: set[str]) -> Iterator[Said]:
    """Yield what is not worrying; of what is told already, only the options of a list that were not ticked."""
    for name, answer in given.items():
        question = knowledge.questionnaire.questions[name]
        if not question.safety or question.search or question.summary is not None:
            continue
        if name not in told:
            yield _said(question, answer, _not_ticked(question, answer))
        elif options := _not_ticked(question, answer):
            yield replace(_said(question, answer, options), reply="")


def _not_ticked(question: Question, answer: Answer) -> tuple[str, ...]:
    """Return what is known not to hold; of a list that is open towards its end, nothing is."""
    value = answer.value
    if not isinstance(value, Ticked) or _is_open(question, value):
        return ()
    open_ones = _ticked_or_unsure(value)
    return tuple(each.label for each in question.options if not (each.none or each.incomplete or each.id in open_ones))


def _is_open(question: Question, value: Ticked) -> bool:
    """Tell whether something is not on the list, as typed or as ticked: it may be one of the options."""
    return bool(value.not_recognised) or any(question.option(each).incomplete for each in value.includes)


def _unknowns(knowledge: Knowledge, assessment: Assessment, counting: Answers) -> Iterator[Unknown]:
    """Yield what is not known: declined, answered in part, or never asked where it could have mattered."""
    questions = knowledge.questionnaire.questions
    mattering = set(_missing(assessment))
    found = []
    for name, question in questions.items():
        answer = counting.get(name)
        if answer is not None and answer.is_declined:
            found.append(Unknown(name, question.ask, WhyUnknown.DECLINED))
        elif answer is not None and isinstance(answer.value, Ticked):
            if name in mattering or answer.value.not_sure or answer.value.not_recognised:
                found.append(_in_part(question, answer.value))
        elif answer is None and (name in mattering or (question.safety and name not in assessment.hidden)):
            found.append(Unknown(name, question.ask, WhyUnknown.NOT_ASKED))
        elif name in mattering:
            found.append(Unknown(name, question.ask, WhyUnknown.IN_PART))
    yield from sorted(found, key=lambda each: not questions[each.question].safety)


def _in_part(question: Question, value: Ticked) -> Unknown:
    not_sure = tuple(question.option(option).label for option in value.not_sure)
    return Unknown(question.id, question.ask, WhyUnknown.IN_PART, not_sure, value.not_recognised)


def _missing(assessment: Assessment) -> Iterator[str]:
    """Yield every question whose missing answer leaves something open that a person could act on."""
    yield from (name for each in assessment.not_ruled_out for name in each.missing)
    yield from (name for each in assessment.withheld for name in each.missing)
    for contributor in assessment.contributors:
        if not contributor.enough_answers:
            yield from (name for item in contributor.open_evidence for name in item.missing)
    for advice in assessment.advice:
        yield from (name for food in advice.foods_left_out for name in food.missing)
