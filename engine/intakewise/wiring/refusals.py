"""What cannot be asked of a knowledge base: an unknown region, a comparison of unlike things, contradictory answers."""

from collections.abc import Mapping, Sequence

from intakewise.language.saying import say
from intakewise.meaning.answering import Answered
from intakewise.model.answers import Answers, Ticked, Value
from intakewise.model.assessments import Assessment
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Questionnaire
from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.suggestions import nearest


def refuse_region(knowledge: Knowledge, region: object) -> list[Problem]:
    """Return a problem if a region was named that the knowledge base does not have; empty text is none."""
    known = ", ".join(knowledge.regions)
    if not isinstance(region, str):
        expected = say("Expected one of: {regions}; or empty text.", regions=known)
        return [Problem("IW-A013", NOWHERE, say("The region is not text."), expected)]
    if not region or region in knowledge.regions:
        return []
    suggestion = nearest(region, knowledge.regions)
    return [
        Problem(
            "IW-A013",
            NOWHERE,
            say("Unknown region '{region}'.", region=region[:40]),
            say("Expected one of: {regions}; or none.", regions=known),
            suggestion=suggestion,
        )
    ]


def refuse_to_compare(knowledge: Knowledge, assessments: Sequence[Assessment]) -> list[Problem]:
    """Return a problem if any assessment was given by other rules than these, or in another language."""
    if {each.knowledge.digest for each in assessments} != {knowledge.digest}:
        message = say("These assessments were given by other rules.")
    elif {each.language for each in assessments} != {knowledge.language}:
        message = say("These assessments are not in the language of this knowledge base.")
    else:
        return []
    return [Problem("IW-A011", NOWHERE, message, fix=say("Assess their answers anew."))]


def refuse_hidden_answers(
    questionnaire: Questionnaire, answers: Answers, answered: Answered, places: Mapping[str, Place]
) -> list[Problem]:
    """Find what would be lost in silence: a safety answer that other answers contradict is never dropped."""
    return [
        Problem(
            "IW-A010",
            places.get(name, NOWHERE),
            say("'{name}' is answered, but other answers close this safety question.", name=name),
            say("Expected no answer here, or other answers that leave it open."),
        )
        for name in answered.hidden
        if (question := questionnaire.questions[name]).safety
        and name in answers
        and not answers[name].is_declined
        and not _means_the_same(answers[name].value, question.if_hidden)
    ]


def _means_the_same(given: Value, if_hidden: bool | int | str | None) -> bool:
    return given == if_hidden or given == Ticked((str(if_hidden),))
