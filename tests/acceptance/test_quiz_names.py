"""Finding by name in a real terminal: what is typed, what it finds, and what happens to what it does not find."""

import json
import shutil
from pathlib import Path

import pytest

from tests.acceptance.quiz_terminal import TINY, Terminal, begin, quiz
from tests.acceptance.test_quiz_answers import to_creams

NEW = """
      - id: creams_new
        ask: Which of these is new, in the last 4 weeks?
        type: choices
        search: true
        options_from: creams
        why: What is new is the first to suspect.
        options:
          - {id: not_on_list, label: Something that is not on this list, incomplete: true}
          - {id: none_of_these, label: None of these, none: true}
      - id: relatives"""


def at_creams(terminal: Terminal) -> Terminal:
    """Go to the list that is searched."""
    begin(terminal)
    terminal.press("enter")
    terminal.see("Tick all that fit.")
    to_creams(terminal)
    return terminal


@pytest.fixture
def creams() -> Terminal:
    """A quiz at the list that is searched."""
    return at_creams(quiz("--region", "uk"))


def test_a_brand_finds_what_it_is_and_enter_ticks_it(creams: Terminal) -> None:
    """Letters leave what is called so, with the name that matched; Enter ticks it, and it stays named above."""
    creams.press("betn")
    creams.see("Search: betn_")
    creams.see("> [ ] Betnovate: Strong steroid cream")
    creams.see_no("Coal tar")
    creams.press("enter")
    creams.see("Ticked: Betnovate")
    creams.see("> [x] Strong steroid cream (Betnovate)")
    creams.see("Coal tar")


def test_a_misspelt_name_is_offered_and_never_chosen(creams: Terminal) -> None:
    """Nothing begins like this: the nearest is shown as a question, and Enter alone does not take it."""
    creams.press("bisoprollol")
    creams.see("Nothing here is called “bisoprollol”. Did you mean one of these?")
    creams.see("  [ ] bisoprolol: Beta blocker tablet")
    creams.press("enter")
    creams.see("! “bisoprollol” is not on this list. Go to what you mean with Up and Down, then press Enter.")
    creams.press("down", "enter")
    creams.see("Ticked: bisoprolol")


def test_the_beginning_of_several_names_is_taken_for_none_of_them(creams: Terminal) -> None:
    """`beta` begins a cream and a tablet: Enter takes neither before one is pointed at."""
    creams.press("beta")
    creams.see("  [ ] betamethasone: Strong steroid cream [ ] Beta blocker tablet")
    creams.press("enter")
    creams.see("! “beta” can be several of these. Go to what you mean with Up and Down, then press Enter.")
    assert "Ticked: " not in creams.screen.text()
    creams.press("down", "enter")
    creams.see("Ticked: betamethasone")


def test_a_whole_name_is_taken_although_it_begins_others(creams: Terminal) -> None:
    """All of a name was typed, and Enter takes just that."""
    creams.press("beta blocker tablet")
    creams.answer("> [ ] Beta blocker tablet", "enter")
    creams.see("> [x] Beta blocker tablet")


def test_one_thing_that_is_two_ticks_both(creams: Terminal) -> None:
    """A cream with two medicines in it ticks both of their entries, and is named once."""
    creams.press("daktac")
    creams.answer("> [ ] Daktacort: Antifungal cream + Mild steroid cream", "enter")
    creams.see("[x] Antifungal cream (Daktacort)")
    creams.see("[x] Mild steroid cream (Daktacort)")
    creams.see("Ticked: Daktacort Search:")


def test_one_thing_that_is_two_is_no_longer_named_when_half_of_it_is_unticked(creams: Terminal) -> None:
    """What is left is called what it is; the name of the whole would say that both are still ticked."""
    creams.press("daktac", "enter", "space")
    creams.see("Ticked: Mild steroid cream Search:")
    creams.see("[x] Mild steroid cream")
    creams.see_no("Daktacort")


def test_a_word_for_several_shows_each_of_them(creams: Terminal) -> None:
    """A common word with a blank in it shows every entry that it may mean, with names that tell them apart."""
    creams.press("cortisone cre")
    creams.see("  [ ] Mild steroid cream [ ] Strong steroid cream")
    creams.press("down")
    creams.see("> [ ] Mild steroid cream Such as hydrocortisone")
    creams.press("down")
    creams.see("> [ ] Strong steroid cream Such as betamethasone, clobetasol, Betnovate, Dermovate")


def test_what_is_not_found_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    """A name that nothing is called is an entry of its own; ticked, it stands in the answers, and can be taken away."""
    report = tmp_path / "report.json"
    terminal = at_creams(quiz("--region", "uk", "--report", str(report)))
    terminal.press("Sudocrem")
    terminal.answer("> [ ] None of these, or not sure which: keep “Sudocrem” as I typed it", "enter")
    terminal.see("Ticked: “Sudocrem” (not recognised)")
    terminal.press("Fucidin")
    terminal.answer("keep “Fucidin” as I typed it", "enter")
    terminal.answer("[x] “Fucidin”, which is not on this list", "down", "space")
    terminal.see_no("Fucidin")
    terminal.press("tar")
    terminal.answer("> [ ] Coal tar", "enter")
    terminal.answer("Ticked: Coal tar; “Sudocrem” (not recognised)", "enter")
    terminal.answer("Has anybody in your family", "ctrl_c")
    assert 130 == terminal.end()
    written = json.loads(report.read_text(encoding="utf-8"))["answers"]["creams"]
    assert {"includes": ["tar"], "not_recognised": ["Sudocrem"]} == written


