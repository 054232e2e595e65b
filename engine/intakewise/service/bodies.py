"""
Read a body: not too large, not too slow, JSON, and each key once.

Must not know what is asked for. What stands in a body is never repeated.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from http import HTTPStatus

from starlette.requests import ClientDisconnect, Request

from intakewise.language.saying import say
from intakewise.service.refusals import CLOSE, Refused, refuse
from intakewise.service.settings import Limits

JSON = "application/json"

Json = Mapping[str, "Json"] | list["Json"] | str | int | Decimal | bool | None

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL)
_BRACKET = re.compile(r"[\[\]{}]")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")


async def read_body(request: Request, limits: Limits) -> Json:
    """Return the JSON of a request. Raises Refused: it has none that can be used."""
    _refuse_other_kinds(request)
    try:
        async with asyncio.timeout(limits.body_seconds):
            content = await _read(request, limits.body_bytes)
    except TimeoutError:
        raise refuse(
            HTTPStatus.REQUEST_TIMEOUT,
            "IW-N014",
            say("The body came too slowly."),
            say("Expected all of it within {seconds} seconds.", seconds=f"{limits.body_seconds:g}"),
            CLOSE,
        ) from None
    return json_from_bytes(content, limits.depth)


def _refuse_other_kinds(request: Request) -> None:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.replace(" ", "").replace('"', "").lower()
    if kind.strip().lower() != JSON or charset not in ("", "charset=utf-8"):
        message = say("The body is not said to be JSON.")
        expected = say("Expected the header {header}.", header="`Content-Type: application/json`")
    elif request.headers.get("content-encoding", "identity").lower() != "identity":
        message, expected = say("The body is compressed."), say("Expected JSON as it is.")
    else:
        return
    raise refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "IW-N004", message, expected, CLOSE)


async def _read(request: Request, most: int) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > most:
        raise _too_large(most)
    content = bytearray()
    try:
        async for part in request.stream():
            content += part
            if len(content) > most:
                raise _too_large(most)
    except ClientDisconnect:
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N005", say("The body breaks off.")) from None
    return bytes(content)


def _too_large(most: int) -> Refused:
    expected = say("Expected at most {most} KiB.", most=most // 1024)
    return refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "IW-N003", say("The body is too large."), expected, CLOSE)


class _Twice(ValueError):
    """The same key stands twice in one mapping."""


def json_from_bytes(content: bytes, most_depth: int) -> Json:
    """
    Return strict JSON: UTF-8, no key twice, no NaN, exact numbers. Raises Refused: it is not that.

    >>> json_from_bytes(b'{"age": 34.10}', 8)
    {'age': Decimal('34.10')}
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N005", say("The body is not UTF-8.")) from None
    if _depth(text) > most_depth:
        message = say("The body is nested too deeply.")
        expected = say("Expected at most {most} levels.", most=most_depth)
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N006", message, expected)
    try:
        found: Json = json.loads(text, object_pairs_hook=_unique, parse_float=Decimal, parse_constant=_no_number)
    except _Twice:
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N007", say("The same key stands twice in the body.")) from None
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        message = say("The body is not JSON. It stops being JSON at line {line}, column {column}.", **where)
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N005", message) from None
    except (ValueError, InvalidOperation, RecursionError):
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N005", say("The body has a number that cannot be used.")) from None
    if _HALF.search(text) and not _is_whole(found):
        message = say("The body has half a character in it (a lone surrogate).")
        raise refuse(HTTPStatus.BAD_REQUEST, "IW-N005", message)
    return found


def _is_whole(found: Json) -> bool:
    """Tell whether every text can be written down again."""
    if isinstance(found, Mapping):
        return all(_is_whole(key) and _is_whole(value) for key, value in found.items())
    if isinstance(found, list):
        return all(map(_is_whole, found))
    return not (isinstance(found, str) and any("\ud800" <= character <= "\udfff" for character in found))


def _depth(text: str) -> int:
    """Return how deeply brackets are nested outside of texts; of what is no JSON, at least as deep as a parser goes."""
    deepest = depth = 0
    for bracket in _BRACKET.findall(_TEXT.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _unique(pairs: list[tuple[str, Json]]) -> Mapping[str, Json]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        raise _Twice
    return keys


def _no_number(_: str) -> Json:
    raise ValueError("NaN and Infinity are not JSON")
