"""
Add a rule to a knowledge base, with a case where it fires and one where it is known not to.

All of it is tried on a copy first: what is on disk stays sound, whatever is wrong with the rule.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from os.path import normpath
from pathlib import Path
from tempfile import TemporaryDirectory

from intakewise.problems.problem import Place, Problem, Severity
from intakewise.reading.knowledge_base import read_knowledge
from intakewise.reading.library import Found, find_knowledge, shown
from intakewise.reading.nodes import List, Mapping, Scalar, read_file
from intakewise.wiring.knowledge_base import KnowledgeBase
from intakewise.wiring.opening import Opened, open_knowledge
from intakewise.workbench.cases import run_cases
from intakewise.workbench.editor.schemas import modeline
from intakewise.workbench.new_files import replace_together
from intakewise.workbench.rule_cases import first_cases
from intakewise.workbench.rule_places import file_of, general_sources, refuse_rule
from intakewise.workbench.rule_yaml import RuleText, case_lines, rule_in_yaml, with_added


@dataclass(frozen=True, slots=True)
class Added:
    """
    What became of a new rule.

    Args:
        rule, cases: where they begin; None: nothing was written, and `problems` says why.
        lines: the cases as they were written.
        problems: where it was written, what `check` now warns of and did not before.
    """

    problems: tuple[Problem, ...]
    rule: Place | None = None
    cases: Place | None = None
    lines: tuple[str, ...] = ()


def add_rule(path: str, rule: RuleText, today: date) -> Added:
    """
    Add a rule to a knowledge base, which may lack just this rule: one that reads a new safety question does.

    Returns:
        What became of it. Collects Problems, never raises.
    """
    found, problems = find_knowledge(path)
    if found is None:
        return Added(tuple(problems))
    draft = read_knowledge(found).draft
    sourced = rule if rule.sources else replace(rule, sources=general_sources(draft))
    problems = refuse_rule(sourced, draft)
    file = file_of(sourced.theme, found.rules, draft)
    if isinstance(file, Problem):
        problems.append(file)
    if problems or isinstance(file, Problem):
        return Added(tuple(problems))
    with TemporaryDirectory(prefix="intakewise-") as folder:
        before = open_knowledge(path, today)
        return _Attempt(found, before, sourced, file, _copy(found, Path(folder))).made(today)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A rule tried on a copy of its knowledge base; `file` is the name of the file that it goes into."""

    found: Found
    before: Opened
    rule: RuleText
    file: str
    copy: Path

    def made(self, today: date) -> Added:
        lines = rule_in_yaml(self.rule, today)
        place = self._add(self.file, "rules", [line for _, line in lines])
        problems = [self._to_option(each, place, lines) for each in self._not_added(place, lines)]
        opened = open_knowledge(self.copy, today)
        problems += [self._to_option(each, place, lines) for each in opened.problems if each.severity is Severity.ERROR]
        if problems or opened.knowledge is None:
            return Added(tuple(dict.fromkeys(problems)))
        taken = {case.id for case in opened.cases}
        cases, problems = first_cases(opened.knowledge, self.rule.id, taken, KnowledgeBase(opened.knowledge).assess)
        if problems:
            return Added(tuple(problems))
        written = [line for case in cases for line in case_lines(case)]
        place_of_cases = self._add(self._cases_file, "cases", written)
        opened = open_knowledge(self.copy, today)
        problems = self._failing(opened) or self._write()
        if problems:
            return Added(tuple(problems))
        news = tuple(self._at_home(each) for each in opened.problems if self._is_new(each))
        return Added(news, self._home(place), self._home(place_of_cases), tuple(written))

    @property
    def _cases_file(self) -> str:
        return self.file.removesuffix(".yaml") + ".cases.yaml"

    def _add(self, name: str, key: str, lines: list[str]) -> Place:
        """Add lines to a file of the copy, and return where they begin."""
        path = self.copy / name
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        added = with_added(text, key, lines, modeline(self.found.name, key))
        path.write_bytes(added.encode("utf-8"))
        return Place(name, added.count("\n") - len(lines) + 1, 1)

    def _not_added(self, place: Place, lines: list[tuple[str, str]]) -> Iterator[Problem]:
        """Find out whether the file ends with its list, so that what was added belongs to it."""
        root, problems = read_file(self.copy / self.file, shown(self.copy / self.file))
        yield from problems
        rules = root.entries.get("rules") if isinstance(root, Mapping) else None
        last = rules.items[-1] if isinstance(rules, List) and rules.items else None
        name = last.entries.get("id") if isinstance(last, Mapping) else None
        if not problems and not (isinstance(name, Scalar) and name.text == self.rule.id):
            message = "No rule can be added at the end of this file."
            expected = "Expected a list under `rules:`, each rule on lines of its own that begin with `- id:`."
            yield Problem("IW-F032", Place(shown(self.copy / self.file)), message, expected)

    def _to_option(self, problem: Problem, place: Place, lines: list[tuple[str, str]]) -> Problem:
        """Return a problem with the option that it is about in place of the line, which will not be written."""
        index = problem.place.line - place.line
        at_home = self._at_home(problem)
        if Path(problem.place.file).name == self.file and 0 <= index < len(lines):
            return replace(at_home, place=Place(lines[index][0]))
        return at_home

    def _failing(self, opened: Opened) -> list[Problem]:
        """Return what is wrong with the two cases, which should be nothing."""
        problems = [self._at_home(each) for each in opened.problems if each.severity is Severity.ERROR]
        if opened.knowledge is None:
            return problems
        mine = [each for each in opened.cases if self.rule.id in (*each.expected.fired, *each.expected.not_fired)]
        runs = run_cases(opened.knowledge, mine, opened.answer_sets, KnowledgeBase(opened.knowledge).assess)
        return problems + [self._at_home(each) for run in runs for each in run.problems]

    def _write(self) -> list[Problem]:
        names = (self.file, self._cases_file)
        return replace_together({self.found.rules / name: (self.copy / name).read_bytes() for name in names})

    def _is_new(self, problem: Problem) -> bool:
        known = {(each.code, each.message) for each in self.before.problems}
        return (problem.code, problem.message) not in known

    def _at_home(self, problem: Problem) -> Problem:
        """Return a problem in the copy as one in the knowledge base, with the files that its words name."""
        homes = {self.copy: self.found.rules, self.copy.parents[1] / "questionnaires": self.found.questionnaires}
        words = [problem.message, problem.expected, problem.fix]
        for copied, home in homes.items():
            words = [each.replace(str(copied), shown(Path(normpath(home)))) for each in words]
        message, expected, fix = words
        return replace(problem, place=self._home(problem.place), message=message, expected=expected, fix=fix)

    def _home(self, place: Place) -> Place:
        """Return a place in the copy as one in the knowledge base."""
        path = Path(place.file)
        if path.name == place.file or path.is_relative_to(self.copy):
            inside = path.relative_to(self.copy) if path.is_relative_to(self.copy) else path
            return replace(place, file=shown(self.found.rules / inside))
        return replace(place, file=shown(Path(normpath(self.found.questionnaires / path.name))))


def _copy(found: Found, folder: Path) -> Path:
    """Copy a knowledge base into an empty folder, and return where its rules are there."""
    rules = folder / "rules" / found.name
    shutil.copytree(found.rules, rules)
    (folder / "questionnaires").mkdir()
    for path in found.questionnaires.glob("*.yaml"):
        shutil.copy(path, folder / "questionnaires")
    return rules
