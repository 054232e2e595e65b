"""The page at `/`: the form of a knowledge base, and where to go on. Its script is the form's; none stands in it."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from intakewise import __version__
from intakewise.language.saying import say, speaking
from intakewise.language.wanted import preferred_language
from intakewise.model.values import Level
from intakewise.service.form_files import FOLDER, form_files
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

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of the page: its own style, the scripts of the form, and nothing else."""


def page(shelf: Shelf, wanted: str, accepted: str = "", *, is_closed: bool = False) -> tuple[str, str]:
    """
    Return the page as HTML, and its language; nothing that a knowledge base says is taken for HTML.

    Args:
        wanted: the id of the knowledge base whose form is shown; where there is none such, the first one's is.
        accepted: the languages that a browser prefers, as it says so.
        is_closed: without a key nothing is answered, and a page can have none.
    """
    served = list(shelf)
    shown = next((each for each in served if each.english.id == wanted), served[0])
    language = preferred_language(accepted, tuple(shown.by_language))
    others = [each.by_language.get(language, each.english) for each in served if each is not shown]
    with speaking(language):
        return _written(shown.by_language[language], others, is_closed=is_closed), language


def _written(kb: KnowledgeBase, others: Sequence[KnowledgeBase], *, is_closed: bool) -> str:
    title, language = escape(kb.title), escape(kb.language)
    items = "".join(f'<li><a href="/?knowledge={escape(each.id)}">{escape(each.title)}</a></li>' for each in others)
    others_title, for_developers = escape(say("Other questionnaires")), escape(say("For developers"))
    what = escape(say("This is not a medical device. It gives general information, not a diagnosis."))
    more = f"<h2>{others_title}</h2><ul>{items}</ul>" if others and not is_closed else ""
    head, main = ("", _closed()) if is_closed else (_loading(kb), _form(kb))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style>{head}</head>'
        f"<body><main><h1>{title}</h1>{main}</main><footer>{more}<p>{what} "
        f'<a href="/openapi.json">{for_developers}</a>. Intakewise {escape(__version__)}.</p></footer></body></html>\n'
    )


def _loading(kb: KnowledgeBase) -> str:
    """Return what a browser fetches at once, and not one after the other: the scripts, and what they ask for first."""
    asked = (f"/v1/knowledge/{kb.id}?language={kb.language}", f"/form/words.{kb.language}.json")
    there = [each for each in asked if each.startswith("/v1/") or each.removeprefix("/form/") in form_files()]
    data = "".join(f'<link rel="preload" as="fetch" crossorigin href="{escape(each)}">' for each in there)
    return f'{data}{_SCRIPTS}<script type="module" src="/form/intake-form.js"></script>'


def _form(kb: KnowledgeBase) -> str:
    return f'<intake-form knowledge="{escape(kb.id)}" keep>{_until_it_is_there(kb)}</intake-form>'


def _until_it_is_there(kb: KnowledgeBase) -> str:
    """Return what stands in the place of the form until its script runs, which may be never."""
    how = kb.knowledge.levels[Level.EMERGENCY].how
    numbers = "".join(f"<li>{escape(name.upper())}: {escape(text)}</li>" for name, text in how.items())
    signs = "".join(f"<li>{escape(each)}</li>" for each in kb.knowledge.before_you_start.call_now)
    first = escape(
        say("One moment, please. If no form appears here, this browser cannot show it: it needs JavaScript.")
    )
    help_now = escape(say("If you may be in danger, do not wait for it: get emergency help."))
    any_of_these = escape(say("Get help now if there is any of these:"))
    return f"<p>{first}</p><p>{help_now}</p><ul>{numbers}</ul><p>{any_of_these}</p><ul>{signs}</ul>"


def _closed() -> str:
    """Return what a person reads at a service that wants keys, and what whoever runs it can do."""
    said = (
        say("This service is for programs that have a key. The form cannot be filled in here."),
        say("If you may be in danger, get emergency help now."),
        say("If you run it: let your own server add the key, or serve it with --public."),
    )
    return "".join(f"<p>{escape(each)}</p>" for each in said)
