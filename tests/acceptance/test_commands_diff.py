"""`intakewise diff`: what it says of pairs of knowledge bases, each an edit of a small one; and of revisions in git."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from intakewise.cli.diffing import diff_knowledge
from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, assert_plain, intakewise
from tests.acceptance.edits import Edited, apply_edits, edited_from

BASE = CHECKOUT / "tests" / "author_mistakes" / "base"
PAIRS = [edited_from(path) for path in sorted(Path(__file__).with_name("diff_pairs").glob("*.yaml"))]


def differences(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str], sample: int = 60
) -> tuple[int, dict[str, Any]]:
    """Compare two folders as the command line does; the exit code, and what it says as JSON."""
    code = diff_knowledge(str(old), str(new), "tiredness", "json", seconds=20, sample=sample, seed="1")
    return code, json.loads(capsys.readouterr().out)


def edited(base: Path, pair: Edited, into: Path) -> Path:
    """Return a copy of a base with the edits made in it."""
    shutil.copytree(base, into)
    apply_edits(into, pair.edits)
    return into


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_pair_is_told_as_its_file_says(pair: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code, sentences, lowered referrals, and what else people are told otherwise."""
    code, said = differences(BASE, edited(BASE, pair, tmp_path / "new"), capsys)
    expected = pair.says
    told = {f"{each['only_by']}.{each['told']}.{each['of']}" for each in said["changes"]}
    lowered = {each["of"] for each in said["changes"] if each["lowers_referral"]}
    assert (code, said["by"]) == (expected["code"], "proof"), said["changes"]
    assert set(expected.get("written", [])) <= {each["sentence"] for each in said["written"]}
    assert all(each["line"] > 0 for each in said["written"] if "The knowledge base" not in each["sentence"])
    assert lowered == set(expected.get("lowered", []))
    assert set(expected.get("changes", [])) <= told
    assert [each["sentence"] for each in said["guards_lost"]] == expected.get("guards", [])
    assert said["same"] == expected.get("same", False)
    assert [each["rule"] for each in said["declared"]] == expected.get("declared", [])
    if "problems" in expected:
        assert [each["code"] for each in said["problems"]] == expected["problems"]
    sizes = {
        f"{each['told']}.{each['of']}": len(each["example"]["answers"]) for each in said["changes"] if each["example"]
    }
    assert expected.get("smallest", {}).items() <= sizes.items()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_without_z3_people_at_random_find_it_too(
    pair: Edited, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is called proved: what was not found is only not found."""
    with patch("intakewise.cli.diffing.prover_of", return_value=None):
        code, said = differences(BASE, edited(BASE, pair, tmp_path / "new"), capsys, sample=150)
    assert (code, said["by"]) == (pair.says["code"], "sample")
    assert said["claims"]["unknown"] == 0


def test_the_case_of_a_lowering_fails_until_it_is_put_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be pasted as it is: it fails on the newer rules, and passes on the older."""
    pair = next(each for each in PAIRS if each.name == "threshold_raised")
    new = edited(BASE, pair, tmp_path / "new")
    _, said = differences(BASE, new, capsys)
    case = next(each["example"]["case"] for each in said["changes"] if each["lowers_referral"])
    old = edited(BASE, Edited("", (), {}), tmp_path / "old")
    for folder, code in ((old, FINE), (new, PROBLEMS)):
        (folder / "rules/tiredness/found.cases.yaml").write_text(f"cases:\n{case}\n")
        ran = intakewise("test", folder)
        assert ran.code == code, ran.said


def test_revisions_of_git_are_compared(tmp_path: Path) -> None:
    """A place in the older one is told as in the revision, not as in the folder where it was put for a while."""
    base = tmp_path / "repository"
    shutil.copytree(BASE, base)
    git = ["git", "-C", str(base), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], check=True, stdin=subprocess.DEVNULL)
    assert "Proved the same for all answers" in intakewise("diff", "HEAD", "-k", base, "--sample", "20").out
    apply_edits(base, ({"in": "sleep.badly", "remove": "yes"},))
    ran = intakewise("diff", "HEAD", "-k", base, "--sample", "20")
    assert ran.code == PROBLEMS
    assert "HEAD:rules/tiredness/sleep.yaml:" in ran.out
    assert "'sleep.badly' is gone" in ran.out
    assert str(tmp_path) not in ran.out.replace(str(base), "")
    assert_plain(ran)


@pytest.mark.parametrize("revision", ["nowhere", "--help-me", "HEAD:rules", "-x", ""])
def test_what_is_no_revision_is_refused(revision: str) -> None:
    """With a sentence, whatever it looks like; git never takes it for an option."""
    ran = intakewise("diff", "-k", BASE, "--", revision or "\n", BASE)
    assert (ran.code, ran.codes) == (COULD_NOT_RUN, ["IW-F040"])
    assert_plain(ran)


def test_a_base_with_errors_is_not_compared(tmp_path: Path) -> None:
    """What is wrong with it is shown."""
    broken = edited(
        BASE,
        Edited("", ({"in": "sleep.badly", "find": "sleeps_badly", "replace": "sleeps_bad"},), {}),
        tmp_path / "new",
    )
    ran = intakewise("diff", BASE, broken)
    assert ran.code == COULD_NOT_RUN
    assert "IW-R012" in ran.codes
