"""The first page must come fast: what draws and asks is imported when it is first needed."""

import subprocess
import sys


def test_the_session_imports_nothing_that_draws() -> None:
    """Importing the quiz brings in neither questionary, nor prompt_toolkit, nor rich."""
    program = (
        "import sys, intakewise.quiz.session\n"
        "print(*sorted({'questionary', 'prompt_toolkit', 'rich', 'durable'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "" == run.stdout.strip()


def test_the_first_page_needs_no_prompt_toolkit() -> None:
    """The page that is printed first needs rich, and nothing that takes longer."""
    program = (
        "import sys, intakewise.quiz.screens\nprint(*sorted({'questionary', 'prompt_toolkit'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "" == run.stdout.strip()
