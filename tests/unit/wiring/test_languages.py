"""A knowledge base in another language: what is wrong with a translation, what it lacks, and what it never touches."""

import pickle
from pathlib import Path

import pytest

from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.problem import Problem
from intakewise.reading import cache
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import load, open_knowledge
from tests.acceptance.test_author_mistakes import TODAY
from tests.translated_bases import BASE, HEAD, NOTICE, REVIEWED, copied, in_capitals, texts


def summary(problem: Problem) -> tuple[str, str, str]:
    """Return code, place within the translations, and severity."""
    place = str(problem.place).partition("translations/")[2]
    return problem.code, place, problem.severity.value


def wrong_with(folder: Path, *, lacking: bool = False) -> list[Problem]:
    """Return what `check` says of a base; of the texts that are lacking only if asked for."""
    return [each for each in open_knowledge(folder, TODAY).problems if lacking or each.code != "IW-W010"]


def test_a_whole_translation_has_no_problem(tmp_path: Path) -> None:
    """Where every text has its translation, `check` has nothing to say."""
    assert [] == wrong_with(copied(tmp_path, in_capitals()), lacking=True)


def test_a_text_that_is_lacking_is_a_warning_and_stays_english(tmp_path: Path) -> None:
    """Nothing missing stops anything: the base loads, and says the rest in English."""
    folder = copied(tmp_path, HEAD + texts({"How old are you?": "¿Cuántos años tiene?"}))
    problems = wrong_with(folder, lacking=True)
    assert {("IW-W010", "es.yaml", "warning")} == {summary(each) for each in problems}
    assert "Español lacks a text of questions.snores.ask: “Do you snore?”" in {each.message for each in problems}
    questions = load(folder, language="es").knowledge.questionnaire.questions
    assert ("¿Cuántos años tiene?", "Do you snore?") == (questions["age"].ask, questions["snores"].ask)


def test_texts_may_stand_in_several_files(tmp_path: Path) -> None:
    """A long translation is split as its author likes; each file counts."""
    more = texts({"Do you snore?": "¿Ronca?"})
    folder = copied(tmp_path, HEAD + texts({"How old are you?": "¿Cuántos años tiene?"}), sleep=more)
    questions = load(folder, language="es").knowledge.questionnaire.questions
    assert ("¿Cuántos años tiene?", "¿Ronca?") == (questions["age"].ask, questions["snores"].ask)


def test_how_a_text_is_broken_into_lines_does_not_matter(tmp_path: Path) -> None:
    """What was folded in one file need not be folded in the other."""
    folder = copied(
        tmp_path, HEAD + "texts:\n  - en: >-\n      How old\n      are you?\n    es: ¿Cuántos años tiene?\n"
    )
    assert "¿Cuántos años tiene?" == load(folder, language="es").knowledge.questionnaire.questions["age"].ask


def test_a_text_that_has_changed_is_english_again(tmp_path: Path) -> None:
    """Nobody is told in Spanish what was true of an older English text; the author is told which text was meant."""
    folder = copied(tmp_path, HEAD + texts({"Do you snore loudly?": "¿Ronca fuerte?"}))
    (problem,) = wrong_with(folder)
    assert ("IW-W011", "es.yaml:6:12", "warning") == summary(problem)
    assert "Do you snore?" == problem.suggestion
    assert "Do you snore?" == load(folder, language="es").knowledge.questionnaire.questions["snores"].ask


