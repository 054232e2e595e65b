"""
YAML syntax errors in plain words: what the parser stumbled over, and what to do about it.

Must not know nodes. Both parsers of PyYAML word their errors differently; both end here in the same sentence.
"""

import yaml

from intakewise.problems.problem import Place, Problem


def problem_from_error(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem behind an error of either parser."""
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Problem(
        "IW-Y001", place, "This is not well-formed YAML.", fix="Check indentation, quotes, and brackets."
    )
