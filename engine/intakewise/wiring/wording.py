"""
What is wrong with the words of a knowledge base. Only authors ask, so only `check` imports this.

Names the library that counts syllables: the passes take a function and read no dictionary.
"""

import syllapy

from intakewise.model.knowledge import Knowledge
from intakewise.passes.claims import check_claims
from intakewise.passes.reading_ease import check_reading_ease
from intakewise.problems.problem import Problem
from intakewise.reading.knowledge_base import Reading
from intakewise.reading.passages import passages_in


def check_wording(reading: Reading, knowledge: Knowledge) -> list[Problem]:
    """Return a problem for what is hard to read, and for what claims more than its sources bear."""
    passages, about = passages_in(reading.roots), reading.draft.about
    terms = () if about is None else about.reading_terms
    return [*check_reading_ease(passages, terms, syllapy.count), *check_claims(passages, knowledge)]
