"""Parts of the program that are installed on request: what to say where one is missing."""

from importlib.util import find_spec

from intakewise.problems.problem import NOWHERE, Problem


def refuse_without(module: str, package: str, what: str, extra: str) -> list[Problem]:
    """
    Return a problem that says what to install, where a module is missing.

    Args:
        package: what the module is called where packages come from.
        what: the module and what it is for, to begin a sentence with.
        extra: of this project, and the group of requirements of a checkout.
    """
    if find_spec(module) is not None:
        return []
    how = f"pip install 'intakewise[{extra}]'; in a checkout: requirements/install runtime {extra}"
    missing, expected = f"{what}, is not installed.", f"Expected the Python package {package}."
    return [Problem("IW-F016", NOWHERE, missing, expected, f"Install it: {how}.")]
