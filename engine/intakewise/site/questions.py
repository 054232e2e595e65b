"""The questions on the page, section by section, with the branches that hide some of them; and derived numbers."""

from collections.abc import Iterator
from pathlib import PurePath

from intakewise.model.knowledge import Knowledge
from intakewise.model.questionnaires import Derived, Question
from intakewise.passes.literals import unscaled
from intakewise.report.harmless import escaped
from intakewise.site.graphs import Graph, branch_graphs
from intakewise.site.html import bullets, heading, link, pairs, paragraph, said
from intakewise.workbench.sentences import DERIVED, QUESTION, anchor, sentence_of, subject_of


def question_graphs(knowledge: Knowledge) -> dict[str, list[Graph]]:
    """Return the picture of the branch on which a question stands, by its anchor; none of one that is always asked."""
    return {anchor(QUESTION, name): list(branch_graphs(knowledge, name)) for name in knowledge.questionnaire.questions}


def questions_part(knowledge: Knowledge, figures: dict[str, str]) -> Iterator[str]:
    """Yield every question. Args: figures: the pictures of branches, by the anchor of their question."""
    yield heading(2, "questions", "Questions")
    yield paragraph("A question is left out only where what it needs is known to be false: an unknown leaves it shown.")
    for section in knowledge.questionnaire.sections:
        yield heading(3, f"section-{section.id}", section.title)
        for name in section.questions:
            yield _question(knowledge, knowledge.questionnaire.questions[name], figures.get(anchor(QUESTION, name), ""))
    if knowledge.questionnaire.derived:
        yield heading(3, "numbers", "Numbers computed from answers")
        yield from (_derived(knowledge, each) for each in knowledge.questionnaire.derived)


def _question(knowledge: Knowledge, question: Question, figure: str) -> str:
    when = question.ask_when
    place = question.place
    hidden = question.if_hidden
    rows = (
        ("Id", f"<code>{escaped(question.id)}</code>"),
        ("Answer", escaped(_answer(question))),
        ("Options", bullets(_options(question)) if question.options else ""),
        ("Why", escaped(question.why)),
        ("Help", escaped(question.help)),
        *(
            (f"Help in {knowledge.regions[region].title}", escaped(says))
            for region, says in question.help_by_region.items()
        ),
        ("Safety", escaped(_safety(question)) if question.safety else ""),
        ("Asked", "everybody" if when is None else f"unless known to be false: {said(sentence_of(knowledge, when))}"),
        ("If left out", "" if hidden is None else escaped(f"counts as: {_hidden(question)}")),
        ("Place", escaped(f"questionnaires/{PurePath(place.file).name}:{place.line}:{place.column}")),
    )
    return f"<article>{heading(4, anchor(QUESTION, question.id), question.ask)}{pairs(rows)}{figure}</article>"


def _options(question: Question) -> Iterator[str]:
    for option in question.options:
        notes = [option.help, "excludes all others" if option.none else ""]
        note = "; ".join(filter(None, notes))
        yield escaped(f"{option.label} ({note})" if note else option.label)


def _answer(question: Question) -> str:
    words = question.type.value + (", ordered" if question.ordered else "")
    if question.range is None:
        return words
    number = question.range
    low, high, usual_low, usual_high = (
        unscaled(each, question.decimals) for each in (number.low, number.high, number.usual_low, number.usual_high)
    )
    unit = f" {question.unit_label or question.unit}".rstrip()
    accepted = ", ".join(question.called(each) for each in question.also_accept)
    also = f"; also in {accepted}" if accepted else ""
    decimals = f"; {question.decimals} decimals" if question.decimals else ""
    return f"{words}, {low} to {high}{unit}, usually {usual_low} to {usual_high}{decimals}{also}"


def _safety(question: Question) -> str:
    named = [question.option(each).label if question.options else each for each in question.worrying]
    return f"a safety question; worrying: {'; '.join(named)}" if named else "a safety question"


def _hidden(question: Question) -> str:
    value = question.if_hidden
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return unscaled(value, question.decimals)
    name = str(value)
    return question.option(name).label if question.rank_of(name) >= 0 else name.replace("_", " ")


def _derived(knowledge: Knowledge, derived: Derived) -> str:
    parts = [
        f"{'1 point' if each.points == 1 else f'{each.points} points'} while {said(sentence_of(knowledge, each.when))}"
        for each in derived.scored
    ]
    for term in derived.terms:
        words, target = subject_of(knowledge, term.fact) if term.fact else (unscaled(term.number, term.decimals), "")
        parts.append(link(target, words))
    rows = (
        ("Id", f"<code>{escaped(derived.id)}</code>"),
        (derived.operation.value.capitalize(), bullets(parts)),
        ("Place", escaped(f"questionnaires/{PurePath(derived.place.file).name}:{derived.place.line}")),
    )
    return f"<article>{heading(4, anchor(DERIVED, derived.id), derived.title or derived.id)}{pairs(rows)}</article>"
