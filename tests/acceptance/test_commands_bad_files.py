"""Files that are no answers, reports that cannot be written, names that stand for nothing: exit code 2, and why."""

import json
import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.command_line import (
    COULD_NOT_RUN,
    FINE,
    HEARTBURN,
    MARKER,
    PROBLEMS,
    TINY,
    Ran,
    assert_plain,
    intakewise,
    shell,
)

UNREADABLE = [
    pytest.param(b"", "IW-Y007", "The document is empty.", id="nothing"),
    pytest.param(b"# only a comment\n", "IW-Y007", "The document is empty.", id="a comment"),
    pytest.param(f"- {MARKER}\n".encode(), "IW-A012", "Expected question ids, each with an answer.", id="a list"),
    pytest.param(MARKER.encode(), "IW-A012", "Expected question ids, each with an answer.", id="a word"),
    pytest.param(f"answers: [{MARKER}]".encode(), "IW-A012", "below a key `answers`", id="a list of answers"),
    pytest.param(b"knowledge: tiny\nversion: 0.1.0\n", "IW-A012", "below a key `answers`", id="no answers"),
    pytest.param(f"answers: {{}}\nnote: {MARKER}".encode(), "IW-A012", "Expected only knowledge", id="beside them"),
    pytest.param(
        b"knowledge: other\nanswers: {}", "IW-A011", "Name the other knowledge base with -k.", id="another base"
    ),
    pytest.param(b"\x7fELF\x02\x01\0\0\xff" + MARKER.encode(), "IW-F005", "The file is binary", id="binary"),
    pytest.param(f"note: {MARKER}".encode("utf-16"), "IW-F005", "Save it again as UTF-8.", id="UTF-16"),
    pytest.param(f"note: {MARKER} caf\xe9".encode("latin-1"), "IW-F005", "Save the file again as UTF-8", id="Latin-1"),
    pytest.param(f"note: {MARKER * 140_000}".encode(), "IW-F004", "larger than 1 MiB", id="huge"),
    pytest.param(f"note: '{MARKER}".encode(), "IW-Y001", "Close it at the end of the text", id="an open quote"),
    pytest.param(f"note: &{MARKER} x".encode(), "IW-Y004", "Delete it", id="an anchor"),
    pytest.param(f"note: *{MARKER}".encode(), "IW-Y004", "Write the content out here", id="an alias"),
    pytest.param(f"note: !{MARKER} x".encode(), "IW-Y005", "Delete it", id="a tag"),
    pytest.param(f"creams: {{{MARKER}, {MARKER}}}".encode(), "IW-Y002", "Keep one of the two.", id="a key twice"),
    pytest.param(f"note: {MARKER}\n---\n".encode(), "IW-Y008", "Delete this line", id="two documents"),
    pytest.param(f"\tnote: {MARKER}".encode(), "IW-Y003", "YAML wants spaces.", id="a tab"),
    pytest.param(b"note: " + b"[" * 100_000, "IW-Y006", "", id="too deep"),
]


def refused(ran: Ran, code: str, expected: str) -> None:
    """The command gave no result, and said why in words."""
    assert_plain(ran)
    assert (COULD_NOT_RUN, [code], "") == (ran.code, ran.codes, ran.out)
    assert expected in " ".join(ran.err.split())


@pytest.mark.parametrize(("content", "code", "expected"), UNREADABLE)
def test_a_file_that_holds_no_answers_is_refused(content: bytes, code: str, expected: str, tmp_path: Path) -> None:
    """One problem that says why and what to do; nothing that stands in the file is repeated."""
    (tmp_path / "mine.yaml").write_bytes(content)
    refused(intakewise("assess", "mine.yaml", "-k", TINY, folder=tmp_path), code, expected)


@pytest.mark.parametrize(("content", "code", "expected"), [UNREADABLE[index] for index in (0, 2, 8, 11, 12)])
def test_standard_input_is_refused_in_the_same_way(content: bytes, code: str, expected: str) -> None:
    """A pipe is read like a file, and named in the message."""
    ran = intakewise("assess", "-", "-k", TINY, given=content)
    refused(ran, code, expected)
    assert ran.err.startswith("standard input")


def test_a_closed_standard_input_holds_no_answers() -> None:
    """What cannot be read is empty."""
    refused(shell('"$@" <&-', ["assess", "-", "-k", TINY]), "IW-Y007", "The document is empty.")


def _missing(folder: Path) -> Path:
    return folder / "anwsers.yaml"


def _folder(folder: Path) -> Path:
    return folder


def _circle(folder: Path) -> Path:
    (folder / "loop.yaml").symlink_to("loop.yaml")
    return folder / "loop.yaml"


