"""
Ask for a number in plain lines, and say how it was understood before it counts.

Knows nothing of interviews. How a number is read is decided in `numbers`.
"""

from dataclasses import replace
from functools import partial

from rich.console import Console

from intakewise.language.saying import say
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import folded
from intakewise.quiz.line_prompt import LinePrompt, put
from intakewise.quiz.lines import Lines
from intakewise.quiz.numbers import read_number
from intakewise.quiz.replies import Declines, Given, Misread, Note, Understood
from intakewise.quiz.typed import plain


def number_in_lines(prompt: LinePrompt, question: Question, lines: Lines, console: Console) -> object:
    """
    Ask until a number is understood, and, where somebody is there to ask, until they have said that it is meant.

    Of a file or a pipe, a number that is unusual counts only with "really" before it.

    Raises:  what `put` does.
    """
    if not lines.is_typed:
        how = prompt.how + " " + say("Where it is unusual, write “really” before it.")
        return put(replace(prompt, how=how, read=partial(_read_sure, question)), lines, console)
    prompt = replace(prompt, read=partial(read_number, question))
    while True:
        reply = put(prompt, lines, console)
        if not isinstance(reply, Understood):
            return reply
        if reply.is_literal and not reply.doubt:
            return Given(reply.raw)
        meant = put(_is_that_meant(reply, prompt), lines, console)
        if meant is not False:
            return Given(reply.raw) if meant is True else meant


def _read_sure(question: Question, typed: str) -> object:
    """Understand a number that nobody can be asked about again."""
    really = plain(say("really"))
    bare = plain(typed).removeprefix(really)
    understood = read_number(question, bare)
    if isinstance(understood, Misread):
        return understood
    if understood.doubt and not plain(typed).startswith(really):
        return Misread(say("That is unusual. If {value} is right, write “really” before it.", value=understood.shown))
    return Given(understood.raw)


def _is_that_meant(understood: Understood, prompt: LinePrompt) -> LinePrompt:
    ask = understood.doubt or say("That is {value}. Is that right?", value=understood.shown)
    leaving = [item for item in prompt.actions if not isinstance(item.value, Declines | Note)]
    return LinePrompt(ask, (), say("Type y for yes, or n for no."), _read_yes_or_no, leaving)


def _read_yes_or_no(typed: str) -> object:
    wanted = folded(typed)
    if wanted in (folded(say("y")), folded(say("Yes"))):
        return True
    if wanted in (folded(say("n")), folded(say("No"))):
        return False
    return Misread(say("Type y for yes, or n for no."))
