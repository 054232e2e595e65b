"""What a person reads is collected for the checks of wording, whole, and each text with its own place."""

from collections.abc import Iterator

from intakewise.model.drafts import Kind
from intakewise.problems.problem import Place
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import find_knowledge
from intakewise.reading.nodes import List, Mapping, Node, Scalar, read_file, read_text
from intakewise.reading.parts import mapping_of
from intakewise.reading.passages import advice_passages, passages_in, questionnaire_passages

NOT_READ_THROUGH = {"food", "serving", "also_called", "names"}
"""Keys of texts that nobody reads from beginning to end: the rows of food tables, and names that find options."""

SENTENCE = 4
"""From how many words on a text counts as one that is read, and not as a name or a number."""


def scalars(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Yield every scalar within a node but the names of a list that is searched, with the key that it stands under."""
    if isinstance(node, Scalar):
        yield key, node
    elif isinstance(node, List):
        for item in node.items:
            yield from scalars(item, key)
    elif isinstance(node, Mapping):
        for name, value in node.entries.items():
            if not (name == "options" and "search" in node.entries):
                yield from scalars(value, name)


def test_no_sentence_of_the_shipped_base_is_left_out() -> None:
    """Whoever adds a text that people read adds it to what is checked; sources and cases are for authors."""
    found, _ = find_knowledge("muscle_spasms")
    assert found is not None
    passages = passages_in(read_knowledge(found).roots)
    collected = {_spot(text.place) for passage in passages for text in passage.texts}
    for_authors = (".cases.yaml", ".safety.yaml", "sources.yaml")
    files = [path for path in found.rules.glob("*.yaml") if not path.name.endswith(for_authors)]
    read: list[Scalar] = []
    for path in [*files, found.questionnaires / "muscle_spasms.yaml"]:
        root, _ = read_file(path, str(path))
        assert root is not None
        read += [
            scalar
            for key, scalar in scalars(root)
            if key not in NOT_READ_THROUGH and len(scalar.text.split()) >= SENTENCE
        ]
    assert len(read) > 1000
    assert [] == [str(scalar.place) for scalar in read if _spot(scalar.place) not in collected]


def _spot(place: Place) -> tuple[str, int, int]:
    return place.file.rpartition("/")[2], place.line, place.column


def test_names_that_are_searched_are_left_out_and_the_rest_of_the_list_is_not() -> None:
    """Nobody reads three hundred medicines through; what stands outside the list is read."""
    root, _ = read_text(
        """
sections:
  - id: s
    title: Section
    questions:
      - id: medicines
        ask: What do you take?
        search: true
        options:
          - {id: statin, label: Statins such as simvastatin}
          - {id: other, label: Something else, incomplete: true}
          - {id: none_of_these, label: Nothing at all, none: true}
""",
        "x.yaml",
    )
    _, asked, section = questionnaire_passages(mapping_of(root))
    assert ["What do you take?", "Something else", "Nothing at all"] == [text.words for text in asked.texts]
    assert ["Section", *(text.words for text in asked.texts)] == [text.words for text in section.texts]


def test_a_text_knows_where_it_stands_and_whose_it_is() -> None:
    """A problem points to the text, not to the part that it belongs to."""
    root, _ = read_text("advice:\n  - id: rest\n    title: Rest\n    steps: [Lie down., Sleep.]\n", "x.yaml")
    (advice,) = advice_passages(mapping_of(root))
    assert ("the advice 'rest'", Place("x.yaml", 2, 9)) == (advice.called, advice.place)
    assert [("Rest", 3, 12), ("Lie down.", 4, 13), ("Sleep.", 4, 24)] == [
        (text.words, text.place.line, text.place.column) for text in advice.texts
    ]
    assert {(Kind.ADVICE, "rest")} == {(text.kind, text.owner) for text in advice.texts}
    assert ["title", "steps", "steps"] == [text.key for text in advice.texts]
