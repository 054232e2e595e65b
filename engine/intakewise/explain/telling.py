"""
How a rule is told to a clinician: its sentence, where it stands, and the answers it rests on.

A question is written out where it is first named; from then on its id stands for it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from intakewise.explain.reasons import Explainer
from intakewise.explain.words import answer_in_words, replies_that_matter
from intakewise.language.saying import say, to_say
from intakewise.meaning.reasons import GAPS
from intakewise.model.conditions import AboutAdvice
from intakewise.model.questionnaires import Question
from intakewise.model.values import Level, Truth

INDENT = "  "
"""One step. What is told is a list of lines; those that begin with a mark (`- `, `+7 `) hang from it when they wrap."""


NOT_ASKED = to_say("(not asked)")
CLOSED = to_say("(not asked, because of other answers)")


_LEVELS = {
    Level.SELF_CARE: to_say("self_care"),
    Level.ROUTINE: to_say("routine"),
    Level.SOON: to_say("soon"),
    Level.URGENT: to_say("urgent"),
    Level.EMERGENCY: to_say("emergency"),
}


class Telling:
    """Tells rules one after the other."""

    def __init__(self, explainer: Explainer) -> None:
        self.explainer = explainer
        self._told: set[str] = set()

    def section(self, heading: str, rules: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield a heading and the rules below it, each with what stands before its sentence; nothing for no rules."""
        if rules:
            yield ""
            yield heading
        for name, mark in rules:
            yield from self.rule(name, mark)

    def by_truth(self, headings: Sequence[str], rules: Iterable[tuple[str, str]]) -> Iterator[str]:
        """
        Yield rules in sections by what they came to, in the order in which they are given.

        Args:
            headings: above those that are true, those that are not known, and those that are false; without the last,
                these are left out.
            rules: as `section` takes them.
        """
        truths, rules = self.explainer.inference.rules, list(rules)
        for heading, wanted in zip(headings, ((Truth.TRUE,), GAPS, (Truth.FALSE,)), strict=False):
            yield from self.section(heading, [each for each in rules if truths[each[0]] in wanted])

    def rule(self, name: str, mark: str) -> Iterator[str]:
        """Yield a rule: its sentence, its id and place, and the answers that decide it."""
        rule = self.explainer.knowledge.rules[name]
        yield f"{INDENT}{mark} {rule.because}"
        yield f"{INDENT * 2}{name}, {rule.place}"
        yield from (f"{INDENT * 2}{line}" for line in self.answers(self.replies(name)))

    def answers(self, replies: Mapping[str, str]) -> Iterator[str]:
        """Yield a line for each reply, with its question."""
        for question, reply in replies.items():
            yield f"- {self._named(question)} {reply}"

    def replies(self, name: str) -> dict[str, str]:
        """Return what was said, or why nothing was, to each question that decides a rule or leaves it undecided."""
        explainer = self.explainer
        if explainer.inference.rules[name] in GAPS:
            return {question: self._absence(question) for question in explainer.undecided_by(name)}
        replies = replies_that_matter(explainer.knowledge, explainer.answers, explainer.decided_by(name))
        return replies | {question: self._meaning_of_absence(question) for question in self._closed(name)}

    def _named(self, question: str) -> str:
        if question in self._told:
            return f"{question}:"
        self._told.add(question)
        return f"{question}: {self._question(question).ask}"

    def _closed(self, name: str) -> Iterator[str]:
        """Yield the questions that had a part in deciding a rule without being asked: other answers close them."""
        for atom, truth in self.explainer.decided_by(name):
            if truth not in GAPS and not isinstance(atom, AboutAdvice) and atom.fact in self.explainer.hidden:
                yield atom.fact

    def _meaning_of_absence(self, name: str) -> str:
        question = self._question(name)
        meaning = question.if_hidden
        if meaning is None:
            return say(CLOSED)
        words = answer_in_words(question, meaning)
        return say("(not asked, because of other answers, which mean: {answer})", answer=words)

    def _absence(self, name: str) -> str:
        """Say why an answer is missing: never asked, declined, or a list that leaves something open."""
        if name in self.explainer.hidden:
            return say(CLOSED)
        answer = self.explainer.answers.get(name)
        if answer is None:
            return say(NOT_ASKED)
        said = answer_in_words(self._question(name), answer.value)
        return said if answer.is_declined else say("{answer} (which leaves the rest open)", answer=said)

    def _question(self, name: str) -> Question:
        return self.explainer.knowledge.questionnaire.questions[name]


def word_of(truth: Truth) -> str:
    """Return a truth as a word, for authors."""
    return "not known" if truth in GAPS else truth.value


def level_in_words(level: Level) -> str:
    """Return a level of care as `explain` names it."""
    return say(_LEVELS[level])
