"""What must be true before something may be given.

The words stand in ``conditions.toml``. Most conditions are met when an officer says so; a sort that needs more than
that is one function here, listed in ``SORTS``. Circumstances are facts of the case that change what a condition asks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from .words import Words


@dataclass(frozen=True, slots=True)
class Condition:
    """``question`` is put to the officer, ``missing`` says why it stops the giving, ``step`` how to get there."""

    code: str
    question: Words
    missing: Words
    step: Words

    def as_dict(self) -> dict[str, object]:
        return {"code": self.code, **{part: getattr(self, part).as_dict() for part in ("question", "missing", "step")}}

    @classmethod
    def from_dict(cls, kept: Mapping[str, object]) -> Condition:
        parts = {part: Words.from_dict(kept[part]) for part in ("question", "missing", "step")}  # type: ignore[arg-type]
        return cls(str(kept["code"]), **parts)


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something about the case; ``note`` is what the officer must know when it is so.

    Of those that share a word in ``apart`` one can be so: nobody has two ages.
    """

    code: str
    question: Words
    note: Words
    apart: str = ""


def _shelved() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(resources.files(__package__).joinpath("conditions.toml").read_text(encoding="utf-8"))


_WORDS = _shelved()

CONDITIONS: Mapping[str, Condition] = MappingProxyType(
    {
        code: Condition(code, *(Words.from_dict(words[part]) for part in ("question", "missing", "step")))
        for code, words in _WORDS["conditions"].items()
    }
)
CIRCUMSTANCES: Mapping[str, Circumstance] = MappingProxyType(
    {
        code: Circumstance(
            code, Words.from_dict(words["question"]), Words.from_dict(words["note"]), str(words.get("apart", ""))
        )
        for code, words in _WORDS["circumstances"].items()
    }
)
FACTS = frozenset(CONDITIONS) | frozenset(CIRCUMSTANCES)


def missing(code: str, facts: frozenset[str]) -> tuple[Condition, ...]:
    """The conditions still to be met before ``code`` holds; empty when it holds."""
    return tuple(CONDITIONS[lacking] for lacking in SORTS.get(code, _affirmed(code))(facts))


def asked_for(code: str) -> tuple[str, ...]:
    """The facts an officer can state to meet a condition: the condition itself and what stands in for it."""
    return {"consent": ("consent", "parent_consent", "guardian_consent")}.get(code, (code,))


def contrary(facts: Iterable[str]) -> tuple[Circumstance, ...]:
    """Circumstances among these facts that cannot all be so; empty when nothing is said against itself."""
    present = frozenset(facts)
    there = [circumstance for code, circumstance in CIRCUMSTANCES.items() if code in present and circumstance.apart]
    return tuple(one for one in there if any(one.apart == other.apart for other in there if other is not one))


def notes(facts: Iterable[str]) -> tuple[Words, ...]:
    present = frozenset(facts)
    return tuple(circumstance.note for code, circumstance in CIRCUMSTANCES.items() if code in present)


Sort = Callable[[frozenset[str]], tuple[str, ...]]


def _affirmed(code: str) -> Sort:
    return lambda facts: () if code in facts else (code,)


def _consent(facts: frozenset[str]) -> tuple[str, ...]:
    """Under 12 the parents decide, from 12 to 15 child and parents, from 16 the person alone.

    A parent who may be the exploiter cannot consent for the child: then a guardian must. Withdrawn is withdrawn.
    """
    if "consent_withdrawn" in facts:
        return ("consent_again",) if "consent_again" not in facts else ()
    for_the_child = ("guardian_consent",) if "parent_suspected" in facts else ("parent_consent",)
    represented = not facts.isdisjoint({*for_the_child, "guardian_consent"})
    own = () if "consent" in facts else ("consent",)
    if "under_12" in facts:
        return () if represented else for_the_child
    if "from_12_to_15" in facts:
        return own + (() if represented else for_the_child)
    return own


SORTS: Mapping[str, Sort] = MappingProxyType({"consent": _consent})
