"""What must hold for every possible set of answers, on the page: each claim, and what came of it."""

from collections.abc import Iterator, Sequence

from intakewise.model.knowledge import Knowledge
from intakewise.model.proofs import Proof, Verdict
from intakewise.model.rules import AcceptedLoss, Property
from intakewise.report.harmless import escaped
from intakewise.site.checked import Checked
from intakewise.site.html import bullets, heading, link, pairs, paragraph, said, source_links
from intakewise.workbench.claims import THEMES
from intakewise.workbench.markdown import file_of
from intakewise.workbench.proofs_page import ASSUMED, counts, named
from intakewise.workbench.sentences import RULE, anchor, sentence_of, subject_of
from intakewise.workbench.yaml_values import answers_in_yaml

_NOT_PROVED = "not proved for this page"


def proofs_part(knowledge: Knowledge, checked: Checked) -> Iterator[str]:
    """Yield every claim with its outcome; where nothing was proved, that stands first and beside each."""
    yield heading(2, "proofs", "What must hold for every possible set of answers")
    if checked.proofs is None:
        yield paragraph(
            f"Nothing was proved for this page. {checked.unproved} What follows is claimed only.", "warning"
        )
    else:
        yield paragraph(
            f"{counts(checked.proofs)}. Proved means: {ASSUMED}. It says nothing of whether a rule is right."
        )
    proofs = checked.proofs or ()
    by_property = {proof.claim.id: proof for proof in proofs if not proof.claim.theme}
    yield heading(3, "properties", f"What its authors claim ({len(knowledge.properties)})")
    for each in knowledge.properties.values():
        yield _property(knowledge, each, by_property.get(each.id))
    yield heading(3, "built-in-claims", "What must hold for every knowledge base")
    for theme, statement in THEMES.items():
        yield from _theme(theme, statement, [proof for proof in proofs if proof.claim.theme == theme], checked)
    yield from _accepted_losses(knowledge, proofs)


def _property(knowledge: Knowledge, claimed: Property, proof: Proof | None) -> str:
    rows = (
        ("Outcome", _NOT_PROVED if proof is None else _outcome(proof)),
        ("Whenever", said(sentence_of(knowledge, claimed.whenever))),
        ("It holds", said(sentence_of(knowledge, claimed.must))),
        ("Place", escaped(f"{file_of(knowledge, claimed.place)}:{claimed.place.line}")),
    )
    title = heading(4, anchor("property", claimed.id), claimed.id)
    return f"<article>{title}{paragraph(claimed.statement)}{pairs(rows)}</article>"


def _theme(theme: str, statement: str, proofs: Sequence[Proof], checked: Checked) -> Iterator[str]:
    if checked.proofs is not None and not proofs:
        return
    proved = [proof for proof in proofs if proof.found.verdict is Verdict.PROVED]
    others = [
        f"{escaped(named(each))}: {_outcome(each)}" for each in proofs if each.found.verdict is not Verdict.PROVED
    ]
    rows = (
        ("Outcome", f"{len(proved)} of {len(proofs)} proved" if proofs else _NOT_PROVED),
        ("Not proved", bullets(others) if others else ""),
        ("Proved of", escaped(", ".join(map(named, proved)))),
    )
    title = heading(4, f"claims-{theme}", statement.replace("`", ""))
    yield f"<article>{title}{pairs(rows)}</article>"


def _outcome(proof: Proof) -> str:
    found = proof.found
    if found.verdict is Verdict.REFUTED:
        return f"<b>refuted</b> by these answers: {bullets(map(escaped, answers_in_yaml(found.answers or {})))}"
    if found.verdict is Verdict.VACUOUS:
        return "vacuous: what it starts from cannot happen"
    return escaped(f"{found.verdict.value}: {found.reason}" if found.reason else found.verdict.value)


def _accepted_losses(knowledge: Knowledge, proofs: Sequence[Proof]) -> Iterator[str]:
    losses = knowledge.accepted_losses.values()
    if not losses:
        return
    yield heading(3, "accepted-losses", f"Losses that its authors accept ({len(losses)})")
    yield paragraph("Each is a worrying answer that is meant to close a rule which refers.")
    for loss in losses:
        yield _accepted(knowledge, loss, [proof for proof in proofs if _is_about(proof, loss)])


def _is_about(proof: Proof, loss: AcceptedLoss) -> bool:
    return proof.claim.accepts is not None and proof.claim.accepts.id == loss.id


def _accepted(knowledge: Knowledge, loss: AcceptedLoss, proofs: Sequence[Proof]) -> str:
    asked, target = subject_of(knowledge, loss.question)
    labels = {option.id: option.label for option in knowledge.questionnaire.questions[loss.question].options}
    verdicts = {proof.claim.accepts.worrying[0]: proof.found.verdict for proof in proofs if proof.claim.accepts}
    answers = (f"“{labels.get(each, each)}”: {_comes_to(verdicts.get(each))}" for each in loss.worrying)
    rows = (
        ("Answer", f"{link(target, asked)}{bullets(map(escaped, answers))}"),
        ("Closes", link(anchor(RULE, loss.rule), loss.rule)),
        ("By", escaped(loss.by)),
        ("Sources", source_links(loss.sources)),
        ("Place", escaped(f"{file_of(knowledge, loss.place)}:{loss.place.line}")),
    )
    return f"<article>{heading(4, anchor('loss', loss.id), loss.id)}{paragraph(loss.because)}{pairs(rows)}</article>"


def _comes_to(verdict: Verdict | None) -> str:
    if verdict is None:
        return _NOT_PROVED
    return "never happens" if verdict is Verdict.VACUOUS else verdict.value
