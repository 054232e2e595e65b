"""The names of the shipped questionnaire: enough of them, each where it belongs, and found as people type them."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from intakewise.interview.finding import Finder, Hit
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import folded
from intakewise.wiring.opening import load
from tests.knowledge.shipped import answer_sets, base

FOLDER = Path(__file__).parent / "names"
QUESTIONS = load().knowledge.questionnaire.questions
MEDICINES = QUESTIONS["medicines"]
FINDERS = {name: Finder(question) for name, question in QUESTIONS.items() if question.options}
TYPED = {
    (question, typed): (expected,) if isinstance(expected, str) else tuple(expected)
    for question, each in yaml.safe_load((FOLDER / "typed.yaml").read_text("utf-8")).items()
    for typed, expected in each.items()
}
MOST_PRESCRIBED: dict[str, list[str]] = yaml.safe_load((FOLDER / "most_prescribed.yaml").read_text("utf-8"))
LOOK_ALIKES = [tuple(pair) for pair in yaml.safe_load((FOLDER / "look_alikes.yaml").read_text("utf-8"))]

STEMS = {
    "prazole": {"ppi", "antipsychotic"},
    "pril": {"ace_inhibitor"},
    "sartan": {"arb"},
    "olol": {"beta_blocker"},
    "dipine": {"calcium_blocker"},
    "vastatin": {"statin"},
    "fibrate": {"fibrate_or_ezetimibe"},
    "thiazide": {"thiazide"},
    "gliflozin": {"sglt2"},
    "gliptin": {"diabetes_other"},
    "glutide": {"diabetes_other"},
    "tidine": {"h2_blocker"},
    "terol": {"laba", "saba"},
    "xaban": {"blood_thinner_other"},
    "parin": {"heparin"},
    "azepam": {"benzodiazepine"},
    "floxacin": {"quinolone"},
    "cycline": {"tetracycline"},
    "conazole": {"clarithromycin_azole"},
    "platin": {"chemo_platinum"},
    "triptan": {"migraine"},
    "dronate": {"bone_tablets", "bone_injection"},
    "dronic acid": {"bone_tablets", "bone_injection"},
    "tinib": {"cancer_other", "immune_other"},
    "citinib": {"immune_other"},
    "oxetine": {"ssri_snri", "antidepressant_other", "adhd_other"},
    "triptyline": {"antidepressant_other"},
}
"""What the ends of international names say of a medicine.

