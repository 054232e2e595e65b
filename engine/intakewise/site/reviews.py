"""When reviews are due, who answers for what, and the sheet to sign, on the page."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath

from intakewise.model.knowledge import Knowledge
from intakewise.model.rules import Rule
from intakewise.problems.problem import Place
from intakewise.report.harmless import escaped
from intakewise.site.html import heading, link, paragraph, table
from intakewise.workbench.sentences import RULE, anchor

_BLANK = '<span class="blank"></span>'
_STATUSES = ("needs_review", "sourced", "reviewed")


def reviews_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield when reviews are due, the earliest first, who answers for them, and lower referrals that were declared."""
    yield heading(2, "reviews", "When reviews are due")
    due: dict[tuple[date, str, str], list[Rule]] = {}
    for rule in knowledge.rules.values():
        due.setdefault((rule.review.due, rule.review.status, rule.review.by), []).append(rule)
    for number, ((day, status, by), rules) in enumerate(sorted(due.items(), key=lambda item: item[0]), 1):
        who = f"reviewed by {by}" if by else f"{status.replace('_', ' ')}, reviewed by nobody yet"
        names = ", ".join(link(anchor(RULE, each.id), each.id) for each in rules)
        title = heading(3, f"due-{number}", f"Due {day} ({len(rules)}): {who}")
        yield f"<article>{title}<p>{names}</p></article>"
    if knowledge.referral_changes:
        yield heading(3, "referral-changes", "Referrals that were lowered, as declared")
        changes = (
            (
                escaped(change.rule),
                escaped(f"{change.before.word} → {change.after.word}".replace("_", " ")),
                escaped(change.version),
                escaped(change.by),
                escaped(change.why),
            )
            for change in knowledge.referral_changes
        )
        yield from table("Lower referrals", ("rule", "level", "since version", "declared by", "why"), changes)


def sign_off_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield a sheet to fill in by hand: a line for each file that the base is made of."""
    yield heading(2, "sign-off", "Sign-off sheet")
    yield paragraph(f"{knowledge.title}, version {knowledge.version}, digest {knowledge.digest}")
    yield paragraph(
        f"One line for each file of rules/{knowledge.id} and for the questionnaire. "
        "On paper, each rule above has a box to tick. A rule counts as reviewed when its file "
        "says so: review: {status: reviewed, by: NAME, checked: DATE, due: DATE}."
    )
    reviews = _reviews(knowledge)
    rows = (
        (
            escaped(file),
            escaped(", ".join(f"{number} {kind}" for kind, number in kinds.items() if number)),
            escaped(_reviewed(reviews, file)),
            _BLANK,
            _BLANK,
            _BLANK,
        )
        for file, kinds in _files(knowledge).items()
    )
    yield '<div class="signed">'
    heads = ("file", "holds", "reviews of its rules", "name and profession", "signature", "date")
    yield from table("Files to sign", heads, rows)
    yield "</div>"


def _files(knowledge: Knowledge) -> dict[str, Counter[str]]:
    """Return what each file holds, how many of each, by its name: the questionnaire first."""
    of_people: dict[str, Iterable[Place]] = {
        "questions": (each.place for each in knowledge.questionnaire.questions.values()),
        "computed numbers": (each.place for each in knowledge.questionnaire.derived),
    }
    of_base: dict[str, Iterable[Place]] = {
        "rules": (each.place for each in knowledge.rules.values()),
        "contributors": (each.place for each in knowledge.contributors.values()),
        "states": (each.place for each in knowledge.states.values()),
        "advice": (each.place for each in knowledge.advice.values()),
        "cautions": (each.place for each in knowledge.cautions.values()),
        "properties": (each.place for each in knowledge.properties.values()),
        "accepted losses": (each.place for each in knowledge.accepted_losses.values()),
        "nutrients": (each.place for each in knowledge.nutrients.values()),
        "sources": (each.place for each in knowledge.sources.values()),
    }
    asked, held = dict[str, Counter[str]](), dict[str, Counter[str]]()
    for kind, places in of_people.items():
        for place in places:
            asked.setdefault(PurePath(place.file).name, Counter())[kind] += 1
    for kind, places in of_base.items():
        for place in places:
            held.setdefault(PurePath(place.file).name, Counter())[kind] += 1
    told = held.setdefault("knowledge.yaml", Counter())
    told["levels of care"], told["contacts"] = len(knowledge.levels), len(knowledge.contacts)
    return {f"questionnaires/{file}": kinds for file, kinds in asked.items()} | dict(sorted(held.items()))


def _reviews(knowledge: Knowledge) -> Counter[tuple[str, str]]:
    return Counter((PurePath(rule.place.file).name, rule.review.status) for rule in knowledge.rules.values())


def _reviewed(reviews: Counter[tuple[str, str]], file: str) -> str:
    """Return how many rules of a file have which status; empty where it has none."""
    return ", ".join(f"{number} {each.replace('_', ' ')}" for each in _STATUSES if (number := reviews[file, each]))
