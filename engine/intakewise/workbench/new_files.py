"""
Write files all together or not at all.

Knows nothing of what stands in them.
"""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from intakewise.problems.problem import Place, Problem
from intakewise.problems.system import reason_of
from intakewise.reading.library import shown


def write_new(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    """
    Write files that are not there yet, with the folders that they need.

    Where one cannot be written, or Ctrl-C comes in between, those that were written are taken away again.

    Args:
        files: texts by their paths from the folder.

    Returns:
        Why nothing was written; empty: all of it was. Collects Problems, never raises but for what stops the program.
    """
    made: list[Path] = []
    path = folder
    try:
        for name, text in files.items():
            path = folder / name
            _make(path.parent, made)
            with path.open("x", encoding="utf-8") as stream:
                made.append(path)
                stream.write(text)
    except FileExistsError as error:
        _take_away(made)
        return [there_already(Path(error.filename))]
    except OSError as error:
        _take_away(made)
        return [_unwritable(path, error)]
    except BaseException:
        _take_away(made)
        raise
    return []


def replace_together(files: Mapping[Path, bytes]) -> list[Problem]:
    """
    Put new content into files, each at once; where one cannot be written, those before it are as they were.

    A folder that is not there is made, and left. A link stays, and what it leads to is replaced.

    Returns:
        Why nothing was changed; empty: all was. Collects Problems, never raises but for what stops the program.
    """
    before: dict[Path, bytes | None] = {}
    path = Path()
    try:
        for path, content in files.items():
            target = path.resolve()
            before[target] = target.read_bytes() if target.exists() else None
            target.parent.mkdir(parents=True, exist_ok=True)
            _put(target, content)
    except BaseException as error:
        for each, content_before in before.items():
            with suppress(OSError):
                _put_back(each, content_before)
        if not isinstance(error, OSError):
            raise
        return [_unwritable(path, error)]
    return []


def there_already(path: Path) -> Problem:
    """Say that something is where new files should go."""
    fix = "Choose another name or another folder: nothing is ever overwritten."
    return Problem("IW-F031", Place(shown(path)), "This is there already.", fix=fix)


def _make(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _take_away(made: list[Path]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> Problem:
    message = f"This cannot be written: {reason_of(error)}."
    return Problem("IW-F009", Place(shown(path)), message, fix="Check the folder, and whose it is.")


def _put(path: Path, content: bytes) -> None:
    """Replace a file at once, so that nobody ever finds half of it."""
    with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as stream:
        try:
            stream.write(content)
            stream.flush()
            if path.exists():
                shutil.copymode(path, stream.name)
            else:
                Path(stream.name).chmod(0o644)
            Path(stream.name).replace(path)
        except BaseException:
            Path(stream.name).unlink(missing_ok=True)
            raise


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        _put(path, content)
