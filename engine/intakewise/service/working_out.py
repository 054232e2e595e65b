"""
The work itself that a request asks of the engine, as a worker does it: answers in, a document as text out.

Each function can be named to another process; what it is given and returns can travel there.
"""

from collections.abc import Callable
from http import HTTPStatus

from intakewise.language.saying import say, speaking
from intakewise.model.plain import to_json
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree
from intakewise.report.unfinished import unfinished_document
from intakewise.service.asked import Asked
from intakewise.service.explaining import explanation_document
from intakewise.service.interviewing import next_document
from intakewise.service.looking_up import found_document
from intakewise.service.refusals import Refused, refuse
from intakewise.service.reporting import report_document
from intakewise.service.telling import tell_fault
from intakewise.service.tools import Tools
from intakewise.wiring.knowledge_base import KnowledgeBase

Writing = Callable[[KnowledgeBase, Asked], str]
"""Writes what a request asks for."""

UNFINISHED = "unfinished"
"""Stands beside the problems where the engines did not come to an end."""


def assessed(kb: KnowledgeBase, asked: Asked) -> str:
    """Assess answers."""
    return kb.assess(asked.answers, region=asked.region, safety_from=asked.safety_from).to_json()


def asked_next(kb: KnowledgeBase, asked: Asked) -> str:
    """Say what to ask next, after the answers so far."""
    return to_json(next_document(kb, asked))


def reported(kb: KnowledgeBase, asked: Asked) -> str:
    """Assess answers, and write the report of that as a page."""
    return to_json(report_document(kb, asked))


def explained(kb: KnowledgeBase, asked: Asked) -> str:
    """Say why something was concluded from the answers, or why not."""
    return to_json(explanation_document(kb, asked))


def found(kb: KnowledgeBase, asked: Asked) -> str:
    """Find options of a question by what somebody types."""
    return to_json(found_document(kb, asked))


def work_out(tools: Tools, name: str, language: str, writing: Writing, asked: Asked) -> bytes:
    """
    Return what a request comes to, in UTF-8.

    Raises:  Refused: the answers do not fit, or the engines did not come to an end.
    """
    return _written(tools.shelf.named(name).by_language[language], writing, asked)


def work_out_by(tools: Tools, digest: str, name: str, language: str, asked: Asked) -> bytes | None:
    """Assess answers by the very rules that they were given to; None where others are served now. Raises Refused."""
    kb = tools.shelf.named(name).by_language.get(language)  # once: it may be exchanged at any moment
    return None if kb is None or kb.digest != digest else _written(kb, assessed, asked)


def _written(kb: KnowledgeBase, writing: Writing, asked: Asked) -> bytes:
    with speaking(kb.language):
        try:
            return writing(kb, asked).encode()
        except AnswersInvalid as invalid:
            raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, invalid.problems) from None
        except (EnginesDisagree, EngineFailed) as failure:
            tell_fault("unfinished", failure, knowledge=kb.id, digest=kb.digest)
            raise _unfinished(failure, kb) from None


def _unfinished(failure: EnginesDisagree | EngineFailed, kb: KnowledgeBase) -> Refused:
    """Return what is said where two engines do not agree: the higher of two referrals, at least routine."""
    refused = refuse(HTTPStatus.INTERNAL_SERVER_ERROR, "IW-N016", say("This assessment could not be finished."))
    refused.extra[UNFINISHED] = unfinished_document(failure, kb.knowledge)
    return refused
