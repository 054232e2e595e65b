"""What a reader of a page sees: the words of HTML and Markdown, and the markup around them, for tests."""

from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token


class Page(HTMLParser):
    """A page of HTML: its words, its tags in order, and its attributes."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self._words: list[str] = []
        self.feed(text)
        self.close()
        assert [] == self.open

    @property
    def words(self) -> str:
        """Everything that is read, in one line."""
        return " ".join(" ".join(self._words).split())

    def all_of(self, attribute: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value for _, name, value in self.attributes if name == attribute]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; it has to be closed where it may be."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note that a tag is closed: the one that was opened last."""
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        """Note words, the style sheet not among them."""
        if self.open and self.open[-1] != "style":
            self._words.append(data)


def markdown_tokens(text: str) -> list[Token]:
    """Return what a renderer of Markdown makes of a text, raw HTML allowed, as many renderers do."""
    return list(_flat(MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


def markdown_words(text: str) -> str:
    """Return what is read of Markdown, in one line."""
    return " ".join("".join(map(_word, markdown_tokens(text))).split())


def _word(token: Token) -> str:
    if token.type in ("text", "text_special"):
        return token.content
    return " " if token.block or token.type in ("softbreak", "hardbreak") else ""
