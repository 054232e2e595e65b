"""Random questionnaires whose questions share screens, as far as the check lets them."""

from dataclasses import replace
from random import Random

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Questionnaire, SharedScreen
from intakewise.passes.names import Names
from intakewise.passes.screens import check_screens

NO_NAMES = Names({})
TOO_FEW = "IW-L031"


def with_screens(random: Random, knowledge: Knowledge) -> Knowledge:
    """Return a knowledge base in which neighbours share screens at random."""
    questionnaire = knowledge.questionnaire
    number = 0
    for name in list(questionnaire.questions)[1:]:
        if random.random() < 0.2:
            number += 1
        tried = _put(questionnaire, name, f"screen{number}")
        if all(problem.code == TOO_FEW for problem in check_screens(tried, NO_NAMES)):
            questionnaire = tried
        else:
            number += 1
    return replace(knowledge, questionnaire=questionnaire)


def _put(questionnaire: Questionnaire, name: str, screen: str) -> Questionnaire:
    question = replace(questionnaire.questions[name], screen=screen)
    known = {each.id: each for section in questionnaire.sections for each in section.screens}
    screens = tuple((known | {screen: SharedScreen(screen, "And these?")}).values())
    sections = tuple(
        replace(each, screens=screens if each.id == question.section else each.screens)
        for each in questionnaire.sections
    )
    return replace(questionnaire, sections=sections, questions={**questionnaire.questions, name: question})
