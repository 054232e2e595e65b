"""The small base of the author mistakes in another language, for tests: each text in capitals, or as a test says."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from intakewise.passes.texts import texts_of
from intakewise.wiring.opening import load

BASE = Path(__file__).parent / "author_mistakes" / "base"

NOTICE = "Una máquina ha hecho esta traducción."

HEAD = f"language: es\ntitle: Español\nstatus: machine_drafted\nnotice: {NOTICE}\n"

REVIEWED = "language: es\ntitle: Español\nstatus: reviewed\nby: Ana Pérez, neuróloga\non: 2026-11-23\n"


def copied(into: Path, written: str, **others: str) -> Path:
    """
    Copy the base into a folder, with a translation.

    Args:
        written: what stands in `es.yaml`; `others`: in files of the folder beside it, by name.
    """
    folder = into / "base"
    shutil.copytree(BASE, folder)
    translations = folder / "rules" / "tiredness" / "translations"
    (translations / "es").mkdir(parents=True)
    (translations / "es.yaml").write_text(written, "utf-8")
    for name, content in others.items():
        (translations / "es" / f"{name}.yaml").write_text(content, "utf-8")
    return folder


def texts(entries: Mapping[str, str] | Sequence[Mapping[str, str]]) -> str:
    """Return translations as they stand in a file."""
    listed = [{"en": en, "es": es} for en, es in entries.items()] if isinstance(entries, Mapping) else entries
    return "texts:\n" + "".join(f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in listed)


def in_capitals(head: str = HEAD) -> str:
    """Return a whole translation of the base: each text in capitals, and marked."""
    return head + texts({text: f"ES: {text.upper()}" for text in texts_of(load(BASE).knowledge).values()})
