"""The lists of sentences in the shipped knowledge base: each entry is a whole one."""

import pytest

from tests.knowledge.shipped import knowledge

LISTS = [
    pytest.param(sentences, id=name)
    for name, sentences in [
        *((f"{each.id}.watch_for", each.watch_for) for each in knowledge().contributors.values()),
        *((f"{each.id}.steps", each.steps) for each in knowledge().advice.values()),
        *((f"{each.level.word}.sooner", each.sooner) for each in knowledge().levels.values()),
    ]
]


@pytest.mark.parametrize("sentences", LISTS)
def test_a_bullet_is_a_whole_sentence(sentences: tuple[str, ...]) -> None:
    """A comma that nobody quoted would cut a warning in two: "A sore on a foot", and "or numbness that spreads."."""
    assert [each for each in sentences if not (each[0].isupper() and each.endswith((".", "?", "!")))] == []
