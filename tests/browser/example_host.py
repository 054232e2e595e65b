"""The example pages of the form as their own origin serves them, with React beside them, bundled as a bundler does."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.request import Request, urlopen

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "form"
IN_EXAMPLES = "http://127.0.0.1:8000"
"""Where the examples look for the service."""

PASSED_ON = "/intake"
"""Below this, the site passes requests on to the service, with its key."""

_MODULES = Path(__file__).parent / "node_modules"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_REACT = {
    "react": "react/cjs/react.production.js",
    "scheduler": "scheduler/cjs/scheduler.production.js",
    "react-dom": "react-dom/cjs/react-dom.production.js",
    "react-dom/client": "react-dom/cjs/react-dom-client.production.js",
}
_LIBRARY = {
    "/lib/react.js": ("react", "createElement, useState"),
    "/lib/react-dom-client.js": ("react-dom/client", "createRoot"),
}


@dataclass
class ExampleHost:
    """A web site with the examples and a test's own pages; `service` is where the form's service runs, once it does."""

    origin: str
    service: str = IN_EXAMPLES
    key: str = ""
    pages: dict[str, str] = field(default_factory=dict)


@contextmanager
def example_host() -> Iterator[ExampleHost]:
    """Serve the examples at a free port until they are no longer needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(PASSED_ON):
                self._pass_on(None)
                return
            text = host.pages.get(self.path) or _content(self.path)
            self.send_response(404 if text is None else 200)
            self.send_header("Content-Type", _TYPES.get(Path(self.path).suffix, "text/plain"))
            self.end_headers()
            self.wfile.write((text or "").replace(IN_EXAMPLES, host.service).encode())

        def do_POST(self) -> None:
            self._pass_on(self.rfile.read(int(self.headers["Content-Length"])))

        def _pass_on(self, body: bytes | None) -> None:
            """Ask the service with the key, which no page ever has."""
            headers = {"Authorization": f"Bearer {host.key}", "Content-Type": "application/json"}
            address = f"{host.service}{self.path.removeprefix(PASSED_ON)}"
            with urlopen(Request(address, body, headers)) as answer:
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.headers["Content-Type"])
                self.end_headers()
                self.wfile.write(answer.read())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = ExampleHost(f"http://localhost:{server.server_port}")
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _content(path: str) -> str | None:
    if path in _LIBRARY:
        return _bundled(*_LIBRARY[path])
    file = EXAMPLES / path.removeprefix("/")
    if path == "/favicon.ico":
        return ""
    return file.read_text("utf-8") if file.parent == EXAMPLES and file.is_file() else None


def _bundled(wanted: str, names: str) -> str:
    """One module of React for a browser: npm has React for bundlers only, which wrap each part in just this way."""
    parts = "".join(
        f"parts[{name!r}] ??= (module, exports, require) => {{ {(_MODULES / path).read_text('utf-8')} }};\n"
        for name, path in _REACT.items()
    )
    return (
        "globalThis.process = {env: {}};\nconst parts = globalThis.parts ??= {};\n"
        f"const loaded = globalThis.loaded ??= {{}};\n{parts}"
        "const load = (name) => { if (!loaded[name]) { const m = {exports: {}}; loaded[name] = m; "
        "parts[name](m, m.exports, load); } return loaded[name].exports; };\n"
        f"export const {{ {names} }} = load({wanted!r});\n"
    )
