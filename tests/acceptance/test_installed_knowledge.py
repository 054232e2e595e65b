"""A package with a knowledge base, built and installed as its authors would, is found by its name."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.acceptance.command_line import CHECKOUT, COULD_NOT_RUN, FINE, PROBLEMS, TINY, Ran, assert_plain, intakewise

HATCHLING, PACKAGE_DATA = re.findall(
    r"```toml\n(.*?)```", (CHECKOUT / "docs" / "python.md").read_text("utf-8"), re.DOTALL
)
"""What docs/python.md says of `pyproject.toml`: a whole one, and what setuptools needs besides."""

SETUPTOOLS = HATCHLING.replace('["hatchling"]', '["setuptools"]').replace("hatchling.build", "setuptools.build_meta")


def install(folder: Path, name: str, pyproject: str = HATCHLING) -> Path:
    """Build a wheel of a package that holds the tiny base, without an index, and install it into a folder."""
    source, site = folder / "source", folder / "site"
    package = source / "sleep_rules"
    for part in ("questionnaires", "rules"):
        for file in (TINY / part).rglob("*.yaml"):
            copy = package / file.relative_to(TINY)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    (package / "__init__.py").write_text("raise RuntimeError('this code is never run')\n")
    (source / "pyproject.toml").write_text(pyproject.replace("sleep =", f"{name} ="))
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
    assert "tiny           sleep-rules 1.0" in run(site, "list").out.splitlines()
    listed = json.loads(run(site, "list", "--format", "json").out)["available"]
    assert {"id": "tiny", "package": "sleep-rules", "version": "1.0"} in listed
    tested = run(site, "test", "tiny")
    assert (FINE, "") == (tested.code, tested.err)


def test_files_that_setuptools_left_out_are_told_of_and_can_be_packed(tmp_path: Path) -> None:
    """It packs Python alone, unless told otherwise: whoever wrote the package learns that from the message."""
    without = run(install(tmp_path / "without", "tiny", SETUPTOOLS), "check", "tiny")
    assert (COULD_NOT_RUN, ["IW-F050"]) == (without.code, without.codes)
    assert "they were left out when it was built" in without.out + without.err
    packed = install(tmp_path / "packed", "tiny", f"{SETUPTOOLS}\n{PACKAGE_DATA}")
    assert FINE == run(packed, "check", "tiny").code


def test_a_package_that_names_a_shipped_base_is_told_of_and_changes_nothing(tmp_path: Path) -> None:
    """Nobody's rules are replaced by installing something; the list says so."""
    site = install(tmp_path, "phq_9")
    listed = run(site, "list")
    assert_plain(listed)
    assert (PROBLEMS, ["IW-F050"]) == (listed.code, listed.codes)
    shipped = {"id": "phq_9", "version": "0.1.0"}
    opened = json.loads(run(site, "check", "phq_9", "--format", "json").out)["knowledge"]
    assert shipped == {key: opened[key] for key in shipped}
