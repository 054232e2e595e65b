"""The knowledge bases that are served, each in all of its languages, with their documents written once."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

from intakewise import __version__
from intakewise.language.saying import say
from intakewise.model.languages import ENGLISH
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.problems.suggestions import nearest
from intakewise.service.questionnaires import list_document, questionnaire_document
from intakewise.service.refusals import Refused
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load


@dataclass(frozen=True)
class Document:
    """A written document, and the tag by which a client knows whether it has changed."""

    content: str
    tag: str


@dataclass(frozen=True)
class Served:
    """A knowledge base by language, English first; its questionnaire and the schemas of answers and forms likewise."""

    by_language: Mapping[str, KnowledgeBase]
    documents: Mapping[str, Document]
    schemas: Mapping[str, Document]
    forms: Mapping[str, Document]

    @property
    def english(self) -> KnowledgeBase:
        """The knowledge base as it was written."""
        return self.by_language[ENGLISH.code]


def open_served(name_or_path: str, session_days: int = 0) -> Served:
    """
    Load a knowledge base in all of its languages, and try each of them.

    Args:
        session_days: for how long interviews are kept; 0: they are not.

    Raises:
        KnowledgeInvalid: it, or one of its translations, cannot be used.
        EnginesDisagree, EngineFailed: as `assess` does.
    """
    english = load(name_or_path)
    by_language = {code: english if code == ENGLISH.code else english.in_language(code) for code in english.languages}
    for kb in by_language.values():
        try_out(kb)
    documents = {code: _document(questionnaire_document(kb, session_days)) for code, kb in by_language.items()}
    schemas = {code: _document(kb.answers_schema()) for code, kb in by_language.items()}
    return Served(
        by_language, documents, schemas, {code: _document(kb.form_schema()) for code, kb in by_language.items()}
    )


def try_out(kb: KnowledgeBase) -> None:
    """
    Assess nothing at all, which compiles a knowledge base for the second engine: nobody waits for that later.

    Raises:  EnginesDisagree, EngineFailed: as `assess` does.
    """
    kb.assess({})


def _document(plain: Mapping[str, object]) -> Document:
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"  # for programs: half as long
    return Document(content, f'"{sha256(f"{__version__} {content}".encode()).hexdigest()[:32]}"')


class Shelf:
    """All that is served, by id. An entry is exchanged at once: whoever has the old one goes on with it."""

    def __init__(self, served: Iterable[Served]) -> None:
        """Raise KnowledgeInvalid where two have one id."""
        self._served: dict[str, Served] = {}
        for each in served:
            if each.english.id in self._served:
                message = f"Two knowledge bases have the id '{each.english.id}'."
                raise KnowledgeInvalid([Problem("IW-N023", NOWHERE, message, "Expected each id once.")])
            self._served[each.english.id] = each
        self._list = self._listed()

    @property
    def list(self) -> Document:
        """The document that lists them."""
        return self._list

    def named(self, name: str) -> Served:
        """Return one by its id. Raises Refused: there is none such."""
        found = self._served.get(name)
        if found is None:
            message = say("There is no knowledge base of that name here.")
            expected = say("Expected {kind}.", kind=", ".join(self._served))
            suggestion = nearest(name[:80], self._served)
            problem = Problem("IW-F007", NOWHERE, message, expected, suggestion=suggestion)
            raise Refused(HTTPStatus.NOT_FOUND, [problem])
        return found

    def exchanged(self, served: Served) -> tuple[Served, ...]:
        """Return what would be served with this one instead of the one of the same id. Raises as `exchange` does."""
        if served.english.id not in self._served:
            message = f"The knowledge base has become '{served.english.id}'."
            raise KnowledgeInvalid([Problem("IW-R025", NOWHERE, message, "Expected the same id as before.")])
        return tuple({**self._served, served.english.id: served}.values())

    def exchange(self, served: Served) -> None:
        """Serve this one instead of the one of the same id. Raises KnowledgeInvalid: there is none of that id."""
        self._served = {each.english.id: each for each in self.exchanged(served)}
        self._list = self._listed()

    def __iter__(self) -> Iterator[Served]:
        return iter(self._served.values())

    def _listed(self) -> Document:
        return _document(list_document(each.english for each in self._served.values()))
