"""
What guards the rules and is weaker in the newer base: marks and claims that tell people nothing, and what is proved.

Nobody is told anything else where a guard goes. But the next slip is reported by nothing, either.
"""

from collections.abc import Iterator

from intakewise.diff.structure import Written
from intakewise.diff.words import in_words
from intakewise.meaning.claims import worrying_answers
from intakewise.model.knowledge import Knowledge
from intakewise.model.pairs import Match, Pair, Side
from intakewise.model.rules import Property


def guards_lost(pair: Pair) -> list[Written]:
    """Return each safety mark, worrying answer, and property that is gone, and each loss that is newly accepted."""
    return [*_of_questions(pair), *_of_claims(pair)]


def _of_questions(pair: Pair) -> Iterator[Written]:
    for match in pair.matches:
        if match.old is None or match.new is None or not match.old.safety:
            continue
        if not match.new.safety:
            yield Written(f"Question '{match.key}' is no longer a safety question.", match.new.place)
        else:
            yield from _of_worrying(match)


def _of_worrying(match: Match) -> Iterator[Written]:
    assert match.old is not None
    assert match.new is not None
    now = set(worrying_answers(match.new))
    for answer in worrying_answers(match.old):
        known = match.option_from(Side.OLD, answer)
        if known not in now and (known in ("yes", "no") or match.new.rank_of(known) >= 0):
            yield Written(f"Question '{match.key}' no longer names '{known}' as worrying.", match.new.place)


def _of_claims(pair: Pair) -> Iterator[Written]:
    for name, before in pair.old.properties.items():
        after = pair.new.properties.get(name)
        if after is None:
            yield Written(f"Property '{name}' is gone: {before.statement}", before.place, Side.OLD)
        elif _in_words(pair.old, before) != _in_words(pair.new, after):
            yield Written(
                f"Property '{name}' is written otherwise: whether it still asks as much is not proved.", after.place
            )
    for name, loss in pair.new.accepted_losses.items():
        if pair.old.accepted_losses.get(name) != loss:
            yield Written(f"'{name}' accepts that '{loss.rule}' may be lost: {loss.because}", loss.place)


def _in_words(knowledge: Knowledge, asked: Property) -> tuple[str, str]:
    """Return a property as people read it: an option that only has another id changes nothing."""
    return in_words(knowledge, asked.whenever), in_words(knowledge, asked.must)
