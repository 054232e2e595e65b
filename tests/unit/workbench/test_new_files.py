"""Files are put together or not at all, whatever the disk says."""

from pathlib import Path

from intakewise.cli.page_file import write_page
from intakewise.workbench.new_files import replace_together
from tests.full_disk import no_file_larger_than

LONG = "a page " * 10_000


def contents(folder: Path) -> dict[str, str]:
    """Read every file of a folder, hidden ones too."""
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def test_a_full_disk_leaves_what_was_there_and_nothing_else(tmp_path: Path) -> None:
    """The file before the one that had no room is as it was, and no half-written neighbour stays."""
    (tmp_path / "a.yaml").write_text("older", "utf-8")
    with no_file_larger_than(100):
        problems = replace_together({tmp_path / "a.yaml": b"newer", tmp_path / "b.yaml": LONG.encode()})
    assert ["IW-F009"] == [problem.code for problem in problems]
    assert {"a.yaml": "older"} == contents(tmp_path)


def test_a_page_that_finds_no_room_leaves_the_older_one_and_nothing_else(tmp_path: Path) -> None:
    """The page of a command, too."""
    page = tmp_path / "page.html"
    page.write_text("older", "utf-8")
    with no_file_larger_than(100):
        problem = write_page(page, LONG)
    assert problem is not None
    assert "IW-F009" == problem.code
    assert {"page.html": "older"} == contents(tmp_path)


def test_a_page_behind_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    """The link stays a link."""
    (tmp_path / "page.html").symlink_to(tmp_path / "real.html")
    assert write_page(tmp_path / "page.html", "newer") is None
    assert (tmp_path / "page.html").is_symlink()
    assert "newer" == (tmp_path / "real.html").read_text("utf-8")
