"""
Keep resolved knowledge bases on disk, as Python keeps compiled modules.

Reading and checking one takes longer than a person should wait for a first question.

An entry is found by the SHA-256 of every file that went into it, the engine's own code included, so it is never stale.
Only a folder that nobody else can write to is trusted. Whatever goes wrong, the answer is "not kept", never an error.
"""

import os
import pickle
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from platformdirs import user_cache_path

from intakewise.model.knowledge import Knowledge
from intakewise.reading.library import shown

SWITCH = "INTAKEWISE_NO_CACHE"
"""Set in the environment, nothing is kept and nothing kept is used."""

MOST_KEPT = 20
"""Entries; the oldest are removed first."""


def key_of(files: Iterable[Path]) -> str:
    """Return what a knowledge base read from these files is kept under; empty, never kept, if one cannot be read."""
    whole = sha256(str(sys.version_info[:2]).encode())
    package = Path(__file__).parent.parent
    try:
        for file in sorted([*files, *package.glob("*/*.py")]):
            content = file.read_bytes()
            # The path stands in every problem and place, so the same files elsewhere are another entry.
            whole.update(f"{shown(file)} {len(content)}\n".encode())
            whole.update(content)
    except OSError:
        return ""
    return whole.hexdigest()


def kept(key: str) -> Knowledge | None:
    """Return the knowledge base kept under a key, or None."""
    folder = _folder()
    if folder is None or not key:
        return None
    try:
        found = pickle.loads((folder / f"{key}.pickle").read_bytes())
    except Exception:  # whatever a damaged entry raises: it is read again from its files
        return None
    return found if isinstance(found, Knowledge) else None


def keep(key: str, knowledge: Knowledge) -> None:
    """Keep a knowledge base under a key; a full disk or a closed folder just means that it is not kept."""
    folder = _folder()
    if folder is None or not key:
        return
    written: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=folder, suffix=".new")
        written = Path(name)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(knowledge, file, protocol=pickle.HIGHEST_PROTOCOL)
        written.replace(folder / f"{key}.pickle")
        entries = sorted(folder.glob("*.pickle"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[MOST_KEPT:]:
            entry.unlink(missing_ok=True)
    except OSError:
        if written is not None:
            with suppress(OSError):
                written.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Return the folder of kept entries, made if need be; None where it cannot be had, or others could write to it."""
    if os.environ.get(SWITCH):
        return None
    try:
        folder = user_cache_path("intakewise") / "knowledge"
    except RuntimeError:  # a user without a home, as containers have them
        return None
    if not folder.is_absolute():
        return None  # older platformdirs: a folder named `~`, wherever one is
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
    except OSError:
        return None
    if not hasattr(os, "getuid"):
        return folder
    return folder if about.st_uid == os.getuid() and not about.st_mode & 0o022 else None
