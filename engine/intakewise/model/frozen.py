"""
Mappings that nobody can change, and whole data made of them.

Frozen dataclasses keep their fields; a plain dictionary in one of them could still be written to, by anybody who holds
a knowledge base that every thread shares.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import NoReturn, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


class Frozen(dict[K, V]):
    """
    A dictionary that refuses every change. It travels to other processes; `types.MappingProxyType` does not.

    >>> Frozen(age=34)["age"]
    34
    >>> Frozen(age=34)["age"] = 35
    Traceback (most recent call last):
      ...
    TypeError: This cannot be changed. Copy it with dict(…) first.
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("This cannot be changed. Copy it with dict(…) first.")

    __delitem__ = __setitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type["Frozen[K, V]"], tuple[dict[K, V]]]:
        """Be made anew from a plain dictionary: what unpickles one would write into it."""
        return type(self), (dict(self),)


def frozen(plain: Mapping[str, object]) -> Frozen[str, object]:
    """
    Return plain values so that nobody can change them: mappings frozen, lists as tuples, whatever is in them, too.

    >>> frozen({"danger_now": ["fit"]})
    {'danger_now': ('fit',)}
    """
    return Frozen({name: _frozen_value(value) for name, value in plain.items()})


_AS_IT_IS = frozenset({str, int, float, bool, type(None)})


def _frozen_value(value: object) -> object:
    # Most are these, and whether something is a mapping is asked in Python, not in C.
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Mapping):
        return frozen(value)
    return tuple(map(_frozen_value, value)) if isinstance(value, list | tuple) else value


def freeze(whole: T) -> T:
    """
    Freeze every mapping in frozen dataclasses, however deep, and return the same object.

    In place: what was just made by the passes is nobody else's yet.
    """
    _freeze(whole, set())
    return whole


def _freeze(value: object, done: set[int]) -> object:
    """Return what stands for a value from now on: a mapping frozen, or the value itself with what is in it frozen."""
    if isinstance(value, Frozen):
        return value
    if isinstance(value, Mapping):
        return Frozen({name: _freeze(each, done) for name, each in value.items()})
    if isinstance(value, tuple):
        for each in value:
            _freeze(each, done)
    elif is_dataclass(value) and not isinstance(value, type) and id(value) not in done:
        done.add(id(value))
        for name in _holding(type(value)):
            before = getattr(value, name)
            after = _freeze(before, done)
            if after is not before:
                object.__setattr__(value, name, after)
    return value


@cache
def _holding(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that could hold a mapping: most hold a place, which holds none."""
    assert is_dataclass(kind)
    return tuple(each.name for each in fields(kind) if each.type not in (str, int, bool, float))
