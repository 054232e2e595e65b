"""
The names that a translation adds to searched lists: each has to lead to something, and never to two things.

Knows nothing of texts.
"""

from collections.abc import Iterable, Iterator

from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import NamesAdded, Translation
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import folded, is_searched, option_names, options_called
from intakewise.problems.problem import Problem
from intakewise.problems.suggestions import nearest

_Leads = frozenset[tuple[str, ...]]
"""What a name leads to: of each tuple, all options at once."""


def check_added_names(knowledge: Knowledge, translation: Translation) -> list[Problem]:
    """Return what is wrong with the names of a translation. Collects Problems, never raises."""
    searched = [question for question in knowledge.questionnaire.questions.values() if is_searched(question)]
    problems: list[Problem] = []
    for question in searched:
        problems += _check(question, translation.names)
    for added in translation.names:
        problems += _unknown(added, searched)
    return list(dict.fromkeys(problems))  # a list that takes over another has the same names


def _unknown(added: NamesAdded, searched: Iterable[Question]) -> Iterator[Problem]:
    if added.like:
        if not any(options_called(question, added.like) for question in searched):
            known = [name.text for question in searched for name in option_names(question)]
            yield Problem(
                "IW-R013",
                added.places.get("like", added.place),
                f"No searched list has the name '{added.like}'.",
                suggestion=nearest(added.like, known),
            )
    elif not any(_leads(question, added) for question in searched):
        known = [f"{question.id}.{option.id}" for question in searched for option in question.options]
        yield Problem(
            "IW-R013",
            added.places.get("option", added.place),
            f"There is no '{added.option}' in a searched list.",
            "Expected a question, a full stop, and one of its options.",
            suggestion=nearest(added.option, known),
        )


def _leads(question: Question, added: NamesAdded) -> _Leads:
    if added.like:
        return frozenset(options_called(question, added.like))
    asked, _, option = added.option.partition(".")
    is_here = asked in (question.id, question.options_from) and question.rank_of(option) >= 0
    return frozenset([(option,)] if is_here else [])


def _check(question: Question, names: Iterable[NamesAdded]) -> Iterator[Problem]:
    known: dict[str, _Leads] = {}
    for name in option_names(question):
        known[name.folded] = known.get(name.folded, frozenset()) | {name.options}
    for added in names:
        leads = _leads(question, added)
        for number, text in enumerate(added.names) if leads else ():
            place = added.places.get(f"add.{number}", added.place)
            if not folded(text):
                yield Problem("IW-R051", place, f"'{text}' cannot be typed: it has neither letters nor digits.")
            elif known.setdefault(folded(text), leads) != leads:
                other = " and ".join(sorted(" with ".join(options) for options in known[folded(text)]))
                yield Problem(
                    "IW-R051",
                    place,
                    f"'{text}' already is a name of '{other}'.",
                    "Case, accents, and hyphens make no difference.",
                )
