"""Write the page of what is proved of a knowledge base: every claim, what came of it, and what is accepted."""

from collections.abc import Iterator, Sequence

from intakewise.model.claims import ReferralKept
from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Proof, Verdict
from intakewise.workbench.claims import THEMES
from intakewise.workbench.markdown import cell, codes, file_of, table

HEAD = "<!-- Made by `intakewise prove --report FILE`. Change the rules or the properties, not this page. -->"

ASSUMED = "no set of answers that the questionnaire can take breaks it, whoever gives them"

_MEANS = {
    Verdict.REFUTED: "`intakewise prove` shows the answers that break it",
    Verdict.VACUOUS: "what it starts from cannot happen",
}


def proofs_page(knowledge: Knowledge, proofs: Sequence[Proof]) -> str:
    """Return the page in Markdown: the same for the same verdicts, whatever answers were found and how long it took."""
    lines = [HEAD, "", f"# {knowledge.title}: what is proved", "", *_intro(knowledge, proofs)]
    lines += ["", *_properties(knowledge, proofs)]
    lines += ["", "## What must hold for every knowledge base"]
    for theme, statement in THEMES.items():
        lines += _theme(statement, [proof for proof in proofs if proof.claim.theme == theme])
    accepted = [proof for proof in proofs if proof.claim.accepts is not None]
    if accepted:
        lines += ["", *_accepted(knowledge, accepted)]
    return "\n".join(lines) + "\n"


def counts(proofs: Sequence[Proof]) -> str:
    """Return how many claims came out how: "3 proved, 1 refuted"."""
    verdicts = [proof.found.verdict for proof in proofs]
    found = [f"{verdicts.count(verdict)} {verdict.value}" for verdict in Verdict if verdict in verdicts]
    return ", ".join(found) or "0 proved"


def named(proof: Proof) -> str:
    """Return what a claim is about, by name, and whether something is accepted of it."""
    about = proof.claim.about
    but = " (but for what is accepted)" if isinstance(about, ReferralKept) and about.accepted else ""
    return f"{proof.claim.id.partition('.')[2]}{but}"


def _intro(knowledge: Knowledge, proofs: Sequence[Proof]) -> Iterator[str]:
    yield f"Version {knowledge.version}: {counts(proofs)}."
    yield ""
    yield f"*Proved* means: {ASSUMED}. What that assumes, and what it does not"
    yield "say, stands in [meaning.md](../meaning.md) under Proofs. It says nothing of whether a rule is right."


def _properties(knowledge: Knowledge, proofs: Sequence[Proof]) -> Iterator[str]:
    written = [proof for proof in proofs if proof.claim.id in knowledge.properties and not proof.claim.theme]
    yield f"## What its authors claim ({len(written)})"
    yield ""
    rows = (
        (
            codes([proof.claim.id]),
            cell(proof.claim.statement),
            _outcome(proof),
            file_of(knowledge, knowledge.properties[proof.claim.id].place),
        )
        for proof in written
    )
    yield from table(("property", "claim", "outcome", "file"), rows)


def _theme(statement: str, proofs: Sequence[Proof]) -> Iterator[str]:
    if not proofs:
        return
    proved = [proof for proof in proofs if proof.found.verdict is Verdict.PROVED]
    others = [proof for proof in proofs if proof.found.verdict is not Verdict.PROVED]
    yield from ("", f"### {statement}", "", f"{len(proved)} of {len(proofs)} proved.")
    if others:
        yield ""
        yield from table(("of", "outcome"), ((named(proof), _outcome(proof)) for proof in others))
    if proved:
        yield from ("", f"Proved of: {', '.join(map(named, proved))}.")


def _outcome(proof: Proof) -> str:
    verdict = proof.found.verdict
    means = _MEANS.get(verdict, "it took too long" if proof.found.reason else "")
    return f"{verdict.value}: {means}" if means else verdict.value


def _accepted(knowledge: Knowledge, proofs: Sequence[Proof]) -> Iterator[str]:
    yield f"## Losses that its authors accept ({len(proofs)})"
    yield ""
    yield "Each is a worrying answer that is meant to close a rule. All besides is proved as above."
    yield ""
    losses = ((proof, loss) for proof in proofs if (loss := proof.claim.accepts) is not None)
    rows = (
        (
            codes([f"{loss.question}: {loss.worrying[0]}"]),
            codes([loss.rule]),
            cell(loss.because),
            "; ".join(filter(None, (cell(loss.by), codes(loss.sources)))),
            "never happens" if proof.found.verdict is Verdict.VACUOUS else proof.found.verdict.value,
            file_of(knowledge, loss.place),
        )
        for proof, loss in losses
    )
    yield from table(("answer", "closes", "because", "rests on", "outcome", "file"), rows)
