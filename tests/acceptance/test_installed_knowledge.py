"""A package with a knowledge base, built and installed as its authors would, is found by its name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command_line import FINE, PROBLEMS, TINY, Ran, assert_plain, intakewise

PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "sleep-rules"
version = "2.1"

[project.entry-points."intakewise.knowledge"]
{name} = "sleep_rules"
"""


def install(folder: Path, name: str) -> Path:
    """Build a wheel of a package that holds the tiny base, without an index, and install it into a folder."""
    source, site = folder / "source", folder / "site"
    package = source / "sleep_rules"
    for part in ("questionnaires", "rules"):
        for file in (TINY / part).rglob("*.yaml"):
            copy = package / file.relative_to(TINY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    (package / "__init__.py").write_text("raise RuntimeError('this code is never run')\n")
    (source / "pyproject.toml").write_text(PYPROJECT.format(name=name))
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation")
    subprocess.run([*pip, "--target", str(site), str(source)], check=True, capture_output=True)
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a package with the base `tiny` is installed."""
    return install(tmp_path_factory.mktemp("installed"), "tiny")


def run(site: Path, *arguments: str) -> Ran:
    """Run a command where the package is installed, away from any checkout."""
    path = f"{Path(__file__).resolve().parents[2] / 'engine'}:{site}"
    return intakewise(*arguments, folder=site, PYTHONPATH=path)


def test_a_base_of_an_installed_package_is_listed_and_opened_by_its_name(site: Path) -> None:
    """Listed with its package; checked, tested, and assessed by its name alone; its code does not run."""
    assert "tiny           sleep-rules 2.1" in run(site, "list").out.splitlines()
    listed = json.loads(run(site, "list", "--format", "json").out)["available"]
    assert {"id": "tiny", "package": "sleep-rules", "version": "2.1"} in listed
    tested = run(site, "test", "tiny")
    assert (FINE, "") == (tested.code, tested.err)


def test_a_package_that_names_a_shipped_base_is_told_of_and_changes_nothing(tmp_path: Path) -> None:
    """Nobody's rules are replaced by installing something; the list says so."""
    site = install(tmp_path, "phq_9")
    listed = run(site, "list")
    assert_plain(listed)
    assert (PROBLEMS, ["IW-F050"]) == (listed.code, listed.codes)
    shipped = {"id": "phq_9", "version": "0.1.0"}
    opened = json.loads(run(site, "check", "phq_9", "--format", "json").out)["knowledge"]
    assert shipped == {key: opened[key] for key in shipped}
