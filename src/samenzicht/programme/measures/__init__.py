"""What a measure is. Each file in this folder holds one, as `MEASURE`; `programme.measure` finds them by this folder.

A measure says what is counted and by what rule, and how much it can carry: what it may at most prove about its
question. That is decided here, before there are figures, and not when one likes what they seem to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from samenzicht.law import Words

Question = Literal["fewer", "helped", "tackled", ""]
# entered: the office writes it down; tallied: the counter counts it here; estimated: it comes from an estimate.
Way = Literal["entered", "tallied", "estimated"]
# count: a number of whole things; share: 0 to 100; days: a number of days; answer: down, up or cannot tell.
Sort = Literal["count", "share", "days", "answer"]
Grade = Literal["strong", "some", "weak", "none"]


@dataclass(frozen=True)
class Count:
    """What was counted of one part, protected; None: too few to show."""

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None


# By part; the empty part is the whole.
Counts = Mapping[str, Count]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """`series` are the ways in which others counted it: figures of two series are never compared or joined.

    `better`: whether more or fewer of it is better for its question; empty where neither says anything.
    `carries`: what a clear change of it may at most prove; `none` for what one did and for what was merely seen.
    `caution` says what it cannot say. `settles`: so many days after a quarter it can be counted for good.
    """

    code: str
    name: Words
    question: Question
    rule: Words
    unit: Words
    source: str
    way: Way
    caution: Words
    sort: Sort = "count"
    better: Literal["more", "fewer", ""] = ""
    carries: Grade = "none"
    parts: Mapping[str, Words] = field(default_factory=dict)
    series: Mapping[str, Words] = field(default_factory=dict)
    baseline: Decimal | None = None
    target: Decimal | None = None
    settles: int = 0
    count: Callable[[date], Counts] | None = None

    def __post_init__(self) -> None:
        for part in (self.name, self.rule, self.unit, self.caution, *self.parts.values(), *self.series.values()):
            if not (part.nl.strip() and part.en.strip()):
                raise ValueError(f"measure {self.code}: words in both languages")
        if not self.source.strip():
            raise ValueError(f"measure {self.code}: a source")
        if (self.way == "tallied") != (self.count is not None):
            raise ValueError(f"measure {self.code}: what is tallied, and nothing else, has a count")
        if self.carries != "none" and not (self.question and (self.better or self.sort == "answer")):
            raise ValueError(f"measure {self.code}: what carries an answer has a question and a better side")
