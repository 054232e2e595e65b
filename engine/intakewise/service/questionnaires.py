"""
A questionnaire as a document: everything that a form needs to ask, in the language of the knowledge base.

Conditions are not in it: which question comes next is for the engine to say (`next`).
"""

from collections.abc import Iterable

from intakewise.interview.ageing import FRESH_FOR, SAFE_FOR
from intakewise.meaning.slices import Slicer
from intakewise.model import versions
from intakewise.model.knowledge import Knowledge
from intakewise.model.plain import to_plain
from intakewise.model.questionnaires import Option, Question, Section
from intakewise.model.values import Level
from intakewise.passes.literals import unscaled
from intakewise.wiring.knowledge_base import KnowledgeBase

Plain = dict[str, object]


def listed(kb: KnowledgeBase) -> Plain:
    """Return what a list of knowledge bases says of one."""
    return {
        "id": kb.id,
        "title": kb.title,
        "version": kb.version,
        "digest": kb.digest,
        "languages": list(kb.languages),
        "regions": list(kb.knowledge.regions),
        "questions": len(kb.knowledge.questionnaire.questions),
    }


def list_document(served: Iterable[KnowledgeBase]) -> Plain:
    """Return the list of the knowledge bases that are served."""
    return {"schema_version": versions.SERVICE, "knowledge": [listed(kb) for kb in served]}


def questionnaire_document(kb: KnowledgeBase, session_days: int = 0) -> Plain:
    """
    Return a knowledge base's questions, with what is said before the first of them.

    Args:
        session_days: for how long an interview can be kept here; 0: it cannot.
    """
    knowledge = kb.knowledge
    slicer = Slicer(knowledge)
    return {
        "schema_version": versions.SERVICE,
        **listed(kb),
        "language": to_plain(knowledge.language),
        "regions": [
            {"id": each.id, "title": each.title, "units": list(each.units)} for each in knowledge.regions.values()
        ],
        "region_question": to_plain(knowledge.region_question),
        "before_you_start": _before(knowledge),
        "emergency": _emergency(knowledge),
        "disclaimer": knowledge.disclaimer,
        "sections": [_section(each) for each in knowledge.questionnaire.sections],
        "questions": [
            question_document(each) | {"depends_on": _depends_on(slicer, knowledge.questionnaire.questions, each)}
            for each in knowledge.questionnaire.questions.values()
        ],
        "answers_last": {"safety_hours": int(SAFE_FOR.total_seconds()) // 3600, "days": FRESH_FOR.days},
        "session_days": session_days,
    }


def _depends_on(slicer: Slicer, questions: Iterable[str], question: Question) -> list[str]:
    """Return the questions whose answers decide whether this one is asked: they have to come first."""
    behind = slicer.behind(question.id)
    return [name for name in questions if name in behind]


def _before(knowledge: Knowledge) -> Plain:
    said = knowledge.before_you_start
    return {"is": list(said.is_), "is_not": list(said.is_not), "call_now": list(said.call_now), "age": said.age}


def _emergency(knowledge: Knowledge) -> Plain:
    """Return what to do in an emergency: a form shows it where the service cannot be reached."""
    text = knowledge.levels[Level.EMERGENCY]
    return {"title": text.title, "how": dict(text.how)}


def _section(section: Section) -> Plain:
    return {
        "id": section.id,
        "title": section.title,
        "intro": section.intro,
        "screens": [{"id": each.id, "ask": each.ask} for each in section.screens],
        "questions": list(section.questions),
    }


def question_document(question: Question) -> Plain:
    """Return one question; numbers are in its own unit, as they are answered."""
    document: Plain = {
        "id": question.id,
        "ask": question.ask,
        "type": question.type.value,
        "why": question.why,
        "help": question.help,
        "help_by_region": dict(question.help_by_region),
        "section": question.section,
        "screen": question.screen,
        "row": question.row,
        "safety": question.safety,
        "conditional": question.ask_when is not None,
    }
    if question.type.is_number:
        document |= _number(question)
    if question.options:
        document |= {
            "options": [_option(each) for each in question.options],
            "ordered": question.ordered,
            "search": question.search,
            "allow_not_sure": question.allow_not_sure,
            "shared_names": [to_plain(each) for each in question.shared_names],
        }
    return document


def _number(question: Question) -> Plain:
    bounds = question.range
    assert bounds is not None, question.id

    def plain(scaled: int) -> float | int:
        number = unscaled(scaled, question.decimals)
        return float(number) if question.decimals else int(number)

    return {
        "unit": question.unit,
        "unit_label": question.unit_label,
        "decimals": question.decimals,
        "range": {
            "min": plain(bounds.low),
            "max": plain(bounds.high),
            "usual": {"min": plain(bounds.usual_low), "max": plain(bounds.usual_high)},
        },
        "also_accept": [
            {"unit": unit, "title": question.called(unit), "factor": float(factor)}
            for unit, factor in question.also_accept.items()
        ],
    }


def _option(option: Option) -> Plain:
    return {
        "id": option.id,
        "label": option.label,
        "help": option.help,
        "none": option.none,
        "incomplete": option.incomplete,
        "also_called": list(option.also_called),
    }
