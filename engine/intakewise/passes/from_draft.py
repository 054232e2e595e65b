"""
From a draft to a knowledge base: every pass in its order, and every problem of all of them.

Knows the order of the passes, nothing of what each does.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from intakewise.model.drafts import Draft
from intakewise.model.frozen import freeze
from intakewise.model.knowledge import Knowledge
from intakewise.passes.accepted_losses import type_accepted_losses
from intakewise.passes.behind import Foundations
from intakewise.passes.circles import circles_of_questions, circles_of_rules, order_of
from intakewise.passes.dependencies import dependencies_of
from intakewise.passes.derive_facts import derive_facts
from intakewise.passes.digest import digest_of
from intakewise.passes.facts import facts_of
from intakewise.passes.limits import check_limits
from intakewise.passes.names import duplicates, names_of
from intakewise.passes.resolve import check_references
from intakewise.passes.resolve_foods import check_food_references
from intakewise.passes.safeguards import check_safeguards
from intakewise.passes.screens import check_screens
from intakewise.passes.share_options import share_options
from intakewise.passes.sources import check_sources
from intakewise.passes.stratify import stratify
from intakewise.passes.type_parts import type_parts
from intakewise.passes.unused import check_unused, reviews_past_due
from intakewise.problems.problem import Problem, has_errors, ranked


def resolve_knowledge(
    draft: Draft, read_problems: Iterable[Problem] = (), today: date | None = None
) -> tuple[Knowledge | None, list[Problem]]:
    """
    Resolve, type, normalise, order, and check a knowledge base.

    Args:
        read_problems: what was found while reading.
        today: to tell which reviews are past due; None: that is not looked at.

    Returns:
        The knowledge base, None if there is any error; and every problem, of reading too, ranked.
        Collects Problems, never raises.
    """
    problems = list(read_problems)
    problems += duplicates(draft)
    draft, found = share_options(draft)
    problems += found
    names = names_of(draft)
    problems += check_references(draft, names)
    problems += check_food_references(draft, names)
    derived = derive_facts(draft, facts_of(draft), names)
    problems += derived.problems
    knowledge = type_accepted_losses(type_parts(draft, names, derived, problems), names, problems)
    dependencies = dependencies_of(knowledge.rules, knowledge.states, knowledge.contributors)
    questions = knowledge.questionnaire.questions
    problems += circles_of_questions(questions, derived.derived)
    problems += circles_of_rules(knowledge.rules, dependencies)
    problems += check_screens(knowledge.questionnaire, names)
    foundations = Foundations(knowledge, dependencies.concluding)
    problems += check_safeguards(knowledge, foundations)
    problems += check_limits(knowledge)
    problems += check_sources(knowledge.sources.values())
    if today is not None:
        problems += reviews_past_due(knowledge, today)
    # What is unused or missing can only be told once everything else is in place.
    if not has_errors(problems):
        problems += check_unused(knowledge, dependencies, foundations)
    if has_errors(problems):
        return None, ranked(problems)
    knowledge = replace(
        knowledge,
        questionnaire=replace(knowledge.questionnaire, order=order_of(questions, derived.derived)),
        plan=stratify(knowledge.rules, knowledge.states, knowledge.contributors, dependencies),
    )
    return freeze(replace(knowledge, digest=digest_of(knowledge))), ranked(problems)
