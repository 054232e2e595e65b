"""What `history` does with what is kept: list, show, export; call, print, return the exit code."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from intakewise.cli.reporting import as_plain, print_json, refuse, warn
from intakewise.history.folder import history_folder
from intakewise.history.record import Record
from intakewise.history.shelf import Kept, find, kept_in
from intakewise.language.saying import languages, say, say_number, speaking
from intakewise.model.languages import ENGLISH
from intakewise.model.values import Level
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import NOWHERE, Place, Problem, Severity
from intakewise.problems.suggestions import nearest

STANDARD_OUTPUT = Path("-")


def list_kept(format: str, language: str) -> int:
    """Print what is kept, the newest first; what cannot be read stands last and can be deleted, too."""
    problem = _refuse_language(language)
    if problem is not None:
        refuse([problem], format)
        return COULD_NOT_RUN
    with speaking(language):
        return _list(format)


def _refuse_language(code: str) -> Problem | None:
    """Say that the engine does not speak a language; None if it does, or none was named."""
    if not code or code in languages():
        return None
    expected = f"Expected one of: {', '.join(languages())}."
    return Problem(
        "IW-R070", NOWHERE, f"Nothing is said in '{code[:40]}'.", expected, suggestion=nearest(code[:40], languages())
    )


def _list(format: str) -> int:
    folder = history_folder()
    if isinstance(folder, Problem):
        refuse([folder], format)
        return COULD_NOT_RUN
    kept, problem = kept_in(folder)
    if problem is not None:
        refuse([problem], format)
        return COULD_NOT_RUN
    unread = [each for each in kept if each.problem is not None]
    if format == "json":
        told = [_as_plain(each, each.record) for each in kept if each.record is not None]
        lost = [{"id": each.id, **as_plain([each.problem])[0]} for each in unread if each.problem is not None]
        print_json({"folder": str(folder), "interviews": told, "unreadable": lost})
    else:
        _print_list(folder, kept)
    return PROBLEMS if unread else FINE


def _print_list(folder: Path, kept: Sequence[Kept]) -> None:
    from intakewise.report.page import clean, gap, page_console, paragraph, table

    console = page_console()
    if kept:
        table(console, (say("Id"), say("Last answer"), say("Quiz"), say("How far")), [_row(each) for each in kept])
        gap(console)
        paragraph(console, say("More: intakewise history show ID, export ID FILE, delete ID."))
    else:
        paragraph(console, say("Nothing is kept."))
    console.print(clean(say("The folder: {folder}", folder=folder)), soft_wrap=True)  # whole, to be copied


def _row(kept: Kept) -> tuple[str, str, str, str]:
    from intakewise.quiz.times import in_words

    record = kept.record
    if record is None:
        return kept.id, "", "", say("cannot be read: {why}", why=kept.problem.message if kept.problem else "")
    how_far = say("finished")
    if not record.is_finished:
        how_far = say_number("{count} answer, not finished", "{count} answers, not finished", len(record.counted))
    open_elsewhere = [say("open in another terminal")] if kept.is_open else []
    marks = [*open_elsewhere, *([say("damaged")] if kept.is_damaged else [])]
    return kept.id, in_words(record.last), f"{record.title} {record.version}", ", ".join([how_far, *marks])


def show_kept(name: str, format: str, language: str) -> int:
    """
    Print what was asked and answered.

    Args:
        language: empty: that in which it was answered. Questions and answers stay in the words that were read.
    """
    found = _refuse_language(language) or readable(name)
    if isinstance(found, Problem):
        refuse([found], format)
        return COULD_NOT_RUN
    kept, record = found
    with speaking(language or record.language or ENGLISH.code):
        return _show(kept, record, format)


def _show(kept: Kept, record: Record, format: str) -> int:
    if format == "json":
        questions = {name: {"ask": words.ask, "said": words.said} for name, words in record.words.items()}
        shown = {name: questions[name] for name in record.counted}
        print_json({**_as_plain(kept, record), "answers": record.counted, "questions": shown})
        return FINE
    _warn_of_damage(kept)
    _print_record(record)
    return FINE


def _print_record(record: Record) -> None:
    from intakewise.quiz.times import span_in_words
    from intakewise.report.page import clean, gap, page_console, paragraph, show, subheading, title

    console = page_console()
    title(console, f"{record.title} {record.version}")
    when = span_in_words(record.started, record.last)
    paragraph(console, f"{when}, {_end(record)}.")
    for heading, names in (
        ("", [name for name in record.trail if name in record.counted]),
        (say("Not counted, because of other answers"), [name for name in record.trail if name in record.hidden]),
        (say("Taken back, and still in the file"), list(record.taken_back)),
    ):
        if names:
            subheading(console, heading) if heading else gap(console)
        for name in names:
            show(console, clean(record.words[name].ask) + " " + clean(record.words[name].said, "bold"), mark="- ")


def _end(record: Record) -> str:
    from intakewise.explain.telling import level_in_words

    if not record.is_finished:
        return say("not finished")
    known = next((level for level in Level if level.word == record.referral), None)
    word = record.referral if known is None else level_in_words(known)
    return say("finished; the referral is {level}", level=word)


def export_kept(name: str, file: Path) -> int:
    """Write the answers that count to a file, as a document that `assess` reads."""
    from intakewise.report.file import JSON, refuse_report, unfinished, write_document

    found = readable(name)
    problem = found if isinstance(found, Problem) else None if file == STANDARD_OUTPUT else refuse_report(file, (JSON,))
    if problem is not None or isinstance(found, Problem):
        warn([problem] if problem else [])
        return COULD_NOT_RUN
    kept, record = found
    _warn_of_damage(kept)
    document = unfinished(record.knowledge, record.version, record.region, record.counted)
    document["complete"] = record.is_finished
    if file == STANDARD_OUTPUT:
        print_json(document)
        return FINE
    problem = write_document(file, document)
    if problem is not None:
        warn([problem])
        return COULD_NOT_RUN
    with speaking(record.language or ENGLISH.code):
        told = say("Written to {file}, which only you can read. To assess it: intakewise assess {file}", file=file)
    print(told, file=sys.stderr)
    return FINE


def readable(name: str) -> tuple[Kept, Record] | Problem:
    """Return what is kept under an id with what it tells, or the problem that there is none, or none to read."""
    folder = history_folder()
    found = folder if isinstance(folder, Problem) else find(folder, name)
    if isinstance(found, Problem):
        return found
    if found.record is None:
        assert found.problem is not None
        return replace(found.problem, fix=f"To delete it: intakewise history delete {found.id}")
    return found, found.record


def _warn_of_damage(kept: Kept) -> None:
    if kept.is_damaged:
        message = "The end of this file is damaged; everything before that is there."
        warn([Problem("IW-H003", Place(kept.path.name), message, severity=Severity.WARNING)])


def _as_plain(kept: Kept, record: Record) -> dict[str, object]:
    return {
        "id": kept.id,
        "knowledge": {"id": record.knowledge, "version": record.version, "digest": record.digest},
        "title": record.title,
        "language": record.language or ENGLISH.code,
        "region": record.region or None,
        "started": record.started.isoformat(),
        "last": record.last.isoformat(),
        "answered": len(record.counted),
        "finished": record.is_finished,
        "referral": record.referral or None,
        "open": kept.is_open,
        "damaged": kept.is_damaged,
    }
