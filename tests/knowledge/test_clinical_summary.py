"""The summary for a clinician: nothing that refers, or might, is missing; nothing is said that nobody answered."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from intakewise.explain.clinical_summary import summarise
from intakewise.model.assessments import Assessment
from intakewise.model.clinical_summary import ClinicalSummary, Said, WhyUnknown
from intakewise.model.questionnaires import QuestionType, SummaryGroup
from intakewise.model.values import Level, Truth
from intakewise.problems.exceptions import AnswersInvalid, IntakewiseError
from intakewise.report.blocks import Bullets, Line, Part
from intakewise.report.clinical_page import clinical_page, fitted
from intakewise.report.clinical_parts import NEGATIVES, clinical_parts
from intakewise.report.to_pdf import pdf_from, refuse_pdf
from intakewise.wiring.people import open_people
from intakewise.workbench.cases import all_answers
from tests.knowledge.shipped import base, knowledge, people

LACKING = refuse_pdf()
needs_pango = pytest.mark.skipif(LACKING is not None, reason=str(LACKING))

RANDOM_PEOPLE = 60
ONE_PAGE = 0.85
"""The share of people whose summary is one page of A4: 91 in a hundred when this was written."""


@cache
def summaries() -> tuple[ClinicalSummary, ...]:
    """The summaries of all people of the base, and of random ones, who decline some answers."""
    opened = open_people("muscle_spasms")
    coded = [all_answers(knowledge(), each.background, each.given, opened.answer_sets) for each in opened.people]
    everybody = [*coded, *people("clinical summary").people(RANDOM_PEOPLE), {}]
    return tuple(summarise(knowledge(), base().assess(answers)) for answers in everybody)


def lines(parts: tuple[Part, ...], name: str) -> list[Line]:
    """The lines of one part; none where it was left out."""
    found = [part for part in parts if part.id == name]
    return [line for part in found for block in part.blocks if isinstance(block, Bullets) for line in block.items]


def words(each: Line) -> str:
    """Everything that a line says."""
    return " ".join((each.lead, each.text, *each.notes))


def text_of(parts: tuple[Part, ...], name: str) -> str:
    """Everything that one part says."""
    return "\n".join(map(words, lines(parts, name)))


def told(summary: ClinicalSummary) -> Iterator[Said]:
    """Every answer of a summary, wherever it stands."""
    for group in summary.groups.values():
        yield from group
    yield from summary.positives
    yield from summary.negatives


def referring(assessment: Assessment, truths: tuple[Truth, ...], above: Level) -> set[str]:
    """The titles of the rules that refer above a level and have such a truth, as the trace says."""
    return {
        knowledge().rules[rule].title
        for rule, effect in knowledge().plan.referring
        if assessment.rules[rule] in truths and effect.level > above
    }


def test_every_true_referral_is_there_and_no_other() -> None:
    """In both directions, against the trace: what is true is named as advised, what is not true is not."""
    titles = {knowledge().rules[rule].title for rule, _ in knowledge().plan.referring}
    patterns = {title: re.compile(rf"(^|: |; ){re.escape(title)}[.; ]", re.MULTILINE) for title in titles}
    for summary in summaries():
        true = referring(summary.assessment, (Truth.TRUE,), Level.SELF_CARE)
        shown = text_of(clinical_parts(summary), "referral")
        named = {title for title, pattern in patterns.items() if pattern.search(shown)}
        # "Twitching" is also named within "Twitching in many places": the longer one must then be there.
        assert true <= named
        assert not [title for title in named - true if not any(title in longer for longer in true)]


def test_every_red_flag_that_is_true_is_called_one() -> None:
    """As many lines begin with the words as red flags are true."""
    for summary in summaries():
        flags = [each for each in summary.assessment.referral.reasons if each.level >= Level.URGENT]
        shown = lines(clinical_parts(summary), "referral")
        assert len(flags) == sum(line.lead.startswith("RED FLAG") for line in shown)


def test_everything_not_ruled_out_is_there_and_nothing_else() -> None:
    """In both directions, against the trace: each open referral above the level given, and the answers it waits for."""
    for summary in summaries():
        level = summary.assessment.referral.level
        expected = referring(summary.assessment, (Truth.UNKNOWN, Truth.OPEN), level)
        shown = lines(clinical_parts(summary), "open")
        assert expected == {title for line in shown for title in line.text.split("; ")}
        numbers = {number for line in shown for number in re.findall(r"\?(\d+)", line.lead)}
        assert numbers <= {str(number) for number in range(1, len(summary.unknowns) + 1)}


def test_nobody_is_told_to_need_no_doctor_while_something_is_open() -> None:
    """The line that stands first says that it is not known yet."""
    undecided = [each for each in summaries() if each.assessment.see_doctor is None]
    assert undecided
    for summary in undecided:
        assert "Not known yet" in lines(clinical_parts(summary), "referral")[0].lead


def test_every_answer_behind_a_referral_is_told() -> None:
    """Whatever a true referral rests on stands among the groups, the positives, or the negatives."""
    for summary in summaries():
        behind = {name for each in summary.assessment.referral.reasons for name in each.reason.questions}
        assert behind <= {each.question for each in told(summary)}


def test_every_answer_to_a_safety_question_is_told_or_named_as_unknown() -> None:
    """None of those that apply is left out, whatever was said."""
    safety = {name for name, each in knowledge().questionnaire.questions.items() if each.safety}
    for summary in summaries():
        known = {each.question for each in told(summary)} | {each.question for each in summary.unknowns}
        assert safety - set(summary.assessment.hidden) <= known


def test_nothing_that_was_ticked_is_said_to_be_denied() -> None:
    """What was ticked, or is not sure, is not among what was not ticked."""
    questions = knowledge().questionnaire.questions
    for summary in summaries():
        for each in told(summary):
            raw = summary.assessment.answers[each.question]
            ticked = raw.get("includes", ()) + raw.get("not_sure", ()) if isinstance(raw, dict) else raw
            if isinstance(ticked, tuple):
                labels = {questions[each.question].option(option).label for option in ticked}
                assert not labels & set(each.not_ticked)


def worrying_answers() -> Iterator[tuple[str, object, str]]:
    """Each worrying answer by itself: its question, as `assess` takes it, and in words."""
    for name, question in knowledge().questionnaire.questions.items():
        if question.safety and question.type is QuestionType.BOOLEAN:
            yield name, True, "Yes"
        for option in question.options if question.safety else ():
            if option.id in question.worrying:
                is_list = question.type is QuestionType.CHOICES
                yield name, [option.id] if is_list else option.id, option.label


def test_a_worrying_answer_is_told_as_one_whether_or_not_a_rule_counts_it() -> None:
    """Each worrying answer, given alone, stands among the groups or the positives, never among the negatives."""
    count = 0
    for name, answer, in_words in worrying_answers():
        given = {name: answer}
        try:
            summary = summarise(knowledge(), base().assess(given))
        except AnswersInvalid:  # what it depends on closes it, as long as that is not answered
            continue
        grouped = [each for group in summary.groups.values() for each in group]
        assert in_words in [each.reply for each in (*grouped, *summary.positives) if each.question == name], name
        assert not [each for each in summary.negatives if each.question == name and each.reply]
        count += 1
    assert count > 150


def test_what_is_declined_is_never_told_as_an_answer() -> None:
    """It is unknown, and stands there with the word."""
    for summary in summaries():
        declined = {each.question for each in summary.unknowns if each.why is WhyUnknown.DECLINED}
        assert not declined & {each.question for each in told(summary)}
        for name, raw in summary.assessment.answers.items():
            if isinstance(raw, dict) and "declined" in raw and name not in summary.assessment.hidden:
                assert name in declined


def test_an_answer_to_a_hidden_question_is_not_told() -> None:
    """It counts for nothing while other answers close its question."""
    hidden = [(each, set(each.assessment.hidden) & set(each.assessment.answers)) for each in summaries()]
    assert any(names for _, names in hidden)
    for summary, names in hidden:
        assert not names & {each.question for each in told(summary)}


def test_a_medicine_is_named_as_it_was_ticked_and_as_it_was_typed() -> None:
    """A name that was not recognised stands under medicines, and again under what is not known."""
    answers = {"medicines": {"includes": ["thiazide"], "not_recognised": ["Zauberpulver"]}}
    summary = summarise(knowledge(), base().assess(answers))
    parts = clinical_parts(summary)
    label = knowledge().questionnaire.questions["medicines"].option("thiazide").label
    assert label in text_of(parts, SummaryGroup.MEDICINES.value)
    assert "Zauberpulver" in text_of(parts, SummaryGroup.MEDICINES.value)
    assert "not recognised: “Zauberpulver”" in text_of(parts, "unknowns")


def test_what_was_typed_comes_out_as_text_in_the_page() -> None:
    """Markup in an answer is shown, never followed."""
    answers = {"medicines": {"not_recognised": ["<script>alert(1)</script>"]}}
    page = clinical_page(summarise(knowledge(), base().assess(answers)))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_stamp_says_what_it_takes_to_repeat_it() -> None:
    """Knowledge base, version, whole digest, engine, schema, and region."""
    assessment = base().assess({"age": 34}, region="uk")
    shown = text_of(clinical_parts(summarise(knowledge(), assessment)), "stamp")
    for part in (
        base().id,
        base().version,
        base().digest,
        assessment.engine_version,
        "schema 1.2",
        "region uk",
        "English",
    ):
        assert part in shown


def test_every_contributor_is_there_and_open_ones_are_not_called_unlikely() -> None:
    """Each title stands in its part; what missing answers leave open stands apart from what is unlikely."""
    for summary in summaries():
        shown = lines(clinical_parts(summary), "contributors")
        for each in summary.assessment.contributors:
            assert any(each.title in words(line) for line in shown)
        unlikely = {title for line in shown if line.lead == "Unlikely:" for title in line.text.split("; ")}
        assert not unlikely & {each.title for each in summary.assessment.contributors if not each.enough_answers}


def test_only_negatives_give_way_and_the_page_says_how_many() -> None:
    """Every other part is whole; what is kept of the negatives and what is counted make all of them."""
    for summary in summaries():
        whole = clinical_parts(summary)
        kept = fitted(whole)
        assert [part for part in whole if part.id != NEGATIVES] == [part for part in kept if part.id != NEGATIVES]
        before, after = lines(whole, NEGATIVES), lines(kept, NEGATIVES)
        if before != after:
            counted = int(after[-1].text.split()[0])
            assert len(before) == len(after) - 1 + counted
            assert set(after[:-1]) <= set(before)


def test_another_version_of_the_base_is_refused() -> None:
    """Labels of another version could say something else than the person read."""
    assessment = base().assess({})
    other = replace(assessment, knowledge=replace(assessment.knowledge, digest="0" * 64))
    with pytest.raises(IntakewiseError, match="another version or language"):
        summarise(knowledge(), other)


def pages_of(summary: ClinicalSummary) -> int:
    """How many pages of A4 a summary takes."""
    pdf = pdf_from(clinical_page(summary))
    assert isinstance(pdf, bytes), pdf
    return len(PdfReader(BytesIO(pdf)).pages)


@needs_pango
def test_a_few_summaries_are_one_page() -> None:
    """A sample in every run: as many of the negatives as fit were kept, and nothing ran over."""
    assert [1] * 5 == [pages_of(each) for each in summaries()[:50:10]]


@pytest.mark.long
@needs_pango
def test_the_summary_of_most_people_is_one_page() -> None:
    """All coded people, laid out as they are printed."""
    coded = summaries()[: -RANDOM_PEOPLE - 1]
    assert sum(pages_of(each) == 1 for each in coded) / len(coded) >= ONE_PAGE
