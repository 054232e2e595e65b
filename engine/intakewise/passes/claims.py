"""Check that nothing is claimed more firmly than its sources can bear. What a phrase needs stands in `ladder`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from intakewise.model.drafts import Kind, Passage, Text
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Concludes, Rule, Supports
from intakewise.model.values import Level
from intakewise.passes.ladder import bears, claims_in, strongest
from intakewise.passes.sentences import sentences_in
from intakewise.problems.problem import Problem

_CLAIMING = frozenset(
    (
        (Kind.RULE, "because"),
        (Kind.CONTRIBUTOR, "says"),
        (Kind.STATE, "says"),
        (Kind.ADVICE, "says"),
        (Kind.ADVICE, "steps"),
    )
)

_WHOSE = {
    Kind.RULE: "this rule",
    Kind.CONTRIBUTOR: "the rules that weigh this contributor",
    Kind.STATE: "the rules that conclude this state",
    Kind.ADVICE: "this advice",
}

Sources = dict[tuple[Kind, str], tuple[str, ...]]


def check_claims(passages: Iterable[Passage], knowledge: Knowledge) -> list[Problem]:
    """
    Return a problem for each sentence that is firmer than the strongest source it rests on.

    What a red flag or first aid says is a call to act, and is left alone: no author should be led to soften it.
    """
    rests_on = _sources_of(knowledge)
    texts = dict.fromkeys(text for passage in passages for text in passage.texts)
    return [problem for text in texts for problem in _check(text, rests_on, knowledge)]


def _sources_of(knowledge: Knowledge) -> Sources:
    """Return what each part that claims something rests on; a finding on all that leads to it or away from it."""
    found: Sources = {(Kind.RULE, rule.id): rule.sources for rule in knowledge.rules.values() if not _calls(rule)}
    found |= {(Kind.ADVICE, each.id): each.sources for each in knowledge.advice.values() if not each.first_aid}
    findings: Sources = defaultdict(tuple)
    for rule in knowledge.rules.values():
        for effect in rule.effects:
            if isinstance(effect, Supports):
                findings[Kind.CONTRIBUTOR, effect.contributor] += rule.sources
            elif isinstance(effect, Concludes):
                findings[Kind.STATE, effect.state] += rule.sources
    return found | findings


def _calls(rule: Rule) -> bool:
    return rule.refers is not None and rule.refers.level >= Level.URGENT


def _check(text: Text, rests_on: Sources, knowledge: Knowledge) -> Iterator[Problem]:
    if text.kind is None or (text.kind, text.key) not in _CLAIMING or (text.kind, text.owner) not in rests_on:
        return
    sources = rests_on[text.kind, text.owner]
    strength = strongest(knowledge.sources[source].strength for source in sources)
    for sentence in sentences_in(text.words):
        for words, rung in claims_in(sentence):
            if not bears(strength, rung):
                yield Problem(
                    "IW-W003",
                    text.place,
                    f"'{words}' claims more than the sources of {_WHOSE[text.kind]} can bear: the strongest of them "
                    f"is '{strength}'.",
                    f"Expected a source that is '{rung.needs}' at least.",
                    f"Cite one, or say less, such as '{rung.instead}'.",
                )
