"""
Random questionnaires: every type of question, branches, and derived numbers. Knows nothing of rules.

Whatever chooses is a `Random`: a seeded one in long runs, one that hypothesis steers and shrinks in properties.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from intakewise.model.questionnaires import (
    Derived,
    NumberRange,
    Operation,
    Option,
    Question,
    Questionnaire,
    QuestionType,
    Scored,
    Section,
    Term,
)
from intakewise.passes.circles import order_of
from tests.random_bases.conditions import condition_on
from tests.random_bases.facts import Readable, readable_number, readable_question

MOST_OPTIONS = 5


def questionnaire_of(random: Random, count: int) -> tuple[Questionnaire, list[Readable]]:
    """Return a questionnaire of so many questions, and the facts that conditions may read in it."""
    questions: dict[str, Question] = {}
    derived: list[Derived] = []
    readable: list[Readable] = []
    for number in range(count):
        # The first is not a text, so that there is always something for a condition to read.
        kinds = [kind for kind in QuestionType if readable or kind is not QuestionType.TEXT]
        question = _question(random, f"q{number}", kinds)
        if readable and random.random() < 0.3:
            question = _branch(random, question, readable)
        questions[question.id] = question
        if question.type is not QuestionType.TEXT:
            readable.append(readable_question(question))
        if readable and random.random() < 0.3:
            derived.append(_derived(random, f"d{number}", readable))
            readable.append(readable_number(derived[-1]))
    sections = (Section("only", "Everything", tuple(questions)),)
    order = order_of(questions, derived)
    return Questionnaire("random", "Random", sections, questions, tuple(derived), order), readable


def _question(random: Random, name: str, kinds: Sequence[QuestionType]) -> Question:
    kind = random.choice((*kinds, QuestionType.BOOLEAN, QuestionType.CHOICES))
    safety = kind is not QuestionType.TEXT and random.random() < 0.2
    question = Question(name, f"{name}?", kind, "To test.", "only", safety=safety)
    if kind.is_number:
        return _with_range(random, question)
    if kind is QuestionType.CHOICE:
        return replace(question, options=_options(random), ordered=random.random() < 0.7)
    if kind is QuestionType.CHOICES:
        return _checklist(random, question)
    return question


def _with_range(random: Random, question: Question) -> Question:
    decimals = random.randint(1, 3) if question.type is QuestionType.DECIMAL else 0
    low = random.randint(-9, 5)
    high = low + random.randint(1, 20)
    return replace(
        question,
        unit="L",
        decimals=decimals,
        range=NumberRange(low, high, low, high),
        also_accept={"cups": Decimal("0.24")} if random.random() < 0.3 else {},
    )


def _options(random: Random) -> tuple[Option, ...]:
    return tuple(Option(f"o{number}", f"Option {number}") for number in range(random.randint(2, MOST_OPTIONS)))


def _checklist(random: Random, question: Question) -> Question:
    options = [*_options(random), Option("none_of_these", "None of these", none=True)]
    if random.random() < 0.3:
        options.append(Option("something_else", "Something else", incomplete=True))
    return replace(
        question,
        options=tuple(options),
        search=random.random() < 0.3,
        allow_not_sure=random.random() < 0.4,
    )


def _branch(random: Random, question: Question, readable: list[Readable]) -> Question:
    """Put a question behind a condition on earlier ones; safety questions stay open, as authors are told."""
    question = replace(question, safety=False, ask_when=condition_on(random, readable, depth=1))
    if question.type is QuestionType.TEXT or random.random() < 0.4:
        return question
    return replace(question, if_hidden=_if_hidden(random, question))


def _if_hidden(random: Random, question: Question) -> bool | int | str:
    if question.type is QuestionType.BOOLEAN:
        return random.random() < 0.3
    if question.range is not None:
        return random.randint(question.range.low, question.range.high)
    return random.choice(question.options).id


def _derived(random: Random, name: str, readable: list[Readable]) -> Derived:
    numbers = [fact for fact in readable if fact.is_number]
    operation = random.choice(tuple(Operation) if numbers else (Operation.COUNT, Operation.SCORE))
    if operation in (Operation.COUNT, Operation.SCORE):
        least, most = (1, 1) if operation is Operation.COUNT else (-4, 6)
        scored = tuple(
            Scored(random.randint(least, most), condition_on(random, readable, depth=1))
            for _ in range(random.randint(1, 4))
        )
        return Derived(name, name, operation, scored=scored, shown=len(scored) == 2)
    exactly_two = operation in (Operation.DIFFERENCE, Operation.QUOTIENT)
    terms = tuple(_term(random, numbers) for _ in range(2 if exactly_two else random.randint(2, 3)))
    decimals = _decimals(random, operation, terms)
    return Derived(name, name, operation, terms=terms, decimals=decimals, shown=len(terms) == 3)


def _term(random: Random, numbers: list[Readable]) -> Term:
    if random.random() < 0.2:
        return Term("", random.randint(-5, 5), random.randint(0, 1))
    fact = random.choice(numbers)
    return Term(fact.name, 0, fact.decimals)


def _decimals(random: Random, operation: Operation, terms: tuple[Term, ...]) -> int:
    if operation is Operation.PRODUCT:
        return sum(term.decimals for term in terms)
    if operation is Operation.QUOTIENT:
        return random.randint(0, 3)
    return max(term.decimals for term in terms)
