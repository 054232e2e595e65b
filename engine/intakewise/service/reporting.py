"""The report of one person's answers, as a page, with the assessment that it is of: both of one moment."""

from intakewise.explain.clinical_summary import summarise
from intakewise.model import versions
from intakewise.report.compose import compose
from intakewise.report.to_html import html_of
from intakewise.service.asked import Asked
from intakewise.wiring.knowledge_base import KnowledgeBase


def report_document(kb: KnowledgeBase, asked: Asked) -> dict[str, object]:
    """
    Return the assessment as the text that `assess` answers, to the last byte, and its page, complete in itself.

    Raises:
        AnswersInvalid: `problems` lists everything that is wrong at once.
        EnginesDisagree, EngineFailed: as `assess` does.
    """
    assessment = kb.assess(asked.answers, region=asked.region, safety_from=asked.safety_from)
    interview = kb.interview(safety_from=asked.safety_from)
    interview.answer_several(asked.answers)
    left_out = [question.id for question in interview.left_out]
    page = html_of(compose(assessment, None, left_out, summarise(kb.knowledge, assessment)))
    return {"schema_version": versions.SERVICE, "assessment_json": assessment.to_json(), "page": page}
