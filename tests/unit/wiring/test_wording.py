"""Words are looked at by `check` alone: nobody who takes a quiz waits for it, and nothing is refused for its words."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from intakewise.wiring.opening import load, open_knowledge

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"
TODAY = date(2027, 1, 1)


@pytest.mark.parametrize(
    "program",
    [
        "import intakewise; intakewise.load('muscle_spasms').assess({'age': 40})",
        "import intakewise; intakewise.load('muscle_spasms').interview().next_question()",
        "import intakewise.quiz.session",
        "from intakewise.wiring.opening import open_knowledge; open_knowledge('muscle_spasms')",
    ],
)
def test_nothing_but_check_imports_the_library_of_syllables(program: str) -> None:
    """Whoever takes a quiz, assesses, or runs cases does not wait for its dictionary."""
    code = f"import sys; {program}; print('syllapy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == run.stdout.strip()


def test_check_imports_it_and_opens_no_network() -> None:
    """The dictionary comes with the library: with every connection refused, words are still counted."""
    code = (
        "import socket, sys\n"
        "from datetime import date\n"
        "from intakewise.wiring.opening import open_knowledge\n"
        "def refuse(*_): raise OSError('no network here')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "print(len(open_knowledge('muscle_spasms', date(2026, 11, 25)).problems), 'syllapy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "0 True" == run.stdout.strip()


def test_a_base_is_used_whatever_its_words_are(tmp_path: Path) -> None:
    """A hard text and a bold claim are shown to authors, and stop neither an assessment nor the cases."""
    shutil.copytree(BASE, tmp_path / "base")
    rules = tmp_path / "base" / "rules" / "tiredness" / "iron.yaml"
    bold = "because: Greens cure it. " + "Undoubtedly indispensable. " * 20
    rules.write_text(rules.read_text("utf-8").replace("because: Leafy greens hold iron.", bold), "utf-8")
    assert {"IW-W001", "IW-W003"} == {problem.code for problem in open_knowledge(tmp_path / "base", TODAY).problems}
    assert () == open_knowledge(tmp_path / "base").problems
    assert "tiredness" == load(tmp_path / "base").id
