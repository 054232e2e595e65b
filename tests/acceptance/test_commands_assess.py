"""What programs get from `assess`: the shape that the schema promises, and the same bytes for the same answers."""

import json
from functools import cache
from pathlib import Path
from random import Random

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from tests.acceptance.command_line import CHECKOUT, FINE, HEARTBURN, intakewise

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
        outputs.add(intakewise("assess", "-", "--format", "json", given=mixed).out)
    assert 1 == len(outputs)
    assert ["kidney", "diabetes", "thyroid_slow"] == json.loads(outputs.pop())["answers"]["body_conditions"]
