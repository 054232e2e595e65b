"""Find options by what somebody types into a list that is searched: the same as the terminal finds."""

from http import HTTPStatus
from weakref import WeakKeyDictionary

from intakewise.interview.finding import Finder
from intakewise.language.saying import say
from intakewise.model import versions
from intakewise.model.plain import to_plain
from intakewise.model.questionnaires import Question
from intakewise.service.asked import Asked
from intakewise.service.questionnaires import Plain
from intakewise.service.refusals import refuse
from intakewise.wiring.knowledge_base import KnowledgeBase

_finders: WeakKeyDictionary[KnowledgeBase, dict[str, Finder]] = WeakKeyDictionary()
"""Each made when it is first asked; they go with their knowledge base."""


def found_document(kb: KnowledgeBase, asked: Asked) -> Plain:
    """
    Return what may be meant, the likeliest first. Nothing is chosen: what is near may be quite another thing.

    Raises:  Refused: there is no such question.
    """
    question = kb.knowledge.questionnaire.questions.get(asked.question)
    if question is None:
        message, expected = say("There is no question of that name."), say("Expected the id of a question.")
        raise refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "IW-N008", message, expected)
    hits = _finder_of(kb, question).find(asked.typed)
    return {"schema_version": versions.SERVICE, "question": question.id, "hits": [to_plain(each) for each in hits]}


def _finder_of(kb: KnowledgeBase, question: Question) -> Finder:
    finders = _finders.setdefault(kb, {})
    if question.id not in finders:
        finders[question.id] = Finder(question)
    return finders[question.id]
