"""Days, periods and amounts as people say them, from the plain values of a letter."""

from datetime import date, timedelta
from decimal import Decimal

from babel.dates import format_date

from samenzicht.law import Words
from samenzicht.programme.measure import number

UNKNOWN = Words("niet bekend", "not known")
HALF = Words("helft {n} van {year}", "half {n} of {year}")
QUARTER = Words("kwartaal {n} van {year}", "quarter {n} of {year}")
BETWEEN = Words("{first} tot en met {last}", "{first} to {last}")


def day(iso: str, language: str = "nl") -> str:
    """2023-12-01 as 1 december 2023; not known where it is empty."""
    if not iso:
        return UNKNOWN.in_(language)
    return format_date(date.fromisoformat(iso), "d MMMM y", tongue(language))


def period(first: str, last: str, language: str = "nl") -> str:
    """A year, several years, a half year, a quarter, a day, or two days with what lies between."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    if begin == end:
        return day(first, language)
    after = end + timedelta(days=1)
    if begin.day == 1 and after.day == 1:
        months = (after.year - begin.year) * 12 + after.month - begin.month
        if begin.month == 1 and months % 12 == 0:
            return str(begin.year) if months == 12 else f"{begin.year}-{end.year}"
        if months == 6 and begin.month in (1, 7):
            return HALF.in_(language).format(n=1 + begin.month // 7, year=begin.year)
        if months == 3 and begin.month % 3 == 1:
            return QUARTER.in_(language).format(n=1 + begin.month // 3, year=begin.year)
    return BETWEEN.in_(language).format(first=day(first, language), last=day(last, language))


def euro(amount: str | None, language: str = "nl") -> str:
    """2000000.00 as € 2.000.000; not known where there is none."""
    if amount is None:
        return UNKNOWN.in_(language)
    value = Decimal(amount)
    if value == value.to_integral():
        return f"€\u00a0{number(value, language)}"
    whole, cents = divmod(value, 1)
    point = "." if tongue(language) == "en" else ","
    return f"€\u00a0{number(whole, language)}{point}{int(cents * 100):02d}"


def tongue(language: str) -> str:
    return "en" if language.lower().startswith("en") else "nl"
