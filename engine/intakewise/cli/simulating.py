"""What `simulate` does: write made-up answers, as many as are asked for, one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile
from typing import TextIO, cast

import typer

from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import warn
from intakewise.model.knowledge import Knowledge
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE
from intakewise.problems.problem import Place, Problem, has_errors
from intakewise.problems.system import reason_of
from intakewise.wiring.opening import open_knowledge
from intakewise.workbench.satisfying import RawAnswers
from intakewise.workbench.simulating import Sampling, as_json_line, as_yaml, simulate

_LINES = (".jsonl", ".ndjson", ".json")
"""Endings of a file that takes a line for each person; what ends otherwise is a folder."""


def simulate_people(path: str, count: int, out: Path | None, seed: str, by: Sampling) -> int:
    """Write so many sets of answers to standard output, a file of lines, or a new folder of files."""
    opened = open_knowledge(path)
    knowledge = opened.knowledge
    if knowledge is None or has_errors(list(opened.problems)):
        warn(opened.problems)
        return COULD_NOT_RUN
    people = simulate(knowledge, opened.answer_sets, count, seed, by)
    try:
        _write(knowledge, people, count, out)
    except OSError as error:
        if out is None:
            raise
        message = f"This cannot be written: {reason_of(error)}."
        warn([Problem("IW-F009", Place(str(error.filename or out)), message)])
        return COULD_NOT_RUN
    return FINE


def _write(knowledge: Knowledge, people: Iterator[RawAnswers], count: int, out: Path | None) -> None:
    if out is None or out.suffix in _LINES:
        with _lines(out) as file:
            for each in with_progress(people, count, "people", lambda _: out is None):
                print(as_json_line(knowledge, each), file=file)
        return
    with _new_folder(out) as folder:
        digits = len(str(count))
        for number, each in enumerate(with_progress(people, count, "people"), 1):
            (folder / f"{number:0{digits}}.yaml").write_text(as_yaml(knowledge, each), encoding="utf-8")


@contextmanager
def _lines(out: Path | None) -> Iterator[TextIO]:
    """Open a file that is there whole or not at all: Ctrl-C leaves what was there before."""
    if out is None:
        yield typer.get_text_stream("stdout")
    elif out.exists() and not out.is_file():  # a pipe, or a device
        with out.open("w", encoding="utf-8") as file:
            yield file
    else:
        with NamedTemporaryFile("w", dir=out.parent, prefix=".", encoding="utf-8", delete=False) as written:
            try:
                yield cast(TextIO, written)
                written.flush()
                Path(written.name).chmod(0o644)
                Path(written.name).replace(out)
            except BaseException:
                Path(written.name).unlink(missing_ok=True)
                raise


@contextmanager
def _new_folder(out: Path) -> Iterator[Path]:
    """Make a folder that was not there: nobody's files are mixed with these, or lost. Ctrl-C takes it away again."""
    out.mkdir(parents=True)
    try:
        yield out
    except BaseException:
        rmtree(out, ignore_errors=True)
        raise
