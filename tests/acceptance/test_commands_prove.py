"""What an author sees of `prove`: what is proved, what is refuted and by which answers, for people and for programs."""

import json
import shutil
import time
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.command_line import (
    CHECKOUT,
    COMMAND,
    COULD_NOT_RUN,
    FINE,
    PROBLEMS,
    STOPPED,
    assert_plain,
    environment,
    intakewise,
)

BASE = CHECKOUT / "tests" / "author_mistakes" / "base"
SAFETY = "rules/tiredness/safety.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a copy of a small base that is sound throughout."""
    shutil.copytree(BASE, tmp_path / "base")
    return tmp_path / "base"


def with_property(base: Path, text: str) -> None:
    """Give the base one property of its own, in the place of those it has."""
    for old in base.glob("rules/tiredness/*safety.yaml"):
        old.unlink()
    (base / SAFETY).write_text(f"properties:\n  - {{id: mine, statement: It holds., {text}}}\n", "utf-8")


def test_a_base_of_which_all_is_proved_is_fine(base: Path) -> None:
    """Every property with its statement, what holds for every base by theme, and how many: exit code 0."""
    ran = intakewise("prove", ".", folder=base)
    assert_plain(ran)
    assert (FINE, "") == (ran.code, ran.err)
    assert ran.out.startswith("Properties:\n  proved   ")
    assert "Declining one answer never lowers the referral" in ran.out
    assert " proved in " in ran.out.splitlines()[-2]


def test_what_is_refuted_is_shown_with_the_answers_and_a_case_to_paste(base: Path) -> None:
    """Exit code 1; the case, pasted, can be read, and fails."""
    with_property(base, "whenever: {referral: {at_least: routine}}, always: {referral: {at_least: emergency}}")
    ran = intakewise("prove", ".", folder=base)
    assert_plain(ran)
    assert (PROBLEMS, "") == (ran.code, ran.err)
    assert "  refuted  mine: It holds.\n" in ran.out
    assert "Refuted: mine\n  It holds.\n  2 answers break it, and no fewer do:\n" in ran.out
    lines = ran.out[ran.out.index("    cases:") :].split("\n\n")[0]
    case = "\n".join(line[4:] for line in lines.splitlines())
    (base / "rules" / "tiredness" / "pasted.cases.yaml").write_text(case + "\n", "utf-8")
    tested = intakewise("test", ".", folder=base)
    assert PROBLEMS == tested.code, tested.said
    assert "Failed: counterexample.mine" in tested.out


REFERS_ALL_BUT_WOMEN = """
  - id: referral.sleeping_pill
    title: A sleeping pill
    when: {all: [{medicines: {includes: sleeping_pill}}, {not: {sex: female}}]}
    then: [{refers: routine}]
    because: Sleeping pills are worth a visit.
    sources: [example]
    review: {status: sourced, checked: 2026-01-01, due: 2028-01-01}
"""
ACCEPTED = """accepted_losses:
  - id: women_on_a_pill
    question: QUESTION
    worrying: [WORRYING]
    rule: referral.sleeping_pill
    because: Women were asked already.
    by: Dr A. Example
"""


def with_accepted_loss(base: Path, question: str, worrying: str) -> None:
    """Give the base a rule that a worrying answer closes, and accept that of this answer."""
    rules = base / "rules" / "tiredness"
    (rules / "pills.yaml").write_text(f"rules:{REFERS_ALL_BUT_WOMEN}", "utf-8")
    accepted = ACCEPTED.replace("QUESTION", question).replace("WORRYING", worrying)
    (rules / "meant.safety.yaml").write_text(accepted, "utf-8")


def test_a_loss_that_is_accepted_is_told_each_time_and_refutes_nothing(base: Path) -> None:
    """Exit code 0: what is proved says that something is left out, and what is accepted, why, and by whom."""
    with_accepted_loss(base, "sex", "female")
    ran = intakewise("prove", ".", folder=base)
    assert_plain(ran)
    assert (FINE, "") == (ran.code, ran.err)
    assert "    proved   danger_now, sex (but for what is accepted), pregnant\n" in ran.out
    assert (
        "Accepted losses, which are not proved, but meant:\n"
        "  accepted 'female' to 'sex' may close referral.sleeping_pill: Women were asked already. "
        "(women_on_a_pill: Dr A. Example)\n"
        "           such as sex: male, medicines: [sleeping_pill], and instead sex: female\n"
    ) in ran.out
    assert "53 proved, 1 accepted in " in ran.out


def test_a_loss_that_nobody_accepts_is_refuted_beside_one_that_is(base: Path) -> None:
    """What is accepted of one rule excuses no other: exit code 1."""
    with_accepted_loss(base, "sex", "female")
    pills = base / "rules" / "tiredness" / "pills.yaml"
    second = REFERS_ALL_BUT_WOMEN.replace("referral.sleeping_pill", "referral.pill_too")
    pills.write_text(pills.read_text("utf-8") + second, "utf-8")
    ran = intakewise("prove", ".", "--format", "json", folder=base)
    told = json.loads(ran.out)
    refuted = [each["id"] for each in told["proofs"] if each["verdict"] == "refuted"]
    assert (PROBLEMS, ["worrying_never_lowers.sex"]) == (ran.code, refuted)


def test_a_loss_that_never_happens_need_not_be_accepted(base: Path) -> None:
    """Exit code 1, and where it stands."""
    with_accepted_loss(base, "pregnant", "yes")
    ran = intakewise("prove", ".", "--format", "json", folder=base)
    told = json.loads(ran.out)
    (problem,) = told["problems"]
    assert (PROBLEMS, "IW-L041", 4) == (ran.code, problem["code"], problem["line"])
    (accepted,) = [each for each in told["proofs"] if each["accepts"]]
    assert ("vacuous", "yes", "Dr A. Example") == (
        accepted["verdict"],
        accepted["accepts"]["worrying"],
        accepted["accepts"]["by"],
    )


