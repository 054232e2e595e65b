"""
One quiz in a terminal, from the first page to the report.

Draws what the interview says: which question comes next, what an answer changes, and what is an emergency is decided
there. What draws is imported where it is first needed: the first page must come fast.
"""

# ruff: noqa: PLC0415 - see above

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from intakewise.interview.interview import Interview
from intakewise.interview.screens import Screen
from intakewise.language.saying import speaking, to_say
from intakewise.model.questionnaires import Question
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, STOPPED
from intakewise.problems.problem import Problem
from intakewise.quiz.asker import Asker
from intakewise.quiz.asking import Asking, ask_again, ask_screen
from intakewise.quiz.choose_asker import asker_in_lines, asker_on_screen
from intakewise.quiz.keeping import Keeper
from intakewise.quiz.languages import beside, choose_language, entry_to_change, print_other_languages
from intakewise.quiz.lines import DoesNotFit, InputEnded, tell_unfit
from intakewise.quiz.moving import Moved, go_elsewhere, review
from intakewise.quiz.opening import Left, ask_for_danger, welcome
from intakewise.quiz.replies import Declines, Frame, Given, GoBack, GoElsewhere, Item, Leaving
from intakewise.quiz.terminal import GONE, refuse_output
from intakewise.report.file import JSON, refuse_report, write_answers
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.refusals import refuse_region

if TYPE_CHECKING:
    from rich.console import Console


@dataclass(slots=True)
class _Quiz:
    """A quiz that is going on; `section` is the one whose title was printed last."""

    kb: KnowledgeBase
    interview: Interview
    asker: Asker
    console: "Console"
    region: str
    report: Path | None
    keeper: Keeper
    thorough: bool = False
    section: str = ""


def run_quiz(
    kb: KnowledgeBase,
    *,
    region: str = "",
    report: Path | None = None,
    history: Path | Problem | None = None,
    thorough: bool = False,
    wanted: Sequence[str] = (),
    plain: bool = False,
) -> int:
    """
    Ask one person in this terminal and print the report.

    Args:
        region: chooses texts, telephone numbers, and units; empty: the person is asked first, and may leave it open.
        report: where the report is written. In a JSON file the answers so far are there after each question, so that
            nothing is lost when the terminal closes.
        history: where each answer is kept before the next question shows; None: nowhere; a problem: why it cannot be.
        thorough: ask also what can change nothing any more.
        wanted: languages that the person may want, which they are asked about; empty: nobody is asked.
        plain: ask in plain lines; also done where no screen can be drawn, or answers come from a file or a pipe.

    Returns:  the exit code: 0 fine, 2 could not run or could not finish, 130 stopped, or no more answers came.
    """
    problems = [*refuse_region(kb.knowledge, region), report and refuse_report(report)]
    refused = [refuse_output(), *(str(problem or "") for problem in problems)]
    if any(refused):
        print("\n".join(message for message in refused if message), file=sys.stderr)
        return COULD_NOT_RUN
    from intakewise.quiz.screens import print_not_kept

    asker, console = asker_in_lines() if plain else asker_on_screen()
    try:
        kb = choose_language(kb, wanted if asker.asks_somebody else (), asker)
    except (KeyboardInterrupt, EOFError):
        return STOPPED
    keeper = Keeper(kb.knowledge, history, partial(print_not_kept, console))
    quiz = _Quiz(kb, kb.interview(), asker, console, region, report, keeper, thorough)
    with speaking(kb.language):
        return _run(quiz)


def _run(quiz: _Quiz) -> int:
    try:
        quiz.asker.introduce()
        return _hold(quiz)
    except DoesNotFit as unfit:
        tell_unfit(unfit)
        _stopped(quiz, unfit)
        return COULD_NOT_RUN
    except (KeyboardInterrupt, EOFError) as left:
        with suppress(OSError):
            _stopped(quiz, left)
        return STOPPED
    except OSError as error:
        if error.errno in GONE:
            return STOPPED
        raise


def _hold(quiz: _Quiz) -> int:
    try:
        if not _resume(quiz):
            print_other_languages(quiz.console, quiz.kb, "intakewise quiz")
            quiz.region = welcome(quiz.kb.knowledge, quiz.keeper, quiz.asker, quiz.console, quiz.region)
        ask_for_danger(quiz.kb.knowledge, quiz.asker, quiz.console, quiz.region)
    except Left:
        return FINE
    if quiz.thorough:
        quiz.interview.ask_everything()
    for last in list(quiz.interview.answers)[-1:]:
        _settle_emergency(quiz, quiz.kb.knowledge.questionnaire.questions[last])
    while not _is_done(quiz):
        pass
    return _finish(quiz)


def _is_done(quiz: _Quiz) -> bool:
    """Ask what there is to ask, then let the person look at their answers; return whether they want the result."""
    while (screen := _next_screen(quiz)) is not None:
        _print_section(quiz, screen.questions[0])
        _ask_next(quiz, screen)
    if quiz.interview.ended_by_emergency or not quiz.asker.asks_somebody:
        return True
    moved = review(quiz.interview, quiz.asker)
    if moved is Moved.BACK:
        _go_back(quiz)
    return moved is Moved.ON


def _resume(quiz: _Quiz) -> bool:
    """Offer what was not finished; return whether the person goes on with it."""
    waiting = quiz.keeper.unfinished() if quiz.asker.asks_somebody else []
    if not waiting:
        return False  # the first page need not wait for what reads the history
    from intakewise.quiz.going_on import go_on

    found = go_on(quiz.kb, quiz.keeper, waiting, asker=quiz.asker, console=quiz.console, region=quiz.region)
    if found is not None:
        quiz.interview, quiz.region = found
    return found is not None


