"""A figure before it is laid down, and what can be wrong with it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from samenzicht.programme.measure import ANSWERS, AT_LEAST, MEASURES
from samenzicht.programme.measures import Measure

MOST = Decimal("999999999999")
# The answer of a trend is of three years or more; of fewer it would be two counts beside each other.
TREND = timedelta(days=3 * 365 - 1)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Without a number and an answer it says that it is not known. An empty `rule` is the rule of the measure."""

    measure: str
    period_from: date
    period_until: date
    reference_date: date | None
    source: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    answer: str = ""
    series: str = ""
    part: str = ""
    rule: str = ""


class NoFigure(Exception):
    """It cannot be laid down; `why` is the code of what is wrong."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def fault_of(entry: Entry, today: date, origin: str) -> str:
    """The code of what is wrong first; "" when nothing is."""
    measure = MEASURES.get(entry.measure)
    if measure is None:
        return "measure"
    is_short = measure.sort == "answer" and entry.period_until - entry.period_from < TREND
    wrong = fault_of_place(entry, measure, origin) or fault_of_time(entry, today) or ("trend" if is_short else "")
    return wrong or fault_of_value(entry, measure)


def fault_of_place(entry: Entry, measure: Measure, origin: str) -> str:
    if origin == "tallied" and measure.way != "tallied":
        return "way"
    if origin == "entered" and measure.way == "tallied":
        return "tallied"
    # What was counted under a code that is gone from the files is still a figure.
    if entry.part and entry.part not in measure.parts and origin != "tallied":
        return "part"
    if measure.series and entry.series not in measure.series:
        return "series"
    return "" if entry.source.strip() else "source"


def fault_of_time(entry: Entry, today: date) -> str:
    if entry.period_until < entry.period_from:
        return "period"
    return "future" if entry.reference_date is not None and entry.reference_date > today else ""


def fault_of_value(entry: Entry, measure: Measure) -> str:
    """A number that passed through a binary fraction is no longer the number that was written down."""
    numbers = [one for one in (entry.low, entry.value, entry.high) if one is not None]
    if any(not isinstance(one, Decimal) or not one.is_finite() for one in numbers):
        return "decimal"
    if numbers != sorted(numbers) or (entry.value is None and len(numbers) == 1):
        return "interval"
    if any(not 0 <= one <= MOST for one in numbers) or any(one != round(one, 2) for one in numbers):
        return "number"
    if measure.sort == "answer":
        return "" if not numbers and entry.answer in {"", *ANSWERS} else "answer"
    if entry.answer and not (entry.answer == AT_LEAST and entry.value is not None and len(numbers) == 1):
        return "answer"
    if measure.sort == "share" and any(one > 100 for one in numbers):
        return "share"
    if measure.sort == "count" and entry.value is not None and entry.value != entry.value.to_integral_value():
        return "whole"
    return ""


def year_of(words: str) -> tuple[date, date] | None:
    """The one year that these words name; None when they name none, or more than one."""
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words))
    if len(years) != 1:
        return None
    year = int(years.pop())
    return date(year, 1, 1), date(year, 12, 31)
