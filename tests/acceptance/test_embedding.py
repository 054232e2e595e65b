"""The examples of embedding run as they are: a script, a Flask server, a Django project, and a notebook."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

import intakewise
from tests.acceptance.command_line import CHECKOUT, MARKER, environment

EXAMPLES = CHECKOUT / "docs" / "examples" / "embedding"

WELL = {"age": 64, "danger_now": ["none_of_these"], "ppi_use": "one_to_four_years"}
EMERGENCY = {"danger_now": ["fit"]}
WRONG = {"age": 300, "leafy_greens": MARKER, "leafy_green": MARKER}
"""With what a person might have typed: none of it may come back."""

DEEP = b"[" * 200_000
HOSTILE = {"not_json": b"age: 64", "not_text": b"\xff\xfe", "too_deep": DEEP, "no_mapping": b"[1, 2]", "empty": b""}


@dataclass(frozen=True)
class Reply:
    """What a server answered, or a script: its status or exit code, its words, and its headers."""

    status: int
    body: str
    caching: str = ""


def run(*arguments: str | Path, given: bytes) -> Reply:
    """Run an example as a process of its own."""
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        input=given,
        capture_output=True,
        cwd=EXAMPLES,
        env=environment(),
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Reply(done.returncode, (done.stdout + done.stderr).decode())


def script(given: object) -> Reply:
    """Run the script."""
    return run("script.py", given=given if isinstance(given, bytes) else json.dumps(given).encode())


def test_the_script_gives_a_result_an_emergency_and_what_is_wrong() -> None:
    """An emergency is its page and nothing else; what is wrong is named without an answer."""
    well = script(WELL)
    assert (0, True) == (well.status, "See a doctor: yes" in well.body)
    emergency = script(EMERGENCY)
    page = intakewise.page_of(intakewise.load("muscle_spasms").assess(EMERGENCY, region="uk"))
    assert Reply(0, f"{page.markdown}\n") == emergency
    wrong = script(WRONG)
    assert (1, ["IW-A004", "IW-A003", "IW-A001"]) == (wrong.status, re.findall(r"IW-A\d{3}", wrong.body))
    assert MARKER not in wrong.body


def test_the_script_refuses_what_is_no_json() -> None:
    """Text, and what is nested so deeply that Python's own reader gives up."""
    assert {Reply(1, "This is not JSON.\n")} == {script(HOSTILE["not_json"]), script(HOSTILE["too_deep"])}


