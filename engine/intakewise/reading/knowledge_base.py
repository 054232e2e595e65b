"""
Read the files of a knowledge base into a draft: all of them, whatever is wrong with some.

Must not know what names mean across files: that is resolved afterwards.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from os.path import normpath
from pathlib import Path

from intakewise.model.drafts import About, Draft, Kind, QuestionnaireDraft, Unread
from intakewise.model.foods import Ingredient, Nutrient
from intakewise.model.rules import AcceptedLoss, Advice, Caution, Contributor, Property, Rule, Source, State
from intakewise.problems.problem import Place, Problem, Severity
from intakewise.problems.system import reason_of
from intakewise.reading.about import about_from
from intakewise.reading.advice import advice_from, caution_from
from intakewise.reading.contributors import contributor_from, state_from
from intakewise.reading.documents import Document, Unsound, built, read_document
from intakewise.reading.foods import ingredient_from, nutrient_from
from intakewise.reading.library import TRANSLATIONS, Found, shown
from intakewise.reading.nodes import Mapping
from intakewise.reading.parts import text
from intakewise.reading.people import PEOPLE
from intakewise.reading.properties import accepted_loss_from, property_from
from intakewise.reading.questionnaire import questionnaire_from
from intakewise.reading.rules import rules_from
from intakewise.reading.sources import source_from

ABOUT, CONTRIBUTORS, ADVICE, SOURCES = "knowledge.yaml", "contributors.yaml", "advice.yaml", "sources.yaml"
NEEDS = "needs.yaml"
CASES = ".cases.yaml"
PROPERTIES, PROPERTIES_OF_A_THEME = "safety.yaml", ".safety.yaml"
ANSWERS = "answers"
_FOLDERS_READ = frozenset({ANSWERS, PEOPLE, TRANSLATIONS})
_LIKE_RULES = frozenset({".yaml", ".yml", ".json"})


@dataclass(frozen=True, slots=True)
class Reading:
    """
    What was read.

    Args:
        problems: every one that was found on the way.
        roots: the files as they were written, each with its schema, for whoever looks at their words.
    """

    draft: Draft
    problems: list[Problem]
    roots: tuple[tuple[str, Mapping], ...] = ()


@dataclass(slots=True)
class _Reader:
    """The files of one knowledge base, by name, and what is wrong with them."""

    found: Found
    problems: list[Problem] = field(default_factory=list)
    unsound: Unsound = field(default_factory=Unsound)
    names: list[str] = field(default_factory=list)
    roots: list[tuple[str, Mapping]] = field(default_factory=list)

    def file(self, name: str) -> str:
        """Return a file's name as the user knows it."""
        return shown(self.found.rules / name)

    def document(self, name: str, schema: str) -> Document:
        """Read a file beside `knowledge.yaml`."""
        path = self.found.rules / name
        return self._noted(read_document(path, shown(path), schema), schema)

    def needed(self, name: str, schema: str) -> Document:
        """Read a file that every knowledge base has."""
        return self._needed(self.found.rules / name, schema)

    def questionnaire(self, name: str) -> Document:
        """Read the questionnaire of that name."""
        return self._needed(Path(normpath(self.found.questionnaires / f"{name}.yaml")), "questionnaire")

    def _needed(self, path: Path, schema: str) -> Document:
        document = read_document(path, shown(path), schema)
        return self._noted(
            replace(
                document, problems=[_lacking(each) if each.code == "IW-F001" else each for each in document.problems]
            ),
            schema,
        )

    def _noted(self, document: Document, schema: str) -> Document:
        self.problems += document.problems
        self.roots.append((schema, document.root))
        return document


def read_knowledge(found: Found) -> Reading:
    """
    Read a knowledge base, without its cases.

    Returns:
        The draft and every problem. Collects Problems, never raises.
    """
    reader = _Reader(found)
    reader.names = _names_in(reader)
    about, questionnaire_name = _about(reader)
    questionnaire = _questionnaire(reader, questionnaire_name)
    contributors, states = _contributors(reader)
    advice, cautions, ingredients = _advice(reader)
    properties, accepted_losses = _properties(reader)
    draft = Draft(
        name=found.name,
        about=about,
        questionnaire=questionnaire,
        contributors=contributors,
        states=states,
        advice=advice,
        cautions=cautions,
        ingredients=ingredients,
        nutrients=_nutrients(reader),
        sources=_sources(reader),
        rules=_rules(reader),
        properties=properties,
        accepted_losses=accepted_losses,
        files=_files(reader, questionnaire_name),
        unread=Unread(
            {kind: frozenset(names) for kind, names in reader.unsound.names.items()}, frozenset(reader.unsound.kinds)
        ),
    )
    return Reading(draft, reader.problems, tuple(reader.roots))


def _about(reader: _Reader) -> tuple[About | None, str]:
    document = reader.needed(ABOUT, "knowledge")
    name = text(document.root, "questionnaire") or reader.found.name
    if not document.is_usable or document.wrong:
        reader.unsound.kinds |= {Kind.REGION, Kind.CONTACT, Kind.UNIT}
        return None, name
    return about_from(document.root), name


def _questionnaire(reader: _Reader, name: str) -> QuestionnaireDraft | None:
    document = reader.questionnaire(name)
    if not document.is_usable:
        reader.unsound.kinds |= {Kind.QUESTION, Kind.DERIVED, Kind.SECTION}
        return None
    draft, problems = questionnaire_from(document, reader.unsound)
    reader.problems += problems
    return draft


