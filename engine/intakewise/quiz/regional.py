"""A question as people of one region are asked it: their units named first, and help in their words."""

from dataclasses import replace

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question


def question_in(question: Question, knowledge: Knowledge, region: str) -> Question:
    """
    Return a question with the region's help, and with the units of the region first among those that may be typed.

    What an answer means stays the same: a number without a unit is in the question's own.
    """
    if not region:
        return question
    units = [unit for unit in knowledge.regions[region].units if unit in question.also_accept]
    others = {unit: factor for unit, factor in question.also_accept.items() if unit not in units}
    return replace(
        question,
        help=question.help_by_region.get(region, question.help),
        also_accept={unit: question.also_accept[unit] for unit in units} | others,
    )
