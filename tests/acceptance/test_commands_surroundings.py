"""Whatever surrounds a command: closing pipes, full outputs, Ctrl-C, old encodings, any width, and our own faults."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    CHECKOUT,
    COULD_NOT_RUN,
    FINE,
    HEARTBURN,
    MARKER,
    STOPPED,
    TINY,
    assert_plain,
    environment,
    intakewise,
    shell,
)
from tests.acceptance.quiz_terminal import Terminal

NOBODY_READS = 128 + signal.SIGPIPE

COMMANDS = [
    ["assess", HEARTBURN],
    ["assess", HEARTBURN, "--format", "json"],
    ["explain", HEARTBURN, "low_magnesium"],
    ["check"],
    ["--version"],
    ["assess", "--help"],
]


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_reader_who_leaves_is_no_error(arguments: list[str | Path]) -> None:
    """`| head -1` gets its line, and nothing is said about the rest."""
    first = intakewise(*arguments).out.splitlines()[0]
    ran = shell('"$@" | head -1; exit ${PIPESTATUS[0]}', arguments)
    assert ("", first) == (ran.err, ran.out.rstrip("\n"))
    assert ran.code in (FINE, NOBODY_READS)


def test_a_reader_who_never_came_ends_a_command_as_the_system_does() -> None:
    """The exit code of other programs: neither fine, since nothing was shown, nor a problem of the answers."""
    ran = shell('"$@" | exec true; exit ${PIPESTATUS[0]}', ["assess", HEARTBURN, "--format", "json"])
    assert (NOBODY_READS, "") == (ran.code, ran.said)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_full_output_is_said(arguments: list[str | Path]) -> None:
    """Nobody takes an empty file for an empty result."""
    ran = shell('"$@" > /dev/full', arguments)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert ran.err.startswith("The result could not be printed: no space left on device.")


@pytest.mark.parametrize("arguments", COMMANDS)
def test_a_closed_output_is_said(arguments: list[str | Path]) -> None:
    """Nothing is computed for nobody."""
    ran = shell('"$@" >&-', arguments)
    assert (COULD_NOT_RUN, "Standard output is closed, so that nothing can be shown.\n") == (ran.code, ran.err)


def test_a_closed_error_output_changes_no_exit_code() -> None:
    """Nor where everything is closed."""
    assert COULD_NOT_RUN == shell('"$@" 2>&-', ["assess", "nowhere.yaml"]).code
    assert COULD_NOT_RUN == shell('"$@" <&- >&- 2>&-', ["assess", HEARTBURN]).code
    assert STOPPED == shell('"$@" <&-', ["quiz"]).code  # its lines have ended


# Ctrl-C


def test_ctrl_c_ends_the_cases_with_what_was_found_so_far() -> None:
    """A person watches the cases run, stops them, and still learns how far it came."""
    terminal = Terminal(["-m", "intakewise", "test"])
    terminal.see(" cases", seconds=60)
    terminal.press("ctrl_c")
    terminal.see("not run (stopped with Ctrl-C)")
    assert STOPPED == terminal.end()
    assert "Traceback" not in terminal.raw


BEGUN = """
import sys
sys.argv = ["intakewise", "assess", "-"]
from intakewise.cli.app import main
print("begun", flush=True)
main()
"""


@pytest.mark.parametrize("delay", [0.02, 0.06, 0.1, 0.2, 0.4, 0.8])
def test_ctrl_c_leaves_no_traceback_at_any_moment(delay: float) -> None:
    """While code is imported, while a knowledge base is read, and while it waits for answers: exit code 130."""
    # Its input stays open, so that it waits for answers in the end.
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", BEGUN]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment()) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (STOPPED, b"", b"") == (process.returncode, out, err)


def test_a_person_who_types_answers_is_told_how_to_end() -> None:
    """Nobody sits in front of a silent terminal."""
    terminal = Terminal(["-m", "intakewise", "assess", "-", "-k", str(TINY)])
    terminal.see("Type the answers (such as `age: 34`, one on each line), then press Ctrl-D.")
    terminal.press("danger: [cold_hand]", "enter", "ctrl_d")
    terminal.see("Get emergency help now")
    assert FINE == terminal.end()


# What it looks like


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("arguments", [["assess", HEARTBURN], ["assess", "-"], ["explain", HEARTBURN, "low_magnesium"]])
def test_a_page_keeps_to_the_width(arguments: list[str | Path], columns: int) -> None:
    """At most 100 columns, and none lost at the edge of a narrow terminal; no colour where nobody asked for any."""
    ran = intakewise(*arguments, given="{}", COLUMNS=str(columns))
    assert_plain(ran)
    assert FINE == ran.code
    told = ran.out.split("As a case,", maxsplit=1)[0]  # a case is there to be pasted: broken lines would be none
    assert max(map(len, told.splitlines())) <= min(columns, 100)


def test_colour_says_nothing_that_words_do_not_say() -> None:
    """In a terminal the words are the same with and without colour, and NO_COLOR switches it off."""
    pages = []
    coloured: dict[str, str] = {}
    for no_colour in (coloured, {"NO_COLOR": "1"}):
        terminal = Terminal(["-m", "intakewise", "assess", str(HEARTBURN)], rows=400, environment=no_colour)
        assert FINE == terminal.end()
        pages.append(terminal)
    assert pages[0].everything() == pages[1].everything()
    assert not any(f"\x1b[{number}m" in pages[1].raw for number in range(30, 50))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_old_encoding_shows_what_it_can(encoding: str) -> None:
    """A page is never lost for the sake of a quotation mark; what programs read is exact."""
    page = intakewise("assess", "-", given="{}", PYTHONIOENCODING=encoding)
    assert_plain(page)
    assert (FINE, "") == (page.code, page.err)
    assert "This is general information, not a diagnosis" in page.out
    data = intakewise("assess", "-", "--format", "json", given="{}", PYTHONIOENCODING=encoding)
    assert json.loads(data.out) == json.loads(intakewise("assess", "-", "--format", "json", given="{}").out)


HELPFUL = ["", "quiz", "assess", "explain", "check", "docs", "test", "evaluate", "history", "serve", "new-key"]
HELPFUL += [f"history {command}" for command in ("list", "show", "export", "delete")]


@pytest.mark.parametrize("arguments", [command.split() for command in HELPFUL])
def test_help_reads_well_at_80_columns(arguments: list[str]) -> None:
    """Every command says what it does and what each of its options is for; nothing is cut off."""
    ran = intakewise(*arguments, "--help")
    assert (FINE, "") == (ran.code, ran.err)
    assert ran.out == intakewise(*arguments, "-h").out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ran.out.startswith(f"Usage: {' '.join(['intakewise', *arguments])} ")
    assert "..." not in ran.out.split("\n", 1)[1]


def test_no_command_at_all_shows_the_commands() -> None:
    """With exit code 2, since nothing was done."""
    ran = intakewise()
    assert (COULD_NOT_RUN, True) == (ran.code, "Take a quiz in this terminal" in ran.said)


def test_the_version_is_printed() -> None:
    """`intakewise 0.1.0`."""
    assert (FINE, "intakewise 0.1.0\n") == (intakewise("--version").code, intakewise("--version").out)


# Our own faults

FAULTY = f"""
import sys
from intakewise.wiring import both_engines

