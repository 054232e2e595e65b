"""What people read beside questions and findings, on the page: before they start, and at each level of care."""

from collections.abc import Iterator, Mapping

from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Level
from intakewise.report.harmless import escaped
from intakewise.site.html import bullets, heading, pairs, paragraph


def texts_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield the texts of `knowledge.yaml`, with the telephone numbers of every region."""
    start = knowledge.before_you_start
    yield heading(2, "texts", "What people are told")
    yield heading(3, "before-you-start", "Before the first question")
    yield pairs(
        (
            ("What it is", bullets(map(escaped, start.is_))),
            ("What it is not", bullets(map(escaped, start.is_not))),
            ("Call now", bullets(map(escaped, start.call_now))),
            ("Age", escaped(start.age)),
            ("At the end", escaped(knowledge.disclaimer)),
        )
    )
    if knowledge.region_question is not None:
        yield pairs(
            [
                ("Asked", escaped(knowledge.region_question.ask)),
                ("Answers", bullets(escaped(each.title) for each in knowledge.regions.values())),
                ("Elsewhere", escaped(knowledge.region_question.elsewhere)),
            ]
        )
    yield heading(3, "levels", "At each level of care")
    for level in sorted(knowledge.levels, reverse=True):
        yield _level(knowledge, level)
    if knowledge.contacts:
        yield heading(3, "contacts", "Whom to turn to where it is not simply a doctor")
        for contact in knowledge.contacts.values():
            rows = pairs([("Id", f"<code>{escaped(contact.id)}</code>"), *_by_region(knowledge, contact.how)])
            yield f"<article>{heading(4, f'contact-{contact.id}', contact.title)}{rows}</article>"


def _level(knowledge: Knowledge, level: Level) -> str:
    text = knowledge.levels[level]
    rows = pairs(
        [
            ("Level", escaped(level.word.replace("_", " "))),
            ("First", escaped(f"{text.reassures} (only while nothing is left open)" if text.reassures else "")),
            *_by_region(knowledge, text.how),
            ("Sooner", bullets(map(escaped, text.sooner)) if text.sooner else ""),
        ]
    )
    return f"<article>{heading(4, f'told-{level.word}', text.title)}{paragraph(text.says)}{rows}</article>"


def _by_region(knowledge: Knowledge, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for region, says in texts.items():
        yield knowledge.regions[region].title if region in knowledge.regions else region, escaped(says)
