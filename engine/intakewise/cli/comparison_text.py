"""Print a comparison of files for people: first how far they can be compared, then what has changed."""

from collections.abc import Iterator, Sequence

from rich.console import Console

from intakewise.cli.compared import Compared, is_of_another_version
from intakewise.language.saying import say
from intakewise.quiz.band_plot import print_band_plot
from intakewise.quiz.comparison import LEVEL_WORDS, level_in_words, print_comparison
from intakewise.quiz.languages import print_notice
from intakewise.report.compose import compose
from intakewise.report.in_english import in_english
from intakewise.report.page import bullets, gap, heading, listed, page_console, paragraph
from intakewise.report.sources import DIGEST_LENGTH, about_blocks
from intakewise.report.to_terminal import draw_blocks, draw_essentials, draw_parts
from intakewise.wiring.knowledge_base import KnowledgeBase


def print_compared(compared: Sequence[Compared], kb: KnowledgeBase) -> None:
    """Print it on standard output. Where the last file is an emergency, its page stands alone."""
    console = page_console()
    first, last = compared[0], compared[-1]
    if last.assessment.emergency:
        draw_essentials(compose(last.assessment), console)
        return
    print_notice(console, last.assessment.language)
    _print_versions(console, compared, kb)
    if len(compared) > 2:
        _print_over_time(console, compared)
    paragraph(console, say("From {first} to {last}:", first=first.source, last=last.source))
    found = kb.compare_assessments(first.assessment, last.assessment)
    print_comparison(console, found, last.assessment)
    draw_parts(in_english(last.assessment), console)
    gap(console)
    draw_blocks(about_blocks(last.assessment), console)


def _print_versions(console: Console, compared: Sequence[Compared], kb: KnowledgeBase) -> None:
    """Say which files were written under other rules, and that all are assessed by the same ones here."""
    others = [each for each in compared if is_of_another_version(each, kb)]
    if not others:
        return
    paragraph(
        console,
        say(
            "The rules have changed since these files were written. All answers were assessed anew by version "
            "{version}, digest {digest}, so that like is compared with like:",
            version=kb.version,
            digest=kb.digest[:DIGEST_LENGTH],
        ),
    )
    bullets(console, (text for each in others for text in _then(each)))
    gap(console)


def _then(each: Compared) -> Iterator[str]:
    stamp, now = each.given.stamp, each.assessment.referral.level
    of_version = say("{file}: version {version}.", file=each.source, version=stamp.version)
    if stamp.digest:
        digest = stamp.digest[:DIGEST_LENGTH]
        of_version = say(
            "{file}: version {version}, digest {digest}.", file=each.source, version=stamp.version, digest=digest
        )
    then = next((level for level in LEVEL_WORDS if level.word == stamp.referral), None)
    if then is None or then is now:
        yield of_version
        return
    said = say("It then said: {then}; now: {now}.", then=say(LEVEL_WORDS[then]), now=_now(each))
    yield f"{of_version} {said}"


def _print_over_time(console: Console, compared: Sequence[Compared]) -> None:
    heading(console, say("Over time"))
    listed(
        console,
        ((f"{number}", f"{each.source}: {_now(each)}") for number, each in enumerate(compared, 1)),
    )
    print_band_plot(console, [each.assessment for each in compared])
    gap(console)


def _now(each: Compared) -> str:
    return level_in_words(each.assessment.referral.level, each.assessment.see_doctor)
