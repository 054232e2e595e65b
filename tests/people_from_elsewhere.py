"""Made-up people whose answers come from a form, from records, or only by half: for tests of every way in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from intakewise.reading.answer_files import read_answers
from intakewise.wiring.opening import load
from intakewise.workbench.sampling import People
from intakewise.workbench.simulating import as_json_line

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
STARTS = ("healthy_adult", "heartburn_tablet")
LANGUAGES = ("en", "es")
_SOURCES = ("typed", "imported", "assumed")


@dataclass(frozen=True)
class Given:
    """What somebody gives, and how it is asked for: everything that `assess` takes, however it is called."""

    answers: Mapping[str, object]
    region: str
    language: str
    safety_from: tuple[str, ...]

    def as_body(self) -> dict[str, object]:
        """The same as the body of a request."""
        asked = {"region": self.region, "language": self.language, "safety_from": list(self.safety_from)}
        return {"answers": dict(self.answers), **asked}


def people(count: int, seed: int) -> list[Given]:
    """Return people of every level, half of whose answers are typed; some are declined, some not asked."""
    random, knowledge = Random(seed), load("muscle_spasms").knowledge
    starts = {name: read_answers(str(EXAMPLES / f"{name}.yaml"), knowledge).answers for name in STARTS}
    made_up = People(knowledge, starts, random).people(count)
    plain = [json.loads(as_json_line(knowledge, raw))["answers"] for raw in made_up]
    return [_given(random, number, raw) for number, raw in enumerate(plain)]


def _given(random: Random, number: int, raw: Mapping[str, object]) -> Given:
    answers = {name: _from_somewhere(random, value) for name, value in raw.items() if random.random() < 0.95}
    return Given(
        answers,
        random.choice(("", "uk", "us", "eu")),
        LANGUAGES[number % len(LANGUAGES)],
        random.choice((("typed",), ("typed", "imported"), _SOURCES)),
    )


def _from_somewhere(random: Random, value: object) -> object:
    if random.random() < 0.5:
        return value
    if random.random() < 0.2:
        return {"declined": random.choice(("dont_know", "rather_not_say"))}
    return {"value": value, "provenance": random.choice(_SOURCES)}
