"""
Turn a page of HTML into a PDF that a screen reader can follow. Nothing is fetched: a page holds all that it shows.

WeasyPrint is an extra, and draws letters with Pango, which pip cannot install. Where either is missing, a Problem says
which, and how to get it.
"""

import re
from contextlib import redirect_stdout
from io import StringIO

from intakewise.language.saying import say
from intakewise.problems.problem import NOWHERE, Problem

_LIBRARY = re.compile(r"library '([^']+)'")


def refuse_pdf() -> Problem | None:
    """Say what this machine lacks to make a PDF; None if nothing. Asked before a long interview, not after it."""
    try:
        # Where a library is missing, WeasyPrint prints a notice of its own before it raises.
        with redirect_stdout(StringIO()):
            import weasyprint  # noqa: F401, PLC0415 — takes a second
    except ImportError as error:
        return _lacks_package(error.name or "weasyprint")
    except OSError as error:
        return _lacks_library(error)
    return None


def pdf_from(html: str) -> bytes | Problem:
    """
    Return a page as PDF/UA-1 (tagged, for screen readers), the same bytes for the same page and fonts.

    Args:
        html: a whole document with a title and a language, which PDF/UA asks for. Only `data:` addresses are read.

    Returns:
        The file, or what this machine lacks to make one.
    """
    problem = refuse_pdf()
    if problem is not None:
        return problem
    from weasyprint import HTML  # noqa: PLC0415
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    page = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=["data"]))
    pdf: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _lacks_package(name: str) -> Problem:
    return Problem(
        "IW-F020",
        NOWHERE,
        say("No PDF can be made here: the Python package '{name}' is missing.", name=name),
        say("A PDF is made by the extra `pdf`."),
        say("Install it: pip install 'intakewise[pdf]' (in a checkout: requirements/install runtime pdf)."),
    )


def _lacks_library(error: OSError) -> Problem:
    found = _LIBRARY.search(str(error))
    name = found.group(1) if found else "libpango-1.0-0"
    return Problem(
        "IW-F020",
        NOWHERE,
        say("No PDF can be made here: the library '{name}' is missing.", name=name),
        say("A PDF is drawn with Pango, which pip cannot install."),
        say(
            "On Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
            "On macOS: brew install pango."
        ),
    )
