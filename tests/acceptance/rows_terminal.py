"""The tiny quiz with four questions on one screen, one of each type that can stand there, as far as that screen."""

import shutil
from pathlib import Path

from tests.acceptance.quiz_terminal import TINY, Terminal

SCREEN = """    title: Your days
    screens:
      - {id: days, ask: What are your days like?}
"""
ITCH = """      - id: itch
        ask: Does any of these itch?
        type: choices
        allow_not_sure: true
        screen: days
        row: What itches
        why: Some itches spread.
        options:
          - {id: palms, label: The palms}
          - {id: wrists, label: The wrists, help: Where a watch sits.}
          - {id: none_of_these, label: None of these, none: true}
  - id: medicines
"""


def base_with_rows(folder: Path) -> Path:
    """Return a copy of the tiny base in which a boolean, a number, a choice, and a checklist share a screen."""
    copy = folder / "base"
    shutil.copytree(TINY, copy)
    path = copy / "questionnaires" / "tiny.yaml"
    text = path.read_text("utf-8")
    for old, new in {
        "    title: Your days\n": SCREEN,
        "        ask: In the last 4 weeks, were your fingers numb at night?\n": "",
        "        ask: In the last 7 days, how much did you drink a day, all drinks together?\n": "",
        "        ask: How often do you wash your hands?\n": "        row: Washing your hands\n",
        "  - id: medicines\n": ITCH,
    }.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new if old.startswith("  - id") or old == "    title: Your days\n" else _on(old, new))
    path.write_text(text, "utf-8")
    return copy


def _on(ask: str, row: str) -> str:
    return f"{ask}        screen: days\n{row}"


def to_rows(
    folder: Path, *options: str, columns: int = 80, rows: int = 24, environment: dict[str, str] | None = None
) -> Terminal:
    """Go to the screen with the rows, having said that there is a deep cut of today."""
    arguments = ["-m", "intakewise", "quiz", str(base_with_rows(folder)), "--thorough", "--region", "uk", *options]
    terminal = Terminal(arguments, columns=columns, rows=rows, environment=environment)
    for seen in ("> Go on", "> Go on", "> No: start", "> Me"):
        terminal.answer(seen, "enter")
    terminal.answer("> [ ] A hand that", "down")
    terminal.answer("> [ ] A deep cut", "space")
    terminal.answer("> [x] A deep cut", "enter")
    terminal.answer("How many days ago was the cut?", "0", "enter")
    terminal.see("What are your days like?")
    terminal.see("Ctrl-C: stop" if rows > 12 else "fingers numb")
    return terminal
