"""
What the quiz prints between its prompts: the pages before the first question, sections, answers, and how it ended.

Draws what the knowledge base and the interview say; decides nothing.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from intakewise.explain.words import answer_in_words
from intakewise.interview.interview import Interview
from intakewise.interview.progress import Progress
from intakewise.interview.steps import Changed
from intakewise.language.saying import say, say_number, speaking
from intakewise.model.assessed_reasons import Reason
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH, Language
from intakewise.model.questionnaires import Question, Section
from intakewise.model.values import Level
from intakewise.passes.check_answers import check_answer
from intakewise.problems.problem import Problem
from intakewise.quiz.keeping import Keeper
from intakewise.quiz.languages import print_notice, short_notice
from intakewise.report.page import (
    bullets,
    clean,
    gap,
    heading,
    is_spoken,
    listed,
    paragraph,
    show,
    subheading,
    title,
)
from intakewise.report.sources import short


def print_how_to_answer(console: Console) -> None:
    """Print how to answer in plain lines, before anything is asked."""
    paragraph(
        console,
        say(
            "How to answer: type the number or the letter of an answer, or what is asked for, and press Enter. Where "
            "several fit, type their numbers with commas between them. Enter alone repeats the question."
        ),
    )


def print_input_ended(console: Console, ask: str) -> None:
    """Print that there were no more answers, and which question was next."""
    gap(console)
    paragraph(console, say("The input ended here. The next question was: “{ask}”", ask=ask))


def print_welcome(console: Console, knowledge: Knowledge) -> None:
    """Print what the quiz is and is not."""
    before = knowledge.before_you_start
    title(console, knowledge.title)
    subheading(console, say("What this is"))
    bullets(console, before.is_)
    subheading(console, say("What it is not"))
    bullets(console, before.is_not)


def print_whom_it_is_for(console: Console, knowledge: Knowledge, keeper: Keeper) -> None:
    """Print the age that it is for, what happens to the answers, and the disclaimer in short."""
    gap(console)
    paragraph(console, knowledge.before_you_start.age)
    gap(console)
    paragraph(console, short(knowledge.disclaimer))
    gap(console)
    need_not = say("You need not answer everything: “I don't know” is never taken for a no.")
    paragraph(console, f"{need_not} {_where(keeper)}")


def _where(keeper: Keeper) -> str:
    """Say where the answers stay, and whether they are kept."""
    if keeper.folder is not None:
        return say(
            "Each answer is kept on this machine at once, in a file that only you can read: should you stop, you can "
            "go on later. “intakewise history” shows and deletes what is kept."
        )
    if keeper.refused is None:
        return say("Your answers stay on this machine and are not kept: should you stop, they are gone.")
    gone = say("Your answers stay on this machine. They cannot be kept: should you stop, they are gone.")
    return f"{gone} {keeper.refused}"


def print_call_now(console: Console, knowledge: Knowledge, region: str) -> None:
    """Print the signs for which to call for help at once, and how; besides an unreviewed translation in English."""
    _print_call_now(console, knowledge, region)
    if knowledge.beside is not None:
        with speaking(ENGLISH.code):
            _print_call_now(console, knowledge.beside, region)


def _print_call_now(console: Console, knowledge: Knowledge, region: str) -> None:
    heading(console, say("Stop here and get help now if there is any of these"))
    bullets(console, knowledge.before_you_start.call_now)
    gap(console)
    print_how(console, knowledge.levels[Level.EMERGENCY].how, region, knowledge)


def print_how(console: Console, how: Mapping[str, str], region: str, knowledge: Knowledge) -> None:
    """Print how to get help: in one region, or in all of them if none was chosen."""
    if region in how:
        paragraph(console, how[region], style="bold")
        return
    titles = {name: known.title for name, known in knowledge.regions.items()}
    listed(console, ((f"{titles.get(name, name)}:", text) for name, text in how.items()))


def print_section(console: Console, section: Section, progress: Progress, language: Language) -> None:
    """Print the title of a section, which part of how many it is, and its introduction."""
    part = say("part {number} of {count}", number=progress.section_number, count=progress.sections)
    heading(console, f"{section.title} ({part})")
    paragraph(console, "" if language.is_trusted else f"[{short_notice()}]")
    paragraph(console, section.intro)


def print_answer(console: Console, question: Question, raw: object) -> None:
    """Print a question with its answer, as understood: what stays on the screen of a prompt."""
    checked = check_answer(question, raw)
    assert not isinstance(checked, Problem), question.id
    if is_spoken(console):  # the question stands right above
        paragraph(console, say("Noted: {answer}", answer=answer_in_words(question, checked.value)))
        return
    line = Text.assemble(clean(question.ask), " ", clean(answer_in_words(question, checked.value), "bold"))
    show(console, line, indent=2)


def print_back(console: Console) -> None:
    """Print that the person went back, so that the answers above are not taken for the last word."""
    if is_spoken(console):
        paragraph(console, say("One question back."))
        return
    show(console, clean(say("(One screen back.)")), indent=2)


def print_changed(console: Console, changed: Changed, questions: Mapping[str, Question]) -> None:
    """Print which answers a change has closed, and which apply again."""
    gone, again = changed.no_longer_apply, changed.apply_again
    if gone:
        told = say_number(
            "{count} answer no longer applies: {named}",
            "{count} answers no longer apply: {named}",
            len(gone),
            named=_named(gone, questions),
        )
        paragraph(console, told, indent=2)
    if again:
        told = say_number(
            "{count} answer applies again: {named}",
            "{count} answers apply again: {named}",
            len(again),
            named=_named(again, questions),
        )
        paragraph(console, told, indent=2)


def _named(names: Sequence[str], questions: Mapping[str, Question]) -> str:
    return "; ".join(f"“{questions[name].ask}”" for name in names)


def print_understood(console: Console, interview: Interview, language: Language) -> None:
    """Print what may be an emergency, and the answers that say so: before "Is that right?"."""
    _print_understood(console, interview.emergency_reasons)
    if reasons := interview.emergency_reasons_in_english:
        print_notice(console, language)
        with speaking(ENGLISH.code):
            _print_understood(console, reasons)


def _print_understood(console: Console, reasons: Sequence[Reason]) -> None:
    heading(console, say("This may be an emergency"))
    for reason in reasons:
        paragraph(console, reason.title, style="bold")
        bullets(console, (say("You said: {answer}", answer=said) for said in reason.because_you_said), indent=2)


def print_left_out(console: Console, questions: Sequence[Question]) -> None:
    """Print how many questions were not asked because no answer could change anything, and how to be asked them."""
    if questions:
        gap(console)
        counted = say_number(
            "{count} question was not asked: after your other answers, no reply could change this result.",
            "{count} questions were not asked: after your other answers, no reply could change this result.",
            len(questions),
        )
        everything = say("“intakewise quiz --thorough” asks everything.")
        paragraph(console, f"{counted} {everything}")


def print_in_short(console: Console, headline: str) -> None:
    """Print the advice once more below what was asked for: the essentials may have left the screen."""
    gap(console)
    paragraph(console, say("In short: {headline}", headline=headline), style="bold")


def print_saved(console: Console, path: Path) -> None:
    """Print where the report is."""
    gap(console)
    paragraph(console, say("The report is in {path}. Only you can read that file.", path=path))


def print_kept(console: Console, path: Path) -> None:
    """Print where the answers are, when there is no result to them."""
    gap(console)
    paragraph(console, say("Your answers are in {path}, without a result.", path=path))


def print_no_page(console: Console, path: Path) -> None:
    """Print that a page was not written, since there is no result to show on it."""
    gap(console)
    paragraph(console, say("Nothing was written to {path}, for there is no result.", path=path))


def print_not_saved(console: Console, problem: Problem) -> None:
    """Print that the file could not be written."""
    gap(console)
    paragraph(console, say("The report file could not be written. {problem}", problem=problem), style="bold")


def print_not_kept(console: Console, problem: Problem) -> None:
    """Print, once, that the answers are not on disk: the quiz goes on without that."""
    gap(console)
    gone = say("Your answers are not being kept: should you stop now, they are gone. {problem}", problem=problem)
    paragraph(console, gone, style="bold")


def print_stopped(
    console: Console, knowledge: Knowledge, level: Level, region: str, kept: Path | None, *, keeper: Keeper
) -> None:
    """Print that the quiz was stopped, what was kept, and what the answers so far already ask for."""
    gap(console)
    stopped = say("Stopped.")
    paragraph(console, f"{stopped} {_kept_as(kept, keeper)}")
    if level >= Level.URGENT:
        _print_so_far(console, knowledge, level, region)
        if knowledge.beside is not None:
            print_notice(console, knowledge.language)
            with speaking(ENGLISH.code):
                _print_so_far(console, knowledge.beside, level, region)


def _print_so_far(console: Console, knowledge: Knowledge, level: Level, region: str) -> None:
    text = knowledge.levels[level]
    so_far = say("What you answered so far already says: {level}. {what_to_do}", level=text.title, what_to_do=text.says)
    paragraph(console, so_far, style="bold")
    print_how(console, text.how, region, knowledge)


def _kept_as(report: Path | None, keeper: Keeper) -> str:
    """Say where the answers so far are."""
    if report is not None and keeper.has_kept:
        return say(
            "Your answers so far are in {report}, and are kept: start the quiz again to go on, or delete them "
            "(intakewise history).",
            report=report,
        )
    if report is not None:
        return say("Your answers so far are in {report}, and nothing else was kept.", report=report)
    if keeper.has_kept:
        return say("Your answers so far are kept: start the quiz again to go on, or delete them (intakewise history).")
    return say("Nothing new was kept.") if keeper.offered else say("Nothing was kept.")