def fail(*_: object, **__: object) -> None:
    raise KeyError("{MARKER}")

both_engines.infer = fail
sys.argv = ["intakewise", "assess", "-"]
from intakewise.cli.app import main
main()
"""


def _faulty(**changes: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FAULTY],
        input=f"age: 34  # {MARKER}",
        capture_output=True,
        text=True,
        env=environment(**changes),
        cwd=CHECKOUT,
        check=False,
    )


def test_a_fault_of_ours_is_a_plain_sentence() -> None:
    """What happened, whose fault it is, what to report; never a traceback, and never what the exception says."""
    ran = _faulty()
    assert (COULD_NOT_RUN, "") == (ran.returncode, ran.stdout)
    assert ran.stderr.startswith("Something went wrong inside Intakewise: KeyError in wiring/both_engines.py, line ")
    assert "That is our fault, not yours." in ran.stderr
    assert "Please report it" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "File " not in ran.stderr
    assert MARKER not in ran.stderr


def test_the_way_to_a_fault_is_shown_on_request_without_answers() -> None:
    """INTAKEWISE_DEBUG=1 shows each place on the way, and still not what the exception says."""
    ran = _faulty(INTAKEWISE_DEBUG="1")
    assert COULD_NOT_RUN == ran.returncode
    assert 'engine/intakewise/cli/assessing.py", line ' in ran.stderr
    assert ran.stderr.rstrip().endswith("KeyError")
    assert MARKER not in ran.stderr
    assert os.environ.get("INTAKEWISE_DEBUG") is None


STOPPED_ENGINE = """
import sys
from intakewise.backends.to_durable.engine import DurableEngine
from intakewise.problems.exceptions import EngineFailed

def fail(*_: object) -> None:
    raise EngineFailed("durable_rules", "it stopped")

DurableEngine.infer = fail
from intakewise.cli.app import main
sys.argv = ["intakewise", "assess", "-", *sys.argv[1:]]
main()
"""


def _with_a_stopped_engine(written: str, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STOPPED_ENGINE, *options],
        input=written,
        capture_output=True,
        text=True,
        env=environment(),
        cwd=CHECKOUT,
        check=False,
    )


def test_an_engine_that_stops_never_hides_an_emergency() -> None:
    """The page says what to do now and that it is not finished; the exit code says that it could not run."""
    ran = _with_a_stopped_engine("danger_now: [fit]")
    assert (COULD_NOT_RUN, "") == (ran.returncode, ran.stderr)
    assert "Call 999" in ran.stdout
    assert "We could not finish this assessment." in ran.stdout
    well = _with_a_stopped_engine("age: 34")
    assert "See a doctor in the coming weeks" in well.stdout


def test_a_program_learns_the_least_level_when_an_engine_stops() -> None:
    """Never less than routine."""
    found = [
        json.loads(_with_a_stopped_engine(written, "--format", "json").stdout)
        for written in ("danger_now: [fit]", "age: 34")
    ]
    assert [[], []] == [each["problems"] for each in found]
    assert ["emergency", "routine"] == [each["unfinished"]["referral_at_least"] for each in found]
    assert "Call 999" in found[0]["unfinished"]["how"]["uk"]
    assert ["We could not finish this assessment."] * 2 == [each["unfinished"]["says"][:36] for each in found]
