"""Counts as they may be laid down: what would point at somebody is hidden or rounded before anyone reads it.

Within one quarter nothing hidden can be worked out from parts and total: `estimation.protect` sees to that. Between
quarters there is nothing to subtract: they do not overlap, and each is counted once. What this cannot stop: who knows
all but one of the people in a number, or holds another table of the same people, can still subtract that.
"""

import math
from collections.abc import Mapping
from decimal import Decimal

from samenzicht.estimation.protect import ROUND, TOTAL, protect
from samenzicht.programme.measures import Count, Counts

# A share of fewer than so many is not shown.
FEWEST = 25
WIDTH = 1.959964
HIDDEN = Count(None)


def numbers_of(counts: Mapping[str, int]) -> Counts:
    """The whole and its parts; small ones are hidden, and others with them until nobody can work them out again."""
    if not any(counts.values()):
        return {"": Count(Decimal(0))}
    cells = protect({(part,): count for part, count in counts.items()}).cells
    shown = {"" if part == TOTAL else part: count for (part,), count in cells.items()}
    return {part: Count(None if count is None else Decimal(count)) for part, count in shown.items()}


def share_of(part: str, counts: Mapping[str, int]) -> Counts:
    """How large a part is, in percent of all, from numbers that were rounded to five; with an interval of 95 %."""
    others = sum(count for name, count in counts.items() if name != part)
    cells = protect({("part",): counts.get(part, 0), ("others",): others}, ROUND).cells
    some, whole = cells[("part",)], cells[(TOTAL,)]
    if some is None or whole is None or whole < FEWEST:
        return {"": HIDDEN}
    low, high = wilson(some, whole)
    return {"": Count(percent(some / whole), percent(low), percent(high))}


def wilson(some: int, whole: int) -> tuple[float, float]:
    """The shares between which the true one lies in 95 of 100 cases (Wilson, JASA 22 (1927))."""
    share, z2 = some / whole, WIDTH**2
    middle = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    half = WIDTH / (1 + z2 / whole) * math.sqrt(share * (1 - share) / whole + z2 / (4 * whole**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def percent(share: float) -> Decimal:
    return Decimal(round(100 * share))