def _unreadable(folder: Path) -> Path:
    if os.geteuid() == 0:
        return Path("/proc/self/mem")  # nothing is closed to root, but this cannot be read from its beginning
    (folder / "closed.yaml").touch(0)
    return folder / "closed.yaml"


def _null(folder: Path) -> Path:
    return Path("/dev/null")


def _below_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "mine.yaml"


@pytest.mark.parametrize(
    ("place", "code", "expected"),
    [
        (_missing, "IW-F001", "There is no such file. Check the name and the folder."),
        (_folder, "IW-F002", "This is a folder. Expected a file."),
        (_circle, "IW-F003", "too many levels of symbolic links"),
        (_unreadable, "IW-F003", "Check its permissions"),
        (_null, "IW-Y007", "The document is empty."),
        (_below_a_file, "IW-F001", "There is no such file."),
    ],
)
@pytest.mark.parametrize("command", ["assess", "explain"])
def test_a_path_that_cannot_be_read_is_refused(
    command: str, place: Callable[[Path], Path], code: str, expected: str, tmp_path: Path
) -> None:
    """Missing, a folder, a circle of links, closed, empty: each says which."""
    name = ["referral"] if command == "explain" else []
    refused(intakewise(command, place(tmp_path), *name, "-k", TINY), code, expected)


def test_a_name_that_is_no_text_is_no_file() -> None:
    """File names on Linux may hold any bytes."""
    ran = shell("\"$@\" $'caf\\xe9.yaml'", ["assess", "-k", TINY])
    assert_plain(ran)
    assert (COULD_NOT_RUN, ["IW-F001"]) == (ran.code, ran.codes)


def test_a_folder_that_is_gone_is_no_traceback(tmp_path: Path) -> None:
    """The current folder may be deleted while somebody stands in it."""
    (tmp_path / "gone").mkdir()
    leave = f'cd {tmp_path}/gone && rmdir ../gone && "$@" 2>/dev/null'
    assert FINE == shell(leave, ["assess", HEARTBURN]).code
    assert COULD_NOT_RUN == shell(f"mkdir {tmp_path}/gone && {leave}", ["assess", "mine.yaml"]).code


# Names and options


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["assess", HEARTBURN, "-k", "muscle_spasm"], "IW-F007  There is no knowledge base 'muscle_spasm'."),
        (["assess", HEARTBURN, "-k", "muscle_spasm"], "Did you mean 'muscle_spasms'?"),
        (["explain", HEARTBURN, "referral", "-k", "/nowhere"], "IW-F001  There is no such folder."),
        (["assess", HEARTBURN, "-k", HEARTBURN], "IW-F002  This is a file, not a knowledge base."),
        (["assess", HEARTBURN, "--region", "ukk"], "IW-A013  Unknown region 'ukk'."),
        (["assess", HEARTBURN, "--region", "ukk"], "Expected one of: uk, us, eu; or none. Did you mean 'uk'?"),
        (["explain", HEARTBURN, "low_magnesum"], "IW-R022  Nothing here is called 'low_magnesum'."),
        (["explain", HEARTBURN, "low_magnesum"], "Did you mean 'low_magnesium'?"),
        (["explain", HEARTBURN, "age"], "'age' is asked, not concluded."),
        (["explain", HEARTBURN, ""], "Expected a rule, contributor, state, advice, or 'referral'."),
        (["check", "nowhere"], "IW-F007  There is no knowledge base 'nowhere'."),
        (["test", "nowhere"], "IW-F007  There is no knowledge base 'nowhere'."),
        (["check", HEARTBURN], "Expected a folder with `questionnaires/` and `rules/`"),
        (["quiz", "nowhere"], "IW-F007  There is no knowledge base 'nowhere'."),
        (["quiz", "--region", "mars"], "IW-A013  Unknown region 'mars'."),
        (["assess", HEARTBURN, "--format", "xml"], "'xml' is not one of 'text', 'json'."),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json', 'sarif', 'github'."),
        (["assess", HEARTBURN, "--formt", "json"], "No such option: --formt"),
        (["asess", HEARTBURN], "No such command 'asess'. Did you mean 'assess'?"),
        (["assess"], "Missing argument 'ANSWERS'."),
        (["explain", HEARTBURN], "Missing argument 'NAME'."),
        (["assess", HEARTBURN, "more"], "Got unexpected extra argument"),
        (["assess", HEARTBURN, "--region"], "Option '--region' requires an argument."),
    ],
)
def test_what_cannot_be_run_says_why(arguments: list[str | Path], expected: str) -> None:
    """Exit code 2, nothing on standard output, and what was expected instead."""
    ran = intakewise(*arguments)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
    assert " ".join(expected.split()) in " ".join(ran.err.split())


