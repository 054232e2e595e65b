"""
Draw pictures with Graphviz, all of them at once.

The only place that knows of `dot`. What a base says is text in a picture, never a command.
"""

import html
import re
import subprocess
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from intakewise.report.harmless import harmless
from intakewise.site.graphs import Graph, Node

SECONDS = 60
"""How long Graphviz may take over all pictures of a page: far more than the largest base needs."""

_SHAPES = {
    "fact": 'shape=box style=rounded class="fact"',
    "test": 'shape=box style=rounded class="fact"',
    "rule": 'shape=box class="rule"',
    "finding": 'shape=box penwidth=2 class="finding"',
    "step": 'shape=box penwidth=2 class="finding"',
    "join": 'shape=ellipse margin=0.02 class="join"',
}
_LETTERS = {"fact": 19, "test": 19, "rule": 15, "finding": 13, "step": 50, "join": 6}
"""Letters in a line: fact, rule, and finding side by side fill a column of print, at a size that can be read."""

_MANY_TESTS = 8
"""A picture with more of them has longer lines, and goes across both columns: else it would be higher than a page."""

COLUMN_POINTS = 363
"""A picture no wider than this stands in one of two columns on paper; a wider one across both."""

_LEFT_OUT = re.compile(r"<title>.*?</title>\n?|<!--.*?-->\n?| id=\"[^\"]*\"| xlink:title=\"[^\"]*\"", re.DOTALL)
_WIDTH = re.compile(r'<svg width="([\d.]+)pt"')
_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG that may stand in a page. Args: width: in points, at which its text has 11 points."""

    svg: str
    width: float


def draw(graphs: Sequence[Graph]) -> tuple[Picture, ...] | None:
    """Return each picture; None where there is no Graphviz, or where it failed."""
    if not graphs:
        return ()
    source = "\n".join(map(dot_of, graphs))
    try:
        ran = subprocess.run(["dot", "-Tsvg"], input=source.encode(), capture_output=True, check=True, timeout=SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    pictures = tuple(_inline(svg) for svg in _SVG.findall(ran.stdout.decode()))
    return pictures if len(pictures) == len(graphs) else None


def dot_of(graph: Graph) -> str:
    """Return a picture in the language of Graphviz."""
    keys = {key: f"n{number}" for number, key in enumerate(graph.nodes)}
    lines = ["digraph {", f"rankdir={'TB' if graph.down else 'LR'} nodesep=0.1 ranksep=0.18 bgcolor=transparent"]
    lines += ['node [fontname="Helvetica" fontsize=11 margin="0.05,0.03"]', "edge [arrowsize=0.7]"]
    is_large = sum(node.kind == "test" for node in graph.nodes.values()) > _MANY_TESTS
    lines += [f"{keys[key]} [{_node(node, is_large=is_large)}]" for key, node in graph.nodes.items()]
    lines += [f"{keys[start]} -> {keys[end]}" for start, end in graph.edges]
    return "\n".join([*lines, "}"])


def _node(node: Node, *, is_large: bool) -> str:
    url = f" URL={_quoted(f'#{node.target}')}" if node.target else ""
    texts = (node.label, node.says) if node.says else (node.label,)
    width = _LETTERS[node.kind] * (3 if is_large else 2) // 2
    lines = [line for text in texts for line in textwrap.wrap(harmless(text), width) or [""]]
    label = r"\n".join(_quoted(line)[1:-1] for line in lines)
    return f'label="{label}" {_SHAPES[node.kind]}{url}'


def _quoted(text: str) -> str:
    # Graphviz reads references such as &lt; in a text and writes them as they stand.
    escaped = html.escape(text, quote=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _inline(svg: str) -> Picture:
    """Return a picture without what would stand twice on a page."""
    plain = _LEFT_OUT.sub("", svg)
    width = float(_WIDTH.findall(plain)[0])
    return Picture(plain.replace("<svg", f'<svg style="--points: {width:g}"', 1), width)
