"""Which facts a draft offers to conditions: all but the derived numbers, which `derive_facts` adds."""

from intakewise.model.drafts import Draft
from intakewise.model.knowledge import REFERRAL, Fact, FactKind
from intakewise.model.questionnaires import Question, QuestionType
from intakewise.model.values import Band, Level

BANDS = tuple(band.word for band in Band)
LEVELS = tuple(level.word for level in Level)

_KINDS = {
    QuestionType.BOOLEAN: FactKind.BOOLEAN,
    QuestionType.INTEGER: FactKind.NUMBER,
    QuestionType.DECIMAL: FactKind.NUMBER,
    QuestionType.CHOICE: FactKind.CHOICE,
    QuestionType.CHOICES: FactKind.CHOICES,
    QuestionType.TEXT: FactKind.TEXT,
}


def facts_of(draft: Draft) -> dict[str, Fact]:
    """Return every fact but the derived numbers, by name; where a name was given twice, the first counts."""
    facts: dict[str, Fact] = {REFERRAL: Fact(REFERRAL, FactKind.REFERRAL, options=LEVELS, ordered=True)}
    for question in draft.questionnaire.questions if draft.questionnaire else ():
        facts.setdefault(question.id, _fact_of(question))
    for contributor in draft.contributors:
        facts.setdefault(contributor.id, Fact(contributor.id, FactKind.CONTRIBUTOR, options=BANDS, ordered=True))
    for state in draft.states:
        facts.setdefault(state.id, Fact(state.id, FactKind.STATE))
    return facts


def _fact_of(question: Question) -> Fact:
    return Fact(
        question.id,
        _KINDS[question.type],
        decimals=question.decimals,
        options=tuple(option.id for option in question.options),
        ordered=question.ordered,
        low=question.range.low if question.range else None,
        high=question.range.high if question.range else None,
    )
