"""What `compare` does with files of answers: read, assess all of them anew, print, return the exit code."""

from collections.abc import Sequence
from itertools import pairwise

from intakewise.cli.assessing import read_given, unfinished
from intakewise.cli.compared import Compared, is_of_another_version
from intakewise.cli.progress import with_progress
from intakewise.cli.reporting import print_json, refuse, stamp, warn
from intakewise.language.saying import say, speaking
from intakewise.model.languages import ENGLISH
from intakewise.problems.exceptions import AnswersInvalid, EngineFailed, EnginesDisagree, KnowledgeInvalid
from intakewise.problems.exit_codes import COULD_NOT_RUN, FINE, PROBLEMS
from intakewise.problems.problem import Place, Problem, Severity, has_errors
from intakewise.reading.answer_files import STANDARD_INPUT, AnswerFile
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load
from intakewise.wiring.refusals import refuse_region


def compare_answers(sources: Sequence[str], name: str, region: str, format: str, language: str) -> int:
    """
    Print what has changed from the first file to the last; of more than two, how it went in between, too.

    Args:
        language: empty: that of the last file that says one, so that a person reads what they answered in.
    """
    try:
        kb = load(name, language or ENGLISH.code)
    except KnowledgeInvalid as invalid:
        refuse(invalid.problems, format)
        return COULD_NOT_RUN
    with speaking(kb.language):
        files = _read(kb, sources, region, format)
    if files is None:
        return COULD_NOT_RUN
    spoken = kb if language else _in_language_of(files, kb)
    with speaking(spoken.language):
        return _compare(spoken, files, region, format)


def _read(
    kb: KnowledgeBase, sources: Sequence[str], region: str, format: str
) -> Sequence[tuple[str, AnswerFile]] | None:
    """Return the files; None, after saying why, where they cannot be compared."""
    refused = [*_refuse_number(sources), *refuse_region(kb.knowledge, region)]
    files = [] if refused else [(source, read_given(source, kb)) for source in sources]
    refused += _refuse_mixture(files) or [problem for _, given in files for problem in given.problems]
    if has_errors(refused):
        refuse([problem for problem in refused if problem.severity is Severity.ERROR], format)
        return None
    # What a file's version means here is said in the result, before anything else.
    warn([problem for problem in refused if problem.code != "IW-A011"])
    return files


def _in_language_of(files: Sequence[tuple[str, AnswerFile]], kb: KnowledgeBase) -> KnowledgeBase:
    """Return the knowledge base in the language of the last file that says one, where it has that language."""
    codes = [given.stamp.language for _, given in files if given.stamp.language in kb.languages]
    try:
        return kb.in_language(codes[-1]) if codes else kb
    except KnowledgeInvalid:
        return kb  # nobody asked for it: whoever names it is told what is wrong with it


def _compare(kb: KnowledgeBase, files: Sequence[tuple[str, AnswerFile]], region: str, format: str) -> int:
    """Assess the files, and print what has changed."""
    try:
        compared = _assessed(files, kb, region)
    except AnswersInvalid as invalid:
        refuse(invalid.problems, format)
        return PROBLEMS
    except (EnginesDisagree, EngineFailed) as failure:
        return unfinished(kb, failure, format)
    if format == "json":
        print_json(_as_plain(compared, kb))
    else:
        from intakewise.cli.comparison_text import print_compared

        print_compared(compared, kb)
    return FINE


def _refuse_number(sources: Sequence[str]) -> list[Problem]:
    if len(sources) < 2:
        return [Problem("IW-F015", Place(sources[0]), "One file alone cannot be compared.", "Expected two or more.")]
    if sources.count(STANDARD_INPUT) > 1:
        return [Problem("IW-F015", Place("standard input"), "Standard input can be read once.", "Expected files.")]
    return []


def _refuse_mixture(files: Sequence[tuple[str, AnswerFile]]) -> list[Problem]:
    """Return a problem if the files are of different knowledge bases: no knowledge base fits all of them."""
    named = [(source, given.stamp.knowledge) for source, given in files if given.stamp.knowledge]
    for source, knowledge in named:
        if knowledge != named[0][1]:
            message = f"These answers are for '{knowledge}', and those of {named[0][0]} for '{named[0][1]}'."
            fix = "Compare files of one knowledge base."
            return [Problem("IW-F015", Place(source), message, "Expected answers to the same questions.", fix)]
    return []


def _assessed(files: Sequence[tuple[str, AnswerFile]], kb: KnowledgeBase, region: str) -> list[Compared]:
    region = region or files[-1][1].region
    invalid: list[Problem] = []
    compared = []
    for source, given in with_progress(files, len(files), say("files")):
        try:
            compared.append(Compared(source, given, kb.assess(given.answers, region=region, places=given.places)))
        except AnswersInvalid as each:
            invalid += each.problems
    if invalid:
        raise AnswersInvalid(invalid)
    return compared


def _as_plain(compared: Sequence[Compared], kb: KnowledgeBase) -> dict[str, object]:
    return {
        "knowledge": stamp(kb.knowledge),
        "files": [
            {
                "file": each.source,
                "version": each.given.stamp.version,
                "digest": each.given.stamp.digest,
                "is_of_another_version": is_of_another_version(each, kb),
                "referral_then": each.given.stamp.referral or None,
                "referral": each.assessment.referral.level.word,
                "see_doctor": each.assessment.see_doctor,
                "contributors": {one.id: one.band.word for one in each.assessment.contributors},
            }
            for each in compared
        ],
        "steps": [kb.compare_assessments(one.assessment, two.assessment).to_dict() for one, two in pairwise(compared)],
        "overall": kb.compare_assessments(compared[0].assessment, compared[-1].assessment).to_dict(),
    }
