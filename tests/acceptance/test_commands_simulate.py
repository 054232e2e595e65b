"""`intakewise simulate`: what it writes can be assessed, and is the same for the same seed."""

import json
from pathlib import Path

import yaml

import intakewise as package
from tests.acceptance.command_line import COULD_NOT_RUN, FINE, TINY, assert_plain, cold, intakewise


def test_each_line_is_a_set_of_answers_that_assess_takes() -> None:
    """No made-up person is refused."""
    ran = intakewise("simulate", "20", "-k", TINY)
    assert ran.code == FINE
    documents = [json.loads(line) for line in ran.out.splitlines()]
    assert len(documents) == 20
    kb = package.load(TINY)
    for document in documents:
        assert document["knowledge"] == kb.id
        kb.assess(document["answers"])


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    """On standard output and in a file; another seed gives others."""
    printed = cold("simulate", "5", "-k", TINY, "--seed", "a").out
    assert intakewise("simulate", "5", "-k", TINY, "--seed", "a", "--out", tmp_path / "x.jsonl").code == FINE
    assert (tmp_path / "x.jsonl").read_text() == printed
    assert intakewise("simulate", "5", "-k", TINY, "--seed", "b").out != printed


def test_a_folder_takes_a_file_for_each_person(tmp_path: Path) -> None:
    """In YAML, with the answers that a line has."""
    folder = tmp_path / "people"
    assert intakewise("simulate", "12", "-k", "phq_9", "--out", folder, "--by", "weights").code == FINE
    files = sorted(folder.iterdir())
    assert [each.name for each in files] == [f"{number:02}.yaml" for number in range(1, 13)]
    assert yaml.safe_load(files[0].read_text())["knowledge"] == "phq_9"
    assert intakewise("assess", files[0], "-k", "phq_9").code == FINE


def test_nothing_is_written_where_something_is(tmp_path: Path) -> None:
    """A folder that is there may hold somebody's files."""
    ran = intakewise("simulate", "2", "-k", TINY, "--out", tmp_path)
    assert (ran.code, ran.codes) == (COULD_NOT_RUN, ["IW-F009"])
    assert_plain(ran)


def test_wrong_numbers_and_bases_are_refused() -> None:
    """With a sentence."""
    assert intakewise("simulate", "0").code == COULD_NOT_RUN
    assert intakewise("simulate", "two").code == COULD_NOT_RUN
    assert intakewise("simulate", "2", "-k", "nothing").codes == ["IW-F007"]
