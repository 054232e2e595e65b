"""Open knowledge bases: to use one, and to see everything that is wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from intakewise.model.cases import AnswerSet, Case
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH, Translation
from intakewise.model.people import Person
from intakewise.problems.exceptions import KnowledgeInvalid
from intakewise.problems.problem import Problem, has_errors, ranked
from intakewise.reading import cache
from intakewise.reading.library import files_of, find_knowledge
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.languages import check_translations, kept_in_language


def load(name_or_path: str | Path = "muscle_spasms", language: str = ENGLISH.code) -> KnowledgeBase:
    """
    Load a knowledge base, checked throughout.

    Args:
        name_or_path: the id of a shipped one or of one that an installed package provides; or a content folder that
            holds `questionnaires/` and `rules/`, or one `rules/NAME` inside it.
        language: the code of the language of its texts, one of `KnowledgeBase.languages`. It changes no meaning.

    Raises:  KnowledgeInvalid: `problems` lists everything that is wrong with it at once.

    >>> import intakewise
    >>> intakewise.load("muscle_spasm")
    Traceback (most recent call last):
      ...
    intakewise.problems.exceptions.KnowledgeInvalid: muscle_spasm  IW-F007  There is no knowledge base 'muscle_spasm'.
      Expected muscle_spasms, phq_9, wells_dvt, or a folder. Did you mean 'muscle_spasms'?
    """
    found, problems = find_knowledge(str(name_or_path))
    if found is None:
        raise KnowledgeInvalid(problems)
    if language != ENGLISH.code and (translated := kept_in_language(found, language)) is not None:
        return KnowledgeBase(translated, found)
    key = cache.key_of(files_of(found))
    knowledge = cache.kept(key)
    if knowledge is None:
        # Reading and checking needs modules that a kept knowledge base does not, and a person is waiting.
        from intakewise.passes.from_draft import resolve_knowledge
        from intakewise.reading.knowledge_base import read_knowledge

        reading = read_knowledge(found)
        knowledge, problems = resolve_knowledge(reading.draft, reading.problems)
        if knowledge is None:
            raise KnowledgeInvalid(problems)
        cache.keep(key, knowledge)
    kb = KnowledgeBase(knowledge, found)
    return kb if language == ENGLISH.code else kb.in_language(language)


@dataclass(frozen=True, slots=True)
class Opened:
    """
    Everything about one knowledge base, for its authors.

    Args:
        knowledge: None if there is any error.
        problems: of reading, of the base, and of its cases and people, ranked; for `check`, of its translations, too.
        translations: for `check`, those that can be read.
    """

    knowledge: Knowledge | None = None
    cases: tuple[Case, ...] = ()
    people: tuple[Person, ...] = ()
    answer_sets: Mapping[str, AnswerSet] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    translations: tuple[Translation, ...] = ()


def open_knowledge(name_or_path: str | Path = "muscle_spasms", today: date | None = None) -> Opened:
    """
    Read a knowledge base with its cases and people, and find everything that is wrong with it.

    Args:
        today: for `check`, to tell which reviews are past due; the wording and the translations are looked at then,
            too. None: none of them is.

    Returns:
        What was read. Collects Problems, never raises.
    """
    from intakewise.passes.check_cases import check_cases, check_given, rules_without_case
    from intakewise.passes.from_draft import resolve_knowledge
    from intakewise.reading.cases import read_cases
    from intakewise.reading.knowledge_base import read_knowledge
    from intakewise.wiring.people import own_people, people_and_problems

    found, problems = find_knowledge(str(name_or_path))
    if found is None:
        return Opened(problems=tuple(ranked(problems)))
    reading = read_knowledge(found)
    knowledge, problems = resolve_knowledge(reading.draft, reading.problems, today)
    read = read_cases(found, reading.draft)
    problems += read.problems
    problems += check_cases(reading.draft, read.cases, read.answer_sets, read.unread)
    people, found_in_people = people_and_problems(own_people(found), reading.draft, knowledge, read)
    problems += found_in_people
    translations: tuple[Translation, ...] = ()
    if knowledge is not None:
        problems += check_given(knowledge.questionnaire, read.cases, read.answer_sets)
        # A case that could not be read may be the one that is missing.
        if not has_errors(problems):
            problems += rules_without_case(knowledge, read.cases)
        if today is not None:
            # Only authors ask: nobody who answers waits for the library that counts syllables.
            from intakewise.wiring.wording import check_wording
            from intakewise.workbench.alone import check_alone
            from intakewise.workbench.worrying import check_worrying

            problems += check_wording(reading, knowledge)
            problems += check_alone(knowledge)
            problems += check_worrying(knowledge)
            translations, of_translations = check_translations(found, knowledge)
            problems += of_translations
    return Opened(knowledge, read.cases, people, read.answer_sets, tuple(ranked(problems)), translations)
