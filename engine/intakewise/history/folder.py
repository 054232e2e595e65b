"""
The folder in which interviews are kept: where it is, and whether it can be trusted.

Only the person who answers may read it, and nobody else may write to it: what lies there is taken for their answers.
"""

import os
from pathlib import Path
from stat import S_ISDIR

from platformdirs import user_state_path

from intakewise.problems.problem import NOWHERE, Place, Problem
from intakewise.problems.system import reason_of

VARIABLE = "INTAKEWISE_HISTORY"
"""Set in the environment, the folder in place of the platform's."""

_OTHERS_MAY_WRITE, _OTHERS_MAY_READ = 0o022, 0o055


def history_folder() -> Path | Problem:
    """Return the folder of the history, which need not exist yet, or why there is none or it is not trusted."""
    named = os.environ.get(VARIABLE)
    try:
        folder = Path(named) if named else user_state_path("intakewise") / "history"
    except RuntimeError:  # a user without a home, as containers have them
        folder = Path("~")
    if not folder.is_absolute():
        message = f"{VARIABLE} is not a whole path." if named else "This user has no home folder."
        return Problem("IW-H002", NOWHERE, message, fix=f"Name a folder of your own in {VARIABLE}.")
    try:
        return distrust(folder) or folder
    except FileNotFoundError:
        return folder
    except OSError as error:
        return unusable(folder, error)


def make_folder(folder: Path) -> Problem | None:
    """Make the folder if need be, for its owner alone; return why it cannot be used, or None."""
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)  # whatever the umask took away
        problem = distrust(folder)
        mode = folder.lstat().st_mode
        if problem is None and mode & _OTHERS_MAY_READ:
            folder.chmod(mode & 0o700)
    except OSError as error:
        return unusable(folder, error)
    return problem


def distrust(folder: Path) -> Problem | None:
    """
    Say why a folder is not trusted; None if it is.

    Raises:  OSError: it cannot be looked at, or is not there.
    """
    about = folder.lstat()
    place = Place(str(folder))
    if not S_ISDIR(about.st_mode):
        return Problem("IW-H002", place, "This is a link or a file, not a folder.", fix="Move it out of the way.")
    if not hasattr(os, "geteuid"):
        return None
    if about.st_uid != os.geteuid():
        return Problem("IW-H002", place, "This folder belongs to somebody else.", fix=f"Name another in {VARIABLE}.")
    if about.st_mode & _OTHERS_MAY_WRITE:
        fix = f"Take that from them: chmod go-w '{folder}'."
        return Problem("IW-H002", place, "Others can write to this folder, so it is not trusted.", fix=fix)
    return None


def unusable(folder: Path, error: OSError) -> Problem:
    """Return the problem of a folder that the system refuses."""
    return Problem("IW-H002", Place(str(folder)), f"This folder cannot be used: {reason_of(error)}.")
