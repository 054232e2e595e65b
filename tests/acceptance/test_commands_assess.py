"""What programs get from `assess`: the shape that the schema promises, and the same bytes for the same answers."""

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.acceptance.command_line import CHECKOUT, FINE, HEARTBURN, cold, intakewise

ANSWER_SETS = sorted((CHECKOUT / "rules" / "muscle_spasms" / "answers").glob("*.yaml"))

EMERGENCY = "danger_now: [fit]\n"
NOTHING = "{}\n"


@cache
def schema() -> Draft202012Validator:
    """Return the schema of an assessment, as a program outside this house would use it."""
    files = [json.loads(file.read_text("utf-8")) for file in (CHECKOUT / "schemas").glob("*.schema.json")]
    registry = Registry().with_resources([(file["$id"], Resource.from_contents(file)) for file in files])
    whole = next(file for file in files if file["$id"] == "assessment.schema.json")
    return Draft202012Validator(whole, registry=registry)


def assessed(written: str, *options: str) -> dict[str, object]:
    """Return the assessment of what is written, as a program reads it."""
    ran = intakewise("assess", "-", "--format", "json", *options, given=written)
    assert (FINE, "") == (ran.code, ran.err)
    assessment = json.loads(ran.out)
    assert isinstance(assessment, dict)
    return assessment


@pytest.mark.parametrize("path", [*ANSWER_SETS, HEARTBURN], ids=lambda path: path.stem)
def test_the_assessment_of_each_named_answer_set_fits_the_schema(path: Path) -> None:
    """Well people, ill people, a child, and somebody who declined everything."""
    assert [] == [str(error) for error in schema().iter_errors(assessed(path.read_text("utf-8")))]


@pytest.mark.parametrize("written", [EMERGENCY, NOTHING, "age: 34\nfluids: null\n"])
@pytest.mark.parametrize("options", [[], ["--region", "us"]])
def test_the_assessment_of_an_emergency_or_of_nothing_fits_the_schema(written: str, options: list[str]) -> None:
    """With a region and without."""
    assessment = assessed(written, *options)
    assert [] == [str(error) for error in schema().iter_errors(assessment)]
    assert (options[1] if options else "") == assessment["region"]


POOR_DIET = {
    **dict.fromkeys(
        ("leafy_greens", "nuts_and_seeds", "beans_and_wholegrains", "milk_foods", "calcium_foods"), "never"
    ),
    "sun": "rarely",
    "skin_covered": "no",
    "skin_tone": "light",
    "stone_conditions": "[none_of_these]",
}
NUMBERS = {"uk": "111", "us": "Phone your doctor's nurse line", "eu": "Phone your doctor if you become unsure."}
NEEDS = {
    "uk": ("700 mg (UK reference amount)", "10 µg, 400 IU (UK recommended amount)"),
    "us": (
        "1000 mg (US recommended amount)",
        "15 µg, 600 IU (US recommended amount)",
        "(85 g, 3 oz)",
        "added vitamin D",
    ),
    "eu": ("1000 mg (US recommended amount)", "700 mg (UK reference amount)"),
}


def poor_diet() -> str:
    """Return the answers of a healthy adult who eats few good things."""
    file = CHECKOUT / "rules/muscle_spasms/answers/healthy_adult.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if line.split(":")[0] not in POOR_DIET]
    return "\n".join([*lines, *(f"{name}: {answer}" for name, answer in POOR_DIET.items())])


@pytest.mark.parametrize("region", ["uk", "us", "eu"])
@pytest.mark.parametrize("by_option", [True, False], ids=["option", "file"])
def test_a_region_chooses_the_texts_and_figures_of_a_report(region: str, by_option: bool) -> None:
    """Named by an option or in the file, the region brings its own way to get help, its needs, and its units."""
    plain = poor_diet()
    named = f"region: {region}\nanswers:\n" + "\n".join(f"  {line}" for line in plain.splitlines())
    arguments = ["--region", region] if by_option else []
    ran = intakewise("assess", "-", "--full", *arguments, given=plain if by_option else named)
    text = " ".join(ran.out.split())
    assert (FINE, "") == (ran.code, ran.err)
    assert NUMBERS[region] in text
    assert [] == [other for other, number in NUMBERS.items() if other != region and number in text]
    assert [] == [part for part in NEEDS[region] if part not in text]
    assert ("with added vitamin D" in text) is (region == "us")


def test_without_a_region_all_are_shown() -> None:
    """Nobody's region is guessed: each way to get help has its region's name, each figure says whose it is."""
    text = " ".join(intakewise("assess", "-", "--full", given=poor_diet()).out.split())
    shown = [
        *NUMBERS.values(),
        "UK:",
        "US:",
        "EU:",
        "(US recommended amount)",
        "(UK reference amount)",
        "(United States)",
    ]
    assert [] == [each for each in shown if each not in text]


def test_a_report_ends_with_what_would_change_it_but_for_an_emergency() -> None:
    """A man is told what would mean needing help sooner; in an emergency, nothing stands beside it."""
    text = " ".join(intakewise("assess", HEARTBURN, "--full").out.split())
    assert "What would change this" in text
    assert "Ordinary night cramps (likely): nothing of that kind would alter this." in text
    start = "You would need help the same day if one of these were your answer:"
    assert f"{start} - In the last 4 weeks, have you had pins and needles" in text
    assert "What would change this" not in intakewise("assess", "-", "--full", given=EMERGENCY).out


def test_the_schema_can_refuse_an_assessment() -> None:
    """The tests above can fail."""
    assert not schema().is_valid({**assessed(NOTHING), "see_doctor": "perhaps"})


@pytest.mark.parametrize("name", ["pregnant_30_weeks", "older_on_water_tablet"])
def test_the_same_answers_in_any_order_give_the_same_bytes(name: str) -> None:
    """Neither the order of questions nor that of what was ticked matters."""
    written = (CHECKOUT / f"rules/muscle_spasms/answers/{name}.yaml").read_text("utf-8")
    answers = dict(line.split(": ", 1) for line in written.splitlines() if not line.startswith("#"))
    ticked = ["kidney", "diabetes", "thyroid_slow"]
    outputs = set()
    for seed in range(4):
        random, questions = Random(seed), list(answers)
        random.shuffle(questions)
        random.shuffle(ticked)
        answers["body_conditions"] = f"[{', '.join(ticked)}]"
        mixed = "".join(f"{question}: {answers[question]}\n" for question in questions)
        outputs.add(cold("assess", "-", "--format", "json", given=mixed.encode()).out)
    assert 1 == len(outputs)
    assert ["kidney", "diabetes", "thyroid_slow"] == json.loads(outputs.pop())["answers"]["body_conditions"]


def test_a_safety_answer_from_elsewhere_counts_only_for_who_says_so() -> None:
    """By itself it is not known, and the report says why; it is never a "no"."""
    given = "danger_now: {value: [fit], provenance: imported}"
    by_itself = intakewise("assess", "-", "--full", given=given)
    assert "Get emergency help now" not in by_itself.out
    assert "We cannot say yet that you need no doctor." in by_itself.out
    assert "Filled in from elsewhere." in by_itself.out
    accepted = intakewise("assess", "-", "--safety-from", "imported", given=given)
    assert "Get emergency help now: A fit or seizure." in accepted.out
