"""What is public in Python changes only on purpose, is explained, and is typed for those who use it."""

import doctest
import inspect
import os
import re
import subprocess
import sys
import venv
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import intakewise
from tests.acceptance.command_line import CHECKOUT
from tests.public_surface import LISTING, is_public, listing, reached

PAGE = (CHECKOUT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = CHECKOUT / "docs" / "examples" / "embedding"


def test_the_public_surface_is_the_one_that_is_announced() -> None:
    """Whoever means a change writes the listing anew (docs/stability.md) and says so in the change log."""
    assert LISTING.read_text("utf-8") == listing(), "python -m tests.public_surface --update; then look at the diff"


def test_every_public_name_is_there_and_no_other() -> None:
    """What `__all__` lists can be imported; anything else says that there is no such name."""
    assert intakewise.__all__ == sorted(intakewise.__all__) == dir(intakewise)
    assert set(intakewise.__all__) - {"__version__"} == {name for name in reached() if "." not in name}
    with pytest.raises(AttributeError, match="has no attribute 'lod'"):
        intakewise.lod  # type: ignore[attr-defined]  # noqa: B018


def test_every_public_name_is_explained_in_the_docs() -> None:
    """Each stands in docs/python.md, as code: in backticks, or in an example."""
    code = [*re.findall(r"`([^`\n]+)`", PAGE), *re.findall(r"^>>> (.*)$", PAGE, re.MULTILINE)]
    words = set(re.findall(r"\w+", " ".join(code)))
    assert [] == [name for name in intakewise.__all__ if name not in words]


PLAIN = ("id", "title", "version", "place", "questionnaire")
"""What a name says by itself, wherever it stands."""


def test_every_public_class_says_what_it_holds() -> None:
    """Each field of what can be imported stands in the text of its class, with what it means."""
    imported = {name: each for name, each in reached().items() if "." not in name and is_dataclass(each)}
    silent = [
        f"{name}.{field.name}"
        for name, each in imported.items()
        for field in fields(each)
        if is_public(each, field.name) and field.name not in PLAIN
        if not re.search(rf"\b{field.name}\b", inspect.getdoc(each) or "")
    ]
    assert (True, []) == (len(imported) > 15, silent)


def test_the_examples_of_the_page_run() -> None:
    """Each line gives what stands below it."""
    example = doctest.DocTestParser().get_doctest(PAGE, {}, "python.md", "docs/python.md", 0)
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS).run(example)
    assert (0, True) == (result.failed, result.attempted > 0)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has the wheel of this checkout, and nothing of the checkout itself."""
    folder = tmp_path_factory.mktemp("installed")
    hatch = (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    subprocess.run(hatch, cwd=CHECKOUT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv", with_pip=False)
    (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    packages = next(Path(each) for each in sys.path if each.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{packages}\n")
    return folder / "venv" / "bin" / "python"


def away_from_the_checkout() -> dict[str, str]:
    """The surroundings of somebody who has no checkout."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MYPYPATH")}


FLASK = """
import flask_app
reply = flask_app.app.test_client().post("/assess", json={"danger_now": ["fit"]})
print(reply.json["referral"]["level"])
"""
USED: dict[str, tuple[tuple[str, ...], str, str]] = {
    "script": (("script.py",), '{"danger_now": ["fit"]}', "Get emergency help now"),
    "flask": (("-c", FLASK), "", "emergency"),
    "page": (("-m", "doctest", "-o", "NORMALIZE_WHITESPACE", "-o", "ELLIPSIS", "python.md"), "", ""),
    "where": (("-c", "import intakewise; print(intakewise.__file__)"), "", "site-packages"),
}
"""How the wheel is used: the words for Python, what is given, and what is printed."""


@pytest.mark.long
@pytest.mark.parametrize(("words", "given", "printed"), USED.values(), ids=list(USED))
def test_the_examples_run_from_the_wheel(
    installed: Path, tmp_path: Path, words: tuple[str, ...], given: str, printed: str
) -> None:
    """Away from any checkout, as they stand: whatever they need is in it."""
    for file in (*EXAMPLES.glob("*.py"), CHECKOUT / "docs" / "python.md"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    done = subprocess.run(
        [str(installed), *words],
        cwd=tmp_path,
        env=away_from_the_checkout(),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, True) == (done.returncode, printed in done.stdout), done.stdout + done.stderr


@pytest.mark.long
def test_who_uses_the_installed_wheel_gets_strict_types(installed: Path, tmp_path: Path) -> None:
    """The examples of embedding pass `mypy --strict` against the wheel; a mistake in how it is used is found."""
    pytest.importorskip("mypy")
    wrong = tmp_path / "wrong.py"
    wrong.write_text(
        "import intakewise\nintakewise.load().assess({}).referral.level.wordd\nintakewise.load(3)\nintakewise.lod()\n"
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--python-executable",
        str(installed),
        "--cache-dir",
        str(tmp_path),
    ]
    files = [*map(str, sorted(EXAMPLES.glob("*.py"))), str(wrong)]
    done = subprocess.run(
        [*command, *files], cwd=tmp_path, env=away_from_the_checkout(), capture_output=True, text=True, check=False
    )
    found = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert ["attr-defined", "arg-type", "attr-defined"] == [line.rsplit("[", 1)[1].rstrip("]") for line in found], (
        done.stdout
    )
    assert {True} == {"wrong.py" in line for line in found}
