"""Let the form on a page be answered by a knowledge base in this process, whatever that says or does."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from intakewise.model.plain import to_json
from intakewise.service.asked import ASSESS, NEXT, Asked, read_asked
from intakewise.service.form_words import words_in
from intakewise.service.interviewing import next_document
from intakewise.service.questionnaires import questionnaire_document
from intakewise.service.reporting import report_document
from intakewise.service.settings import Limits
from intakewise.wiring.knowledge_base import KnowledgeBase

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route


def answer_by(page: "Page", kb: KnowledgeBase) -> None:
    """Answer what the form asks of `/v1` and for its words by this base; its scripts come from where they do."""

    def posted(fields: tuple[str, ...], work: Callable[[Asked], Mapping[str, object]]) -> "Callable[[Route], None]":
        return lambda route: send(route, work(read_asked(route.request.post_data_json, fields, Limits())))

    def send(route: "Route", document: Mapping[str, object]) -> None:
        route.fulfill(body=to_json(document), content_type="application/json")

    page.route("**/v1/knowledge/*", lambda route: send(route, questionnaire_document(kb)))
    page.route("**/form/words.*.json", lambda route: send(route, words_in(kb.language)))
    page.route("**/next", posted(NEXT, lambda asked: next_document(kb, asked)))
    page.route("**/report", posted(ASSESS, lambda asked: report_document(kb, asked)))