def test_a_program_learns_why_from_json() -> None:
    """The same problem, as data."""
    for arguments in (["assess", "nowhere.yaml"], ["assess", HEARTBURN, "-k", "nowhere"], ["check", "nowhere"]):
        ran = intakewise(*arguments, "--format", "json")
        problems = json.loads(ran.out)["problems"]
        assert (COULD_NOT_RUN, "", 1) == (ran.code, ran.err, len(problems))


def test_answers_to_another_version_are_assessed_with_a_warning(tmp_path: Path) -> None:
    """It is said on standard error, so that the assessment on standard output stays whole."""
    (tmp_path / "mine.yaml").write_text("knowledge: tiny\nversion: 9.0.0\nanswers: {numb: no}\n", "utf-8")
    ran = intakewise("assess", "mine.yaml", "-k", TINY, "--format", "json", folder=tmp_path)
    assert (FINE, {"numb": False}) == (ran.code, json.loads(ran.out)["answers"])
    assert ran.err.startswith("warning: mine.yaml:2:10  IW-A011  These answers were given to version 9.0.0")


# Reports


def report_to(path: str | Path, folder: Path, first: Callable[[], None] | None = None) -> Ran:
    """Assess an answer and ask for a report."""
    return intakewise("assess", "-", "-k", TINY, "--report", path, given=f"note: {MARKER}", folder=folder, first=first)


def test_a_report_given_back_as_answers_gives_the_same_assessment(tmp_path: Path) -> None:
    """The report of an assessment, and the assessment itself, are files of answers."""
    first = intakewise("assess", HEARTBURN, "--report", tmp_path / "one.json", "--format", "json")
    second = intakewise("assess", tmp_path / "one.json", "--report", tmp_path / "two.json", "--format", "json")
    assert (FINE, FINE, "") == (first.code, second.code, second.err)
    assert first.out == second.out
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert first.out == intakewise("assess", "-", "--format", "json", given=first.out).out


def test_a_report_is_for_its_owner_only(tmp_path: Path) -> None:
    """It holds health data, also where an older file stood open."""
    (tmp_path / "mine.json").touch(0o666)
    assert FINE == report_to("mine.json", tmp_path).code
    assert 0o600 == (tmp_path / "mine.json").stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("path", "code", "expected"),
    [
        ("nowhere/mine.json", "IW-F001", "There is no folder 'nowhere'. Make it, or name another one."),
        (".", "IW-F002", "Expected a name that ends in .html, .pdf, .md, or .json."),
        ("mine.txt", "IW-F009", "Expected a name that ends in .html, .pdf, .md, or .json."),
        ("", "IW-F002", "Expected a name that ends in .html, .pdf, .md, or .json."),
        ("/sys/mine.json", "IW-F009", "Name another file."),
        ("/dev/full", "IW-F009", "Expected a name that ends in .html, .pdf, .md, or .json."),
    ],
)
def test_a_report_that_cannot_be_written_is_refused_first(path: str, code: str, expected: str, tmp_path: Path) -> None:
    """Before anything is assessed, so that nobody takes half of what was asked for the whole."""
    refused(report_to(path, tmp_path), code, expected)


def test_a_full_disk_loses_neither_the_assessment_nor_the_older_report(tmp_path: Path) -> None:
    """The assessment is printed all the same, the file that was there stays whole, and the exit code is 2."""
    (tmp_path / "mine.json").write_text("older", "utf-8")

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    ran = report_to("mine.json", tmp_path, first=fill)
    assert_plain(ran)
    assert (COULD_NOT_RUN, ["IW-F009"]) == (ran.code, ran.codes)
    assert "This is general information, not a diagnosis." in ran.out
    assert ["mine.json"] == [each.name for each in tmp_path.iterdir()]
    assert "older" == (tmp_path / "mine.json").read_text("utf-8")


def test_a_base_with_a_mistake_assesses_nobody(tmp_path: Path) -> None:
    """`check` finds it with exit code 1; every other command cannot run."""
    shutil.copytree(TINY, tmp_path / "tiny")
    rules = tmp_path / "tiny" / "rules" / "tiny" / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("numb: yes", "numbb: yes"), "utf-8")
    assert PROBLEMS == intakewise("check", "tiny", folder=tmp_path).code
    for arguments in (["assess", "-", "-k", "tiny"], ["explain", "-", "referral", "-k", "tiny"], ["test", "tiny"]):
        ran = intakewise(*arguments, given="{}", folder=tmp_path)
        assert_plain(ran)
        assert (COULD_NOT_RUN, "") == (ran.code, ran.out)
        assert {"IW-R012"} == set(ran.codes)
