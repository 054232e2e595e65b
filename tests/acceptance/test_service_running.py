"""A service starts and ends, and loses a worker, without losing what it has accepted."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.acceptance.command_line import CHECKOUT, STOPPED, environment
from tests.acceptance.running_service import Running, service, until

KB = "wells_dvt"
ASSESS = f"/v1/knowledge/{KB}/assess"


def test_what_was_accepted_is_finished() -> None:
    """Told to end in the middle of a request, it answers that one, takes no other, and ends."""
    with service(KB) as running:
        host, port = running.address.removeprefix("http://").rstrip("/").split(":")
        with socket.create_connection((host, int(port)), timeout=30) as connection:
            head = "Host: localhost\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n"
            connection.sendall(f"POST {ASSESS} HTTP/1.1\r\n{head}".encode() + b'{"answers"')
            until(lambda: httpx.get(running.address).status_code == 200)
            running.process.terminate()
            until(lambda: _is_closed(host, int(port)))
            connection.sendall(b": {}}")
            got = b"".join(iter(lambda: connection.recv(65536), b""))
        running.process.wait(timeout=30)
    assert b"HTTP/1.1 200 OK" == got[:15]
    assert got.endswith(b"}\n")
    assert b"connection: close" in got.lower()  # or the client would send its next request here, for nothing
    assert ["request"] * 2 == [line["event"] for line in running.log if line["event"] == "request"][-2:]


def _is_closed(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError:
        return True
    return False


def test_ctrl_c_ends_it_quietly() -> None:
    """With the exit code of every command that was stopped, and no traceback."""
    with service(KB) as running:
        running.process.send_signal(signal.SIGINT)
        running.process.wait(timeout=30)
    assert STOPPED == running.code


def _children(process: int) -> list[int]:
    command = ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(process)]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)
    return [int(line.split()[0]) for line in listed.stdout.splitlines() if "spawn_main" in line]


def _anew(running: Running, answers: dict[str, object]) -> int:
    """Ask on a connection of its own, which any worker may take."""
    address = f"{running.address.rstrip('/')}{ASSESS}"
    return httpx.post(address, json={"answers": answers}, timeout=60).status_code


def test_a_worker_that_dies_is_replaced() -> None:
    """The other one answers meanwhile; what all have counted is told together; none outlives the service."""
    with service(KB, "--workers", "2") as running:
        until(lambda: len(_children(running.process.pid)) == 2)
        assert [200] * 10 == [_anew(running, {}) for _ in range(10)]
        counted = httpx.get(f"{running.address}metrics", timeout=60).text
        assert 'intakewise_worked_out_total{knowledge="wells_dvt",what="assess"} 10.0' in counted
        before = _children(running.process.pid)
        os.kill(before[0], signal.SIGKILL)
        until(lambda: len(set(_children(running.process.pid)) - {before[0]}) == 2)
        assert 200 == _anew(running, {"suspected": True})
        workers = _children(running.process.pid)
    assert [] == [worker for worker in workers if Path(f"/proc/{worker}/cmdline").exists()]


@pytest.mark.long
def test_a_worker_that_starts_slowly_is_waited_for(tmp_path: Path) -> None:
    """On a busy machine it imports for seconds before it can say anything: it is not killed for that."""
    slow = "import time\nif b'spawn_main' in open('/proc/self/cmdline', 'rb').read(): time.sleep(7)\n"
    (tmp_path / "sitecustomize.py").write_text(slow, "utf-8")
    with service(KB, "--workers", "2", PYTHONPATH=f"{tmp_path}:{CHECKOUT / 'engine'}") as running:
        assert 200 == _anew(running, {})


@pytest.mark.long
def test_a_worker_without_its_sessions_says_why_and_is_started_again(tmp_path: Path) -> None:
    """In a line of the log, without a traceback; once the place is there again, it serves."""
    place = tmp_path / "kept" / "sessions.sqlite3"
    with service(KB, "--workers", "2", "--sessions-in", place) as running:
        until(lambda: len(_children(running.process.pid)) == 2)
        assert 200 == _anew(running, {})
        place.chmod(0o644)
        os.kill(_children(running.process.pid)[0], signal.SIGKILL)
        seen: set[int] = set()

        def have_come() -> bool:
            seen.update(_children(running.process.pid))
            return len(seen) > 3

        until(have_come, 180)
        place.chmod(0o600)
        assert 200 == _anew(running, {})
    told = [line for line in running.log if line["event"] == "worker refused"]
    assert "IW-K007" in str(told[0]["problems"])
    assert "Traceback" not in running.said


def test_the_quiz_needs_nothing_of_the_service() -> None:
    """No other command waits for what only `serve` imports, nor needs it to be there."""
    names = ("fastapi", "uvicorn", "starlette", "prometheus_client", "pydantic")
    code = (
        f"import sys, intakewise.cli.program, intakewise.quiz.session; print([n for n in {names} if n in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), cwd=CHECKOUT, check=False
    )
    assert "[]\n" == done.stdout
