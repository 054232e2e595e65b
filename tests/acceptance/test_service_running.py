"""A service starts and ends, and loses a worker, without losing what it has accepted."""

import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
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


def test_clients_that_leave_do_not_end_it() -> None:
    """Each is gone before its answer comes, which a system tells a program by a signal that ends it."""
    with service(KB) as running:
        host, port = running.address.removeprefix("http://").rstrip("/").split(":")
        for _ in range(200):
            with socket.create_connection((host, int(port)), timeout=30) as connection:
                connection.sendall(f"GET /v1/knowledge/{KB} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert 200 == running.client.get("/health/ready").status_code


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
    """The other one answers meanwhile; no request is lost, and no process outlives the service."""
    with service(KB, "--workers", "2") as running:
        workers = _children(running.process.pid)
        assert len(workers) == 2
        assert [200] * 10 == [_anew(running, {}) for _ in range(10)]
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        assert [200] * 10 == [_anew(running, {"suspected": True}) for _ in range(10)]
        counted = httpx.get(f"{running.address}metrics", timeout=60).text
        assert 'intakewise_worked_out_total{knowledge="wells_dvt",what="assess"} 20.0' in counted
        after = _children(running.process.pid)
        assert set(after).isdisjoint(workers)
    assert [] == [worker for worker in after if _runs(worker)]
    assert "worker died" in [line["event"] for line in running.log]


def test_a_request_whose_worker_dies_of_it_is_told_so(tmp_path: Path) -> None:
    """It is tried once more; the next ones are answered as if nothing had been, and nothing of the answers is told."""
    deadly = f"{_IN_A_WORKER}    {_AT_ASSESS.format(what='os._exit(7)')}"
    (tmp_path / "sitecustomize.py").write_text(deadly, "utf-8")
    with service(KB, "--workers", "2", PYTHONPATH=f"{tmp_path}:{CHECKOUT / 'engine'}") as running:
        answered = running.client.post(ASSESS, json={"answers": {"suspected": True}})
        assert (503, "IW-N011") == (answered.status_code, answered.json()["problems"][0]["code"])
        assert "1" == answered.headers["retry-after"]
        assert [200] * 4 == [_anew(running, {}) for _ in range(4)]
    assert "suspected" not in running.said


_IN_A_WORKER = "import os\nif b'spawn_main' in open('/proc/self/cmdline', 'rb').read():\n"

_AT_ASSESS = """
    import sys
    def watch(frame, event, argument):
        is_it = frame.f_code.co_name == "assess" and frame.f_code.co_filename.endswith("knowledge_base.py")
        if is_it and frame.f_locals.get("answers"):
            {what}
    sys.setprofile(watch)
"""


def test_none_of_its_processes_outlives_a_service_that_is_killed() -> None:
    """Nobody is left to tell them: they see it themselves."""
    with service(KB, "--workers", "2") as running:
        workers = _children(running.process.pid)
        running.process.kill()
        running.process.wait()
        until(lambda: not any(map(_runs, workers)))


def test_what_its_processes_work_on_is_finished_when_all_are_told_to_end() -> None:
    """A system tells each of them, and a terminal does at Ctrl-C."""
    for told in (signal.SIGTERM, signal.SIGINT):
        with service("muscle_spasms", "--workers", "2") as running:
            with ThreadPoolExecutor(4) as clients:
                address = f"{running.address.rstrip('/')}/v1/knowledge/muscle_spasms/assess"
                asked = [clients.submit(httpx.post, address, json={"answers": {}}, timeout=60) for _ in range(4)]
                until(lambda: httpx.get(running.address, timeout=60).status_code == 200)
                for each in (*_children(running.process.pid), running.process.pid):
                    os.kill(each, told)
                answered = [each.result().status_code for each in asked]
            running.process.wait(timeout=30)
        assert [200] * 4 == answered, told
        assert "Traceback" not in running.said


def _runs(process: int) -> bool:
    return Path(f"/proc/{process}/cmdline").exists()


@pytest.mark.long
def test_a_worker_that_starts_slowly_is_waited_for(tmp_path: Path) -> None:
    """On a busy machine it imports for seconds before it can do anything: it is not killed for that."""
    (tmp_path / "sitecustomize.py").write_text(f"{_IN_A_WORKER}    import time; time.sleep(7)\n", "utf-8")
    with service(KB, "--workers", "2", PYTHONPATH=f"{tmp_path}:{CHECKOUT / 'engine'}") as running:
        assert 200 == _anew(running, {})


def test_workers_without_their_sessions_say_why_and_go_on(tmp_path: Path) -> None:
    """In a line of the log, without a traceback; once the place is there again, they use it."""
    place = tmp_path / "kept" / "sessions.sqlite3"
    with service(KB, "--workers", "2", "--sessions-in", place) as running:
        place.chmod(0o644)
        begin = f"/v1/knowledge/{KB}/sessions"
        for worker in _children(running.process.pid):
            os.kill(worker, signal.SIGKILL)
        refused = running.client.post(begin, json={"answers": {}})
        assert (503, "IW-K005") == (refused.status_code, refused.json()["problems"][0]["code"])
        assert 200 == _anew(running, {})
        place.chmod(0o600)
        assert 201 == running.client.post(begin, json={"answers": {}}).status_code
    told = [line for line in running.log if line["event"] == "sessions out of reach"]
    assert "IW-K007" in str(told[0]["reason"])
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
