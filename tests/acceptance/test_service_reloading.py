"""A service changes its knowledge without losing a request, and never for a broken one."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN
from tests.acceptance.command_line import intakewise as run
from tests.acceptance.running_service import Running, service, until

KB = "wells_dvt"
ASSESS = f"/v1/knowledge/{KB}/assess"
VERSION = "version: 0.1.0"


@contextmanager
def asking(running: Running) -> Iterator[list[int]]:
    """Ask without a pause while a block runs, and collect the status of each answer; 0: there was none."""
    got: list[int] = []
    is_over = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=running.address, timeout=30) as client:
            while not is_over.is_set():
                try:
                    got.append(client.post(ASSESS, json={"answers": {"suspected": True}}).status_code)
                except httpx.TransportError:
                    got.append(0)

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield got
    finally:
        is_over.set()
        thread.join()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder of one's own."""
    for part in ("rules/wells_dvt", "questionnaires"):
        shutil.copytree(CHECKOUT / part, tmp_path / part)
    return tmp_path


@pytest.mark.parametrize("workers", ["1", "2"])
def test_changed_knowledge_is_served_without_a_lost_request(content: Path, workers: str) -> None:
    """A broken change is refused, and the old base goes on; a right one is served from then on."""
    about = content / "rules" / KB / "knowledge.yaml"
    right = about.read_text("utf-8")
    assert VERSION in right
    options = (content / "rules" / KB, "--reload-knowledge", "--rate", "100000/second", "--workers", workers)
    with service(*options) as running, asking(running) as got:
        tag = running.client.get(f"/v1/knowledge/{KB}").headers["etag"]
        time.sleep(1)  # it says nothing of when it has begun to watch
        about.write_text(f"{right}\nnonsense: yes\n", "utf-8")
        until(lambda: 'outcome="refused"} 1.0' in running.client.get("/metrics").text)
        assert 304 == running.client.get(f"/v1/knowledge/{KB}", headers={"If-None-Match": tag}).status_code
        about.write_text(right.replace(VERSION, "version: 0.1.1"), "utf-8")
        until(lambda: running.client.get("/v1/knowledge").json()["knowledge"][0]["version"] == "0.1.1")
        assert "0.1.1" == running.client.post(ASSESS, json={"answers": {}}).json()["knowledge"]["version"]
    assert {200} == set(got)
    assert len(got) > 10
    events = [line for line in running.log if str(line["event"]).startswith("knowledge")]
    assert ["knowledge refused", "knowledge reloaded"] == [line["event"] for line in events]
    assert "knowledge.yaml:" in str(events[0]["problems"])


def test_a_folder_that_was_exchanged_is_watched_as_the_old_one_was(content: Path) -> None:
    """Whole, as a deployment does it: what comes then, and whatever changes after that, is served."""
    rules = content / "rules" / KB

    def serves(version: str) -> bool:
        found: str = running.client.get("/v1/knowledge").json()["knowledge"][0]["version"]
        return found == version

    with service(rules, "--reload-knowledge", "--rate", "100000/second") as running:
        time.sleep(1)  # it says nothing of when it has begun to watch
        shutil.copytree(rules, content / "next")
        about = content / "next" / "knowledge.yaml"
        about.write_text(about.read_text("utf-8").replace(VERSION, "version: 0.1.1"), "utf-8")
        rules.rename(content / "before")
        (content / "next").rename(rules)
        until(lambda: serves("0.1.1"))
        time.sleep(5)
        about = rules / "knowledge.yaml"
        about.write_text(about.read_text("utf-8").replace("0.1.1", "0.1.2"), "utf-8")
        until(lambda: serves("0.1.2"))


def test_a_broken_base_is_not_served(content: Path) -> None:
    """It says what is wrong, as `check` does, and does not start."""
    (content / "rules" / KB / "knowledge.yaml").write_text("id: wells_dvt\n", "utf-8")
    ran = run("serve", content / "rules" / KB, "--port", "0")
    assert COULD_NOT_RUN == ran.code
    assert "knowledge.yaml:1:1  IW-S002" in ran.err
