"""
Order things after what they depend on, and find what depends on itself in a circle.

Knows nothing of rules or questions: a graph is a mapping from each name to the names it depends on.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

Graph = Mapping[str, Collection[str]]
"""What each name depends on, directly; a name that is not a key depends on nothing and is left out."""


@dataclass(slots=True)
class _Search:
    """The state of Tarjan's search."""

    graph: Graph
    index: dict[str, int] = field(default_factory=dict)
    low: dict[str, int] = field(default_factory=dict)
    stack: list[str] = field(default_factory=list)
    on_stack: set[str] = field(default_factory=set)
    found: list[tuple[str, ...]] = field(default_factory=list)


def components(graph: Graph) -> list[tuple[str, ...]]:
    """
    Return the strongly connected components, each after everything that it depends on.

    A component of several names, or of one that depends on itself, is where circles are.

    Source: R. Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion, so that no chain is
    too long.

    >>> components({"a": ["b"], "b": ["c", "d"], "c": ["b"], "d": []})
    [('d',), ('b', 'c'), ('a',)]
    """
    search = _Search(graph)
    for name in graph:
        if name not in search.index:
            _search_from(name, search)
    return search.found


def _search_from(root: str, search: _Search) -> None:
    _enter(root, search)
    path: list[tuple[str, Iterator[str]]] = [(root, iter(search.graph[root]))]
    while path:
        name, remaining = path[-1]
        for needed in remaining:
            if needed not in search.graph:
                continue
            if needed not in search.index:
                _enter(needed, search)
                path.append((needed, iter(search.graph[needed])))
                break
            if needed in search.on_stack:
                search.low[name] = min(search.low[name], search.index[needed])
        else:
            path.pop()
            if path:
                above = path[-1][0]
                search.low[above] = min(search.low[above], search.low[name])
            _leave(name, search)


def _enter(name: str, search: _Search) -> None:
    search.index[name] = search.low[name] = len(search.index)
    search.stack.append(name)
    search.on_stack.add(name)


def _leave(name: str, search: _Search) -> None:
    if search.low[name] != search.index[name]:
        return
    component = [search.stack.pop()]
    while component[-1] != name:
        component.append(search.stack.pop())
    search.on_stack.difference_update(component)
    component.reverse()
    search.found.append(tuple(component))


def circles(graph: Graph) -> list[tuple[str, ...]]:
    """
    Return each component that has a circle in it, its names in the order of the graph.

    >>> circles({"a": ["a"], "b": ["c"], "c": ["d"], "d": ["b"], "e": ["a"]})
    [('a',), ('b', 'c', 'd')]
    """
    position = {name: number for number, name in enumerate(graph)}
    tangled = [
        tuple(sorted(component, key=position.__getitem__))
        for component in components(graph)
        if len(component) > 1 or component[0] in graph[component[0]]
    ]
    return sorted(tangled, key=lambda component: position[component[0]])


def circle_through(name: str, graph: Graph) -> tuple[str, ...]:
    """
    Return a shortest circle that begins and ends at a name, without repeating it; empty if there is none.

    >>> circle_through("a", {"a": ["b", "c"], "b": ["c"], "c": ["a"]})
    ('a', 'c')
    """
    came_from: dict[str, str] = {}
    frontier = [name]
    while frontier:
        following: list[str] = []
        for here in frontier:
            for needed in graph.get(here, ()):
                if needed == name:
                    return _path_back(here, name, came_from)
                if needed in graph and needed not in came_from:
                    came_from[needed] = here
                    following.append(needed)
        frontier = following
    return ()


def _path_back(last: str, first: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    path = [last]
    while path[-1] != first:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))


def reachable(name: str, graph: Graph) -> frozenset[str]:
    """Return everything that a name depends on, directly or through others; itself only if it is in a circle."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        for needed in graph.get(waiting.pop(), ()):
            if needed not in seen:
                seen.add(needed)
                waiting.append(needed)
    return frozenset(seen)
