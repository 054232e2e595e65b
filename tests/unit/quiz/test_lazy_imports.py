"""The first page must come fast: what draws and asks is imported when it is first needed."""

import subprocess
import sys


def test_the_session_imports_nothing_that_draws() -> None:
    """Importing the quiz brings in neither questionary, nor prompt_toolkit, nor rich."""
    program = (
        "import sys, intakewise.quiz.session\n"
        "print(*sorted({'questionary', 'prompt_toolkit', 'rich', 'durable', 'rapidfuzz'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "" == run.stdout.strip()


def test_nothing_near_is_looked_for_before_a_name_is_typed() -> None:
    """What compares misspelt names is imported at the first letters that nothing begins with."""
    program = (
        "import sys, intakewise.quiz.prompts\n"
        "from intakewise.interview.finding import Finder\n"
        "from intakewise.model.questionnaires import Option, Question, QuestionType\n"
        "names = ('ramipril', 'ramipril comp', 'ramipril plus')\n"
        "options = (Option('pril', 'A tablet', also_called=names),)\n"
        "finder = Finder(Question('q', '?', QuestionType.CHOICES, '', 's', options=options))\n"
        "found = [hit.near for hit in finder.find('rami')]\n"
        "print(found, 'rapidfuzz' in sys.modules)\n"
        "found = [hit.near for hit in finder.find('ramiprill')]\n"
        "print(found, 'rapidfuzz' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ["[False, False, False] False", "[True, True, True] True"] == run.stdout.splitlines()


def test_the_first_page_needs_no_prompt_toolkit() -> None:
    """The page that is printed first needs rich, and nothing that takes longer."""
    program = (
        "import sys, intakewise.quiz.screens\nprint(*sorted({'questionary', 'prompt_toolkit'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "" == run.stdout.strip()
