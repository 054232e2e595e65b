"""Several workers share one place: no step is lost, none is taken twice, and none fails for the others."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]

WORKERS, STEPS = 3, 12


def test_workers_at_one_place_lose_nothing(place: str) -> None:
    """Each step that a worker was told of raised the revision by one, and no session is one too many."""
    command = [sys.executable, "-m", "tests.unit.sessions.crowding", place, str(WORKERS), str(STEPS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    ready, workers, seen, end = told[:WORKERS], told[WORKERS : 2 * WORKERS], told[2 * WORKERS : -1], told[-1]
    assert [[]] * WORKERS == ready
    assert {"ends": [0] * WORKERS * 3, "revision": WORKERS * STEPS, "kept": 1} == end
    assert [STEPS] * WORKERS == [each["taken"] for each in workers]
    assert 2 == max(seen), "more sessions were begun than are allowed"
    if "://" not in place:
        assert b"like no other" not in b"".join(each.read_bytes() for each in Path(place).parent.iterdir())
