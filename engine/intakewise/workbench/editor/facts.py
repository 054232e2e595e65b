"""What may be asked of each fact in a condition, as an editor is told: the words, and what may follow each."""

from collections.abc import Iterator, Mapping

from intakewise.model.drafts import Draft
from intakewise.model.knowledge import REFERRAL, Fact, FactKind
from intakewise.passes.facts import facts_of
from intakewise.passes.names import FACTS
from intakewise.passes.typecheck import TESTS
from intakewise.reading.schema_files import Schema
from intakewise.workbench.editor.names import Name, options_of
from intakewise.workbench.editor.words import defined, either, listed, truths

_LISTS = ("one_of", "includes_any", "includes_all")
_WITHOUT_PLAIN_VALUE = (FactKind.CHOICES, FactKind.CONTRIBUTOR, FactKind.REFERRAL)


def tests_by_fact(draft: Draft, words: Mapping[str, str]) -> dict[str, Schema]:
    """
    Return what may be asked of each fact, by its name.

    Args:
        words: what each word of a test means.
    """
    says = dict(_said(draft))
    facts = (fact for fact in _facts(draft) if fact.kind is not FactKind.TEXT)
    return {fact.id: {"description": says.get(fact.id, ""), **_test(fact, words)} for fact in facts}


def numbers(draft: Draft) -> tuple[Name, ...]:
    """Return every fact that is a number."""
    says = dict(_said(draft))
    return tuple(Name(fact.id, says.get(fact.id, "")) for fact in _facts(draft) if fact.kind is FactKind.NUMBER)


def unread_facts(draft: Draft) -> list[str]:
    """Return the names of facts that have a problem of their own, so that anything may be asked of them."""
    return sorted({name for kind in FACTS for name in draft.unread.names.get(kind, ())})


def facts_are_known(draft: Draft) -> bool:
    """Tell whether every fact is known at least by name."""
    return draft.questionnaire is not None and not any(kind in draft.unread.kinds for kind in FACTS)


def _facts(draft: Draft) -> Iterator[Fact]:
    yield from facts_of(draft).values()
    if draft.questionnaire is not None:
        yield from (Fact(each.id, FactKind.NUMBER, derived=True) for each in draft.questionnaire.derived)


def _said(draft: Draft) -> Iterator[tuple[str, str]]:
    yield REFERRAL, "The level of care."
    yield from ((each.id, each.title) for each in draft.contributors)
    yield from ((each.id, each.title) for each in draft.states)
    if draft.questionnaire is not None:
        yield from ((each.id, each.title) for each in draft.questionnaire.derived)
        yield from ((each.id, each.ask) for each in draft.questionnaire.questions)


def _test(fact: Fact, words: Mapping[str, str]) -> Schema:
    """Return a test: the words that `typecheck` knows for this kind of fact, each with what may follow it."""
    one = _one(fact)
    asked: Schema = {
        "type": "object",
        "properties": {
            word: {**_operand(word, one), "description": words[word]}
            for word in TESTS[fact.kind]
            if word != "is" and _has_sense(word, fact)
        },
        "additionalProperties": False,
        "minProperties": 1,
    }
    if fact.kind in _WITHOUT_PLAIN_VALUE:
        return asked
    return either(one, asked)


def _one(fact: Fact) -> Schema:
    """Return what a fact is, or is compared with."""
    match fact.kind:
        case FactKind.NUMBER:
            return {"type": "number"}
        case FactKind.CONTRIBUTOR:
            return defined("band")
        case FactKind.REFERRAL:
            return defined("level")
        case FactKind.BOOLEAN | FactKind.STATE:
            return truths(True, False)
    return defined(options_of(fact.id))


def _has_sense(word: str, fact: Fact) -> bool:
    """Tell whether a word may be asked: options without an order have no `at_least` and the like."""
    return fact.kind is not FactKind.CHOICE or fact.ordered or word in ("one_of", "known")


def _operand(word: str, one: Schema) -> Schema:
    if word == "known":
        return truths(True, False)
    return listed(one) if word in _LISTS else one
