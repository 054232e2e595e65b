"""Which contributors one answer alone makes likely: what the search finds is what trying every answer finds."""

from itertools import chain, combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from intakewise.meaning.answering import read_answers
from intakewise.meaning.infer import infer
from intakewise.model.answers import Answer, Ticked
from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Band
from intakewise.workbench.alone import likely_alone
from tests.random_bases.rules import wild_knowledge

RANDOMS = st.randoms(use_true_random=False)


def by_trying(knowledge: Knowledge, question: Question) -> set[str]:
    """The contributors that some set of ticks makes likely."""
    options = [option.id for option in question.options if not option.none]
    sets = chain.from_iterable(combinations(options, number) for number in range(1, len(options) + 1))
    found: set[str] = set()
    for ticked in (*sets, tuple(option.id for option in question.options if option.none)):
        facts = read_answers(knowledge.questionnaire, {question.id: Answer(Ticked(ticked))}).facts
        weights = infer(knowledge, facts).weights
        found |= {name for name, weight in weights.items() if weight.band >= Band.LIKELY}
    return found


@given(RANDOMS)
def test_every_set_of_ticks_is_as_good_as_tried(random: Random) -> None:
    """For each checklist, the contributors that some set makes likely are those that are found."""
    knowledge = wild_knowledge(random)
    found = likely_alone(knowledge)
    for question in knowledge.questionnaire.questions.values():
        if question.type is QuestionType.CHOICES:
            assert by_trying(knowledge, question) == {name for name, by in found.items() if question.id in by}
