"""
Load knowledge bases anew when their files change, while requests go on with those that are there.

A process of its own reads and checks, and ends with its memory; the old base is let go when the last request has done
with it, its rule sets with it, or the processes that had it. Where the new one cannot be used, the old one stays.
"""

import asyncio
import logging
import multiprocessing
import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from watchfiles import awatch

from intakewise.problems.exceptions import EngineFailed, EnginesDisagree, KnowledgeInvalid
from intakewise.reading.library import find_knowledge
from intakewise.service.counting import Counts
from intakewise.service.crew import Crew
from intakewise.service.served import Served, Shelf, open_served
from intakewise.service.settings import Settings
from intakewise.service.telling import tell, tell_fault

_LOOK_EVERY_S = 2
"""How often is looked whether the folders are still those that are watched."""


class Reloading:
    """Watches the files of knowledge bases, by the names under which they were opened."""

    def __init__(self, settings: Settings, shelf: Shelf, crew: Crew, counts: Counts) -> None:
        """Find what to watch."""
        self._crew, self._counts = crew, counts
        self._session_days = settings.session_days
        self._folders = {name: _folders(name) for name in settings.bases}
        self._ids = {name: served.english.id for name, served in zip(settings.bases, shelf, strict=True)}

    async def run(self) -> None:
        """Watch until cancelled."""
        logging.getLogger("watchfiles").setLevel(logging.WARNING)
        missed: list[str] = []
        while True:
            missed = await self._watch(missed)

    async def _watch(self, missed: Sequence[str]) -> list[str]:
        """
        Watch the folders until one is exchanged, by `git checkout` for one: whoever watches the old one hears no more.

        Args:
            missed: what may have changed before this began.

        Returns:  the knowledge bases whose folders are others now.
        """
        places = {name: _places(folders) for name, folders in self._folders.items()}
        there = {folder for folders in self._folders.values() for folder in folders if folder.is_dir()}
        if not there:
            await asyncio.sleep(_LOOK_EVERY_S)
        else:
            watched = awatch(*there, rust_timeout=_LOOK_EVERY_S * 1000, yield_on_timeout=True)
            async for changes in watched:
                changed = [Path(path) for _, path in changes]
                for name in dict.fromkeys((*missed, *_touched(self._folders, changed))):
                    await self._reload(name)
                missed = ()
                if any(_places(folders) != places[name] for name, folders in self._folders.items()):
                    break
        return [*missed, *(name for name, folders in self._folders.items() if _places(folders) != places[name])]

    async def _reload(self, name: str) -> None:
        known_as = self._ids[name]
        try:
            served = await _opened_elsewhere(name, self._session_days)
            await self._crew.exchange(served)
        except KnowledgeInvalid as invalid:
            self._counts.reloaded(known_as, "refused")
            problems = [str(problem) for problem in invalid.problems[:10]]  # of authors: nobody's answers
            tell("knowledge refused", knowledge=known_as, problems=problems)
        except (EnginesDisagree, EngineFailed) as failure:
            self._counts.reloaded(known_as, "refused")
            tell_fault("knowledge refused", failure, knowledge=known_as)
        except Exception as fault:
            self._counts.reloaded(known_as, "refused")
            tell_fault("fault", fault, knowledge=known_as)
        else:
            self._counts.reloaded(known_as, "served")
            tell("knowledge reloaded", knowledge=known_as, digest=served.english.digest)


async def _opened_elsewhere(name: str, session_days: int) -> Served:
    """Read and check a knowledge base in another process: here it would hold up requests for seconds."""
    process = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))
    try:
        return await asyncio.get_running_loop().run_in_executor(process, open_served, name, session_days)
    finally:
        process.shutdown(wait=False)  # nobody waits for it to end


def _places(folders: Iterable[Path]) -> list[tuple[int, int] | None]:
    """Return what tells a folder from another one that has taken its place; None where there is none."""
    return [(about.st_dev, about.st_ino) if (about := _about(folder)) else None for folder in folders]


def _about(folder: Path) -> os.stat_result | None:
    try:
        return folder.stat()
    except OSError:
        return None


def _folders(name: str) -> tuple[Path, ...]:
    found, problems = find_knowledge(name)
    if found is None:
        raise KnowledgeInvalid(problems)
    return found.rules.resolve(), found.questionnaires.resolve()


def _touched(folders: Mapping[str, tuple[Path, ...]], changed: Iterable[Path]) -> list[str]:
    """Return the knowledge bases that have any of these files."""
    paths = list(changed)
    return [name for name, own in folders.items() if any(path.is_relative_to(each) for path in paths for each in own)]
