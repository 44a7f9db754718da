"""Figures as values, for rules that know no database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Made:
    measure: str
    period_from: date
    period_until: date
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    series: str = ""
    part: str = ""
    answer: str = ""
    origin: str = "entered"
    name: str = "G1"


def year(measure: str, of: int, value=None, **more) -> Made:
    ends = {key: None if more.get(key) is None else Decimal(str(more.pop(key))) for key in ("low", "high")}
    return Made(measure, date(of, 1, 1), date(of, 12, 31), number(value), **{**ends, "name": f"G{of}", **without(more)})


def quarter(measure: str, of: int, value=None, **more) -> Made:
    """of: 20261 is the first quarter of 2026."""
    first = date(of // 10, of % 10 * 3 - 2, 1)
    last = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}[of % 10]
    ends = {key: None if more.get(key) is None else Decimal(str(more[key])) for key in ("low", "high")}
    about = {"origin": "tallied", "name": f"G{of}", **without(more)}
    return Made(measure, first, date(of // 10, *last), number(value), **ends, **about)


def number(value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def without(more: dict) -> dict:
    return {key: value for key, value in more.items() if key not in {"low", "high"}}
