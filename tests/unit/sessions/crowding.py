"""
Several workers at once, each a process: all make the place ready, answer in one session, and begin and erase their own.

    python -m tests.unit.sessions.crowding PLACE WORKERS STEPS

Prints for each worker what was wrong with the place, then what it did, then how many sessions it saw where there was
room for two, as JSON; then what is kept in the end.
"""

import json
import os
import sys
from collections.abc import Callable

from intakewise.sessions.refusals import SessionRefused
from intakewise.sessions.session import Limits
from intakewise.wiring.sessions import prepare_sessions
from tests.unit.sessions.kept import Conducted, conducted


def work(place: str, token: str, steps: int) -> dict[str, int]:
    """Take so many steps, looking again whenever another was quicker; return what happened how often."""
    happened = {"taken": 0, "moved_on": 0}
    with conducted(place) as kept:
        while happened["taken"] < steps:
            seen = kept.sessions.look(token).seen
            try:
                kept.answer(token, seen, note=f"{os.getpid()} {happened['taken']}")
            except SessionRefused as refused:
                assert refused.problem.code == "IW-K002", refused.args
                happened["moved_on"] += 1
                continue
            happened["taken"] += 1
            if happened["taken"] % 4 == 0:
                _come_and_go(kept)
    return happened


def _come_and_go(kept: Conducted) -> None:
    token, view = kept.begin()
    kept.answer(token, view.seen, note="like no other")
    kept.sessions.erase(token)


def fill(place: str, most: int, tries: int) -> int:
    """Begin sessions where there is room for hardly any, erasing each; return how many there were at most at a time."""
    seen = 0
    with conducted(place, Limits(sessions=most)) as kept:
        for _ in range(tries):
            try:
                token, _ = kept.begin()
            except SessionRefused as refused:
                assert refused.problem.code == "IW-K003", refused.args
                continue
            seen = max(seen, kept.store.count())
            kept.sessions.erase(token)
    return seen


def at_once(workers: int, do: Callable[[], object]) -> list[int]:
    """Do something in so many processes at the same time, and print what each of them gets; return how they ended."""
    children = []
    for _ in range(workers):
        child = os.fork()
        if child == 0:
            os.write(1, f"{json.dumps(do())}\n".encode())
            os._exit(0)
        children.append(child)
    return [os.waitpid(child, 0)[1] for child in children]


def run(place: str, workers: int, steps: int) -> None:
    """Let all make the place ready, begin a session, let all loose on it, and look."""
    ends = at_once(workers, lambda: [str(each) for each in prepare_sessions(place)])
    with conducted(place) as kept:
        token, _ = kept.begin()
    ends += at_once(workers, lambda: work(place, token, steps))
    ends += at_once(workers, lambda: fill(place, 2, 5 * steps))
    with conducted(place) as kept:
        found = {"ends": ends, "revision": kept.sessions.look(token).session.revision, "kept": kept.store.count()}
        print(json.dumps(found))


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
