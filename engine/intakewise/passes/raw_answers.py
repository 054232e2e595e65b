"""Checked answers in the form in which they are given: the way back from `check_answers`."""

from intakewise.model.answers import Answer, Answers, Declined, Provenance, Ticked, Value
from intakewise.model.questionnaires import Question, Questionnaire, QuestionType
from intakewise.passes.literals import unscaled


def raw_answers(questionnaire: Questionnaire, answers: Answers) -> dict[str, object]:
    """Return answers in the form that `check_answers` takes, as plain values."""
    return {name: raw_answer(questionnaire.questions[name], answer) for name, answer in answers.items()}


def raw_answer(question: Question, answer: Answer) -> object:
    """Return one answer as a plain value."""
    plain = _raw_value(question, answer.value)
    if answer.provenance is not Provenance.TYPED:
        return {"value": plain, "provenance": answer.provenance.value}
    return plain


def _raw_value(question: Question, value: Value) -> object:
    if isinstance(value, Declined):
        return {"declined": value.value}
    if isinstance(value, Ticked):
        if not (value.not_sure or value.not_recognised):
            return list(value.includes)
        parts = {"includes": value.includes, "not_sure": value.not_sure, "not_recognised": value.not_recognised}
        return {key: list(items) for key, items in parts.items() if items}
    if question.type is QuestionType.DECIMAL:
        assert isinstance(value, int), question.id
        # Shortest decimal form: it reads back to the same scaled integer, since no more than four decimals are kept.
        return float(unscaled(value, question.decimals))
    return value
