"""
Draw pictures with Graphviz, all of them at once.

The only place that knows of `dot`. What a base says is text in a picture, never a command.
"""

import html
import re
import subprocess
import textwrap
from collections.abc import Sequence

from intakewise.report.harmless import harmless
from intakewise.site.graphs import Graph, Node

SECONDS = 60
"""How long Graphviz may take over all pictures of a page: far more than the largest base needs."""

_SHAPES = {
    "fact": 'shape=box style=rounded class="fact"',
    "rule": 'shape=box class="rule"',
    "finding": 'shape=box penwidth=2 class="finding"',
    "join": 'shape=circle margin=0.02 class="join"',
}
_WIDTH = 26
"""Letters in a line of a node: three nodes side by side then fit on A4 at the size of print."""

_WIDE = 76
"""The same of a picture whose nodes stand below each other."""

_LEFT_OUT = re.compile(r"<title>.*?</title>\n?|<!--.*?-->\n?| id=\"[^\"]*\"| xlink:title=\"[^\"]*\"", re.DOTALL)
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def draw(graphs: Sequence[Graph]) -> tuple[str, ...] | None:
    """Return each picture as SVG that may stand in a page; None where there is no Graphviz, or where it failed."""
    if not graphs:
        return ()
    source = "\n".join(map(dot_of, graphs))
    try:
        ran = subprocess.run(["dot", "-Tsvg"], input=source.encode(), capture_output=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    pictures = tuple(_inline(svg, graph) for svg, graph in zip(_SVG.findall(ran.stdout.decode()), graphs, strict=False))
    return pictures if len(pictures) == len(graphs) else None


def dot_of(graph: Graph) -> str:
    """Return a picture in the language of Graphviz."""
    keys = {key: f"n{number}" for number, key in enumerate(graph.nodes)}
    lines = ["digraph {", f"rankdir={'TB' if graph.down else 'LR'} nodesep=0.12 ranksep=0.45 bgcolor=transparent"]
    width = _WIDE if graph.down else _WIDTH
    lines += ['node [fontname="Helvetica" fontsize=11 margin="0.08,0.04"]', 'edge [fontname="Helvetica" fontsize=10]']
    lines += [f"{keys[key]} [{_node(node, width)}]" for key, node in graph.nodes.items()]
    lines += [f"{keys[start]} -> {keys[end]} [label={_text(label, width)}]" for start, end, label in graph.edges]
    return "\n".join([*lines, "}"])


def _node(node: Node, width: int) -> str:
    url = f" URL={_quoted(f'#{node.target}')}" if node.target else ""
    return f"label={_text(node.label, width)} {_SHAPES[node.kind]}{url}"


def _text(text: str, width: int) -> str:
    lines = textwrap.wrap(harmless(text), width) or [""]
    return '"' + r"\n".join(_quoted(line)[1:-1] for line in lines) + '"'


def _quoted(text: str) -> str:
    # Graphviz reads references such as &lt; in a text and writes them as they stand.
    escaped = html.escape(text, quote=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _inline(svg: str, graph: Graph) -> str:
    """Return a picture without what would stand twice on a page, and with a name that is read aloud."""
    plain = _LEFT_OUT.sub("", svg)
    return plain.replace("<svg", f'<svg role="group" aria-label="{html.escape(harmless(graph.title))}"', 1)
