"""Name every circle: of rules and findings, of derived numbers, of branches; and referrals that rest on one."""

from collections.abc import Mapping, Sequence

from intakewise.model.knowledge import REFERRAL
from intakewise.model.questionnaires import Derived, Question
from intakewise.model.rules import Rule
from intakewise.passes.atoms import facts_in
from intakewise.passes.dependencies import RULE, Dependencies
from intakewise.passes.derive_facts import names_read
from intakewise.passes.graph import Graph, circle_through, circles, components, reachable
from intakewise.problems.problem import Problem


def circles_of_rules(rules: Mapping[str, Rule], dependencies: Dependencies) -> list[Problem]:
    """Return a problem for each circle of rules, naming exactly the rules and findings in it, and for L004."""
    # The referral comes after every rule that refers, so its circles are rules that refer and read it.
    without = {name: needed for name, needed in dependencies.graph.items() if name != REFERRAL}
    problems = [_circle_of_rules(tangled, without, rules) for tangled in circles(without)]
    return problems + _referrals_on_referral(rules, dependencies, without)


def _circle_of_rules(tangled: Sequence[str], graph: Graph, rules: Mapping[str, Rule]) -> Problem:
    members = [name.removeprefix(RULE) for name in tangled if name.startswith(RULE)]
    findings = [name for name in tangled if not name.startswith(RULE)]
    first = min(members, key=lambda name: rules[name].place)
    path = circle_through(RULE + first, graph)
    # The path leads from each rule to what it needs; an author thinks from a rule to what it concludes.
    way = " → ".join(name.removeprefix(RULE) for name in (path[0], *reversed(path)))
    message = (
        f"The rule '{first}' depends on itself, through {_joined(findings)}."
        if len(members) == 1
        else f"Rules depend on each other in a circle: {_joined(members)}, through {_joined(findings)}."
    )
    return Problem(
        "IW-L001",
        rules[first].place,
        message,
        f"One way round: {way}.",
        "Take one of these findings out of the condition of one of these rules.",
    )


def _referrals_on_referral(rules: Mapping[str, Rule], dependencies: Dependencies, without: Graph) -> list[Problem]:
    problems = []
    reads_referral = {name for name in rules if REFERRAL in dependencies.graph[RULE + name]}
    for name in dict.fromkeys(rule for rule, _ in dependencies.referring):
        behind = [
            each
            for each in sorted(reachable(RULE + name, without) | {RULE + name})
            if each.removeprefix(RULE) in reads_referral and each.startswith(RULE)
        ]
        if not behind:
            continue
        through = "" if RULE + name in behind else f", through {_joined([each.removeprefix(RULE) for each in behind])}"
        problems.append(
            Problem(
                "IW-L004",
                rules[name].place,
                f"The rule '{name}' refers, and depends on the referral{through}.",
                "The referral is settled after the last rule that refers.",
                "Ask for what the referral depends on instead.",
            )
        )
    return problems


def circles_of_questions(questions: Mapping[str, Question], derived: Sequence[Derived]) -> list[Problem]:
    """Return a problem for each circle of derived numbers, and for each of branches."""
    numbers = {number.id: number for number in derived}
    problems = []
    for tangled in circles(question_graph(questions, derived)):
        of_numbers = all(name in numbers for name in tangled)
        first = next(name for name in tangled if of_numbers or name in questions)
        place = numbers[first].place if of_numbers else questions[first].place
        path = circle_through(first, question_graph(questions, derived))
        what = "Derived numbers depend" if of_numbers else "Questions depend"
        if len(tangled) == 1:
            message = f"'{first}' depends on itself."
        else:
            message = f"{what} on each other in a circle: {_joined(tangled)}."
        problems.append(
            Problem(
                "IW-L002" if of_numbers else "IW-L003",
                place,
                message,
                f"One way round: {' reads '.join((*path, first))}.",
                "Take one of them out of the others.",
            )
        )
    return problems


def question_graph(questions: Mapping[str, Question], derived: Sequence[Derived]) -> dict[str, list[str]]:
    """Return what each question's branch and each derived number reads."""
    graph = {
        name: [] if question.ask_when is None else list(dict.fromkeys(facts_in(question.ask_when)))
        for name, question in questions.items()
    }
    return graph | {number.id: list(names_read(number)) for number in derived}


def order_of(questions: Mapping[str, Question], derived: Sequence[Derived]) -> tuple[str, ...]:
    """Return questions and derived numbers, each after everything that it reads. There must be no circle."""
    return tuple(name for component in components(question_graph(questions, derived)) for name in component)


def _joined(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
