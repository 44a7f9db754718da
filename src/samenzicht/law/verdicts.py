"""The question "may this be given?" and the answer, a value that explains itself and can be frozen with a letter."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .basis import Ground
from .categories import CATEGORIES, in_order
from .conditions import FACTS, Condition
from .parties import PARTIES
from .purposes import PURPOSES, STAGES
from .words import Words


@dataclass(frozen=True, slots=True)
class Question:
    """May this sender give this receiver these categories, for this purpose, on this day?

    ``facts`` holds what an officer states about the case: codes of ``CONDITIONS`` and ``CIRCUMSTANCES``.
    Raises ValueError for a code that the law does not know.
    """

    sender: str
    receiver: str
    purpose: str
    categories: frozenset[str]
    on: date
    stage: str = "signal"
    facts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        _known("sender", {self.sender}, PARTIES)
        _known("receiver", {self.receiver}, PARTIES)
        _known("purpose", {self.purpose}, PURPOSES)
        _known("categories", self.categories, CATEGORIES)
        _known("stage", {self.stage}, STAGES)
        _known("facts", self.facts, FACTS)


def _known(key: str, codes: Collection[str], known: Collection[str]) -> None:
    strange = sorted(set(codes) - set(known))
    if strange:
        raise ValueError(f"{key}: the law does not know {', '.join(strange)}")


@dataclass(frozen=True, slots=True)
class Trim:
    """A category that was asked and stays behind, and why."""

    category: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Reason:
    words: Words
    article: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``basis`` is the ground that carries the giving; for a refusal ``nearest`` is the one that came closest.

    ``steps`` say what would make it, or more of it, possible. ``notes`` say what the officer must mind in this case.
    ``others`` are codes of bases that would also carry some of it. ``keep_days`` is None for a refusal; ``keep_own``
    says that the law names no such term and this house chose it. ``stated`` is what the officer said of the case,
    ``on`` the day whose law was applied.
    """

    allowed: bool
    basis: Ground | None
    nearest: Ground | None
    given: frozenset[str]
    trimmed: tuple[Trim, ...]
    unmet: tuple[Condition, ...]
    reasons: tuple[Reason, ...]
    steps: tuple[Words, ...]
    notes: tuple[Words, ...]
    keep_days: int | None
    keep_own: bool
    keep: Words | None
    others: tuple[str, ...]
    concept: bool
    stated: frozenset[str]
    on: date

    def __bool__(self) -> bool:
        return self.allowed

    def as_dict(self) -> dict[str, Any]:
        """Plain values that survive JSON, to freeze with a letter."""
        return {
            "allowed": self.allowed,
            "basis": self.basis.as_dict() if self.basis else None,
            "nearest": self.nearest.as_dict() if self.nearest else None,
            "given": list(in_order(self.given)),
            "trimmed": [{"category": trim.category, "reason": trim.reason.as_dict()} for trim in self.trimmed],
            "unmet": [condition.as_dict() for condition in self.unmet],
            "reasons": [{"words": reason.words.as_dict(), "article": reason.article} for reason in self.reasons],
            "steps": [step.as_dict() for step in self.steps],
            "notes": [note.as_dict() for note in self.notes],
            "keep_days": self.keep_days,
            "keep_own": self.keep_own,
            "keep": self.keep.as_dict() if self.keep else None,
            "others": list(self.others),
            "concept": self.concept,
            "stated": sorted(self.stated),
            "on": self.on.isoformat(),
        }

    @classmethod
    def from_dict(cls, kept: Mapping[str, Any]) -> Verdict:
        """Thaw a verdict. Nothing is looked up: a letter stays readable when its basis is closed or changed."""
        return cls(
            allowed=kept["allowed"],
            basis=Ground.from_dict(kept["basis"]) if kept["basis"] else None,
            nearest=Ground.from_dict(kept["nearest"]) if kept["nearest"] else None,
            given=frozenset(kept["given"]),
            trimmed=tuple(Trim(trim["category"], Words.from_dict(trim["reason"])) for trim in kept["trimmed"]),
            unmet=tuple(Condition.from_dict(condition) for condition in kept["unmet"]),
            reasons=tuple(Reason(Words.from_dict(r["words"]), r["article"]) for r in kept["reasons"]),
            steps=tuple(Words.from_dict(step) for step in kept["steps"]),
            notes=tuple(Words.from_dict(note) for note in kept["notes"]),
            keep_days=kept["keep_days"],
            keep_own=kept.get("keep_own", False),
            keep=Words.from_dict(kept["keep"]) if kept["keep"] else None,
            others=tuple(kept["others"]),
            concept=kept["concept"],
            stated=frozenset(kept["stated"]),
            on=date.fromisoformat(kept["on"]),
        )
