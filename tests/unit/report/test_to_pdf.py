"""A page as PDF: what it holds, what it never fetches, and what is said where the machine lacks something."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from intakewise.report.to_pdf import pdf_from, refuse_pdf

LACKING = refuse_pdf()
needs_pango = pytest.mark.skipif(LACKING is not None, reason=str(LACKING))

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A report</title></head>
<body><h1>A report</h1><p>Cramps, 38 °C.</p><ul><li>one</li></ul>{}</body></html>"""

WITHOUT_THE_PACKAGE = "import sys; sys.modules['weasyprint'] = None"
WITHOUT_PANGO = """
import cffi
found = cffi.FFI.dlopen
cffi.FFI.dlopen = lambda ffi, name, flags=0: found(ffi, f"{name}-of-nowhere" if "pango-1.0" in name else name, flags)
"""


def pdf_of(page: str) -> bytes:
    """Return a page as PDF on a machine that lacks nothing."""
    made = pdf_from(page)
    assert isinstance(made, bytes), made
    return made


@needs_pango
def test_a_page_becomes_a_tagged_pdf_with_title_and_language() -> None:
    """A screen reader finds the language, the title, and the order of headings, paragraphs, and lists."""
    reader = PdfReader(BytesIO(pdf_of(PAGE.format(""))), strict=True)
    assert reader.metadata is not None
    assert "A report" == reader.metadata.title
    assert "en" == str(reader.root_object["/Lang"])
    assert "pdfuaid:part" in cast(StreamObject, reader.root_object["/Metadata"]).get_data().decode()
    tree = cast(DictionaryObject, reader.root_object["/StructTreeRoot"])
    (document,) = cast(ArrayObject, tree["/K"])
    parts = cast(DictionaryObject, document.get_object())["/K"]
    kinds = [str(cast(DictionaryObject, part.get_object())["/S"]) for part in cast(ArrayObject, parts)]
    assert ["/H1", "/P", "/L"] == kinds


@needs_pango
def test_the_same_page_gives_the_same_pdf() -> None:
    """No clock and no chance: two files of one page are equal to the byte."""
    assert pdf_of(PAGE.format("")) == pdf_of(PAGE.format(""))


class Counting(BaseHTTPRequestHandler):
    """Counts who asks for anything."""

    asked: list[str]

    def do_GET(self) -> None:
        """Remember what was asked for."""
        self.asked.append(self.path)
        self.send_error(404)


@needs_pango
def test_nothing_is_fetched(tmp_path: Path) -> None:
    """Neither the network nor a file of the machine is read, whatever the page names; `data:` is part of the page."""
    Counting.asked = []
    with HTTPServer(("127.0.0.1", 0), Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x"
        secret = tmp_path / "secret.svg"
        secret.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>secret</text></svg>")
        named = "".join(
            f"<img src='{url}' alt='x'><link rel='stylesheet' href='{url}'><link rel='attachment' href='{url}'>"
            f"<div style='background: url({url})'>x</div><object data='{url}'></object>"
            for url in (address, address.replace("http", "ftp"), secret.as_uri(), str(secret), secret.name)
        )
        with_names = pdf_of(PAGE.format(named))
        server.shutdown()
    assert [] == Counting.asked
    assert b"/EmbeddedFile" not in with_names
    red = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    assert pdf_of(PAGE.format(f'<img src="{red}" alt="a">')) != pdf_of(PAGE.format('<img src="nowhere" alt="a">'))


def told(surroundings: str) -> str:
    """Return what a fresh Python says that lacks something, its own output and that of the library included."""
    asking = "from intakewise.report.to_pdf import pdf_from; print(pdf_from('<p>x</p>'))"
    command = [sys.executable, "-c", f"{surroundings}\n{asking}"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_missing_package_is_named_with_its_command() -> None:
    """Without the extra, one message says which package, and what to type; there is no traceback."""
    assert told(WITHOUT_THE_PACKAGE) == (
        "IW-F020  No PDF can be made here: the Python package 'weasyprint' is missing.\n"
        "  A PDF is made by the extra `pdf`. "
        "Install it: pip install 'intakewise[pdf]' (in a checkout: requirements/install runtime pdf).\n"
    )


@needs_pango
def test_a_missing_library_is_named_with_its_command() -> None:
    """Without Pango, one message says which library, and what to type on Debian and macOS; nothing else."""
    assert told(WITHOUT_PANGO) == (
        "IW-F020  No PDF can be made here: the library 'libpango-1.0-0-of-nowhere' is missing.\n"
        "  A PDF is drawn with Pango, which pip cannot install. On Debian and Ubuntu: "
        "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. On macOS: brew install pango.\n"
    )
