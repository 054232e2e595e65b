"""The page at `/`: the form of a knowledge base, and where to go on. Its script is the form's; none stands in it."""

from base64 import b64encode
from hashlib import sha256
from html import escape

from intakewise import __version__
from intakewise.model.values import Level
from intakewise.service.form_files import FOLDER
from intakewise.service.served import Shelf
from intakewise.wiring.knowledge_base import KnowledgeBase

_STYLE = (
    ":root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;"
    "padding:1rem;color:light-dark(#1a1a1a,#eee);background:light-dark(#fff,#121416)}"
    "h1{font-size:1.15rem;margin:.5rem 0 1rem}a{color:light-dark(#0b4f9e,#9ecbff)}"
    "footer{margin-top:3rem;border-top:1px solid;padding-top:.5rem;font-size:.9rem}"
    "@media print{h1,footer{display:none}}"
)

_SCRIPTS = "".join(f'<link rel="modulepreload" href="/form/{path.name}">' for path in sorted(FOLDER.glob("*.js")))
"""The scripts of the form, so that a browser fetches all of them at once, and not one after the other."""

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of the page: its own style, the scripts of the form, and nothing else."""


def page(shelf: Shelf, wanted: str) -> str:
    """
    Return the page as HTML; nothing that a knowledge base says is taken for HTML.

    Args:
        wanted: the id of the knowledge base whose form is shown; where there is none such, the first one's is.
    """
    bases = [each.english for each in shelf]
    shown = next((each for each in bases if each.id == wanted), bases[0])
    others = "".join(
        f'<li><a href="/?knowledge={escape(each.id)}">{escape(each.title)}</a></li>'
        for each in bases
        if each is not shown
    )
    more = f"<h2>Other questionnaires</h2><ul>{others}</ul>" if others else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(shown.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style>'
        f'{_SCRIPTS}<script type="module" src="/form/intake-form.js"></script></head>'
        f'<body><main><h1>{escape(shown.title)}</h1><intake-form knowledge="{escape(shown.id)}">'
        f"{_until_it_is_there(shown)}</intake-form></main><footer>{more}"
        "<p>This is not a medical device. It gives general information, not a "
        f'diagnosis. <a href="/openapi.json">For developers</a>. Intakewise {escape(__version__)}.</p></footer>'
        "</body></html>\n"
    )


def _until_it_is_there(kb: KnowledgeBase) -> str:
    """Return what stands in the place of the form until its script runs, which may be never."""
    how = kb.knowledge.levels[Level.EMERGENCY].how
    numbers = "".join(f"<li>{escape(name.upper())}: {escape(text)}</li>" for name, text in how.items())
    signs = "".join(f"<li>{escape(each)}</li>" for each in kb.knowledge.before_you_start.call_now)
    return (
        "<p>One moment, please. If no form appears here, this browser cannot show it: it needs JavaScript.</p>"
        f"<p>If you may be in danger, do not wait for it: get emergency help.</p><ul>{numbers}</ul>"
        f"<p>Get help now if there is any of these:</p><ul>{signs}</ul>"
    )
