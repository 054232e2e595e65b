"""A file that is compared: its answers, and what they come to now."""

from dataclasses import dataclass

from intakewise.model.assessments import Assessment
from intakewise.reading.answer_files import AnswerFile
from intakewise.wiring.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Compared:
    """One file, and what its answers come to now."""

    source: str
    given: AnswerFile
    assessment: Assessment


def is_of_another_version(each: Compared, kb: KnowledgeBase) -> bool:
    """Tell whether a file was written under other rules than those it is assessed by now."""
    stamped = each.given.stamp
    if stamped.digest:
        return stamped.digest != kb.digest
    return bool(stamped.version) and stamped.version != kb.version
