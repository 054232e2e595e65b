"""Why something was concluded, as a document: it names the files of rules, and no folder of the server."""

from intakewise.model import versions
from intakewise.model.knowledge import Knowledge
from intakewise.service.asked import Asked
from intakewise.wiring.knowledge_base import KnowledgeBase


def explanation_document(kb: KnowledgeBase, asked: Asked) -> dict[str, object]:
    """
    Return in lines why something was concluded from the answers, or why not.

    Raises:  AnswersInvalid: `problems` lists everything that is wrong at once.
    """
    lines = kb.explain(asked.answers, asked.name, safety_from=asked.safety_from)
    home = _home_of(kb.knowledge)
    return {
        "schema_version": versions.SERVICE,
        "knowledge": kb.id,
        "language": kb.language,
        "name": asked.name,
        "lines": [line.replace(home, "") for line in lines] if home else lines,
    }


def _home_of(knowledge: Knowledge) -> str:
    """Return the folder that holds the `rules` of a knowledge base, as the places of its rules name it."""
    file = next((rule.place.file for rule in knowledge.rules.values()), "")
    return file.rpartition(f"rules/{knowledge.id}/")[0]
