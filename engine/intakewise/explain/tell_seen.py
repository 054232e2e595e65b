"""Tell a condition part by part, as a list of its lines: line number, what came out, what is asked, what was seen."""

from collections.abc import Iterator, Sequence

from intakewise.explain.telling import INDENT
from intakewise.language.saying import say, say_number, to_say
from intakewise.model.seen import Gap, Ground, Part, RuleSeen
from intakewise.model.values import Truth

MOST_FALSE = 4
"""Rules that do not fire and are named below a finding: more are only counted."""

_TRUTHS = {Truth.TRUE: to_say("true"), Truth.FALSE: to_say("false")}
_NOT_KNOWN = to_say("not known")
_GAPS = {
    Gap.NOT_ASKED: to_say("not asked"),
    Gap.DONT_KNOW: to_say("“I don't know”"),
    Gap.RATHER_NOT_SAY: to_say("“I'd rather not say”"),
    Gap.CLOSED: to_say("not asked, because of other answers"),
    Gap.NOT_SURE: to_say("not sure"),
    Gap.INCOMPLETE: to_say("something may be missing on the list"),
}


def tell_seen(rule: RuleSeen) -> Iterator[str]:
    """Yield the condition of a rule as it came out, one line for each part, those that it joins below it."""
    yield say("Its condition, line by line, in {file}", file=rule.when.place.file or rule.place.file)
    yield from _part(rule.when, 0)


def _part(part: Part, depth: int) -> Iterator[str]:
    words = f"{part.says}:" if part.parts else f"{part.says}{_seen(part)}"
    yield f"{_gutter(part)}{INDENT * depth}{words}"
    beneath = " " * len(_gutter(part)) + INDENT * (depth + 1)
    yield from (f"{beneath}- {line}" for line in _grounds(part.grounds))
    for each in part.parts:
        yield from _part(each, depth + 1)


def _gutter(part: Part) -> str:
    widest = max(len(say(word)) for word in (*_TRUTHS.values(), _NOT_KNOWN))
    return f"{part.place.line:>5} {truth_in_words(part.truth):<{widest}}  "


def truth_in_words(truth: Truth) -> str:
    """Return what came out as a word."""
    return say(_TRUTHS.get(truth, _NOT_KNOWN))


def _seen(part: Part) -> str:
    """Return what a part saw, in parentheses; nothing where there is nothing to say."""
    gap = say(_GAPS[part.gap]) if part.gap in _GAPS else ""
    if part.is_closed and not gap:
        gap = say("not asked, because of other answers, which means {value}", value=part.saw)
        return f" ({gap})"
    saw = _range(part.saw) if part.saw else ""
    told = "; ".join(each for each in (saw, gap) if each)
    return f" ({told})" if told else ""


def _range(saw: str) -> str:
    low, dots, high = saw.partition("..")
    return say("it is {low}, and could be {high}", low=low, high=high) if dots else say("it is {value}", value=saw)


def _grounds(grounds: Sequence[Ground]) -> Iterator[str]:
    """Yield what a fact comes from; of many rules that do not fire, only how many."""
    is_long = sum(each.truth is Truth.FALSE for each in grounds) > MOST_FALSE
    left_out = [each for each in grounds if is_long and each.kind == "rule" and each.truth is Truth.FALSE]
    for each in grounds:
        if each not in left_out:
            points = "" if each.points is None else f" ({each.points:+d})"
            its_branch = say("its branch")
            branch = f" ({its_branch})" if each.kind == "branch" else ""
            yield f"{truth_in_words(each.truth)}{branch}: {each.what}{points}, {each.place}"
    if left_out:
        count = len(left_out)
        yield say_number("{count} other rule is false", "{count} other rules are false", count)
