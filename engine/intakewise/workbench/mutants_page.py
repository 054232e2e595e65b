"""Write the page of the changes that no case notices: by file, in words, each with the case that would notice it."""

from collections.abc import Iterator, Sequence

from intakewise.model.knowledge import Knowledge
from intakewise.workbench.case_yaml import case_in_yaml
from intakewise.workbench.markdown import cell, file_of, table
from intakewise.workbench.mutant_words import asked_in_words, change_in_words
from intakewise.workbench.surviving import Tried, count, count_by_kind

HEAD = "<!-- Made by `intakewise mutate --report FILE`. Change the rules or the cases, not this page. -->"


def mutants_page(knowledge: Knowledge, tried: Sequence[Tried]) -> str:
    """
    Return the page in Markdown: the same for the same rules and cases, however long it took.

    Args:
        tried: every change, noticed or not.
    """
    lines = [HEAD, "", f"# {knowledge.title}: changes that no case notices", "", *_intro(knowledge, tried)]
    by_file: dict[str, list[Tried]] = {}
    for each in tried:
        if each.survived:
            by_file.setdefault(file_of(knowledge, each.mutant.rule.place), []).append(each)
    for file in sorted(by_file):
        lines += ["", f"## {file} ({len(by_file[file])})"]
        for each in by_file[file]:
            lines += ["", *_survivor(knowledge, each)]
    return "\n".join(lines) + "\n"


def _intro(knowledge: Knowledge, tried: Sequence[Tried]) -> Iterator[str]:
    score, survivors = count(tried), [each for each in tried if each.survived]
    yield f"Version {knowledge.version}: one thing in one rule was changed at a time, {score.tried} times in all."
    yield f"{score.noticed} changes make a case fail, and {len(survivors)} do not: a score of {score.percent} %."
    yield ""
    rows = (
        (kind.value, str(each.noticed), str(each.tried), f"{each.percent} %")
        for kind, each in count_by_kind(tried).items()
    )
    yield from table(("changed", "noticed", "of", "score"), rows)
    missing = sum(each.missing is not None for each in survivors)
    if missing:
        yield ""
        yield f"For {missing} that no case notices, one is shown that would, if what the rules say now is right."
    if missing < len(survivors):
        yield ""
        alike = len(survivors) - missing
        yield f"For {alike}, no answers were found that tell the two apart: perhaps they mean the same."


def _survivor(knowledge: Knowledge, tried: Tried) -> Iterator[str]:
    asks = asked_in_words(knowledge, tried.mutant)
    changing = change_in_words(knowledge, tried.mutant)
    yield f"`{tried.mutant.rule.id}`{f': {cell(asks)}' if asks else ''}"
    yield f"{changing[0].upper()}{changing[1:]} fails no case."
    if tried.missing is None:
        yield "No answers were found that tell the two apart."
    else:
        yield from ("", "```yaml", case_in_yaml(tried.missing), "```")
