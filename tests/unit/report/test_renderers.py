"""Every block can be shown everywhere, and whatever stands in it comes out as text and nothing else."""

from dataclasses import fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intakewise.report.blocks import (
    Bar,
    Bars,
    Block,
    Bullets,
    Line,
    Paragraph,
    Part,
    Report,
    Sheet,
    Source,
    Sources,
    Steps,
    Subheading,
    Table,
)
from intakewise.report.harmless import harmless
from intakewise.report.page import page_console
from intakewise.report.to_html import html_of, to_html
from intakewise.report.to_markdown import markdown, markdown_of
from intakewise.report.to_terminal import draw
from tests.unit.report.drawn import captured, drawn, in_one_line
from tests.unit.report.pages import Page, markdown_tokens, markdown_words

HOSTILE = (
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "a | b || c |",
    "`code` ``` fence",
    "# heading",
    "- item",
    "1. first",
    "> quote",
    "--- ===",
    "[link](https://example.org) <https://example.org> ![image](x)",
    "*bold* _em_ ~~gone~~ **",
    "&lt;b&gt; &amp; &#60;",
    "\x1b[31mred\x1b[0m\x07\x9b2J",
    "\u202egnp.exe \u200f\u061c\u2066x",
    "back\\slash \\* \\",
    "one\r\ntwo\n\n# three\ttab",
    "+ plus",
    "    four blanks before",
    "{braces} %s {0}",
)

TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40)).filter(
    lambda text: harmless(text).strip()
)
LINES = st.builds(
    Line,
    TEXTS,
    st.one_of(st.just(""), TEXTS),
    st.sampled_from([(), (1,), (1, 2)]),
    st.lists(TEXTS, max_size=2).map(tuple),
)
SEVERAL = st.lists(LINES, min_size=1, max_size=3).map(tuple)
BLOCKS: dict[type, st.SearchStrategy[Block]] = {
    Subheading: st.builds(Subheading, TEXTS),
    Paragraph: st.builds(Paragraph, LINES),
    Bullets: st.builds(Bullets, SEVERAL, st.sampled_from(["-", "+", ""])),
    Steps: st.builds(Steps, SEVERAL),
    Table: st.builds(
        Table,
        TEXTS,
        st.tuples(TEXTS, TEXTS),
        st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3).map(tuple),
    ),
    Bars: st.builds(
        Bars, TEXTS, st.lists(st.builds(Bar, TEXTS, st.just(3), st.just(12), TEXTS), min_size=1, max_size=3).map(tuple)
    ),
    Sheet: st.builds(
        Sheet,
        st.builds(Part, st.just("open"), TEXTS, SEVERAL.map(lambda items: (Bullets(items),))).map(lambda one: (one,)),
    ),
    Sources: st.builds(
        Sources,
        st.builds(Source, st.just(1), TEXTS, st.just("https://example.org/1"), TEXTS).map(lambda source: (source,)),
    ),
}
"""A way to make each block, of hostile texts."""

ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "header",
        "main",
        "nav",
        "section",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
    ),
    *("ul", "ol", "li", "a", "strong", "small", "span", "table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""Tags that the page is made of."""


SHORT = 25
"""Texts that are not wrapped in a cell of a table that is 100 columns wide."""


def report_of(*blocks: Block) -> Report:
    """A report that says nothing but these blocks, in a part of its own."""
    essentials = (Part("what_to_do", "", (Paragraph(Line("Do.")),)),)
    return Report("en", "A subject", "A headline.", "", essentials, (Part("part", "A part", blocks),), ())


def texts_in(value: object) -> list[str]:
    """Every text that a block shows; captions of tables and bars are for HTML only."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_in(item)]
    if not hasattr(type(value), "__dataclass_fields__"):
        return []
    shown = [item.name for item in fields(value) if item.name not in ("caption", "id", "mark", "picture", "url")]  # type: ignore[arg-type]
    return [text for name in shown for text in texts_in(getattr(value, name))]


def as_read(text: str) -> str:
    """A text as it is read: without what is not harmless, in single blanks."""
    return " ".join(harmless(text).split())


@pytest.mark.parametrize("renderer", [draw, to_html, markdown], ids=["terminal", "html", "markdown"])
def test_every_block_has_its_function_in_every_renderer(renderer: object) -> None:
    """What is not in the table of a renderer could not be shown there."""
    registered = set(renderer.registry) - {object}  # type: ignore[attr-defined]
    assert set(get_args(Block)) == registered == set(BLOCKS)


def test_what_is_no_block_is_refused() -> None:
    """A mistake in the code, told at once."""
    for render in (lambda: draw("x", page_console()), lambda: to_html("x"), lambda: markdown("x")):  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="no block of a report: str"):
            render()


@pytest.mark.parametrize("kind", BLOCKS)
@given(data=st.data())
def test_a_terminal_shows_every_text_of_every_block(kind: type, data: st.DataObject) -> None:
    """Whatever stands in it, nothing is lost and nothing drives the terminal."""
    block = data.draw(BLOCKS[kind])
    text = drawn(report_of(block), 200)
    whole = [each for each in map(as_read, texts_in(block)) if len(each) < SHORT]  # cells wrap beside each other
    assert [] == [each for each in whole if each not in in_one_line(text)]
    assert [] == [each for each in text if each in "\x1b\x07\x9b\r\u202e\u200f\u061c\u2066"]


@pytest.mark.parametrize("kind", BLOCKS)
@given(data=st.data(), width=st.integers(20, 60))
def test_no_block_is_wider_than_a_narrow_terminal(kind: type, data: st.DataObject, width: int) -> None:
    """From 20 columns on."""
    block = data.draw(BLOCKS[kind])
    lines = captured(lambda console: draw(block, console), width).splitlines()
    assert [] == [line for line in lines if len(line) > width and line.isascii()]


@pytest.mark.parametrize("kind", BLOCKS)
@given(data=st.data())
def test_a_page_shows_every_text_and_is_made_of_our_tags_only(kind: type, data: st.DataObject) -> None:
    """No text becomes a tag or an attribute; every tag is closed; links lead within the page, or to a source."""
    block = data.draw(BLOCKS[kind])
    page = Page(html_of(report_of(block)))
    assert [] == [each for each in texts_in(block) if as_read(each) not in page.words]
    assert set() == set(page.tags) - ALLOWED
    assert [] == [name for _, name, _ in page.attributes if name.startswith("on")]
    assert [] == [link for link in page.all_of("href") if not link.startswith(("#", "https://example.org/"))]


@pytest.mark.parametrize("kind", BLOCKS)
@given(data=st.data())
def test_markdown_shows_every_text_as_text(kind: type, data: st.DataObject) -> None:
    """No text becomes a heading, a link, code, an image, or raw HTML; a list has as many entries as it was given."""
    block = data.draw(BLOCKS[kind])
    page = markdown_of(report_of(block))
    words = markdown_words(page)
    assert [] == [each for each in texts_in(block) if as_read(each) not in words]
    kinds = [token.type for token in markdown_tokens(page)]
    refused = ("html_block", "html_inline", "code_inline", "code_block", "fence", "image", "blockquote_open", "hr")
    assert [] == [each for each in kinds if each in refused]
    assert kinds.count("heading_open") == 2 + (kind in (Subheading, Sheet))
    assert kinds.count("link_open") == (kind is Sources)


def test_a_link_of_another_kind_is_no_link() -> None:
    """Sources come from authors: only addresses of the web can be followed."""
    page = Page(html_of(report_of(Sources((Source(1, "A", "javascript:alert(1)"),)))))
    assert "javascript:alert(1)" in page.words
    assert ["#part"] == page.all_of("href")


def test_numbers_of_sources_lead_to_them() -> None:
    """On a page, [1] is a link to the first source."""
    blocks = Paragraph(Line("A claim.", sources=(1,))), Sources((Source(1, "A book"),))
    page = Page(html_of(report_of(*blocks)))
    assert "#source-1" in page.all_of("href")
    assert "source-1" in page.all_of("id")
    assert "A claim. [ 1 ]" in page.words
    assert "A claim. [1]" in drawn(report_of(*blocks))


def test_a_page_is_complete_in_itself() -> None:
    """It has no script and asks nobody for anything, and says so to the browser; its language is named."""
    text = html_of(report_of(Subheading("x")))
    page = Page(text)
    assert ["en"] == page.all_of("lang")
    assert "default-src 'none'; style-src 'unsafe-inline'" in page.all_of("content")
    assert not {"script", "link", "iframe", "object", "img"} & set(page.tags)
    assert "url(" not in text
    assert "@import" not in text
    assert 1 == page.tags.count("h1") == page.tags.count("main") == page.tags.count("header")
