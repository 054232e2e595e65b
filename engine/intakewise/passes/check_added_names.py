"""
The names that a translation adds to searched lists: each has to lead to something, and never to two things.

Knows nothing of texts.
"""

from collections.abc import Iterable, Iterator

from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import NamesAdded, Translation
from intakewise.model.questionnaires import Question
from intakewise.passes.option_names import OptionName, folded, is_searched, option_names
from intakewise.problems.problem import Problem
from intakewise.problems.suggestions import nearest

_Leads = frozenset[tuple[str, ...]]
"""What a name leads to: of each tuple, all options at once."""


class _List:
    """
    A searched list, with its names looked up only once.

    Args:
        leads: what each of its own names leads to, by the name as it is compared.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.names: tuple[OptionName, ...] = option_names(question)
        self.leads: dict[str, _Leads] = {}
        for name in self.names:
            self.leads[name.folded] = self.leads.get(name.folded, frozenset()) | {name.options}

    def leads_of(self, added: NamesAdded) -> _Leads:
        """Return what added names lead to here; nothing where the list has no such entry."""
        if added.like:
            return self.leads.get(folded(added.like), frozenset())
        asked, _, option = added.option.partition(".")
        is_here = asked in (self.question.id, self.question.options_from) and self.question.rank_of(option) >= 0
        return frozenset([(option,)] if is_here else [])


def check_added_names(knowledge: Knowledge, translation: Translation) -> list[Problem]:
    """Return what is wrong with the names of a translation. Collects Problems, never raises."""
    searched = [_List(question) for question in knowledge.questionnaire.questions.values() if is_searched(question)]
    problems: list[Problem] = []
    for each in searched:
        problems += _check(each, translation.names)
    for added in translation.names:
        problems += _unknown(added, searched)
    return list(dict.fromkeys(problems))  # a list that takes over another has the same names


def _unknown(added: NamesAdded, searched: Iterable[_List]) -> Iterator[Problem]:
    if any(each.leads_of(added) for each in searched):
        return
    if added.like:
        known = [name.text for each in searched for name in each.names]
        yield Problem(
            "IW-R013",
            added.places.get("like", added.place),
            f"No searched list has the name '{added.like}'.",
            suggestion=nearest(added.like, known),
        )
    else:
        known = [f"{each.question.id}.{option.id}" for each in searched for option in each.question.options]
        yield Problem(
            "IW-R013",
            added.places.get("option", added.place),
            f"There is no '{added.option}' in a searched list.",
            "Expected a question, a full stop, and one of its options.",
            suggestion=nearest(added.option, known),
        )


def _check(searched: _List, names: Iterable[NamesAdded]) -> Iterator[Problem]:
    known = dict(searched.leads)
    for added in names:
        leads = searched.leads_of(added)
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
