"""Orders and circles."""

from intakewise.passes.graph import circle_through, circles, components, reachable


def test_each_name_comes_after_what_it_depends_on() -> None:
    """The components are in an order in which everything needed stands before what needs it."""
    graph = {"top": ["left", "right"], "left": ["bottom"], "right": ["bottom"], "bottom": []}
    order = [name for component in components(graph) for name in component]
    assert all(order.index(needed) < order.index(name) for name, all_needed in graph.items() for needed in all_needed)


def test_names_outside_the_graph_are_left_out() -> None:
    """What is not a key of the graph takes no part."""
    assert [("a",)] == components({"a": ["elsewhere"]})


def test_every_circle_is_found_and_what_only_leads_to_one_is_not_in_it() -> None:
    """Two circles and a name that depends on one of them give exactly the two circles."""
    graph = {"leads": ["a"], "a": ["b"], "b": ["a"], "c": ["d"], "d": ["e"], "e": ["c", "a"]}
    assert [("a", "b"), ("c", "d", "e")] == circles(graph)


def test_a_name_that_depends_on_itself_is_a_circle() -> None:
    """One name can be a circle of its own."""
    assert [("a",)] == circles({"a": ["a"], "b": ["a"]})


def test_a_chain_may_be_as_long_as_it_likes() -> None:
    """No recursion limit stops a chain of 20,000 names, nor one that bites its own tail."""
    chain: dict[str, list[str]] = {str(number): [str(number + 1)] for number in range(20_000)}
    chain["20000"] = []
    assert 20_001 == len(components(chain))
    chain["20000"] = ["0"]
    assert [20_001] == [len(component) for component in circles(chain)]


def test_the_way_round_is_a_shortest_one() -> None:
    """Of two ways round, the shorter one is shown."""
    assert ("a", "c") == circle_through("a", {"a": ["b", "c"], "b": ["c"], "c": ["a"]})


def test_there_is_no_way_round_without_a_circle() -> None:
    """A name that does not depend on itself has no circle through it."""
    assert () == circle_through("a", {"a": ["b"], "b": ["c"], "c": ["b"]})


def test_a_name_reaches_itself_only_in_a_circle() -> None:
    """What a name depends on includes the name itself only where there is a circle."""
    assert frozenset({"b", "c"}) == reachable("a", {"a": ["b"], "b": ["c"], "c": []})
    assert frozenset({"a", "b"}) == reachable("a", {"a": ["b"], "b": ["a"]})
