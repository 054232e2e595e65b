"""An example of a change: answers, what each base tells, and a case. Must not know how it is shown."""

from dataclasses import dataclass, replace
from typing import Protocol

from intakewise.diff.finding import Change, asked_by
from intakewise.model.assessments import Assessment
from intakewise.model.cases import Case, Expected, RankExpectation
from intakewise.model.kept import Aspect, Kept
from intakewise.model.pairs import Pair, Side
from intakewise.model.proofs import Given
from intakewise.model.values import Band
from intakewise.workbench.case_yaml import case_in_yaml


class Assess(Protocol):
    """How one of the bases assesses: as `KnowledgeBase.assess` does, by both engines."""

    def __call__(self, answers: Given) -> Assessment:
        """Assess raw answers."""
        ...


@dataclass(frozen=True, slots=True)
class Example:
    """
    One example.

    Args:
        answers: to both; `only_old`: those of them that the newer base does not ask.
        old, new: what each base says.
        case: in YAML, for the newer base; it expects what was told before where a referral is lower, else what is now.
    """

    answers: Given
    only_old: Given
    old: Assessment
    new: Assessment
    case: str


def example_of(pair: Pair, change: Change, assess: dict[Side, Assess]) -> Example:
    """Assess the answers of a change by both bases, with both engines each."""
    answers = change.answers or {}
    own = {side: asked_by(pair, side, answers) for side in Side}
    old, new = (assess[side](own[side]) for side in Side)
    # A case for the newer base can only give answers that it takes.
    expected = _expected(pair, change.kept, old if change.is_lowering else new)
    name = f"{change.kept.aspect.value}.{change.kept.name.replace('.', '_')}"
    only_old = {match.old.id for match in pair.matches if match.old is not None and match.new is None}
    beside = {question: value for question, value in own[Side.OLD].items() if question in only_old}
    case = case_in_yaml(Case(name, "", "", own[Side.NEW], expected))
    return Example({**own[Side.NEW], **beside}, beside, old, new, case)


def _expected(pair: Pair, kept: Kept, told: Assessment) -> Expected:
    level = told.referral.level
    expected = Expected(referral=RankExpectation(level, level), within_days=told.referral.within_days)
    match kept.aspect:
        case Aspect.OPEN:
            see_doctor = {True: "yes", False: "no", None: "unknown"}[told.see_doctor]
            return replace(expected, see_doctor=see_doctor)
        case Aspect.BAND | Aspect.COULD_BE if kept.name in pair.new.contributors:
            result = next((each for each in told.contributors if each.id == kept.name), None)
            is_open = kept.aspect is Aspect.COULD_BE
            band = Band.UNLIKELY if result is None else result.could_be if is_open else result.band
            wanted = None if result is None else RankExpectation(band, band, of_could_be=is_open)
            return Expected(contributors={kept.name: wanted})
        case Aspect.OFFERED | Aspect.WITHHELD if kept.name in pair.new.advice:
            if any(each.id == kept.name for each in told.advice):
                return Expected(advice_offered=(kept.name,))
            if any(each.id == kept.name for each in told.withheld):
                return Expected(advice_withheld=(kept.name,))
            return Expected(advice_not_offered=(kept.name,))
        case Aspect.CAUTION if any(each.id == kept.name for each in told.cautions):
            return Expected(cautions=(kept.name,))
    return expected
