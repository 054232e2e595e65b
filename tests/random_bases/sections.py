"""Random questionnaires cut into sections."""

from dataclasses import replace
from random import Random

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Section


def with_sections(random: Random, knowledge: Knowledge) -> Knowledge:
    """Return a knowledge base whose questions stand in one section or several; none of them is empty."""
    questionnaire = knowledge.questionnaire
    runs: list[list[str]] = []
    for name in questionnaire.questions:
        if not runs or random.random() < 0.3:
            runs.append([])
        runs[-1].append(name)
    sections = tuple(Section(f"section{number}", f"Section {number}", tuple(run)) for number, run in enumerate(runs))
    questions = {
        name: replace(questionnaire.questions[name], section=section.id)
        for section in sections
        for name in section.questions
    }
    return replace(knowledge, questionnaire=replace(questionnaire, sections=sections, questions=questions))
