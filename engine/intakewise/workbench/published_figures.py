"""What studies of other symptom checkers found, to stand beside a score card: figures with their sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Study:
    """A study, as it is cited, and what was tried in it."""

    cited: str
    tried: str


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """
    One figure of a study.

    Args:
        measure: the id of the measure that comes nearest to it.
        says: the figure in words.
        study: its number, from 1.
    """

    measure: str
    says: str
    study: int


STUDIES = (
    Study(
        "Semigran HL and others. Evaluation of symptom checkers for self diagnosis and triage: audit study. "
        "BMJ 2015;351:h3480. doi:10.1136/bmj.h3480.",
        "23 symptom checkers, 45 vignettes; three levels of care",
    ),
    Study(
        "Gilbert S and others. How accurate are digital symptom assessment apps for suggesting conditions and urgency "
        "advice? BMJ Open 2020;10:e040269. PMC7745523. Most of its authors worked for one of the apps.",
        "8 apps and 7 general practitioners, 200 vignettes",
    ),
    Study(
        "Schmieding ML and others. Triage accuracy of symptom checker apps: 5-year follow-up evaluation. "
        "J Med Internet Res 2022;24(5):e31810. doi:10.2196/31810.",
        "22 apps, the 45 vignettes of [1]; three levels of care",
    ),
    Study(
        "The data of [3], Zenodo record 6054092, counted anew: of 796 pieces of advice 447 were right, 200 too high, "
        "and 149 too low.",
        "as in [3]",
    ),
)

PUBLISHED = (
    PublishedFigure("safe_referral", "general practitioners 97.0 %, apps 80.0 to 97.8 %", 2),
    PublishedFigure("safe_referral", "apps 81.3 %", 4),
    PublishedFigure("right_referral", "57 % (52 to 61): emergencies 80 %, non-emergencies 55 %, self-care 33 %", 1),
    PublishedFigure("right_referral", "median of the apps 55.8 % (interquartile range 15.1)", 3),
    PublishedFigure("right_referral", "emergencies 56.8 %, non-emergencies 75.9 %, self-care 34.5 %", 4),
    PublishedFigure("over_triage", "apps 25.1 %", 4),
    PublishedFigure("under_triage", "apps 18.7 %", 4),
    PublishedFigure("top_1", "right diagnosis first 34 % (31 to 37)", 1),
    PublishedFigure(
        "top_3_all", "right diagnosis in the first three: general practitioners 82.1 %, apps 23.5 to 70.5 %", 2
    ),
)

CAVEATS = (
    "The published figures are there for orientation and cannot be compared head to head: their cases were others, "
    "from all of medicine, and asked for a diagnosis; ours are about muscle spasms and cramps, and ask for what "
    "contributes.",
    "We wrote the rules and coded the people. Held-out people were coded by somebody who writes no rules, and no rule "
    "was tuned on them; constructed people show only that the rules do what was meant.",
    "Five levels of care are harder to hit exactly than three. Every person stands in a file as answers, so that "
    "nothing depends on who types them in; real people type otherwise.",
)
"""What has to be said with the figures."""
