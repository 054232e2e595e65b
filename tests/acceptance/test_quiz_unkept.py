"""What refuses to keep a quiz, and what is broken in its history: said once, and the quiz goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from intakewise.history.folder import VARIABLE
from tests.acceptance.kept_quiz import QUESTIONS, answers_in, decline_from, go_on, stop, stopped_at
from tests.acceptance.quiz_terminal import TINY, Terminal, quiz
from tests.acceptance.test_quiz_leaving import STAGES, go_to


def below_a_file(folder: Path) -> Path:
    """A path that cannot be made."""
    (folder / "file").write_text("", encoding="utf-8")
    return folder / "file" / "history"


def open_to_others(folder: Path) -> Path:
    """A folder that others can write to."""
    (folder / "open").mkdir()
    (folder / "open").chmod(0o777)
    return folder / "open"


def link(folder: Path) -> Path:
    """A link to a folder."""
    (folder / "target").mkdir(mode=0o700)
    (folder / "link").symlink_to(folder / "target")
    return folder / "link"


@pytest.mark.parametrize(
    ("make", "reason"), [(below_a_file, "Not a directory"), (open_to_others, "Others can write"), (link, "a link")]
)
def test_a_folder_that_cannot_be_used_is_said_and_the_quiz_goes_on(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    """On the page before the first question, once; and nothing is written there."""
    folder = make(tmp_path)
    terminal = quiz("--region", "uk", environment={VARIABLE: str(folder)})
    go_to(terminal, 4)
    said = terminal.everything()
    assert "They cannot be kept: should you stop, they are gone." in said
    assert reason.lower() in said.lower()
    decline_from(terminal, 4)
    assert 0 == terminal.finish()
    assert 1 == terminal.everything().count("IW-H002")
    assert not folder.is_dir() or [] == list(folder.iterdir())


FULL = """
import resource, sys
from intakewise.cli.app import main
resource.setrlimit(resource.RLIMIT_FSIZE, (1200, -1))
sys.argv = ["intakewise", "quiz", *sys.argv[1:]]
main()
"""


def test_a_full_disk_is_said_once_and_the_quiz_goes_on(history: Path) -> None:
    """Answers from before are there, whole; the report comes all the same."""
    terminal = Terminal(
        ["-c", FULL, str(TINY), "--thorough", "--region", "uk"], environment={"INTAKEWISE_NO_CACHE": "1"}
    )
    go_to(terminal, 3)
    decline_from(terminal, 3)
    assert 0 == terminal.finish()
    said = terminal.everything()
    assert 1 == said.count("Your answers are not being kept: should you stop now, they are gone.")
    assert "In short:" in said
    (answers,) = answers_in(history)
    assert QUESTIONS[: len(answers)] == [*answers]
    assert 0 < len(answers) < len(QUESTIONS)


def test_a_deleted_file_is_said_once_and_stays_deleted(history: Path) -> None:
    """Whoever deletes an interview that goes on in another terminal has deleted it."""
    terminal = quiz("--region", "uk")
    go_to(terminal, 5)
    (path,) = history.iterdir()
    path.unlink()
    decline_from(terminal, 5)
    assert 0 == terminal.finish()
    assert 1 == terminal.everything().count("it was deleted")
    assert [] == list(history.iterdir())


def test_a_torn_line_is_said_and_loses_only_itself(history: Path) -> None:
    """What was written before it is offered."""
    stopped_at(6)
    (path,) = history.iterdir()
    path.write_bytes(path.read_bytes()[:-30])
    terminal = quiz("--region", "uk")
    terminal.see("you answered 2 of at most")
    terminal.see("The end of its file is damaged. Everything before that is there.")
    go_on(terminal)
    terminal.see(STAGES[5])
    stop(terminal, "ctrl_c")


@pytest.mark.parametrize("content", [b"", b"junk\n", b"\x00" * 500])
def test_a_broken_file_does_not_disturb_a_quiz(history: Path, content: bytes) -> None:
    """It is no interview to go on with."""
    history.mkdir(mode=0o700, parents=True)
    (history / "abcde.jsonl").write_bytes(content)
    (history / "abcde.jsonl").chmod(0o600)
    terminal = quiz("--region", "uk")
    go_to(terminal, 5)
    stop(terminal, "ctrl_c")
    assert content == (history / "abcde.jsonl").read_bytes()
    assert [2] == [len(each) for each in answers_in(history)]
