"""The report as a page: what stands on it whatever happened, and that nothing in it gets out."""

import re
from dataclasses import replace

import pytest

from intakewise.model.assessments import Assessment
from intakewise.problems.exceptions import EngineFailed, EnginesDisagree
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.wiring.pages import page_of

HOSTILE = '"></iframe><script>alert(1)</script>'


@pytest.fixture(scope="module", params=["en", "es"])
def kb(request: pytest.FixtureRequest) -> KnowledgeBase:
    """Return the shipped base in each language."""
    return load("muscle_spasms", request.param)


def results(kb: KnowledgeBase) -> tuple[Assessment, Assessment]:
    """Return the assessments of a harmless answer and of an emergency."""
    return kb.assess({"age": 34}), kb.assess({"danger_now": ["fit"]})


def test_where_the_engines_disagree_the_page_is_that_of_the_higher_referral(kb: KnowledgeBase) -> None:
    """In the language of the texts, and it says that this is not all."""
    harmless, emergency = results(kb)
    for both in ((harmless, emergency), (emergency, harmless)):
        page = page_of(EnginesDisagree(["rule x: true, false"], both))
        assert f'<html lang="{kb.language}">' in page.html
        assert emergency.referral.headline in page.markdown
        assert page_of(emergency).markdown.splitlines()[2] in page.markdown


def test_where_an_engine_fails_nobody_is_told_that_all_is_well(kb: KnowledgeBase) -> None:
    """At least routine, whatever the other engine found, and also where it found nothing."""
    harmless, _ = results(kb)
    assert "self_care" == harmless.referral.level.word
    for found in ((harmless,), ()):
        page = page_of(EngineFailed("durable_rules", "it stopped", found))
        assert harmless.referral.headline not in page.markdown
        assert page.markdown.strip()


def test_what_is_printed_of_it_names_no_answer(kb: KnowledgeBase) -> None:
    """Logs and tracebacks hold what `repr` says."""
    _, emergency = results(kb)
    failure = EnginesDisagree(["rule x: true, false"], (emergency, emergency))
    said = f"{emergency!r} {page_of(emergency)!r} {failure!r} {failure}"
    assert not [each for each in ("fit", "danger", emergency.referral.headline) if each in said]


def test_no_text_leaves_the_frame_of_a_notebook(kb: KnowledgeBase) -> None:
    """A knowledge base is not trusted to hold HTML: not in the page, and not in the frame around it."""
    _, emergency = results(kb)
    page = page_of(replace(emergency, referral=replace(emergency.referral, headline=HOSTILE)))
    assert "<script" not in page.html
    shown = page._repr_html_()
    assert ["<iframe", "</iframe"] == re.findall(r"</?\w+", shown)
    assert 'sandbox=""' in shown
