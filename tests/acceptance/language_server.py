"""Speak to yaml-language-server as an editor does: open a file, ask for completions and hover, hear what is wrong."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self


class LanguageServer:
    """A running server; used as a context, which ends it."""

    def __init__(self, command: Sequence[str], root: Path) -> None:
        self._process = subprocess.Popen(
            [*command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=root
        )
        self._number = 0
        self._wrong: dict[str, list[dict[str, Any]]] = {}
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self._tell("initialized", {})

    def __enter__(self) -> Self:
        """Return the server."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def wrong_in(self, path: Path, text: str) -> list[tuple[int, str]]:
        """Open a text as if it were the content of a file, and return what is wrong in it: its lines, from 1."""
        uri = path.as_uri()
        if self._wrong.pop(uri, None) is not None:
            self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self._wrong:
            self._hear()
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in self._wrong[uri]]

    def completions(self, path: Path, line: int, column: int) -> list[str]:
        """Return what may be written at a place of an open file; line and column from 1."""
        result = self._ask("textDocument/completion", _at(path, line, column))
        return [each["label"] for each in (result["items"] if isinstance(result, dict) else result or [])]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return what is said of a place of an open file."""
        result = self._ask("textDocument/hover", _at(path, line, column))
        return "" if result is None else str(result["contents"]["value"])

    def _ask(self, method: str, parameters: object) -> Any:  # noqa: ANN401 — whatever the server answers
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": parameters})
        while True:
            heard = self._hear()
            if heard.get("id") == number and "method" not in heard:
                return heard.get("result")

    def _tell(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, object]) -> None:
        written = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(written), written))
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        """Read one message; answer what the server asks, and note what it says is wrong."""
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "textDocument/publishDiagnostics":
            self._wrong[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message


def _at(path: Path, line: int, column: int) -> dict[str, object]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line - 1, "character": column - 1}}