def test_a_typed_name_is_never_lost(creams: Terminal) -> None:
    """While something is typed, Enter never confirms the list: it ticks, or says what to do."""
    creams.press("space")
    creams.see("> [x] None of these")
    creams.press("urea", "enter")
    creams.see("! “None of these” is ticked, so nothing else can be. Untick it first.")
    creams.press("ctrl_u", "zzzz", "enter")
    creams.see("! “None of these” is ticked, so nothing else can be. Untick it first.")
    creams.press("backspace", "backspace", "backspace", "backspace")
    creams.see("> [x] None of these")


def test_what_is_ticked_already_is_not_unticked_by_its_name(creams: Terminal) -> None:
    """Finding a name once more does not take it away: the list does."""
    creams.press("warf", "enter")
    creams.see("Ticked: Warfarin")
    creams.press("warf")
    creams.answer("> [x] Warfarin", "enter")
    creams.see("! That is ticked already. To untick it, clear the search with Ctrl-U.")
    creams.press("ctrl_u", "space")
    creams.see_no("Ticked:")


def test_a_pasted_name_is_searched_as_if_it_were_typed(creams: Terminal) -> None:
    """What is pasted with its dose, as it stands on the box, finds what it is."""
    creams.press("\x1b[200~Betnovate 0.1%\n\x1b[201~")
    creams.see("Search: Betnovate 0.1%_")
    creams.see("> [ ] Betnovate: Strong steroid cream")


def test_keys_that_print_nothing_type_nothing(creams: Terminal) -> None:
    """Delete, Left, Right, and F5 are no letters of a name, whatever a terminal sends for them."""
    creams.press("\x1b[3~", "\x1b[D", "\x1b[C", "\x1b[15~", "ur")
    creams.see("Search: ur_")


def test_a_short_checklist_is_found_by_name_too() -> None:
    """Conditions are all in sight, and typing what one's own is called points to it."""
    terminal = at_creams(quiz("--region", "uk"))
    terminal.press("space", "enter")
    terminal.see("Tick all that fit, or type a name to find it.")
    terminal.press("plaque")
    terminal.answer("> [ ] plaque psoriasis: Psoriasis", "enter")
    terminal.see("> [x] Psoriasis (plaque psoriasis)")
    terminal.press("gout", "enter")
    terminal.see("! “gout” is not on this list. Clear it with Ctrl-U.")


def test_a_second_list_offers_what_was_ticked_in_the_first(tmp_path: Path) -> None:
    """Where options are taken over, those ticked before are shown, and any other is found by typing."""
    shutil.copytree(TINY, tmp_path / "tiny")
    file = tmp_path / "tiny" / "questionnaires" / "tiny.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n      - id: relatives", NEW), "utf-8")
    terminal = Terminal(["-m", "intakewise", "quiz", str(tmp_path / "tiny"), "--thorough", "--region", "uk"])
    terminal.answer("Shall we go on?", "enter")
    terminal.see("It is for people of 16 and over.")
    terminal.answer("Shall we go on?", "enter")
    terminal.answer("Is there any of these now?", "enter")
    terminal.answer("Who are these answers about?", "enter")
    terminal.see("Tick all that fit.")
    to_creams(terminal)
    terminal.press("warf", "enter")
    terminal.see("Ticked: Warfarin")
    terminal.press("dakt", "enter")
    terminal.answer("Ticked: Daktacort; Warfarin", "enter")
    terminal.see("Here is what you ticked before.")
    terminal.see("> [ ] Antifungal cream")
    terminal.see("[ ] Warfarin")
    assert "Coal tar" not in terminal.screen.text()
    terminal.press("coal")
    terminal.answer("> [ ] Coal tar", "enter")
    terminal.see("> [x] Coal tar")


def test_the_shipped_list_of_medicines_is_found_by_name() -> None:
    """The shipped question, alone: a brand, a misspelt tablet with two medicines in it, and one that is not there."""
    program = (
        "from intakewise.wiring.opening import load\n"
        "from intakewise.quiz.prompts import ask\n"
        "questions = load().knowledge.questionnaire.questions\n"
        "print('ANSWER', ask(questions['medicines'], '', None, ()).raw)"
    )
    terminal = Terminal(["-c", program], columns=120)
    terminal.answer("Which medicines have you taken", "losec", "enter")
    terminal.answer("Ticked: Losec", "zestoretik")
    terminal.answer("Did you mean one of these?", "down", "enter")
    terminal.answer("Ticked: Losec; Zestoretic", "tolvaptan")
    terminal.answer("Nothing here is called “tolvaptan”.", "enter")
    terminal.answer("“tolvaptan” (not recognised)", "enter")
    assert 0 == terminal.end()
    ids = "{'includes': ['ppi', 'thiazide', 'ace_inhibitor'], 'not_recognised': ['tolvaptan']}"
    assert f"ANSWER {ids}" in terminal.everything()
