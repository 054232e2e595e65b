"""
Die between any two statements, and look what is left: a process of its own, which forks one that dies for each moment.

    python -m tests.unit.sessions.crashing PLACE

Prints one line of JSON for each: where it died, what it had been told was kept, and what was found afterwards.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Engine, event, select

from intakewise.sessions.in_database.connecting import connect
from intakewise.sessions.in_database.place import place_from
from intakewise.sessions.in_database.rows import session_from
from intakewise.sessions.in_database.tables import METADATA, SESSIONS, VERSIONS
from intakewise.sessions.refusals import SessionRefused
from tests.unit.sessions.kept import Conducted, asked, conducted

STEPS = ({"about_whom": "me"}, {"danger": ["none_of_these"]}, {"danger": ["cold_hand"], "note": "like no other"})

ERASED = "erased"


def live(place: str, tell: Callable[[str], None]) -> None:
    """Make a place ready, begin a session, take steps, and erase it; tell of each when it is done."""
    with conducted(place) as kept:
        token, view = kept.begin()
        tell(f"{token} {view.seen}")
        for answers in STEPS:
            view = kept.answer(token, view.seen, **answers)
            tell(f"{token} {view.seen}")
        kept.sessions.erase(token)
        tell(ERASED)


def die_at(moment: int) -> None:
    """Kill this process before or after a statement, counted from here."""
    passed = 0

    def count(*_: object) -> None:
        nonlocal passed
        if passed == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        passed += 1

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "after_cursor_execute", count)


def run_until(place: str, moment: int, told: Path) -> bool:
    """Run it in a process that dies at a moment; return whether it died before it was done."""
    child = os.fork()
    if child == 0:
        with told.open("a") as file:
            die_at(moment)

            def tell(what: str) -> None:
                file.write(f"{what}\n")
                file.flush()

            live(place, tell)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def empty(place: str) -> None:
    """Leave nothing of the run before."""
    url = place_from(place)
    if url.get_backend_name() == "sqlite":  # type: ignore[union-attr]
        for each in Path(place).parent.iterdir():
            each.unlink()
        return
    engine = connect(url)  # type: ignore[arg-type]
    METADATA.drop_all(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {VERSIONS}")
    engine.dispose()


def found_by(kept: Conducted, token: str) -> dict[str, object]:
    """Return what somebody with the token finds."""
    try:
        view = kept.sessions.look(token)
    except SessionRefused as refused:
        return {"refused": refused.problem.code}
    return {"revision": view.session.revision, "answers": view.interview.answers, "asked": asked(view.interview)}


def gone_on(kept: Conducted, token: str, seen: str) -> dict[str, object]:
    """Send again what was not told to be kept, with what was seen then, and all that follows."""
    for answers in STEPS[int(seen.partition("-")[0]) :]:
        seen = kept.answer(token, seen, **answers).seen
    return found_by(kept, token)


def after(place: str, told: Path) -> dict[str, object]:
    """Start anew, and look: at every row, then with the token, then going on."""
    lines = told.read_text().splitlines() if told.exists() else []
    with conducted(place) as kept:
        kept.sessions.purge()  # as a service does when it starts
        engine: Engine = kept.store._engine  # type: ignore[attr-defined]
        with engine.connect() as connection:
            sessions = [session_from(row) for row in connection.execute(select(SESSIONS))]
        rows = [[each.revision, each.state["answers"]] for each in sessions]
        found: dict[str, object] = {"told": lines[-1:] == [ERASED], "rows": rows}
        kept_at = [line.split() for line in lines if line != ERASED]
        if kept_at:
            token, seen = kept_at[-1]
            found |= {"seen": int(seen.partition("-")[0]), "found": found_by(kept, token)}
            if "refused" not in found_by(kept, token):
                found["gone_on"] = gone_on(kept, token, seen)
            kept.sessions.erase(token)
    if "://" not in place:
        found["left"] = any(b"like no other" in each.read_bytes() for each in Path(place).parent.iterdir())
    return found


def each_moment(place: str, told: Path) -> Iterator[dict[str, object]]:
    """Die at each moment in turn, until one comes after the end."""
    moment, died = 0, True
    while died:
        empty(place)
        told.unlink(missing_ok=True)
        died = run_until(place, moment, told)
        yield {"moment": moment, "died": died, **after(place, told)}
        moment += 1


if __name__ == "__main__":
    for outcome in each_moment(sys.argv[1], Path(sys.argv[2])):
        print(json.dumps(outcome))
