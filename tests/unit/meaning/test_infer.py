"""What a knowledge base keeps of its rules between two people."""

import gc
import pickle
from dataclasses import replace
from weakref import ref

from intakewise.meaning.evaluate import judge_of
from intakewise.meaning.infer import infer
from intakewise.model.knowledge import Knowledge
from intakewise.model.values import Truth
from tests.random_bases.rules import rule_of
from tests.small_bases import base_of, yes


def truths(knowledge: Knowledge) -> list[Truth]:
    """Infer the rules of a base from the same facts."""
    return list(infer(knowledge, {"b0": Truth.TRUE, "b1": Truth.FALSE}).rules.values())


def test_a_base_with_changed_rules_means_what_they_say() -> None:
    """Though it is made of one that was used already, and with the same plan."""
    knowledge = base_of(yes(0))
    assert [Truth.TRUE] == truths(knowledge)
    rule = knowledge.rules["rule.r000"]
    changed = replace(knowledge, rules={rule.id: rule_of(rule.id, yes(1), *rule.effects)})
    assert [Truth.FALSE] == truths(changed)
    assert [Truth.TRUE] == truths(knowledge)


def test_a_used_base_stays_plain_data() -> None:
    """It is equal to one that was not used, and travels to other processes as that does."""
    fresh, used = base_of(yes(0)), base_of(yes(0))
    truths(used)
    assert fresh == used
    assert pickle.dumps(fresh) == pickle.dumps(used)
    assert [Truth.TRUE] == truths(pickle.loads(pickle.dumps(used)))


def test_what_a_base_keeps_goes_with_it() -> None:
    """Nothing is left of a base that is loaded anew."""
    condition = yes(0)
    knowledge = base_of(condition)
    truths(knowledge)
    judge = ref(judge_of(condition))
    assert judge() is not None
    del condition, knowledge
    gc.collect()
    assert judge() is None
