"""The files of the web form, as they are served: its scripts, and its words in each language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from intakewise.language.saying import languages
from intakewise.model.plain import to_json
from intakewise.service.bodies import JSON
from intakewise.service.form_words import words_in

FOLDER = Path(__file__).parent / "form"
SCRIPT = "text/javascript"


@dataclass(frozen=True, slots=True)
class FormFile:
    """A file, what it is, and the tag by which a browser knows whether it has changed."""

    content: bytes
    media_type: str
    tag: str


@cache
def form_files() -> Mapping[str, FormFile]:
    """Return all of them by name: scripts, and `words.CODE.json`."""
    scripts = {path.name: _file(path.read_bytes(), SCRIPT) for path in sorted(FOLDER.glob("*.js"))}
    words = {f"words.{code}.json": _file(to_json(words_in(code)).encode(), JSON) for code in languages()}
    return scripts | words


def _file(content: bytes, media_type: str) -> FormFile:
    return FormFile(content, media_type, f'"{sha256(content).hexdigest()[:32]}"')
