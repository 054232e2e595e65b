"""What may play a part, in blocks: how likely each is, the evidence for and against, and what cannot be said yet."""

from collections import Counter
from collections.abc import Iterator, Sequence

from intakewise.language.saying import say
from intakewise.model.assessments import Assessment, ContributorResult, Evidence
from intakewise.model.values import Band
from intakewise.report.asked import asked
from intakewise.report.blocks import Bar, Bars, Block, Bullets, Line, Paragraph, Part, Steps, Subheading
from intakewise.report.citing import Citations
from intakewise.report.picture import evidence_picture
from intakewise.report.reasons import because
from intakewise.report.words import band_in_words, strength_word

_SHOWN_FIRST = 5
"""Contributors in the essentials; the others are counted."""

_DRAWN = 12
"""Contributors in the picture, which is not broken over pages."""

_ASKED = 3
_STEPS_OF_A_BAND = 3


def in_short(assessment: Assessment) -> Part | None:
    """Return a line for each that is possible or more, and the names of those that cannot be judged."""
    if not assessment.contributors:
        return None
    shown, undecided, _ = _sorted(assessment)
    return Part("contributors", say("What may play a part"), tuple(_few(shown, undecided)))


def _few(shown: Sequence[ContributorResult], undecided: Sequence[ContributorResult]) -> Iterator[Block]:
    if shown:
        yield _bars(shown[:_SHOWN_FIRST])
        if len(shown) > _SHOWN_FIRST:
            yield Paragraph(Line(say("and {count} more.", count=len(shown) - _SHOWN_FIRST)))
    elif not undecided:
        yield Paragraph(Line(say("Nothing that we looked at stands out.")))
    if undecided:
        yield Paragraph(Line(_titles(undecided), say("Not enough answers to say:")))


def in_full(assessment: Assessment, citations: Citations) -> Part | None:
    """Return every contributor that was assessed: with its evidence, as not decided, or in one line as unlikely."""
    if not assessment.contributors:
        return None
    shown, undecided, unlikely = _sorted(assessment)
    blocks: list[Block] = []
    if shown:
        blocks.append(Paragraph(Line(say("Worth asking about. These are judgements in words, not diagnoses."))))
        blocks.append(_bars(shown, evidence_picture(shown[:_DRAWN])))
        for each in shown:
            blocks += _explained(each, citations)
    elif not undecided:
        blocks.append(Paragraph(Line(say("Nothing that we looked at stands out."))))
    blocks += _undecided(undecided, assessment)
    if unlikely:
        blocks.append(Paragraph(Line(_titles(unlikely), say("Unlikely, from your answers:"))))
    return Part("contributors", say("What may play a part"), tuple(blocks))


def _sorted(
    assessment: Assessment,
) -> tuple[list[ContributorResult], list[ContributorResult], list[ContributorResult]]:
    """Return those that are shown, those that the missing answers leave open, and those that are unlikely."""
    shown = [each for each in assessment.contributors if each.band > Band.UNLIKELY]
    below = [each for each in assessment.contributors if each.band is Band.UNLIKELY]
    return (
        shown,
        [each for each in below if not each.enough_answers],
        [each for each in below if each.enough_answers],
    )


def _titles(found: Sequence[ContributorResult]) -> str:
    return f"{'; '.join(each.title for each in found)}."


def _bars(shown: Sequence[ContributorResult], picture: str = "") -> Bars:
    length = _STEPS_OF_A_BAND * len(Band)
    bars = (Bar(each.title, _STEPS_OF_A_BAND * (each.band + 1), length, band_in_words(each)) for each in shown)
    return Bars(say("How likely each is to play a part"), tuple(bars), picture)


def _explained(each: ContributorResult, citations: Citations) -> Iterator[Block]:
    title, band = each.title, band_in_words(each)
    # A low nutrient is something to ask about, never something that a person is told to have.
    if each.kind == "nutrient":
        name = f"{title[:1].lower()}{title[1:]}"
        yield Subheading(say("Worth asking about: {name} ({band})", name=name, band=band))
    else:
        yield Subheading(say("{name} ({band})", name=title, band=band))
    if each.says:
        yield Paragraph(Line(each.says))
    yield from _evidence(say("For:"), [item for item in each.evidence if item.decibans > 0], citations, "+")
    yield from _evidence(say("Against:"), [item for item in each.evidence if item.decibans < 0], citations, "-")
    if not each.enough_answers:
        yield Paragraph(Line(say("Not enough answers to say more.")))


def _evidence(title: str, items: Sequence[Evidence], citations: Citations, mark: str) -> Iterator[Block]:
    if items:
        yield Paragraph(Line("", title))
        yield Bullets(tuple(_item(item, citations) for item in items), mark)


def _item(item: Evidence, citations: Citations) -> Line:
    line = because(item.reason, citations)
    strength = strength_word(item.decibans)
    return Line(f"{line.text} ({strength})", "", line.sources, line.notes) if strength else line


def _undecided(undecided: Sequence[ContributorResult], assessment: Assessment) -> Iterator[Block]:
    """Yield what the missing answers leave open; it must not look like "unlikely"."""
    if not undecided:
        return
    yield Subheading(say("Not enough answers to say"))
    yield Paragraph(Line(_titles(undecided)))
    counts = Counter(name for each in undecided for item in each.open_evidence for name in item.missing)
    if counts:
        yield Paragraph(Line(say("What would tell most:")))
        yield Steps(tuple(Line(asked(assessment, name)) for name, _ in counts.most_common(_ASKED)))
