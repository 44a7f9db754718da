"""All measures, a figure in words, and the figures of a measure in runs that may be joined.

How to enter what others said: "more than 2,800" is value 2800 with the answer `at_least`; two sources that differ are
low and high without a value. Of a trend only the answer is filled in. A figure of which nothing is known has none of
these: it is shown as "niet bekend".
"""

import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, TypeVar

from samenzicht.law import Words
from samenzicht.programme import measures
from samenzicht.programme.measures import Measure

ANSWERS: Mapping[str, Words] = MappingProxyType(
    {
        "down": Words("daalt", "is falling"),
        "up": Words("stijgt", "is rising"),
        "cannot_tell": Words("niet te zeggen", "cannot tell"),
    }
)
NOT_KNOWN = Words("niet bekend", "not known")
TOO_FEW = Words("te weinig om te tonen", "too few to show")
# The answer of a figure of which the source says "more than" or "at least".
AT_LEAST = "at_least"
PLAIN = Words("{n}", "{n}")
RANGE = Words("{low} tot {high}", "{low} to {high}")
AT_LEAST_SO_MANY = Words("ten minste {n}", "at least {n}")
BETWEEN = Words("{n} ({low} tot {high})", "{n} ({low} to {high})")
OVER = Words("{n} (meer dan {low})", "{n} (more than {low})")
UNDER = Words("{n} (hoogstens {high})", "{n} (at most {high})")


class Told(Protocol):
    """What of a figure is needed to show and compare it: a row, or what was frozen of one."""

    @property
    def measure(self) -> str: ...
    @property
    def series(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def period_from(self) -> date: ...
    @property
    def period_until(self) -> date: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def answer(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def name(self) -> str: ...


F = TypeVar("F", bound=Told)


def found() -> dict[str, Measure]:
    """One measure from each file of the folder, in the order of the questions and then of their codes."""
    names = sorted(one.name for one in pkgutil.iter_modules(measures.__path__))
    made = [import_module(f"{measures.__name__}.{name}").MEASURE for name in names]
    order = ("fewer", "helped", "tackled", "")
    made.sort(key=lambda one: (order.index(one.question), one.code))
    if len({one.code for one in made}) != len(made):
        raise ValueError("two measures have the same code")
    return {one.code: one for one in made}


MEASURES: Mapping[str, Measure] = MappingProxyType(found())


def shown(figure: Told, language: str) -> str:
    """The figure with its doubt: "37 % (31 % tot 44 %)", "ten minste 2.800", "niet bekend"."""
    if figure.answer in ANSWERS:
        return ANSWERS[figure.answer].in_(language)
    if figure.value is None and (figure.low is None or figure.high is None):
        return (TOO_FEW if figure.origin == "tallied" else NOT_KNOWN).in_(language)
    measure = MEASURES.get(figure.measure)
    sign = " %" if measure is not None and measure.sort == "share" else ""
    ends = {"n": figure.value, "low": figure.low, "high": figure.high}
    told = {key: number(end, language) + sign for key, end in ends.items() if end is not None}
    return form_of(figure).in_(language).format(**told)


def form_of(figure: Told) -> Words:
    """What is said about the ends of a figure that has a number."""
    if figure.value is None:
        return RANGE
    if figure.answer == AT_LEAST or (figure.low == figure.value and figure.high is None):
        return AT_LEAST_SO_MANY
    if figure.low is not None and figure.high is not None:
        return BETWEEN
    if figure.high is not None:
        return UNDER
    return OVER if figure.low is not None else PLAIN


def number(value: Decimal, language: str) -> str:
    """1255 as 1.255 and 12.5 as 12,5 in Dutch; with a comma and a point in English."""
    plain = f"{value:,.2f}".rstrip("0").rstrip(".")
    return plain if language.lower().startswith("en") else plain.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True)
class Run:
    """Figures of one series and one part, period after period without a gap: these, and no others, may be joined.

    `breaks`: something of the same part was counted by another rule before it, so a break mark stands at its start.
    """

    series: str
    part: str
    figures: tuple[Told, ...]
    breaks: bool


def series_of(measure: Measure | str, figures: Iterable[Told]) -> list[Run]:
    """The figures of a measure in runs, by part and then by when they begin. The caller drops what was replaced."""
    code = measure if isinstance(measure, str) else measure.code
    mine = sorted(
        (one for one in figures if one.measure == code), key=lambda one: (one.part, one.series, one.period_from)
    )
    rows: list[list[Told]] = []
    for one in mine:
        if rows and may_be_joined(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    rows.sort(key=lambda row: (row[0].part, row[0].period_from, row[0].series))
    return [
        Run(row[0].series, row[0].part, tuple(row), any(is_other_series(before, row) for before in rows[:at]))
        for at, row in enumerate(rows)
    ]


def side_by_side(runs: Iterable[Run]) -> tuple[list[Run], list[Run]]:
    """Runs of periods as long as most of them are, and the others: five years and one do not stand on one axis."""
    runs = list(runs)
    figures = [one for run in runs for one in run.figures]
    usual = max(figures, key=lambda one: (alike(one, figures), one.period_until), default=None)
    if usual is None:
        return [], []
    usual_ones = [run for run in runs if same_length(run.figures[0], usual)]
    return usual_ones, [run for run in runs if run not in usual_ones]


def alike(one: Told, figures: Iterable[Told]) -> int:
    return sum(same_length(one, other) for other in figures)


def is_other_series(before: list[Told], row: list[Told]) -> bool:
    return before[0].part == row[0].part and before[0].series != row[0].series


def may_be_joined(one: Told, next_one: Told) -> bool:
    """The same series and part, and the next period begins where this one ended and is about as long."""
    same = (one.series, one.part) == (next_one.series, next_one.part)
    follows = next_one.period_from == one.period_until + timedelta(days=1)
    return same and follows and same_length(one, next_one)


def same_length(one: Told, other: Told) -> bool:
    """Years differ a day, quarters three: about as long, and no year beside a quarter."""
    lengths = sorted((each.period_until - each.period_from).days + 1 for each in (one, other))
    return lengths[0] >= lengths[1] * 0.9