def test_a_property_that_says_nothing_is_vacuous(base: Path) -> None:
    """Nobody faints and ticks that there is nothing: exit code 1."""
    both = "whenever: {all: [{danger_now: {includes: fainted}}, {danger_now: {includes: none_of_these}}]}"
    with_property(base, f"{both}, always: {{referral: {{at_least: soon}}}}")
    ran = intakewise("prove", ".", folder=base)
    assert (PROBLEMS, True) == (ran.code, "  vacuous  mine: It holds. (what it starts from cannot happen)" in ran.out)


def test_programs_get_every_claim(base: Path) -> None:
    """JSON: how many of each verdict, and of each claim what came of it, with the answers that break it."""
    with_property(base, "whenever: {referral: {at_least: routine}}, always: {referral: {at_least: emergency}}")
    ran = intakewise("prove", ".", "--format", "json", folder=base)
    told = json.loads(ran.out)
    assert (PROBLEMS, "tiredness", []) == (ran.code, told["knowledge"]["id"], told["problems"])
    assert {"proved", "refuted", "accepted", "vacuous", "unknown", "not_looked_at"} == set(told["claims"])
    (mine,) = [each for each in told["proofs"] if each["id"] == "mine"]
    assert ("property", "refuted", True, 2) == (
        mine["theme"],
        mine["verdict"],
        mine["is_smallest"],
        len(mine["answers"]),
    )
    assert sum(told["claims"].values()) == len(told["proofs"])


def test_a_page_lists_every_claim_and_what_is_accepted(base: Path) -> None:
    """Markdown, beside what is printed."""
    with_accepted_loss(base, "sex", "female")
    ran = intakewise("prove", ".", "--report", "proofs.md", folder=base)
    page = (base / "proofs.md").read_text("utf-8")
    assert FINE == ran.code
    assert "| `chest_pain_is_an_emergency` | Whoever has chest pain is sent for emergency help. | proved |" in page
    assert "3 of 3 proved.\n\nProved of: danger_now, sex (but for what is accepted), pregnant.\n" in page
    row = "| `sex: female` | `referral.sleeping_pill` | Women were asked already. | Dr A. Example | accepted | "
    assert f"{row}rules/tiredness/meant.safety.yaml |" in page


@pytest.mark.parametrize("seconds", ["nan", "inf", "0", "-1", "1e300", "soon"])
@pytest.mark.parametrize("command", ["prove", "diff"])
def test_what_is_no_time_is_refused(command: str, seconds: str) -> None:
    """As an option that cannot be used, and never as a fault of ours."""
    ran = intakewise(command, *(["HEAD"] if command == "diff" else []), "--timeout", seconds)
    assert (ran.code, "--timeout" in ran.err) == (COULD_NOT_RUN, True)


@pytest.mark.parametrize(("name", "code"), [("proofs.txt", "IW-F009"), ("none/proofs.md", "IW-F001")])
def test_a_page_that_cannot_be_written_is_refused_before_anything_is_proved(base: Path, name: str, code: str) -> None:
    """Exit code 2, and why."""
    ran = intakewise("prove", ".", "--report", name, folder=base)
    assert (COULD_NOT_RUN, "", [code]) == (ran.code, ran.out, ran.codes)


@pytest.mark.long
def test_too_little_time_proves_nothing() -> None:
    """A millisecond for each claim: unknown with the reason, never proved, and exit code 1."""
    ran = intakewise("prove", "--timeout", "0.001", "--format", "json")
    told = json.loads(ran.out)
    assert PROBLEMS == ran.code
    unknown = [each for each in told["proofs"] if each["verdict"] == "unknown"]
    assert unknown
    assert all(each["reason"].startswith("no answer after ") for each in unknown)


def test_a_base_with_a_mistake_is_not_proved(base: Path) -> None:
    """Exit code 2, and the mistake."""
    with_property(base, "whenever: {nothing_like_it: yes}, always: {referral: {at_least: soon}}")
    ran = intakewise("prove", ".", folder=base)
    assert (COULD_NOT_RUN, "", True) == (ran.code, ran.out, "Nothing was proved" in ran.err)


def test_without_z3_a_problem_says_what_to_install(tmp_path: Path) -> None:
    """Exit code 2, for people and for programs."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'z3' else find(name, *more)\n",
        "utf-8",
    )
    path = f"{tmp_path}:{CHECKOUT / 'engine'}"
    ran = intakewise("prove", PYTHONPATH=path)
    assert_plain(ran)
    assert (COULD_NOT_RUN, "", ["IW-F016"]) == (ran.code, ran.out, ran.codes)
    assert "pip install 'intakewise[prove]'" in ran.err
    as_json = intakewise("prove", "--format", "json", PYTHONPATH=path)
    assert ["IW-F016"] == [each["code"] for each in json.loads(as_json.out)["problems"]]


def test_somebody_who_waits_is_told_how_far_it_is_and_can_stop_it() -> None:
    """On a terminal: how many claims of how many; Ctrl-C ends it, with what was found so far."""
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], "prove"], cwd=str(CHECKOUT), env=environment(), encoding="utf-8", timeout=60
    )
    child.expect(r"\d+ of \d+ claims")
    time.sleep(0.5)
    child.sendintr()
    child.expect(r"not looked at \(stopped with Ctrl-C\)")
    child.expect(pexpect.EOF)
    child.close()
    assert STOPPED == child.exitstatus
