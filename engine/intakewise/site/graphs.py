"""Pictures as data: what leads to what, few enough to be read. Who draws them is not known here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from intakewise.model.knowledge import Knowledge
from intakewise.passes.atoms import facts_in
from intakewise.workbench.sentences import RULE, Sentence, anchor, sentence_of, subject_of

MOST_RULES = 6
MOST_FACTS = 8
"""In one picture: with more, print on A4 becomes too small to read."""


@dataclass(frozen=True, slots=True)
class Node:
    """
    A thing in a picture.

    Args:
        kind: `fact`, `test` of a fact, `rule`, `finding`, `join` of tests, or `step`.
        target: its anchor on the page, or empty.
        says: what is asked of it, on lines of its own.
    """

    label: str
    kind: str
    target: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """
    A picture: its nodes by key, and edges from key to key.

    Args:
        down: it runs from top to bottom; else from left to right.
    """

    title: str
    nodes: dict[str, Node]
    edges: tuple[tuple[str, str], ...]
    down: bool = False


def rule_graphs(knowledge: Knowledge, title: str, rules: Sequence[str], finding: Node) -> Iterator[Graph]:
    """Yield pictures of what rules read and what they lead to, each with few rules."""
    parts = list(_few(knowledge, rules))
    for number, names in enumerate(parts, 1):
        nodes = {"finding": finding}
        edges: list[tuple[str, str]] = []
        for name in names:
            rule = knowledge.rules[name]
            nodes[f"rule {name}"] = Node(rule.title or _as_words(name), "rule", anchor(RULE, name))
            edges.append((f"rule {name}", "finding"))
            for fact in dict.fromkeys(facts_in(rule.when)):
                nodes.setdefault(fact, fact_node(knowledge, fact))
                edges.append((fact, f"rule {name}"))
        of = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
        yield Graph(f"{title}{of}", nodes, tuple(edges))


def branch_graphs(knowledge: Knowledge, name: str) -> Iterator[Graph]:
    """Yield what decides whether a question is shown, with every test in words; nothing where it always is."""
    question = knowledge.questionnaire.questions[name]
    if question.ask_when is not None:
        nodes = {name: fact_node(knowledge, name)}
        edges: list[tuple[str, str]] = []
        _lead(sentence_of(knowledge, question.ask_when), name, nodes, edges)
        yield Graph("What decides who is asked", nodes, tuple(edges))


def strata_in_words(knowledge: Knowledge) -> Iterator[str]:
    """Yield what each step of inference settles."""
    for stratum in knowledge.plan.strata:
        settled = [
            f"states: {len(stratum.states)}" if stratum.states else "",
            ", ".join(knowledge.contributors[name].title for name in stratum.contributors),
            "the level of care" if stratum.referral else "",
        ]
        says = "; ".join(filter(None, settled)) or "advice and cautions only"
        yield f"Rules: {len(stratum.rules)}. Settled by them: {says}."


def strata_graph(knowledge: Knowledge) -> Graph:
    """Return the order of inference: what is settled after what."""
    nodes = {"answers": Node(f"Answers to {len(knowledge.questionnaire.questions)} questions", "fact", "questions")}
    edges = []
    last = "answers"
    for number, says in enumerate(strata_in_words(knowledge), 1):
        key = f"step {number}"
        nodes[key] = Node(f"{number}. {says}", "step")
        edges.append((last, key))
        last = key
    return Graph("From answers to findings, step by step", nodes, tuple(edges), down=True)


def fact_node(knowledge: Knowledge, name: str) -> Node:
    """Return the node of a fact."""
    words, target = subject_of(knowledge, name)
    is_finding = name in knowledge.facts and knowledge.facts[name].is_finding
    return Node(words, "finding" if is_finding else "fact", target)


def _lead(sentence: Sentence, into: str, nodes: dict[str, Node], edges: list[tuple[str, str]]) -> None:
    key = f"part {len(nodes)}"
    edges.append((key, into))
    if sentence.parts:
        nodes[key] = Node(sentence.says.removesuffix(":"), "join")
        for part in sentence.parts:
            _lead(part, key, nodes, edges)
    else:
        nodes[key] = Node(sentence.subject, "test", sentence.target, sentence.says)


def _few(knowledge: Knowledge, rules: Iterable[str]) -> Iterator[list[str]]:
    names: list[str] = []
    facts: set[str] = set()
    for name in rules:
        more = set(facts_in(knowledge.rules[name].when))
        if names and (len(names) == MOST_RULES or len(facts | more) > MOST_FACTS):
            yield names
            names, facts = [], set()
        names.append(name)
        facts |= more
    if names:
        yield names


def _as_words(name: str) -> str:
    """
    Return an id so that it can be broken into lines.

    >>> _as_words("magnesium.few_rich_foods")
    'magnesium: few rich foods'
    """
    return name.replace(".", ": ").replace("_", " ")
