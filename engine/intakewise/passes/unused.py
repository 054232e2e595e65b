"""
What is missing or unused in a knowledge base that is sound otherwise.

Looked for last: a misspelt name would make two of them.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.model.questionnaires import QuestionType
from intakewise.model.rules import Advises, Cautions, Contributor, Effect, LeavesOut, Refers, Supports
from intakewise.model.values import Band, band_of
from intakewise.passes.atoms import facts_in
from intakewise.passes.behind import Foundations
from intakewise.passes.dependencies import Dependencies
from intakewise.passes.derive_facts import names_read
from intakewise.passes.safety_questions import unread_safety_questions
from intakewise.problems.problem import Place, Problem, Severity


def check_unused(knowledge: Knowledge, dependencies: Dependencies, foundations: Foundations) -> list[Problem]:
    """Return a problem for each thing that nothing uses, and for each that is needed and never comes about."""
    effects = [effect for rule in knowledge.rules.values() for effect in rule.effects]
    return [
        *unread_safety_questions(knowledge, foundations),
        *_states(knowledge, dependencies),
        *_advice(knowledge, effects),
        *_ingredients(knowledge, effects),
        *_unlikely(knowledge, dependencies),
        *_unread(knowledge),
        *_sources(knowledge),
        *_contacts(knowledge, effects),
    ]


def reviews_past_due(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Yield a warning for each rule that should have been checked again by now."""
    for rule in knowledge.rules.values():
        if rule.review.due < today:
            yield _warning(
                "IW-L017",
                rule.places.get("review.due", rule.place),
                f"The review of '{rule.id}' was due on {rule.review.due}.",
                "Check the rule against its sources, and set `checked` and `due`.",
            )


def _warning(code: str, place: Place, message: str, fix: str) -> Problem:
    return Problem(code, place, message, fix=fix, severity=Severity.WARNING)


def _states(knowledge: Knowledge, dependencies: Dependencies) -> Iterator[Problem]:
    # A state that no rule concludes would be false for everybody: an error where a condition reads it.
    read = _names_in_conditions(knowledge)
    for state in knowledge.states.values():
        concluded = bool(dependencies.concluding[state.id])
        if not concluded and state.id in read:
            yield Problem(
                "IW-R028",
                state.place,
                f"Nothing concludes the state '{state.id}', and conditions read it: it would be false for everybody.",
                fix="Write a rule that concludes it, or delete it where it is read.",
            )
        elif not concluded or (state.id not in read and not state.shown):
            what = "nothing reads or shows" if concluded else "nothing concludes or reads"
            yield _warning("IW-L015", state.place, f"'{state.id}' is a state that {what}.", "Use it, or delete it.")


def _advice(knowledge: Knowledge, effects: Iterable[Effect]) -> Iterator[Problem]:
    advised = {effect.advice for effect in effects if isinstance(effect, Advises)}
    cautioned = {effect.caution for effect in effects if isinstance(effect, Cautions)}
    for advice in knowledge.advice.values():
        if advice.id not in advised:
            yield _warning(
                "IW-L013", advice.place, f"No rule advises '{advice.id}'.", "Write a rule that does, or delete it."
            )
    for caution in knowledge.cautions.values():
        if caution.id not in cautioned:
            yield _warning(
                "IW-L013",
                caution.place,
                f"No rule shows the caution '{caution.id}'.",
                "Write a rule that does, or delete it.",
            )


def _ingredients(knowledge: Knowledge, effects: Iterable[Effect]) -> Iterator[Problem]:
    # A food marked with something that nothing leaves out is shown to everybody, and looks as if it were not.
    left_out = {effect.ingredient for effect in effects if isinstance(effect, LeavesOut)}
    contained = {name for advice in knowledge.advice.values() for food in advice.foods for name in food.contains}
    for ingredient in knowledge.ingredients.values():
        if ingredient.id not in left_out or ingredient.id not in contained:
            lacking = "no rule leaves out" if ingredient.id not in left_out else "no food contains"
            yield _warning(
                "IW-L019",
                ingredient.place,
                f"'{ingredient.id}' is an ingredient that {lacking}.",
                "Write a rule with `leaves_out`, mark the foods that contain it, or delete it.",
            )


