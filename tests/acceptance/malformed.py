"""Bodies that no program should send, each malformed for sure: cut, mistyped, oversized, in other encodings."""

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from tests.acceptance.command_line import MARKER

JSON = "application/json"

RIGHT = {"answers": {"suspected": True, "calf_swollen": True, "other_cause": False}, "region": "uk", "language": "en"}
"""A right request, to be spoilt."""

LIMIT = 128 * 1024


@dataclass(frozen=True)
class Body:
    """A body, and the headers that it is sent with; `parts`: in pieces, without saying how long it is."""

    content: bytes
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": JSON})
    in_parts: bool = False


def _right() -> bytes:
    return json.dumps(RIGHT).encode()


def _written(document: object) -> Body:
    return Body(json.dumps(document).encode())


def _noise(random: Random) -> Body:
    return Body(random.randbytes(random.randrange(300)))


def _cut(random: Random) -> Body:
    right = _right()
    return Body(right[: random.randrange(len(right))])


def _deep(random: Random) -> Body:
    depth = random.choice((9, 10, 100, 1000, 20_000))
    opening, closing = random.choice((("[", "]"), ('{"a":', "}"), ('[{"b":', "}]"), ("[[1,2],", "]")))
    whole = opening * depth + "1" + closing * depth * random.randrange(2)
    return Body(f'{{"answers": {{"suspected": {whole}}}}}'.encode()[:LIMIT])


def _large(random: Random) -> Body:
    size = LIMIT + random.choice((1, 1000, LIMIT))
    content = json.dumps({"answers": {}, "region": "x" * size}).encode()
    return Body(content, in_parts=random.random() < 0.5)


def _long_text(random: Random) -> Body:
    return _written({"answers": {"x" * random.randrange(1, LIMIT - 100): MARKER}})


def _many(random: Random) -> Body:
    return _written({"answers": {f"q{number}": MARKER for number in range(random.choice((1, 900, 1001, 5000)))}})


def anything(random: Random, depth: int = 3) -> object:
    """Any JSON."""
    kinds: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: random.random() < 0.5,
        lambda: random.randrange(-(10**9), 10**9),
        lambda: random.uniform(-1e9, 1e9),
        lambda: random.choice(("", MARKER, "fit", "\0", "\ufeff", "é" * 50, "-1", "true", "../../etc/passwd")),
        lambda: [anything(random, depth - 1) for _ in range(random.randrange(4))],
        lambda: {str(anything(random, 0)): anything(random, depth - 1) for _ in range(random.randrange(4))},
    )
    return random.choice(kinds if depth > 0 else kinds[:5])()


def _mistyped(random: Random) -> Body:
    """Return a request with a field of another kind; an answer that no question takes is in each."""
    spoilt = {**RIGHT, "answers": {**RIGHT["answers"], "nobody_asks_this": anything(random)}}  # type: ignore[dict-item]
    key = random.choice(("answers", "region", "language", "name", "confirmed", "safety_from", "other"))
    wrong = anything(random)
    return _written({**spoilt, key: [wrong] if isinstance(wrong, str | dict) else wrong})


def _not_an_object(random: Random) -> Body:
    return _written(random.choice((None, 1, "x", [], [RIGHT], True, 1.5)))


def _unknown_field(random: Random) -> Body:
    return _written({**RIGHT, random.choice(("", "Answers", "answer", "__proto__", "\0", MARKER.lower())): 1})


def _wrong_answer(random: Random) -> Body:
    wrong: tuple[object, ...] = ("yes", 1, [], [[]], {}, {"value": {}}, {"value": {"value": True}}, {"declined": 3})
    answer = random.choice((*wrong, {"value": True, "unit": "L"}, {"value": True, "provenance": [MARKER]}, {"": 1}))
    return _written({"answers": {"suspected": answer}})


def _number(random: Random) -> Body:
    numbers = ("1e999999", "-1e-999999", "NaN", "Infinity", "-Infinity", "1" * 5000, "0" * 20, "0x10", "1.", ".5", "+1")
    return Body(f'{{"answers": {{"suspected": {random.choice(numbers)}}}}}'.encode())


def _twice(random: Random) -> Body:
    twice = ('{"answers": {}, "answers": {}}', '{"answers": {"a": 1, "a": 2}}', '{"answers": {"a": {"b": 1, "b": 1}}}')
    return Body(random.choice(twice).encode())


def _half(random: Random) -> Body:
    text = random.choice(('{"answers": {"\\ud800": 1}}', '{"answers": {}, "region": "\\udfff"}', '{"\\uDBFF": 1}'))
    return Body(text.encode())


def _encoded(random: Random) -> Body:
    encoding = random.choice(("utf-16", "utf-32", "utf-8-sig", "cp037"))
    return Body(_right().decode().encode(encoding))


def _not_utf8(random: Random) -> Body:
    return Body(_right().replace(b"uk", random.choice((b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80"))))


def _other_kind(random: Random) -> Body:
    kinds = (
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
    )
    more = (
        "application/json; charset=utf-16",
        "application/json;charset=latin-1",
        "text/json",
        "application/jsonp",
        "*",
    )
    return Body(_right(), {"Content-Type": random.choice((*kinds, *more))})


def _packed(random: Random) -> Body:
    kind = random.choice(("gzip", "deflate", "br", "identity, gzip", "x"))
    return Body(gzip.compress(b"0" * 100_000), {"Content-Type": JSON, "Content-Encoding": kind})


KINDS = (
    _noise, _cut, _deep, _large, _long_text, _many, _mistyped, _not_an_object, _unknown_field, _wrong_answer, _number,
    _twice, _half, _encoded, _not_utf8, _other_kind, _packed,
)  # fmt: skip


def bodies(count: int, seed: int = 1) -> Iterator[Body]:
    """Yield so many, of each kind in turn; the same every time."""
    random = Random(seed)
    for number in range(count):
        yield KINDS[number % len(KINDS)](random)