@pytest.fixture(scope="module")
def flask() -> Iterator[tuple[str, list[str]]]:
    """Start the Flask example on a free port; give its address, and the lines that it has logged once it is stopped."""
    command = [sys.executable, "-m", "flask", "--app", "flask_app", "run", "--port", "0"]
    logged: list[str] = []
    with subprocess.Popen(
        command, cwd=EXAMPLES, env=environment(PYTHONUNBUFFERED="1"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as server:
        assert server.stderr is not None
        try:
            for line in server.stderr:
                if found := re.search(rb"Running on (http://127\.0\.0\.1:\d+)", line):
                    yield found[1].decode(), logged
                    break
        finally:
            server.terminate()
        logged += server.stderr.read().decode().splitlines()
    text = "\n".join(logged)
    assert "POST /assess" in text
    assert not [each for each in (MARKER, "Traceback", "danger_now", "ppi_use") if each in text]


def post(address: str, body: bytes, kind: str = "application/json") -> Reply:
    """Post to a server."""
    request = Request(address, data=body, headers={"Content-Type": kind})
    try:
        with urlopen(request, timeout=60) as reply:
            return Reply(reply.status, reply.read().decode(), reply.headers.get("Cache-Control", ""))
    except HTTPError as refused:
        with refused:
            return Reply(refused.code, refused.read().decode())


def test_flask_gives_the_bytes_of_the_engine(flask: tuple[str, list[str]]) -> None:
    """The whole result, kept by no cache."""
    expected = intakewise.load("muscle_spasms").assess(WELL).to_json()
    assert Reply(200, expected, "no-store") == post(f"{flask[0]}/assess", json.dumps(WELL).encode())


def test_flask_shows_an_emergency_alone(flask: tuple[str, list[str]]) -> None:
    """The page says what to do now."""
    page = post(f"{flask[0]}/page", json.dumps(EMERGENCY).encode())
    expected = intakewise.page_of(intakewise.load("muscle_spasms").assess(EMERGENCY)).html
    assert Reply(200, expected, "no-store") == page


def test_flask_says_what_is_wrong_and_repeats_no_answer(flask: tuple[str, list[str]]) -> None:
    """All problems at once; and nothing that somebody sends is a fault of the server."""
    wrong = post(f"{flask[0]}/assess", json.dumps(WRONG).encode())
    assert (422, False) == (wrong.status, MARKER in wrong.body)
    assert ["IW-A004", "IW-A003", "IW-A001"] == [each["code"] for each in json.loads(wrong.body)["problems"]]
    statuses = {name: post(f"{flask[0]}/assess", body).status for name, body in HOSTILE.items()}
    assert {"not_json": 400, "not_text": 400, "too_deep": 400, "no_mapping": 422, "empty": 400} == statuses
    assert 415 == post(f"{flask[0]}/assess", b"{}", "text/plain").status
    assert 413 == post(f"{flask[0]}/assess", b" " * (1024 * 1024 + 1)).status
    with pytest.raises(HTTPError, match="405"):
        urlopen(f"{flask[0]}/assess?age=64", timeout=60)


DJANGO = """
import json, sys
sys.argv = ["django_view.py", "check"]
import runpy
try:
    runpy.run_path("django_view.py", run_name="__main__")
finally:
    import django_view
    from django.conf import settings
    settings.ROOT_URLCONF = "django_view"
    from django.test import Client
    replies = {}
    for name, (method, body, checks) in json.loads(sys.stdin.read()).items():
        client = Client(enforce_csrf_checks=bool(checks), raise_request_exception=False)
        token = {"X-CSRFToken": checks} if isinstance(checks, str) else {}
        client.cookies.load({"csrftoken": checks} if token else {})
        body = body.encode("latin-1")
        if method == "GET":
            reply = client.get("/assess", {"age": 64})
        else:
            reply = client.post("/assess", body, content_type="application/json", headers=token)
        replies[name] = [reply.status_code, reply.content.decode(), reply.headers.get("Cache-Control", "")]
    print("REPLIES" + json.dumps(replies))
"""


def test_django_gives_pages_and_refuses_the_rest() -> None:
    """By its own test client: a page, an emergency alone, all problems at once, and CSRF protection that stays on."""
    (token,) = re.findall(r"token=(\w+)\n", (EXAMPLES / "django_view.py").read_text("utf-8"))
    asked = {
        "well": ("POST", json.dumps(WELL), False),
        "emergency": ("POST", json.dumps(EMERGENCY), False),
        "wrong": ("POST", json.dumps(WRONG), False),
        "get": ("GET", "", False),
        "without_token": ("POST", json.dumps(WELL), True),
        "with_token": ("POST", json.dumps(WELL), token),
        **{name: ("POST", body.decode("latin-1"), False) for name, body in HOSTILE.items()},
    }
    done = run("-c", DJANGO, given=json.dumps(asked).encode())
    replies = {name: Reply(*each) for name, each in json.loads(re.findall("REPLIES(.*)", done.body)[0]).items()}
    kb = intakewise.load("muscle_spasms")
    assert intakewise.page_of(kb.assess(WELL)).html == replies["well"].body
    assert intakewise.page_of(kb.assess(EMERGENCY)).html == replies["emergency"].body
    assert "no-store" in replies["well"].caching
    assert [] == [name for name, each in replies.items() if MARKER in each.body]
    assert {
        **{"well": 200, "emergency": 200, "wrong": 422, "get": 405, "without_token": 403, "with_token": 200},
        **{"not_json": 400, "not_text": 400, "too_deep": 400, "no_mapping": 422, "empty": 400},
    } == {name: each.status for name, each in replies.items()}


NOTEBOOK = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read("notebook.ipynb", as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
nbformat.write(notebook, sys.stdout)
"""


def test_the_notebook_runs_and_shows_the_report() -> None:
    """Each report in a frame of its own, escaped; and the notebook in the repository holds no outputs."""
    kept = json.loads((EXAMPLES / "notebook.ipynb").read_text("utf-8"))
    assert [] == [each for cell in kept["cells"] for each in cell.get("outputs", [])]
    done = subprocess.run(
        [sys.executable, "-c", NOTEBOOK], capture_output=True, cwd=EXAMPLES, env=environment(), check=True
    )
    outputs = [each for cell in json.loads(done.stdout)["cells"] for each in cell.get("outputs", [])]
    shown = ["".join(each["data"]["text/html"]) for each in outputs if "text/html" in each.get("data", {})]
    assert 2 == len(shown)
    assert {True} == {each.startswith('<iframe sandbox=""') and each.count("<") == 2 for each in shown}
    assert "Get emergency help now" in shown[1]
    plain = "".join("".join(each["data"]["text/plain"]) for each in outputs if "data" in each)
    assert "<Assessment by muscle_spasms" in plain
