"""Files and pipes: whatever they are, they end as nodes or as problems."""

from pathlib import Path

import pytest

from intakewise.reading.nodes import read_file
from intakewise.reading.yaml_traps import LARGEST_BYTES


def test_a_file_is_read_under_the_name_that_the_user_knows(tmp_path: Path) -> None:
    """Places name the file as it was asked for, not where it lies."""
    (tmp_path / "x.yaml").write_text("a: 1\n")
    node, problems = read_file(tmp_path / "x.yaml", "rules/x.yaml")
    assert ("rules/x.yaml", []) == (node.place.file if node else "", problems)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("latin.yaml", "a: 1\nb: caf\u00e9\n".encode("latin-1"), [("IW-F005", 2, 7)]),
        ("utf16.yaml", "a: 1\n".encode("utf-16"), [("IW-F005", 0, 0)]),
        ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", [("IW-F005", 0, 0)]),
        ("zeros", b"\0" * 1000, [("IW-F005", 1, 1)]),
        ("large.yaml", b"a" * (LARGEST_BYTES + 1), [("IW-F004", 0, 0)]),
        ("empty.yaml", b"", [("IW-Y007", 0, 0)]),
        ("marked.yaml", b"\xef\xbb\xbfa: 1\n", []),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    tmp_path: Path, name: str, content: bytes, expected: list[tuple[str, int, int]]
) -> None:
    """A file of anything but UTF-8 is one problem, with the line where that can be told."""
    (tmp_path / name).write_bytes(content)
    _, problems = read_file(tmp_path / name, name)
    assert expected == [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_a_file_that_is_not_there_or_no_file_is_a_problem(tmp_path: Path) -> None:
    """Missing, a folder, below a file, a name no file can have, a circle of links: each a problem, none an error."""
    (tmp_path / "file").write_text("a: 1\n")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    paths = [
        tmp_path / "none",
        tmp_path,
        tmp_path / "file" / "x",
        tmp_path / "a\0b",
        tmp_path / "circle",
        tmp_path / ("n" * 300),
    ]
    codes = [read_file(path, "x")[1][0].code for path in paths]
    assert ["IW-F001", "IW-F002", "IW-F001", "IW-F003", "IW-F003", "IW-F003"] == codes


def test_an_endless_file_is_not_read_whole() -> None:
    """Only as much is read as shows that it is too large."""
    assert ["IW-F004"] == [problem.code for problem in read_file(Path("/dev/zero"), "zero")[1]]
