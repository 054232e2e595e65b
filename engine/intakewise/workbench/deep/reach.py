"""Questions that can never show, and findings, bands, levels, and advice that nobody can reach."""

from collections.abc import Iterable, Iterator

from intakewise.explain.condition_yaml import condition_in_yaml
from intakewise.model.cases import Expected
from intakewise.model.claims import Stance, Wish
from intakewise.model.conditions import AdviceGiven, AnyOf, Compare, Holds, Operator
from intakewise.model.flaws import Cause, Flaw
from intakewise.model.knowledge import REFERRAL
from intakewise.model.questionnaires import Question
from intakewise.model.rules import Advice, Contributor, Rule, State
from intakewise.model.values import BAND_FLOORS, Band, Level
from intakewise.passes.unused import highest_sums
from intakewise.problems.problem import Problem, Severity
from intakewise.workbench.deep.asking import Asking
from intakewise.workbench.deep.parts import EXCLUDING, needs_of


def flaws_in_question(asking: Asking, question: Question) -> Iterator[Flaw]:
    """Yield that a question never shows, or to those alone who left an answer out."""
    if question.ask_when is None or asking.can_be(Wish(question.ask_when)):
        return
    if asking.can_be(Wish(question.ask_when, Stance.NOT_FALSE)):
        message = f"'{question.id}' shows only where an answer is missing: its `ask_when` can never be true."
        wishes = [Wish(part) for part in needs_of(question.ask_when)]
    else:
        message = f"'{question.id}' can never show: its `ask_when` is false, whatever is answered."
        wishes = [Wish(part, Stance.NOT_FALSE) for part in needs_of(question.ask_when)]
    causes = tuple(
        Cause(part.place, condition_in_yaml(asking.knowledge, part))
        for part in (wishes[number].condition for number in asking.in_the_way(wishes))
    )
    fix = "Correct its `ask_when`, or delete the question."
    yield Flaw(Problem("IW-L057", question.place, message, fix=fix), causes, EXCLUDING)


def flaws_in_state(asking: Asking, state: State) -> Iterator[Flaw]:
    """Yield that nobody can have a state."""
    if not asking.can_be(Wish(Holds(state.id, expected=True))):
        rules = _rules(asking, asking.knowledge.plan.concluding[state.id])
        message = f"Nobody can have '{state.id}': no rule that concludes it can fire."
        yield Flaw(Problem("IW-L058", state.place, message, fix="Correct its rules."), _named(rules), "They are")


def flaws_in_contributor(asking: Asking, contributor: Contributor) -> Iterator[Flaw]:
    """Yield the lowest band that nobody can reach, unless `check` says so without a proof."""
    for band in (Band.POSSIBLE, Band.LIKELY, Band.VERY_LIKELY):
        if not asking.can_be(_reaches(contributor.id, band)):
            evidence = [effect for _, effect in asking.knowledge.plan.evidence[contributor.id]]
            most = contributor.prior + sum(highest_sums(contributor, evidence).values())
            if most >= BAND_FLOORS[Band.LIKELY]:
                yield _unreached(asking, contributor, band, most)
            return


def _unreached(asking: Asking, contributor: Contributor, band: Band, most: int) -> Flaw:
    why = "what counts for it cannot all come together, or is not enough for its `likely_needs`"
    exclusive: list[Rule] = []
    if most < BAND_FLOORS[band]:
        why = f"all evidence for it comes to {most} decibans at most"
    else:
        exclusive = _exclusive_evidence(asking, contributor)
    message = f"Nobody can have '{contributor.id}' as {_spoken(band)}: {why}."
    fix = "Look at its prior, its groups, and the evidence for it."
    severity = Severity.NOTE if band is Band.VERY_LIKELY else Severity.WARNING
    problem = Problem("IW-L059", contributor.place, message, fix=fix, severity=severity)
    return Flaw(problem, _named(exclusive), "These cannot all fire")


def _exclusive_evidence(asking: Asking, contributor: Contributor) -> list[Rule]:
    """Return rules with evidence for a contributor that cannot all fire; none, where all of them can."""
    evidence = asking.knowledge.plan.evidence[contributor.id]
    rules = _rules(asking, [rule for rule, effect in evidence if effect.decibans > 0])
    wishes = [Wish(rule.when) for rule in rules]
    return [] if asking.can_be(*wishes) else [rules[number] for number in asking.in_the_way(wishes)]


def flaws_in_level(asking: Asking, level: Level) -> Iterator[Flaw]:
    """Yield that nobody is referred to a level, though a rule refers to it."""
    rules = _rules(asking, [rule for rule, effect in asking.knowledge.plan.referring if effect.level is level])
    higher = [Wish(Compare(REFERRAL, Operator.AT_LEAST, level + 1), Stance.NOT_TRUE)] if level < max(Level) else []
    if not asking.can_be(_reaches(REFERRAL, level), *higher):
        message = (
            f"Nobody is referred to {_spoken(level)}: no rule that refers to it fires, or a higher one always does."
        )
        problem = Problem("IW-L059", rules[0].place, message, fix="Correct the rules.", severity=Severity.WARNING)
        yield Flaw(problem, _named(rules), "They are")


def flaws_in_advice(asking: Asking, advice: Advice) -> Iterator[Flaw]:
    """Yield that an advice can never be offered: no rule that advises it fires, or it is always withheld then."""
    knowledge = asking.knowledge
    advising = _rules(asking, knowledge.plan.advising[advice.id])
    advised = Wish(AnyOf(tuple(rule.when for rule in advising)))
    if asking.can_be(Wish(AdviceGiven(advice.id, offered=True, expected=True))):
        return
    if not asking.can_be(advised):
        message = f"'{advice.id}' is never given: no rule that advises it can fire."
        yield Flaw(Problem("IW-L060", advice.place, message, fix="Correct its rules."), _named(advising), "They are")
        return
    withholding = _rules(asking, knowledge.plan.withholding.get(advice.id, ()))
    kept = [advised]
    if not advice.first_aid:
        kept.append(Wish(Compare(REFERRAL, Operator.AT_LEAST, Level.EMERGENCY), Stance.NOT_TRUE))
    closed = [Wish(rule.when, Stance.FALSE) for rule in withholding]
    reasons = [withholding[number] for number in asking.in_the_way(closed, kept)]
    message = f"'{advice.id}' is always withheld: wherever a rule advises it, {_held(reasons)}."
    fix = "Correct the rules that advise it, or those that withhold it."
    witness = asking.witness(
        f"{advice.id}.always_withheld",
        f"{advice.id} is advised here, and withheld.",
        Expected(advice_withheld=(advice.id,)),
        advised,
    )
    yield Flaw(
        Problem("IW-L060", advice.place, message, fix=fix),
        _named(reasons),
        "One of these always stands in the way",
        witness,
    )


def _held(reasons: list[Rule]) -> str:
    return "another that withholds it is not ruled out" if reasons else "it is an emergency"


def _reaches(finding: str, rank: int) -> Wish:
    return Wish(Compare(finding, Operator.AT_LEAST, rank))


def _spoken(rank: Band | Level) -> str:
    return rank.word.replace("_", " ")


def _rules(asking: Asking, names: Iterable[str]) -> list[Rule]:
    return [asking.knowledge.rules[name] for name in names]


def _named(rules: list[Rule]) -> tuple[Cause, ...]:
    return tuple(Cause(rule.place, f"rule {rule.id}") for rule in rules)
