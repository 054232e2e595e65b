"""
What a rule rests on, through states: the tests on answers, bands, and the referral that stand behind it.

Knows typed rules; stops at bands, since a band weighs evidence and does not pass it on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from intakewise.model.conditions import Atom, Holds, Test
from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule
from intakewise.passes.atoms import atoms_in
from intakewise.passes.normalise import complement
from intakewise.problems.problem import Place

Support = tuple[Atom, str]
"""A test, the other way round where it is needed to be false, and the rule that it stands in."""


@dataclass(frozen=True, slots=True)
class Behind:
    """
    One test behind a rule.

    Args:
        atom: the test, the other way round where the rule needs it to be false.
        rule: where the test stands: the rule itself, or one that concludes a state.
        place: where the rule leads to it.
        state: through which state the rule leads to it; empty where it stands in the rule itself.
    """

    atom: Atom
    rule: str
    place: Place
    state: str = ""


@dataclass(frozen=True, slots=True)
class Foundations:
    """What stands behind each rule of a knowledge base; what was found for a state is kept."""

    knowledge: Knowledge
    concluding: Mapping[str, tuple[str, ...]]
    _found: dict[tuple[str, bool], tuple[Support, ...]] = field(default_factory=dict)

    def behind(self, rule: Rule) -> Iterator[Behind]:
        """Yield every test behind a rule."""
        for atom in atoms_in(rule.when):
            assert not isinstance(atom, Test)
            if isinstance(atom, Holds) and atom.fact in self.concluding:
                for support, within in self.supports(atom.fact, expected=atom.expected):
                    yield Behind(support, within, atom.place, atom.fact)
            else:
                yield Behind(atom, rule.id, atom.place)

    def supports(self, state: str, *, expected: bool) -> tuple[Support, ...]:
        """Return the tests that a state rests on when it is expected to be true, or false; circles end."""
        key = state, expected
        if key not in self._found:
            self._found[key] = tuple(dict.fromkeys(self._search(state, expected)))
        return self._found[key]

    def _search(self, state: str, expected: bool) -> Iterator[Support]:
        seen = {(state, expected)}
        waiting = [(state, expected)]
        while waiting:
            current, wanted = waiting.pop()
            for name in self.concluding[current]:
                when = self.knowledge.rules[name].when
                for atom in atoms_in(when if wanted else complement(when)):
                    assert not isinstance(atom, Test)
                    if not isinstance(atom, Holds) or atom.fact not in self.concluding:
                        yield atom, name
                    elif (atom.fact, atom.expected) not in seen:
                        seen.add((atom.fact, atom.expected))
                        waiting.append((atom.fact, atom.expected))
