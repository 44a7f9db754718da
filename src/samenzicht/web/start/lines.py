"""One line of the start page: what it is, since when and by when, and the one thing to do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

# Which badges come before all others, in this order.
FIRST = {"stop": 0, "care": 1}


class Badge(TypedDict):
    """A shape and its word; both empty for none."""

    code: str
    detail: str


@dataclass(frozen=True)
class Line:
    """The words of `what` come first; `code` and `detail` are a badge, `note` a second sentence."""

    what: str
    url: str
    verb: str
    since: datetime | None = None
    until: datetime | date | None = None
    note: str = ""
    code: str = ""
    detail: str = ""


def in_order(lines: list[Line]) -> list[Line]:
    """What is wrong first, then what is urgent, then what is soonest, then what is oldest."""
    return sorted(lines, key=place_of)


def place_of(line: Line) -> tuple[int, Any, Any]:
    return FIRST.get(line.code, len(FIRST)), moment_of(line.until), moment_of(line.since)


def moment_of(when: datetime | date | None) -> tuple[int, Any]:
    """A day without a time counts to its end; what has no term comes last."""
    if when is None:
        return (1, 0.0)
    if isinstance(when, datetime):
        return (0, when.timestamp())
    return (0, datetime(when.year, when.month, when.day, 23, 59).timestamp())
