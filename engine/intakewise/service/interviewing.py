"""
How an interview stands: what to ask now, how far it is, what is open.

All of it is what `Interview` says. Without a session, nothing is kept between two requests: all answers come each time.
"""

from collections.abc import Iterable

from intakewise.interview.interview import Interview
from intakewise.interview.resuming import stamp_of
from intakewise.interview.review import Standing
from intakewise.interview.screens import Screen
from intakewise.model import versions
from intakewise.model.knowledge import Knowledge
from intakewise.model.plain import to_plain
from intakewise.service.asked import Asked
from intakewise.service.questionnaires import Plain, question_document
from intakewise.wiring.knowledge_base import KnowledgeBase


def next_document(kb: KnowledgeBase, asked: Asked) -> Plain:
    """
    Return what to ask now, and how the interview stands.

    Raises:  AnswersInvalid: `problems` lists everything that is wrong at once.
    """
    interview = kb.interview(safety_from=asked.safety_from)
    if asked.thorough:
        interview.ask_everything()
    not_accepted = interview.answer_several(asked.answers).not_accepted
    if asked.confirmed and interview.emergency:
        interview.confirm_emergency()
    return interview_document(kb.knowledge, interview, not_accepted)


def interview_document(knowledge: Knowledge, interview: Interview, not_accepted: Iterable[str]) -> Plain:
    """Return how an interview stands; `not_accepted`: the answers that were given and do not count."""
    emergency = interview.emergency
    screen = interview.next_screen()
    reviewed = {each.question.id: each for section in interview.review for each in section.questions}
    standings = {name: each.standing for name, each in reviewed.items()}
    return {
        "schema_version": versions.SERVICE,
        "knowledge": stamp_of(knowledge),
        "language": knowledge.language.code,
        "is_over": screen is None,
        "screen": screen and _screen(interview, screen),
        "progress": to_plain(interview.progress),
        "answers": interview.answers,
        "said": {name: each.answer for name, each in reviewed.items() if each.answer},
        "hidden": [name for name in knowledge.questionnaire.questions if name not in standings],
        "open": [name for name, standing in standings.items() if standing is Standing.TO_COME],
        "left_out": [name for name, standing in standings.items() if standing is Standing.LEFT_OUT],
        "not_accepted": list(not_accepted),
        "referral_so_far": interview.referral_so_far.word,
        "emergency": {
            "rules": [rule.id for rule in emergency],
            "reasons": to_plain(interview.emergency_reasons),
            "in_english": to_plain(interview.emergency_reasons_in_english),
            "is_confirmed": interview.ended_by_emergency,
        }
        if emergency
        else None,
    }


def _screen(interview: Interview, screen: Screen) -> Plain:
    """Return what is asked at once, with what each answer can still change, in words."""
    return {
        "ask": screen.ask,
        "questions": [question_document(each) for each in screen.questions],
        "can_change": {each.id: list(interview.why(each.id).sentences) for each in screen.questions},
    }
