"""Daily needs and limits of nutrients on the page, each figure with whom it is for."""

from collections.abc import Iterator

from intakewise.model.foods import Amount, Figures
from intakewise.model.knowledge import Knowledge
from intakewise.report.harmless import escaped
from intakewise.site.html import bullets, heading, pairs, said, source_links
from intakewise.workbench.sentences import sentence_of


def needs_part(knowledge: Knowledge) -> Iterator[str]:
    """Yield every nutrient; nothing where the base has none."""
    if not knowledge.nutrients:
        return
    yield heading(2, "needs", "Daily needs and limits")
    for nutrient in knowledge.nutrients.values():
        rows = [
            (what, _figures(knowledge, figures, nutrient.unit))
            for what, all_figures in (("Need", nutrient.needs), ("Limit", nutrient.limits))
            for figures in all_figures
        ]
        yield f"<article>{heading(3, f'nutrient-{nutrient.id}', nutrient.title)}{pairs(rows)}</article>"


def _figures(knowledge: Knowledge, figures: Figures, unit: str) -> str:
    region = knowledge.regions[figures.region].title if figures.region in knowledge.regions else figures.region
    amounts = bullets(_amount(knowledge, each, unit) for each in figures.amounts)
    sources = source_links(figures.sources)
    return f"{escaped(f'{region}: {figures.says} ({figures.status})')} {sources}{amounts}"


def _amount(knowledge: Knowledge, amount: Amount, unit: str) -> str:
    when = "" if amount.when is None else f" while {said(sentence_of(knowledge, amount.when))}"
    return f"{escaped(f'{amount.amount} {unit}')}{when}"
