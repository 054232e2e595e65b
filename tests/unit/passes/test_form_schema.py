"""The JSON Schema of a form draws a plain field for each question, and lets through nothing that `assess` refuses."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from intakewise.passes.answers_schema import answers_schema
from intakewise.passes.check_answers import check_answers
from intakewise.passes.form_schema import form_schema
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from tests.random_bases.answers import value_for
from tests.random_bases.rules import lawful_knowledge

SHIPPED = [("muscle_spasms", "en"), ("muscle_spasms", "es"), ("phq_9", "en"), ("wells_dvt", "en")]


@cache
def shipped(name: str, language: str) -> KnowledgeBase:
    """A shipped base in a language."""
    return load(name, language)


def fields_of(kb: KnowledgeBase) -> Mapping[str, Mapping[str, Any]]:
    """The fields of its form."""
    fields = kb.form_schema()["properties"]
    assert isinstance(fields, dict)
    return fields


@pytest.mark.parametrize(("name", "language"), SHIPPED)
def test_every_question_is_one_plain_field_with_its_words(name: str, language: str) -> None:
    """One type each, which is what generators of forms look at; the words are those of its language, in its order."""
    kb = shipped(name, language)
    Draft202012Validator.check_schema(kb.form_schema())
    assert list(kb.questionnaire.questions) == list(fields_of(kb))
    for question, field in zip(kb.questionnaire.questions.values(), fields_of(kb).values(), strict=True):
        assert (question.ask, True) == (field["title"], question.why in field["description"])
        options = field.get("items", field).get("oneOf", [])
        assert isinstance(field["type"], str)
        if question.options:
            shown = [(*each["enum"], each["title"]) for each in options]
            assert [(each.id, each.label) for each in question.options] == shown
        if question.unit_label:
            assert question.unit_label in field["description"]


@pytest.mark.parametrize(("name", "language"), SHIPPED[:1] + SHIPPED[2:])
def test_whatever_can_be_chosen_in_a_form_is_taken(name: str, language: str) -> None:
    """Every option, yes and no, and the ends of every range."""
    kb = shipped(name, language)
    for question, field in fields_of(kb).items():
        values = [each["enum"][0] for each in field.get("items", field).get("oneOf", [])]
        values += [field[end] for end in ("minimum", "maximum") if end in field]
        for value in values:
            answer = {question: [value] if field["type"] == "array" else value}
            assert Draft202012Validator(kb.form_schema()).is_valid(answer)
            assert [] == check_answers(kb.questionnaire, answer)[1]


def test_a_list_is_ticked_or_none_of_it() -> None:
    """Nothing ticked says nothing; "none of these" stands alone; nothing is ticked twice."""
    form = Draft202012Validator(shipped("muscle_spasms", "en").form_schema())
    wrong: tuple[object, ...] = ([], ["fit", "none_of_these"], ["fit", "fit"], ["nothing"], "fit")
    assert [False] * len(wrong) == [form.is_valid({"danger_now": ticked}) for ticked in wrong]
    assert form.is_valid({"danger_now": ["none_of_these"]})
    assert not form.is_valid({"danger_now": None})


def test_no_form_chooses_an_answer_by_itself() -> None:
    """A `default`, and to react-jsonschema-form the first `const`, is an answer already: one that nobody gave."""
    for name, language in SHIPPED:
        kept = json.dumps(shipped(name, language).form_schema())
        assert [] == [word for word in ('"const"', '"default"', '"required"') if word in kept]


@given(st.randoms(use_true_random=False))
def test_what_fits_a_form_fits_everywhere(random: Any) -> None:  # noqa: ANN401 — a Random of Hypothesis
    """On random questionnaires: what a form lets through, the schema of answers does, and so does `check_answers`."""
    knowledge = lawful_knowledge(random)
    form, answers = Draft202012Validator(form_schema(knowledge)), Draft202012Validator(answers_schema(knowledge))
    for name, question in knowledge.questionnaire.questions.items():
        raw = {name: value_for(random, question)}
        if isinstance(raw[name], str | bool | list) and form.is_valid(raw):
            assert (True, []) == (answers.is_valid(raw), check_answers(knowledge.questionnaire, raw)[1])
