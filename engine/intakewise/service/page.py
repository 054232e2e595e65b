"""The page at `/`: what this is, and where to go on. It loads nothing and runs nothing."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from intakewise import __version__
from intakewise.service.served import Shelf

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
    "background:#fff}code{background:#f0f0f0;padding:0 .2em}a{color:#0b57d0}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}code{background:#333}a{color:#8ab4f8}}"
)

POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of the page: its own style, and nothing else."""


def page(shelf: Shelf) -> str:
    """Return the page as HTML; nothing that a knowledge base says is taken for HTML."""
    bases = "".join(
        f'<li><a href="/v1/knowledge/{escape(each.english.id)}">{escape(each.english.title)}</a> '
        f"({escape(each.english.id)} {escape(each.english.version)})</li>"
        for each in shelf
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Intakewise</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>'
        "<body><main><h1>Intakewise</h1><p>This service asks health questions, infers by rules that clinicians write, "
        "explains, and says when to see a doctor. It is for programs; a form for people is not here yet.</p>"
        f"<h2>Knowledge bases</h2><ul>{bases}</ul>"
        '<h2>For developers</h2><ul><li><a href="/openapi.json">The API, as OpenAPI</a></li>'
        "<li><code>POST /v1/knowledge/ID/assess</code>: answers in, assessment out</li>"
        "<li><code>POST /v1/knowledge/ID/next</code>: answers so far in, next question out</li>"
        "<li><code>POST /v1/knowledge/ID/explain</code>: why, and why not</li></ul>"
        "<p>This is not a medical device. It gives general information, not a diagnosis.</p>"
        f"<p>Intakewise {escape(__version__)}</p></main></body></html>\n"
    )