def _contributors(reader: _Reader) -> tuple[tuple[Contributor, ...], tuple[State, ...]]:
    document = reader.needed(CONTRIBUTORS, "contributors")
    return (
        built(document, "contributors", Kind.CONTRIBUTOR, contributor_from, reader.unsound),
        built(document, "states", Kind.STATE, state_from, reader.unsound),
    )


def _advice(reader: _Reader) -> tuple[tuple[Advice, ...], tuple[Caution, ...], tuple[Ingredient, ...]]:
    document = reader.needed(ADVICE, "advice")
    return (
        built(document, "advice", Kind.ADVICE, advice_from, reader.unsound),
        built(document, "cautions", Kind.CAUTION, caution_from, reader.unsound),
        built(document, "ingredients", Kind.INGREDIENT, ingredient_from, reader.unsound),
    )


def _nutrients(reader: _Reader) -> tuple[Nutrient, ...]:
    if NEEDS not in reader.names:
        return ()
    return built(reader.document(NEEDS, "needs"), "nutrients", Kind.NUTRIENT, nutrient_from, reader.unsound)


def _sources(reader: _Reader) -> tuple[Source, ...]:
    document = reader.needed(SOURCES, "sources")
    return built(document, "sources", Kind.SOURCE, source_from, reader.unsound)


def _properties(reader: _Reader) -> tuple[tuple[Property, ...], tuple[AcceptedLoss, ...]]:
    documents = [reader.document(name, "properties") for name in reader.names if _holds_properties(name)]
    properties, accepted = list[Property](), list[AcceptedLoss]()
    for each in documents:
        properties += built(each, "properties", Kind.PROPERTY, property_from, reader.unsound)
        accepted += built(each, "accepted_losses", Kind.ACCEPTED_LOSS, accepted_loss_from, reader.unsound)
    return tuple(properties), tuple(accepted)


def _holds_properties(name: str) -> bool:
    return name == PROPERTIES or (name.endswith(PROPERTIES_OF_A_THEME) and not name.startswith("."))


def _rules(reader: _Reader) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for name in _rule_files(reader):
        document = reader.document(name, "rules")
        if not document.is_usable:
            reader.unsound.kinds.add(Kind.RULE)
            continue
        rules += rules_from(document, reader.unsound)
    return tuple(rules)


def _rule_files(reader: _Reader) -> Iterator[str]:
    """Yield the files that hold rules; a file that looks like one and is not read is a problem."""
    others = {ABOUT, CONTRIBUTORS, ADVICE, SOURCES, NEEDS}
    count = 0
    for name in reader.names:
        if name.startswith(".") or name in others or name.endswith(CASES) or _holds_properties(name):
            continue
        if name.endswith(".yaml"):
            count += 1
            yield name
        else:
            reader.problems += [_not_read(shown(each)) for each in _like_rules(reader.found.rules / name)]
    if not count and Kind.RULE not in reader.unsound.kinds:
        reader.problems.append(
            Problem(
                "IW-F006",
                Place(shown(reader.found.rules)),
                "There are no rules here, so nothing will ever be concluded.",
                "Expected files of rules, such as red_flags.yaml.",
                severity=Severity.WARNING,
            )
        )


def _names_in(reader: _Reader) -> list[str]:
    try:
        return sorted(each.name for each in reader.found.rules.iterdir())
    except OSError as error:
        message = f"The folder cannot be read: {reason_of(error)}."
        reader.problems.append(Problem("IW-F003", Place(shown(reader.found.rules)), message))
        reader.unsound.kinds.add(Kind.RULE)
        return []


def _like_rules(path: Path) -> list[Path]:
    """Return what an author may take for rules, in a folder that is not read, too: a red flag there is never raised."""
    if path.name in _FOLDERS_READ:
        return []
    inside = path.rglob("*") if path.is_dir() else [path]
    return sorted(each for each in inside if _LIKE_RULES & {ending.lower() for ending in each.suffixes})


def _files(reader: _Reader, questionnaire: str) -> dict[Kind, str]:
    asked = shown(Path(normpath(reader.found.questionnaires / f"{questionnaire}.yaml")))
    by_file = {
        asked: (Kind.QUESTION, Kind.DERIVED, Kind.SCREEN),
        reader.file(CONTRIBUTORS): (Kind.CONTRIBUTOR, Kind.STATE),
        reader.file(ADVICE): (Kind.ADVICE, Kind.CAUTION, Kind.INGREDIENT, Kind.FOOD),
        reader.file(NEEDS): (Kind.NUTRIENT,),
        reader.file(SOURCES): (Kind.SOURCE,),
        reader.file(ABOUT): (Kind.REGION, Kind.CONTACT, Kind.UNIT),
        reader.file(ANSWERS): (Kind.ANSWER_SET,),
        shown(reader.found.rules): (Kind.RULE,),
    }
    return {kind: file for file, kinds in by_file.items() for kind in kinds}


def _lacking(problem: Problem) -> Problem:
    return Problem(
        "IW-F006",
        problem.place,
        "The knowledge base lacks this file.",
        fix="Create it, or check how it is spelt.",
    )


def _not_read(file: str) -> Problem:
    return Problem(
        "IW-F008",
        Place(file),
        "This file is not read.",
        "Expected names that end in .yaml.",
        "Rename it, or move it elsewhere.",
    )
