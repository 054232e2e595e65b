"""What cannot be asked of a knowledge base: a region or a name that it does not have."""

from intakewise.model.knowledge import REFERRAL, Knowledge
from intakewise.problems.problem import NOWHERE, Problem
from intakewise.problems.suggestions import nearest


def refuse_region(knowledge: Knowledge, region: str) -> list[Problem]:
    """Return a problem if a region was named that the knowledge base does not have."""
    if not region or region in knowledge.regions:
        return []
    expected = f"Expected one of: {', '.join(knowledge.regions)}; or none."
    suggestion = nearest(region, knowledge.regions)
    return [Problem("IW-A013", NOWHERE, f"Unknown region '{region[:40]}'.", expected, suggestion=suggestion)]


def refuse_name(knowledge: Knowledge, name: str) -> list[Problem]:
    """Return a problem if a name stands for nothing that can be explained."""
    known = [*knowledge.rules, *knowledge.contributors, *knowledge.states, *knowledge.advice, REFERRAL]
    if name in known:
        return []
    is_asked = name in knowledge.facts and not knowledge.facts[name].is_finding
    what = f"'{name}' is asked, not concluded." if is_asked else f"Nothing here is called '{name[:80]}'."
    expected = "Expected a rule, contributor, state, advice, or 'referral'."
    return [Problem("IW-R022", NOWHERE, what, expected, suggestion="" if is_asked else nearest(name[:80], known))]
