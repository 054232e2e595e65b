"""What can happen between two moments of one request about a session."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from intakewise.service import session_routes
from intakewise.service.served import open_served
from intakewise.service.session_work import Given, given
from intakewise.service.tools import Tools
from intakewise.wiring.sessions import prepare_sessions
from tests.unit.service.within import ASSESS, KB, client, settings

TINY = Path(__file__).parents[2] / "knowledge" / "tiny"
WASHING = "How often do you wash your hands?"


def _reworded(folder: Path) -> str:
    """Return where a later version of the tiny base is, in which a question asks something else."""
    shutil.copytree(TINY, folder)
    file = folder / "questionnaires" / "tiny.yaml"
    file.write_text(file.read_text("utf-8").replace(WASHING, "How often do you wash your feet?"), "utf-8")
    return str(folder)


def test_a_worker_starts_while_a_server_of_sessions_is_away() -> None:
    """One that takes the place of another answers whoever keeps nothing; the others are told when to try again."""
    with client(replace(settings(), sessions="postgresql://me:secret@127.0.0.1:1/intake")) as found:
        assert 200 == found.post(ASSESS, json={"answers": {}}).status_code
        refused = found.post(f"/v1/knowledge/{KB}/sessions", json={"answers": {}})
    assert (503, "IW-K005") == (refused.status_code, refused.json()["problems"][0]["code"])
    assert "secret" not in refused.text


def test_an_answer_does_not_count_for_a_question_that_came_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The base is exchanged after a session was read, and before it is assessed: it is read again."""
    reworded, before = open_served(_reworded(tmp_path / "tiny")), list[str]()

    def exchanged(tools: Tools, token: str) -> Given:
        found = given(tools, token)
        if not before:
            before.append(found.digest)
            tools.shelf.exchange(reworded)
        return found

    monkeypatch.setattr(session_routes, "given", exchanged)
    place = str(tmp_path / "kept" / "sessions.sqlite3")
    assert [] == prepare_sessions(place)
    with client(replace(settings(), bases=(str(TINY),), sessions=place)) as found:
        begun = found.post("/v1/knowledge/tiny/sessions", json={"answers": {"about_whom": "me", "washing": "often"}})
        got = found.get("/v1/session/assessment", headers={"Intakewise-Session": begun.json()["token"]}).json()
    assert (reworded.english.digest, ["about_whom"]) == (got["knowledge"]["digest"], list(got["answers"]))
    assert [] != [digest for digest in before if digest != reworded.english.digest]
