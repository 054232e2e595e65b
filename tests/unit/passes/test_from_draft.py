"""What comes out of all passes together, on the small base of the author mistakes."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from intakewise.model.conditions import AdviceGiven, All, Compare, Holds, Includes, Known, Operator
from intakewise.model.drafts import Draft
from intakewise.model.knowledge import REFERRAL, FactKind, Knowledge
from intakewise.model.rules import Rule, Withholds, WithholdsKind
from intakewise.passes.atoms import atoms_in
from intakewise.passes.from_draft import resolve_knowledge
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import find_knowledge

BASE = Path(__file__).parents[2] / "author_mistakes" / "base"


def read_draft(folder: Path = BASE) -> Draft:
    """Return the small base as it was written."""
    found, _ = find_knowledge(str(folder))
    assert found is not None
    return read_knowledge(found).draft


DRAFT = read_draft()


def resolved(draft: Draft = DRAFT) -> Knowledge:
    """Return the knowledge base of a sound draft."""
    knowledge, problems = resolve_knowledge(draft)
    assert knowledge is not None, [str(problem) for problem in problems]
    return knowledge


def with_rules(*rules: Rule) -> Draft:
    """Return the small base with more rules."""
    return replace(DRAFT, rules=(*DRAFT.rules, *rules))


def rule(name: str) -> Rule:
    """Return a rule of the small base by id."""
    return next(each for each in DRAFT.rules if each.id == name)


def test_rules_are_sorted_by_id() -> None:
    """The order of rules in files and of files in a folder leaves no trace."""
    assert sorted(each.id for each in DRAFT.rules) == list(resolved().rules)


def test_only_typed_atoms_and_two_connectives_are_left() -> None:
    """Back ends never see a test as written, nor a negation."""
    knowledge = resolved()
    conditions = [each.when for each in knowledge.rules.values()]
    conditions += [each for prop in knowledge.properties.values() for each in (prop.whenever, prop.must)]
    kinds = {type(atom) for condition in conditions for atom in atoms_in(condition)}
    assert {Compare, Holds, Includes, Known, AdviceGiven} == kinds
    no_thinner = Includes("medicines", "blood_thinner", expected=False)
    few_greens = All((Compare("leafy_greens", Operator.AT_MOST, 1), no_thinner))
    assert few_greens == knowledge.rules["iron.few_greens"].when


def test_never_is_the_opposite_of_what_must_hold() -> None:
    """A property with `never` states what must be true instead."""
    must = resolved().properties["no_greens_with_thinners"].must
    assert AdviceGiven("iron_foods", offered=True, expected=False) == must


def test_worrying_answers_are_spelt_out() -> None:
    """Left out, they are yes, or every option but the exclusive one; questions that are not about safety have none."""
    questions = resolved().questionnaire.questions
    assert ("chest_pain", "fainted") == questions["danger_now"].worrying
    assert ("yes",) == questions["pregnant"].worrying
    assert ("female",) == questions["sex"].worrying
    assert () == questions["snores"].worrying


def test_what_absence_means_is_typed_like_an_answer() -> None:
    """A boolean question gets a truth, a number a scaled whole number."""
    questions = resolved().questionnaire.questions
    assert (False, 0) == (questions["pregnant"].if_hidden, questions["coffee_cups"].if_hidden)


def test_a_withheld_kind_becomes_its_advice() -> None:
    """`withholds: {kind: food}` withholds each advice of that kind."""
    draft = with_rules(replace(rule("iron.care"), id="iron.all_food", effects=(WithholdsKind("food"),)))
    assert (Withholds("iron_foods"),) == resolved(draft).rules["iron.all_food"].effects


def test_each_question_and_number_comes_after_what_it_reads() -> None:
    """The order of the questionnaire can be walked once."""
    order = resolved().questionnaire.order
    assert order.index("sex") < order.index("pregnant")
    assert order.index("drink") < order.index("coffee_cups") < order.index("cups") < order.index("sleep_troubles")
    assert len(order) == len(set(order)) == 14


def test_every_name_of_a_condition_is_a_fact() -> None:
    """Questions, derived numbers, states, contributors, and the referral, each with its kind."""
    facts = resolved().facts
    assert {
        "snores": FactKind.BOOLEAN,
        "age": FactKind.NUMBER,
        "sleep_troubles": FactKind.NUMBER,
        "drink": FactKind.CHOICE,
        "medicines": FactKind.CHOICES,
        "anything_else": FactKind.TEXT,
        "sleeps_badly": FactKind.STATE,
        "low_iron": FactKind.CONTRIBUTOR,
        REFERRAL: FactKind.REFERRAL,
    }.items() <= {name: fact.kind for name, fact in facts.items()}.items()


def test_a_rule_comes_after_every_finding_that_it_reads() -> None:
    """Each stratum reads only what was settled before it, and settles what its rules are the last to bear on."""
    plan = resolved().plan
    settled: dict[str, int] = {}
    judged: dict[str, int] = {}
    for number, stratum in enumerate(plan.strata):
        judged |= dict.fromkeys(stratum.rules, number)
        settled |= dict.fromkeys((*stratum.states, *stratum.contributors), number)
    assert (0, 1) == (settled["sleeps_badly"], judged["sleep.badly"])
    assert (0, 1, 1) == (settled["poor_sleep"], judged["iron.pale"], settled["low_iron"])
    assert [False, True] == [stratum.referral for stratum in plan.strata]
    assert {each.id for each in DRAFT.rules} == set(judged)


def test_what_reads_the_referral_comes_after_every_rule_that_refers() -> None:
    """The referral is settled once, after the last rule that may raise it."""
    late = replace(rule("iron.thinner"), id="late.rule", when=Compare(REFERRAL, Operator.AT_LEAST, 2))
    plan = resolved(with_rules(late)).plan
    (settled,) = [number for number, stratum in enumerate(plan.strata) if stratum.referral]
    (judged,) = [number for number, stratum in enumerate(plan.strata) if "late.rule" in stratum.rules]
    assert settled < judged


def test_only_what_may_be_overturned_is_revisable() -> None:
    """A rule on a band, on the referral, on `known`, or on a state that such a rule concludes; no other."""
    effects = rule("iron.thinner").effects
    draft = with_rules(
        replace(rule("iron.thinner"), id="a.known", when=Known("snores", expected=False), effects=()),
        replace(rule("iron.thinner"), id="b.referral", when=Compare(REFERRAL, Operator.AT_LEAST, 1), effects=effects),
        replace(rule("iron.thinner"), id="c.behind_it", when=Holds("bleeds_easily", expected=True), effects=()),
    )
    # iron.care withholds through the same state, which is none of this test's business.
    draft = replace(draft, rules=tuple(each for each in draft.rules if each.id != "iron.care"), cautions=())
    assert frozenset({"iron.pale", "a.known", "b.referral", "c.behind_it"}) == resolved(draft).plan.revisable


def test_the_plan_lists_who_bears_on_what() -> None:
    """Every rule that concludes, weighs, or refers is listed under what it bears on."""
    plan = resolved().plan
    assert ("iron.thinner",) == plan.concluding["bleeds_easily"]
    assert [("iron.few_greens", 3), ("iron.pale", 10)] == [
        (name, effect.decibans) for name, effect in plan.evidence["low_iron"]
    ]
    assert ["red_flag.chest_pain", "red_flag.fever_in_pregnancy", "sleep.badly"] == [name for name, _ in plan.referring]


def test_a_base_without_rules_has_a_plan() -> None:
    """Without rules every finding is settled at once."""
    empty = replace(DRAFT, rules=(), questionnaire=None, properties=(), contributors=DRAFT.contributors[:1], states=())
    (stratum,) = resolved(empty).plan.strata
    assert ((), ("low_iron",), True) == (stratum.rules, stratum.contributors, stratum.referral)


@pytest.mark.parametrize("seed", range(5))
def test_order_changes_neither_plan_nor_digest(seed: int) -> None:
    """Rules, sources, and properties in any order give the same plan and digest."""
    random = Random(seed)

    before = resolved()
    after = resolved(
        replace(
            DRAFT,
            rules=tuple(random.sample(DRAFT.rules, len(DRAFT.rules))),
            sources=tuple(random.sample(DRAFT.sources, len(DRAFT.sources))),
            properties=tuple(random.sample(DRAFT.properties, len(DRAFT.properties))),
        )
    )
    assert before.digest == after.digest
    assert [stratum.rules for stratum in before.plan.strata] == [stratum.rules for stratum in after.plan.strata]
    assert before.plan.evidence == after.plan.evidence


def test_the_digest_does_not_see_places_comments_or_files(tmp_path: Path) -> None:
    """Comments, blank lines, and rules moved to another file leave the digest as it is."""
    for path in BASE.rglob("*.yaml"):
        target = tmp_path / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("# A comment.\n\n" + path.read_text("utf-8"), "utf-8")
    rules = tmp_path / "rules" / "tiredness"
    moved = (rules / "sleep.yaml").read_text("utf-8").replace("# A comment.\n\nrules:\n", "")
    (rules / "iron.yaml").write_text((rules / "iron.yaml").read_text("utf-8") + moved, "utf-8")
    (rules / "sleep.yaml").unlink()
    assert resolved().digest == resolved(read_draft(tmp_path)).digest


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("rules/tiredness/iron.yaml", "strength: weak", "strength: moderate"),
        ("rules/tiredness/iron.yaml", "Leafy greens hold iron.", "Leafy greens hold iron and more."),
        ("rules/tiredness/iron.yaml", "{above: 70}", "{above: 71}"),
        ("rules/tiredness/knowledge.yaml", "Call 999.", "Call 112."),
        ("rules/tiredness/knowledge.yaml", "version: 0.1.0", "version: 0.1.1"),
        ("questionnaires/tiredness.yaml", "label: Coffee", "label: Strong coffee"),
        ("questionnaires/tiredness.yaml", "max: 100}", "max: 101}"),
        ("rules/tiredness/sources.yaml", "year: 2026", "year: 2025"),
    ],
)
def test_the_digest_sees_meaning_and_texts(tmp_path: Path, file: str, before: str, after: str) -> None:
    """Whatever a person reads or an engine computes with changes the digest."""
    for path in BASE.rglob("*.yaml"):
        target = tmp_path / path.relative_to(BASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8")
        if str(path.relative_to(BASE)) == file:
            assert before in text
            text = text.replace(before, after)
        target.write_text(text, "utf-8")
    assert resolved().digest != resolved(read_draft(tmp_path)).digest


def test_swapped_questions_change_the_digest() -> None:
    """The order in which questions are asked is meaning."""
    assert DRAFT.questionnaire is not None
    first, second = DRAFT.questionnaire.sections
    turned = replace(second, questions=tuple(reversed(second.questions)))
    draft = replace(DRAFT, questionnaire=replace(DRAFT.questionnaire, sections=(first, turned)))
    assert resolved().digest != resolved(draft).digest


@pytest.mark.parametrize(
    "turned",
    [
        replace(DRAFT, contributors=DRAFT.contributors[::-1]),
        replace(DRAFT, states=DRAFT.states[::-1]),
        replace(DRAFT, advice=DRAFT.advice[::-1]),
    ],
)
def test_the_order_of_a_report_changes_the_digest(turned: Draft) -> None:
    """What a report lists as it was written is in the digest in that order: the same digest, the same report."""
    assert resolved().digest != resolved(turned).digest


def test_an_error_leaves_no_knowledge_base() -> None:
    """A base with an error is never handed out, however small the error."""
    draft = with_rules(replace(rule("iron.thinner"), id="iron.thinner_too", sources=("nowhere",)))
    knowledge, problems = resolve_knowledge(draft)
    assert knowledge is None
    assert ["IW-R018"] == [problem.code for problem in problems]