Source: The use of stems in the selection of International Nonproprietary Names, World Health Organization, 2018."""

EXCEPTIONS = {"sacubitril valsartan"}
"""What ends in a stem and has a class of its own."""


def distinct_names(question: Question) -> set[str]:
    """Return every name besides the labels, once however it is written."""
    own = [name for option in question.options for name in option.also_called]
    return {folded(name) for name in [*own, *(name for shared in question.shared_names for name in shared.names)]}


def led_to(question: Question) -> dict[str, set[str]]:
    """Return what each name leads to."""
    found: dict[str, set[str]] = {}
    for option in question.options:
        for name in option.also_called:
            found.setdefault(folded(name), set()).add(option.id)
    for shared in question.shared_names:
        for name in shared.names:
            found.setdefault(folded(name), set()).update(shared.options)
    return found


def test_there_are_names_enough() -> None:
    """There are at least 450 names of medicines, and every class has two of its own or more."""
    assert 450 <= len(distinct_names(MEDICINES))
    few = {each.id: len(each.also_called) for each in MEDICINES.options if len(each.also_called) < 2}
    assert {"not_on_list": 0, "none_of_these": 0} == few


def test_no_name_stands_twice() -> None:
    """A name is given once, so that nothing is found in a wrong place by the way."""
    for question in QUESTIONS.values():
        names = [folded(name) for option in question.options for name in option.also_called]
        names += [folded(name) for shared in question.shared_names for name in shared.names]
        assert [] == [name for name, count in Counter(names).items() if count > 1], question.id


@pytest.mark.parametrize("stem", sorted(STEMS))
def test_a_stem_leads_to_its_class(stem: str) -> None:
    """Names that end alike are of one class, as the stems of international names say; a class has at least one."""
    found = {
        name: options
        for name, options in led_to(MEDICINES).items()
        if name.endswith(stem) and len(options) == 1 and name not in EXCEPTIONS
    }
    assert found
    assert {} == {name: options for name, options in found.items() if not options <= STEMS[stem]}


def test_a_product_with_two_medicines_has_a_medicine_of_each_class() -> None:
    """Whatever ticks several classes does so as one thing, and each of its classes has names of its own."""
    together = [shared for shared in MEDICINES.shared_names if shared.together]
    assert sum(len(shared.names) for shared in together) >= 100
    assert {len(set(shared.options)) for shared in together} <= {2, 3}


def among_first(hits: tuple[Hit, ...], expected: tuple[str, ...]) -> bool:
    """Tell whether what was expected is one of the first three found; all of it, where it is several."""
    if not expected:
        return not hits
    return any(set(expected) == set(hit.options) for hit in hits[:3])


@pytest.mark.parametrize(("question", "typed"), sorted(TYPED), ids=str)
def test_what_is_typed_finds_what_is_meant(question: str, typed: str) -> None:
    """Begun, misspelt, a brand, or in lay words: what is meant is among the first three."""
    hits = FINDERS[question].find(typed)
    assert among_first(hits, TYPED[question, typed]), hits[:5]


@pytest.mark.parametrize("country", ["uk", "ireland", "us"])
def test_what_is_prescribed_most_is_found_by_its_name(country: str) -> None:
    """Whoever takes what most people take is not told that it is not known, and nothing is withheld for that."""
    unsure = [
        name for name in MOST_PRESCRIBED[country] if not (hits := FINDERS["medicines"].find(name)) or hits[0].near
    ]
    assert unsure == []


def test_enough_is_prescribed() -> None:
    """Over 60 medicines of the UK and Ireland, and over 60 of the US, are looked for."""
    assert len({*MOST_PRESCRIBED["uk"], *MOST_PRESCRIBED["ireland"]}) > 60
    assert len(MOST_PRESCRIBED["us"]) > 60


@pytest.mark.parametrize("name", MOST_PRESCRIBED["left_out"])
def test_what_is_left_out_on_purpose_is_not_found(name: str) -> None:
    """No class is true of it, so that the list stays incomplete for whoever takes it."""
    assert FINDERS["medicines"].find(name) == ()


def test_enough_is_typed() -> None:
    """The list of what people type has more than 80 entries, misspelt ones among them."""
    near = [key for key in TYPED if (hits := FINDERS[key[0]].find(key[1])) and all(hit.near for hit in hits)]
    assert (len(TYPED) >= 80, len(near) >= 40) == (True, True)


@pytest.mark.parametrize("pair", LOOK_ALIKES, ids="-".join)
def test_look_alikes_are_never_merged(pair: tuple[str, str]) -> None:
    """A name typed whole is found first and surely; its double is never found as if it were meant."""
    for typed, other in (pair, pair[::-1]):
        first, *others = FINDERS["medicines"].find(typed)
        name = first.name or MEDICINES.option(first.options[0]).label
        assert (typed.casefold(), False) == (name.casefold(), first.near)
        assert [] == [hit for hit in others if hit.name.casefold() == other.casefold() and not hit.near]


@pytest.mark.parametrize("pair", LOOK_ALIKES, ids="-".join)
def test_a_misspelt_look_alike_shows_the_name_that_matched(pair: tuple[str, str]) -> None:
    """With its last letters wrong, what is found is called near, with its name, so that the person sees what it is."""
    for name in pair:
        for hit in FINDERS["medicines"].find(f"{name[:-1]}q"):
            assert hit.near
            assert hit.name or len(hit.options) == 1


def test_every_name_finds_what_it_leads_to() -> None:
    """Whoever types a name whole, in whatever case, finds all that it leads to before anything else."""
    for question in QUESTIONS.values():
        for name, options in led_to(question).items():
            hits = FINDERS[question.id].find(name.upper())
            assert not hits[0].near
            assert options <= {option for hit in hits[: len(options)] for option in hit.options}, name


def offered_to_a_healthy_adult(medicines: object) -> set[str]:
    """Return the advice offered to a healthy adult who eats little of everything and takes these medicines."""
    eats = {"fruit_and_vegetables": "under_2", "beans_and_wholegrains": "never", "leafy_greens": "never"}
    tests = {"tests": ["none_of_these"], "tests_normal": ["none_of_these"]}
    answers = {**answer_sets()["healthy_adult"], **eats, **tests, "medicines": medicines, "medicine_change": None}
    return {advice.id for advice in base().assess(answers).advice}


def test_what_a_product_holds_withholds_what_it_makes_unsafe() -> None:
    """Zestoretic, ticked by its name, keeps potassium back as an ACE inhibitor does; so does a name not found."""
    both = next(hit for hit in FINDERS["medicines"].find("zestoretic")).options
    given = [["antihistamine"], list(both), ["ace_inhibitor"], {"includes": ["antihistamine"], "not_recognised": ["x"]}]
    assert [True, False, False, False] == ["potassium_foods" in offered_to_a_healthy_adult(each) for each in given]