def _unlikely(knowledge: Knowledge, dependencies: Dependencies) -> Iterator[Problem]:
    for contributor in knowledge.contributors.values():
        evidence = [effect for _, effect in dependencies.evidence[contributor.id]]
        highest = highest_sums(contributor, evidence)
        total = contributor.prior + sum(highest.values())
        if band_of(total) < Band.LIKELY:
            yield _warning(
                "IW-L011",
                contributor.place,
                f"'{contributor.id}' can never be likely: all evidence for it comes to {total} decibans at most.",
                "Add evidence, or change its prior or the bounds of its groups.",
            )
        elif contributor.likely_needs and not any(
            all(highest[group] > 0 for group in together) for together in contributor.likely_needs
        ):
            yield _warning(
                "IW-L011",
                contributor.place,
                f"'{contributor.id}' can never be likely: no rule gives evidence in all groups of any set of its "
                "`likely_needs`.",
                "Add evidence in these groups, or change `likely_needs`.",
            )


def highest_sums(contributor: Contributor, evidence: Iterable[Supports]) -> dict[str, int]:
    """Return the most decibans that each group of a contributor can come to, if all evidence for it counts."""
    sums = dict.fromkeys(contributor.groups, 0)
    for effect in evidence:
        sums[effect.group] += max(effect.decibans, 0)
    return {group: contributor.groups[group].clamp(total) for group, total in sums.items()}


def _names_in_conditions(knowledge: Knowledge) -> set[str]:
    questionnaire = knowledge.questionnaire
    conditions = [rule.when for rule in knowledge.rules.values()]
    conditions += [each for prop in knowledge.properties.values() for each in (prop.whenever, prop.must)]
    conditions += [each.ask_when for each in questionnaire.questions.values() if each.ask_when is not None]
    conditions += [each.modifiable_unless for each in questionnaire.questions.values() if each.modifiable_unless]
    conditions += [each.applies_when for each in knowledge.contributors.values() if each.applies_when is not None]
    figures = [each for nutrient in knowledge.nutrients.values() for each in (*nutrient.needs, *nutrient.limits)]
    conditions += [each.when for table in figures for each in table.amounts if each.when is not None]
    read = {name for condition in conditions for name in facts_in(condition)}
    return read.union(*(names_read(number) for number in questionnaire.derived)) - {REFERRAL}


def _unread(knowledge: Knowledge) -> Iterator[Problem]:
    read = _names_in_conditions(knowledge)
    for question in knowledge.questionnaire.questions.values():
        if question.id not in read and question.type is not QuestionType.TEXT and not question.safety:
            yield _warning(
                "IW-L015",
                question.place,
                f"'{question.id}' is a question that nothing reads.",
                "Use it in a rule, or do not ask it.",
            )
    for number in knowledge.questionnaire.derived:
        if number.id not in read:
            yield _warning(
                "IW-L015",
                number.place,
                f"'{number.id}' is a derived number that nothing reads.",
                "Use it, or delete it.",
            )


def _sources(knowledge: Knowledge) -> Iterator[Problem]:
    cited = {source for rule in knowledge.rules.values() for source in rule.sources}
    cited.update(source for advice in knowledge.advice.values() for source in advice.sources)
    figures = [each for nutrient in knowledge.nutrients.values() for each in (*nutrient.needs, *nutrient.limits)]
    cited.update(source for each in figures for source in each.sources)
    cited.update(source for caution in knowledge.cautions.values() for source in caution.sources)
    cited.update(source for loss in knowledge.accepted_losses.values() for source in loss.sources)
    for source in knowledge.sources.values():
        if source.id not in cited:
            yield _warning(
                "IW-L015", source.place, f"'{source.id}' is a source that nothing cites.", "Cite it, or delete it."
            )


def _contacts(knowledge: Knowledge, effects: Iterable[Effect]) -> Iterator[Problem]:
    named = {effect.contact for effect in effects if isinstance(effect, Refers)}
    for contact in knowledge.contacts.values():
        if contact.id not in named:
            yield _warning(
                "IW-L015",
                contact.place,
                f"'{contact.id}' is a contact that no rule names.",
                "Name it in a rule that refers, or delete it.",
            )