def _next_screen(quiz: _Quiz) -> Screen | None:
    """Return what to ask now, once everything before it is on disk."""
    quiz.keeper.note(quiz.interview, quiz.region)
    return quiz.interview.next_screen()


def _print_section(quiz: _Quiz, question: Question) -> None:
    from intakewise.quiz.screens import print_section

    if quiz.section != question.section:
        quiz.section = question.section
        section, progress = quiz.interview.section_of(question), quiz.interview.progress
        print_section(quiz.console, section, progress, quiz.kb.knowledge.language)


def _ask_next(quiz: _Quiz, screen: Screen) -> None:
    replies = ask_screen(_asking(quiz), screen)
    if isinstance(replies, GoBack):
        _go_back(quiz)
    elif isinstance(replies, GoElsewhere):
        go_elsewhere(quiz.interview, quiz.asker)
    else:
        _record(quiz, replies)
        _settle_emergency(quiz, screen.questions[-1])


def _asking(quiz: _Quiz) -> Asking:
    return Asking(quiz.interview, quiz.asker, quiz.kb.knowledge, quiz.region)


def _go_back(quiz: _Quiz) -> None:
    from intakewise.quiz.screens import print_back, print_changed

    changed = quiz.asker.go_back(quiz.interview)
    print_back(quiz.console)
    print_changed(quiz.console, changed, quiz.kb.knowledge.questionnaire.questions)


def _settle_emergency(quiz: _Quiz, last: Question) -> None:
    """Ask until what looks like an emergency is confirmed, or is none any more."""
    try:
        while quiz.interview.emergency and not quiz.interview.ended_by_emergency:
            _is_that_right(quiz, last)
    except (InputEnded, DoesNotFit):
        from intakewise.quiz.finishing import show_essentials

        # Nobody has said that it is not so: what to do now is shown all the same.
        show_essentials(quiz.kb, quiz.interview, quiz.region, quiz.console)
        raise


def _record(quiz: _Quiz, replies: Mapping[str, Given | Declines]) -> None:
    """Take answers, show how they were understood and what they changed, and keep them if a file was asked for."""
    from intakewise.quiz.screens import print_answer, print_changed

    raws = {
        name: reply.raw if isinstance(reply, Given) else {"declined": reply.reason} for name, reply in replies.items()
    }
    changed = quiz.interview.answer_several(raws)
    questions = quiz.kb.knowledge.questionnaire.questions
    for name, raw in raws.items():
        print_answer(quiz.console, questions[name], raw)
    print_changed(quiz.console, changed, questions)
    # Should this fail, the last write says so: nobody is interrupted for it between two questions.
    _keep_answers(quiz)
    quiz.keeper.note(quiz.interview, quiz.region)


def _answers_file(quiz: _Quiz) -> Path | None:
    """Return the file that the answers so far go to: a page has no place for what is not finished."""
    return quiz.report if quiz.report is not None and quiz.report.suffix == JSON else None


def _keep_answers(quiz: _Quiz) -> Problem | None:
    file = _answers_file(quiz)
    if file is None or not quiz.interview.answers:
        return None
    return write_answers(file, quiz.kb.knowledge, quiz.region, quiz.interview.answers)


def _is_that_right(quiz: _Quiz, last: Question) -> None:
    """Ask once whether an emergency was understood rightly; if not, ask again what it rests on."""
    from intakewise.quiz.screens import print_understood

    reasons = quiz.interview.emergency_reasons
    print_understood(quiz.console, quiz.interview, quiz.kb.knowledge.language)
    named = dict.fromkeys(name for reason in reasons for name in reason.questions) or {last.id: None}
    knowledge = quiz.kb.knowledge
    questions = {name: knowledge.questionnaire.questions[name] for name in named}
    yes = Item(beside(to_say("Yes, that is right: show me what to do now"), knowledge.language), "")
    items = [yes, *(Item(entry_to_change(knowledge, name), name) for name in questions)]
    chosen = quiz.asker.ask_one(Frame(beside(to_say("Is that right?"), knowledge.language)), items)
    if chosen == yes.value:
        quiz.interview.confirm_emergency()
        return
    # Back leads to "Is that right?" again: the emergency still stands.
    reply = ask_again(_asking(quiz), questions[str(chosen)])
    if not isinstance(reply, Leaving):
        _record(quiz, {str(chosen): reply})


def _finish(quiz: _Quiz) -> int:
    from intakewise.quiz.finishing import assessed, give_report
    from intakewise.quiz.screens import print_kept, print_no_page

    assessment = assessed(quiz.kb, quiz.interview, quiz.region, quiz.console)
    if assessment is None:
        file = _answers_file(quiz)
        if file is not None and _keep_answers(quiz) is None:
            print_kept(quiz.console, file)
        elif quiz.report is not None:
            print_no_page(quiz.console, quiz.report)
        return COULD_NOT_RUN
    quiz.keeper.finish(quiz.interview, assessment)
    left_out = quiz.interview.left_out
    return give_report(quiz.kb, assessment, left_out, file=quiz.report, asker=quiz.asker, console=quiz.console)


def _stopped(quiz: _Quiz, left: BaseException) -> None:
    from intakewise.quiz.screens import print_input_ended, print_not_saved, print_stopped

    if isinstance(left, InputEnded):
        print_input_ended(quiz.console, left.ask)
    problem = _keep_answers(quiz)
    kept = _answers_file(quiz) if quiz.interview.answers and problem is None else None
    print_stopped(
        quiz.console, quiz.kb.knowledge, quiz.interview.referral_so_far, quiz.region, kept, keeper=quiz.keeper
    )
    if problem is not None:
        print_not_saved(quiz.console, problem)