MISTAKES = {
    "twice": ([{"en": "Never", "es": "Nunca"}, {"en": "Never", "es": "Jamás"}], [("IW-W012", "es.yaml:7:12")]),
    "number": ([{"en": "Call 999.", "es": "Llame al 112."}], [("IW-W013", "es.yaml:6:31")]),
    "code": ([{"en": "Never", "fr": "Jamais"}], [("IW-W014", "es.yaml:6:27")]),
    "place": ([{"en": "Never", "es": "Nunca", "at": "questions.greens"}], [("IW-W015", "es.yaml:6:42")]),
    "empty": ([{"en": "Never", "es": ""}], [("IW-S005", "es.yaml:6:27")]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_is_wrong_is_an_error_at_its_place(mistake: str, tmp_path: Path) -> None:
    """A wrong translation fails `check`, and is not shown to anybody."""
    entries, expected = MISTAKES[mistake]
    folder = copied(tmp_path, HEAD + texts(entries))
    assert [(*each, "error") for each in expected] == [summary(each) for each in wrong_with(folder)]
    with pytest.raises(KnowledgeInvalid):
        load(folder, language="es")
    assert "en" == load(folder).language


def test_the_same_text_may_be_translated_for_two_places(tmp_path: Path) -> None:
    """With `at` one English text has two translations."""
    placed = {"en": "Never", "es": "Jamás", "at": "questions.leafy_greens"}
    assert [] == wrong_with(copied(tmp_path, HEAD + texts([{"en": "Never", "es": "Nunca"}, placed])))


def test_a_file_of_another_language_is_refused(tmp_path: Path) -> None:
    """The name of the file and what stands in it have to agree."""
    folder = copied(tmp_path, HEAD.replace("language: es", "language: fr"))
    assert [("IW-W014", "es.yaml:1:11", "error")] == [summary(each) for each in wrong_with(folder)]


def test_an_added_name_leads_to_one_thing(tmp_path: Path) -> None:
    """A name for an option that is not there, and one that leads elsewhere already, are errors."""
    folder = copied(tmp_path, HEAD)
    questions = folder / "questionnaires" / "tiredness.yaml"
    listed = questions.read_text("utf-8").replace("ask: Do you take any of these?", "ask: Which?\n        search: true")
    questions.write_text(listed, "utf-8")
    names = (
        "names:\n"
        "  - {option: medicines.sleeping_pil, add: [somnífero]}\n"
        "  - {like: a blood thinner, add: [sintrom]}\n"
        "  - {option: medicines.sleeping_pill, add: [Sintróm]}\n"
        "  - {like: aspirin, add: [aspirina]}\n"
    )
    (folder / "rules" / "tiredness" / "translations" / "es.yaml").write_text(HEAD + names, "utf-8")
    problems = wrong_with(folder)
    assert [
        ("IW-R013", "es.yaml:6:14", "error"),
        ("IW-R051", "es.yaml:8:45", "error"),
        ("IW-R013", "es.yaml:9:12", "error"),
    ] == [summary(each) for each in problems]
    assert "medicines.sleeping_pill" == problems[0].suggestion


def test_a_language_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    """Whoever names a language wrongly is told which there are."""
    kb = load(copied(tmp_path, HEAD))
    assert ("en", "es") == kb.languages
    with pytest.raises(KnowledgeInvalid) as invalid:
        kb.in_language("esp")
    (problem,) = invalid.value.problems
    assert ("IW-R070", "Expected one of: en, es.", "es") == (problem.code, problem.expected, problem.suggestion)


def test_a_base_that_was_not_read_from_files_is_in_english_only() -> None:
    """A base made in memory has no translations, and says so as any other does."""
    kb = KnowledgeBase(load(BASE).knowledge)
    assert ("en",) == kb.languages
    with pytest.raises(KnowledgeInvalid):
        kb.in_language("es")


def test_a_language_and_back_is_the_same_base(tmp_path: Path) -> None:
    """From any language to any other: the texts come from the original each time; the digest never changes."""
    kb = load(copied(tmp_path, in_capitals()))
    spanish = kb.in_language("es")
    assert ("es", kb.languages, kb.digest) == (spanish.language, spanish.languages, spanish.digest)
    assert kb.knowledge == spanish.in_language("en").knowledge
    assert spanish.knowledge == spanish.in_language("es").knowledge
    assert NOTICE == spanish.knowledge.language.notice


def test_kept_bases_never_mix_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """English after Spanish is English, a changed translation is read again, and so is a changed base."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv(cache.SWITCH, raising=False)
    folder = copied(tmp_path, HEAD + texts({"Do you snore?": "¿Ronca?"}))
    said = [load(folder, language=code).knowledge.questionnaire.questions["snores"].ask for code in ("es", "en", "es")]
    assert ["¿Ronca?", "Do you snore?", "¿Ronca?"] == said
    file = folder / "rules" / "tiredness" / "translations" / "es.yaml"
    file.write_text(file.read_text("utf-8").replace("¿Ronca?", "¿Ronca usted?"), "utf-8")
    assert "¿Ronca usted?" == load(folder, language="es").knowledge.questionnaire.questions["snores"].ask
    kb = load(folder)
    questions = folder / "questionnaires" / "tiredness.yaml"
    questions.write_text(questions.read_text("utf-8").replace("Do you snore?", "Do you snore at night?"), "utf-8")
    assert "¿Ronca usted?" == kb.in_language("es").knowledge.questionnaire.questions["snores"].ask
    assert "Do you snore at night?" == load(folder, language="es").knowledge.questionnaire.questions["snores"].ask


def test_a_translated_base_travels_to_another_process(tmp_path: Path) -> None:
    """Pickled and back it is the same, in its language, and still knows the others."""
    kb = load(copied(tmp_path, in_capitals()), language="es")
    travelled = pickle.loads(pickle.dumps(kb))
    assert (kb.knowledge, "es", ("en", "es")) == (travelled.knowledge, travelled.language, travelled.languages)


def test_a_reviewed_translation_says_by_whom(tmp_path: Path) -> None:
    """Only what a named clinician has read is trusted to stand alone."""
    language = load(copied(tmp_path, in_capitals(REVIEWED)), language="es").knowledge.language
    assert (True, "Ana Pérez, neuróloga", "2026-11-23") == (language.is_trusted, language.by, language.on)
    assert not load(copied(tmp_path / "other", in_capitals()), language="es").knowledge.language.is_trusted
