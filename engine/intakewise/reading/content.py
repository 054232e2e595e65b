"""Where the shipped content is: beside the code in an installed package, at the root of a checkout."""

from functools import cache
from pathlib import Path

from intakewise.problems.exceptions import IntakewiseError


@cache
def content_folder() -> Path:
    """
    Return the folder that holds `rules/`, `questionnaires/`, and `schemas/`.

    Raises:  IntakewiseError: there is none, since the package was not installed whole.
    """
    here = Path(__file__).resolve()
    in_package, in_checkout = here.parents[1] / "content", here.parents[3]
    for folder in (in_package, in_checkout):
        if (folder / "schemas").is_dir():
            return folder
    raise IntakewiseError(f"The shipped rules and schemas are missing from {in_package}: install Intakewise again.")
