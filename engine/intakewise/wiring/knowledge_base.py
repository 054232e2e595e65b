"""A loaded knowledge base: the public face in Python."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from intakewise.changes.comparing import compare_assessments
from intakewise.changes.what_would_change import find_what_would_change
from intakewise.explain.why import explain_target, tell_target
from intakewise.interview.interview import Interview
from intakewise.language.saying import speaking
from intakewise.model.assessments import Assessment
from intakewise.model.changes import WouldChange
from intakewise.model.comparisons import Comparison
from intakewise.model.knowledge import Knowledge
from intakewise.model.languages import ENGLISH
from intakewise.model.questionnaires import Questionnaire
from intakewise.model.seen import Explained
from intakewise.passes.accepting import TYPED_ONLY
from intakewise.passes.answers_schema import answers_schema
from intakewise.passes.form_schema import form_schema
from intakewise.problems.exceptions import AnswersInvalid
from intakewise.problems.problem import Place
from intakewise.reading.library import Found, languages_of
from intakewise.wiring.both_engines import BothEngines
from intakewise.wiring.checked import check
from intakewise.wiring.explaining import to_explain
from intakewise.wiring.languages import in_language
from intakewise.wiring.refusals import refuse_region, refuse_to_compare


class KnowledgeBase:
    """
    A loaded knowledge base. Immutable and safe from several threads; it opens no network and leaves no thread running.

    >>> import intakewise
    >>> kb = intakewise.load("muscle_spasms")
    >>> kb.id
    'muscle_spasms'
    """

    def __init__(self, knowledge: Knowledge, found: Found | None = None) -> None:
        self._knowledge = knowledge
        self._found = found
        self._engines = BothEngines(knowledge)

    def __reduce__(self) -> tuple[type["KnowledgeBase"], tuple[Knowledge, Found | None]]:
        """Travel to another process as the knowledge alone: each compiles engines of its own."""
        return type(self), (self.knowledge, self._found)

    def __repr__(self) -> str:
        """Say which it is, and not hundreds of rules."""
        return f"<KnowledgeBase {self.id} {self.version}, {self.language}>"

    @property
    def knowledge(self) -> Knowledge:
        """Everything in it, to be looked through: rules, contributors, states, advice, cautions, sources."""
        return self._knowledge

    @property
    def id(self) -> str:
        """The id under which the knowledge base is shipped."""
        return self.knowledge.id

    @property
    def title(self) -> str:
        """What it is about, for a person."""
        return self.knowledge.title

    @property
    def version(self) -> str:
        """The version its authors gave it."""
        return self.knowledge.version

    @property
    def digest(self) -> str:
        """SHA-256 of the resolved meaning and texts; comments and file layout do not change it."""
        return self.knowledge.digest

    @property
    def language(self) -> str:
        """The code of the language of the texts."""
        return self.knowledge.language.code

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that it has texts in, English first."""
        return (ENGLISH.code, *(() if self._found is None else languages_of(self._found)))

    @property
    def questionnaire(self) -> Questionnaire:
        """Its sections, questions, and options, in the order in which they are asked."""
        return self.knowledge.questionnaire

    def in_language(self, code: str) -> "KnowledgeBase":
        """
        Return the same knowledge base with its texts in another language. No meaning changes, nor does the digest.

        Raises:  KnowledgeInvalid: it has no such language, or there is an error in the translation.
        """
        return KnowledgeBase(in_language(self._found, self.knowledge.original or self.knowledge, code), self._found)

    def assess(
        self,
        answers: Mapping[str, object],
        *,
        region: str = "",
        safety_from: Iterable[str] = TYPED_ONLY,
        places: Mapping[str, Place] | None = None,
    ) -> Assessment:
        """
        Return the explained assessment of one person's answers, computed by both engines.

        Args:
            answers: question id to value: a boolean, a number in the question's unit, an option id, a list of option
                ids, text; None or `{"declined": "rather_not_say"}` for no answer. What is absent was not asked.
                Neither is ever taken for "no".
            region: chooses texts and telephone numbers, never meaning; empty: all of them are given, none is guessed.
            safety_from: where an answer to a safety question may come from: `imported`, `assumed`; `typed` always. One
                that comes from elsewhere counts as not known, and is listed in `not_accepted`.
            places: where each answer stands in a file, for the problems.

        Raises:
            AnswersInvalid: `problems` lists everything that is wrong at once.
            EnginesDisagree: a fault of ours; both results are attached.
            EngineFailed: a fault of ours; the other engine's result is attached.

        >>> import intakewise
        >>> result = (kb := intakewise.load("muscle_spasms")).assess({"danger_now": ["fit"]})
        >>> result.referral.level.word, result.see_doctor
        ('emergency', True)
        >>> kb.assess({}).see_doctor is None  # nothing was answered, so nothing is ruled out
        True
        >>> kb.assess({"danger_now": {"value": ["fit"], "provenance": "imported"}}).not_accepted
        ('danger_now',)
        """
        with speaking(self.language):
            checked = check(self.knowledge, answers, places, refuse_region(self.knowledge, region), safety_from)
        return self._engines.assess(checked, region)

    def explain(
        self,
        answers: Mapping[str, object],
        name: str,
        *,
        safety_from: Iterable[str] = TYPED_ONLY,
        places: Mapping[str, Place] | None = None,
    ) -> list[str]:
        """
        Say in plain lines why something was concluded from the answers, why not, or why it is not known.

        Args:
            name: a rule, contributor, state, advice, or `referral`; `safety_from` as `assess` takes it.

        Raises:  AnswersInvalid: of the answers, or that nothing has that name.

        >>> import intakewise
        >>> print(intakewise.load("muscle_spasms").explain({"danger_now": ["fit"]}, "referral")[0])
        The referral is emergency.
        """
        with speaking(self.language):
            return tell_target(*to_explain(self.knowledge, answers, name, places, safety_from))

    def explained(
        self,
        answers: Mapping[str, object],
        name: str,
        *,
        safety_from: Iterable[str] = TYPED_ONLY,
        places: Mapping[str, Place] | None = None,
    ) -> Explained:
        """
        Return the same for a program: besides the lines, each rule that bears on it, its condition part by part.

        >>> import intakewise
        >>> found = intakewise.load("muscle_spasms").explained({"danger_now": ["fit"]}, "red_flag.fit")
        >>> found.rules[0].when.says, found.rules[0].when.truth.value, found.rules[0].when.saw
        ('danger_now: {includes: fit}', 'true', '[fit]')
        """
        with speaking(self.language):
            return explain_target(*to_explain(self.knowledge, answers, name, places, safety_from))

    def what_would_change(
        self,
        answers: Mapping[str, object],
        *,
        safety_from: Iterable[str] = TYPED_ONLY,
        places: Mapping[str, Place] | None = None,
        on_step: Callable[[int, int], None] | None = None,
    ) -> WouldChange:
        """
        Say what would change the assessment of these answers.

        For each likely contributor: the smallest changes of things that a person can change (questions marked
        `modifiable`) that would lower its band and make nothing else worse. For a referral below emergency: which
        answers would raise it. Found by search over the rules, and confirmed by assessing each. In an emergency:
        nothing.

        Args:
            safety_from: as `assess` takes it.
            places: where each answer stands in a file, for the problems.
            on_step: is told how many steps of the search are done, and how many there are.

        Raises:  as `assess` does.

        >>> import intakewise
        >>> kb = intakewise.load("muscle_spasms")
        >>> found = kb.what_would_change({"kind": ["small_twitch"], "place": ["eyelid_face"], "caffeine_cups": 6})
        >>> [(each.id, each.lowerings[0].changes[0].instead) for each in found.contributors]
        [('stress_breathing', '4 cups a day')]
        """
        safety_from = tuple(safety_from)
        with speaking(self.language):
            checked = check(self.knowledge, answers, places, [], safety_from)
            assess = partial(self.assess, safety_from=safety_from)
            return find_what_would_change(self.knowledge, checked.accepted.answers, assess, on_step)

    def compare(
        self, before: Mapping[str, object], after: Mapping[str, object], *, safety_from: Iterable[str] = TYPED_ONLY
    ) -> Comparison:
        """
        Say what has changed from one set of a person's answers to a later one, both assessed by this knowledge base.

        Args:
            safety_from: as `assess` takes it, of both.

        Raises:  as `assess` does.

        >>> import intakewise
        >>> found = intakewise.load("muscle_spasms").compare({"cramp_now": False}, {"cramp_now": True})
        >>> found.referral.before.word, found.referral.after.word, found.referral.behind
        ('self_care', 'urgent', ('cramp_now',))
        """
        safety_from = tuple(safety_from)
        first, second = (self.assess(each, safety_from=safety_from) for each in (before, after))
        return self.compare_assessments(first, second)

    def compare_assessments(self, before: Assessment, after: Assessment) -> Comparison:
        """
        Say what has changed from one assessment to a later one; both of this knowledge base, with the same digest.

        Raises:  AnswersInvalid: one of them was given by other rules, or in another language: assess its answers anew.
        """
        with speaking(self.language):
            if problems := refuse_to_compare(self.knowledge, (before, after)):
                raise AnswersInvalid(problems)
            return compare_assessments(self.knowledge, before, after)

    def answers_schema(self) -> dict[str, object]:
        """
        Return JSON Schema (2020-12) for answers, such as for a form of one's own: whatever fits it, `assess` can read.

        Two things are not in it: how many decimals a number may have, and that an answer to a safety question is
        refused where other answers close it.
        """
        return answers_schema(self.knowledge)

    def form_schema(self) -> dict[str, object]:
        """
        Return JSON Schema (2020-12) for what draws a form from one, such as react-jsonschema-form.

        Each question is one plain field with its words, unit, and options, in the language of the texts. A field that
        is left empty has to be left out: it was not asked, and is never taken for "no". `answers_schema` also has all
        that a plain field cannot give: "I don't know", other units, where an answer comes from.

        >>> import intakewise
        >>> field = intakewise.load("muscle_spasms").form_schema()["properties"]["leafy_greens"]
        >>> field["type"], field["oneOf"][1]
        ('string', {'enum': ['weekly'], 'title': '1 to 3 times a week'})
        """
        return form_schema(self.knowledge)

    def interview(self, *, safety_from: Iterable[str] = TYPED_ONLY) -> Interview:
        """
        Return a new interview: what to ask next, back, change, and how far it is.

        Args:
            safety_from: as `assess` takes it. A safety question answered from elsewhere is asked all the same.

        >>> import intakewise
        >>> interview = intakewise.load("muscle_spasms").interview()
        >>> question = interview.next_question()
        >>> question.id
        'about_whom'
        >>> _ = interview.decline()
        >>> interview.progress.answered
        1
        """
        return Interview(self.knowledge, safety_from)

    def resume(self, state: Mapping[str, object], *, safety_from: Iterable[str] = TYPED_ONLY) -> Interview:
        """
        Go on with an interview from what its `to_dict` gave. A state is believed as far as answers are.

        Args:
            safety_from: as `interview` took it. An answer to a safety question that comes from elsewhere is asked
                again, and is in `not_resumed`, whatever the state says.

        Raises:  AnswersInvalid: the state is not one, belongs to another knowledge base, or its answers do not fit.
        """
        return Interview.from_dict(self.knowledge, state, safety_from)
