"""
The wording ladder, as data: how strong the evidence must be before a sentence may say something so firmly.

Knows no rule. Few phrases, those that matter: what is said more softly than any of them is not looked at.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

STRENGTHS = ("against", "mechanism", "weak", "moderate", "strong")
"""
What the evidence of a source can bear, the least first. `against` bears only that something does not work;
`mechanism` a reason why it could be so, which is all that general knowledge gives.
"""


@dataclass(frozen=True, slots=True)
class Rung:
    """A way of claiming something, the least strength that it needs, and what to say where that is not there."""

    phrase: str
    needs: str
    instead: str


LADDER = (
    Rung(r"\b(?:is|are|was|were) (?:well )?known to\b", "strong", "is linked to"),
    Rung(r"\b(?:a|the) (?:well-)?(?:known|main) cause of\b", "strong", "a possible cause of"),
    Rung(r"\bcauses?\b", "strong", "can cause"),
    Rung(r"\bprevents?\b", "strong", "may help to prevent"),
    Rung(r"\bcures?\b", "strong", "may ease"),
    Rung(r"\bwill (?:cause|cure|ease|fix|help|prevent|relieve|stop)\b", "strong", "may …"),
    Rung(r"\b(?:helps|relieves)\b", "moderate", "may help"),
    Rung(r"\b(?:is|are|was|were) (?:weakly |strongly |often )?linked (?:to|with)\b", "weak", "might go with"),
    Rung(r"\b(?:may|might|can|could) (?:help|ease|relieve|prevent)\b", "mechanism", "has not been shown to help"),
)

_VERBS = r"causes?|prevents?|cures?"
_PARTS = re.compile(r"[,;:()]|\s[–—-]\s")
_UNCLAIMED = re.compile(
    r"\b(?:no|not|never|nor|nobody|nothing|neither|none|without|hardly|rarely|seldom|unlikely|if|whether|when|while|unless|what|whatever|disagree)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
"""What says before a claim, in the same part of a sentence, that it is denied, asked, or supposed."""

_OPEN = re.compile(r"\b(?:not (?:clear|known|shown|sure)|unclear|unknown|unproven)\b", re.IGNORECASE)
"""What says so anywhere in the part."""

_SOFT_OR_NOUN = re.compile(
    rf"\b(?:can|could|may|might|must|will|to|not|no|a|an|the|this|that|these|those|its|their|one|two|some|many|most|all|any|each"
    rf"|every|other|another|common|possible|known|main|rare|single|likely|several|different|harmless|serious|such|for|of)"
    rf"\s+(?:{_VERBS})$",
    re.IGNORECASE,
)
"""`can cause` claims less, and `a cause` is a thing."""

_NOUN = re.compile(r"^(?:\s+of\b|\s+for\b|\W*$)", re.IGNORECASE)


def claims_in(sentence: str) -> Iterator[tuple[str, Rung]]:
    """
    Yield what a sentence claims more firmly than every source can bear: the words that do, and their rung.

    >>> [(words, rung.needs) for words, rung in claims_in("Statins cause cramps and are linked with pain.")]
    [('cause', 'strong'), ('are linked with', 'weak')]
    >>> list(claims_in("It is not known to stop cramps, and it can cause other harm."))
    []
    """
    for part in _PARTS.split(sentence):
        for rung in LADDER:
            for found in re.finditer(rung.phrase, part, re.IGNORECASE):
                if _is_claimed(part, found):
                    yield found.group(), rung


def strongest(strengths: Iterable[str]) -> str:
    """
    Return the strongest of some strengths; with none of them, the weakest that there is.

    >>> strongest(["weak", "strong", "against"])
    'strong'
    """
    return max(strengths, key=STRENGTHS.index, default=STRENGTHS[0])


def bears(strength: str, rung: Rung) -> bool:
    """Tell whether evidence of a strength can bear a claim."""
    return STRENGTHS.index(strength) >= STRENGTHS.index(rung.needs)


def _is_claimed(part: str, found: re.Match[str]) -> bool:
    if _UNCLAIMED.search(part, 0, found.start()) or _OPEN.search(part):
        return False
    if re.fullmatch(_VERBS, found.group(), re.IGNORECASE):
        return not _SOFT_OR_NOUN.search(part[: found.end()]) and not _NOUN.match(part[found.end() :])
    return True
