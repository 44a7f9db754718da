"""Small cells: numbers of people so few that somebody might know who they are. For every outlet this one function.

Hidden by suppression or by rounding to five. Suppression hides the small cells, and then others, until nobody can work
them out again from the totals: for each hidden cell the range that the published numbers leave open is computed by
linear programming, as an attacker would (Fischetti and Salazar, "Models and algorithms for optimizing cell suppression
in tabular data with linear constraints", JASA 95 (2000)). Rounding gives multiples of five whose totals add up and lie
less than five from the truth where that can be done (controlled rounding; Cox, JASA 82 (1987)).

It protects one table. Two tables of the same people, a week or a filter apart, can still be subtracted from each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from samenzicht.estimation.lattice import Bools, Floats, Ints
from samenzicht.estimation.refusals import TableError

TOTAL = "total"
SUPPRESS, ROUND = "suppress", "round"
# Counts from 1 up to here are small, and to this multiple is rounded.
SMALL = 4
BASE = 5
MOST_CELLS = 4096
Key = tuple[str, ...]


@dataclass(frozen=True)
class Protected:
    """cells: for every combination of values, and for every total (`total` in the place of a value), the number that
    may be shown; None for a hidden one. way: `suppress` or `round`."""

    way: str
    cells: Mapping[Key, int | None]

    @property
    def hidden(self) -> tuple[Key, ...]:
        return tuple(key for key, value in self.cells.items() if value is None)


def protect(counts: Mapping[Key, int], way: str = SUPPRESS) -> Protected:
    """counts: persons by combination of values, one value for each variable; a combination that is not named has none.

    Raises TableError for keys of unequal length, a value called `total`, a count below 0, and for more than 4,096 cells
    with their totals.
    """
    frame = Frame(counts)
    if way == ROUND:
        return Protected(way, frame.told(rounded(frame), np.zeros(len(frame.keys), dtype=bool)))
    if way == SUPPRESS:
        return Protected(way, frame.told(frame.all, suppressed(frame)))
    raise TableError(f"Small cells can be protected by `{SUPPRESS}` or `{ROUND}`, not by `{way}`.")


class Frame:
    """All cells of a table and all their totals. sums (all, inner): which inner cells add up to each."""

    def __init__(self, counts: Mapping[Key, int]) -> None:
        widths = {len(key) for key in counts}
        if len(widths) != 1 or not min(widths):
            raise TableError(
                "A table of counts needs at least one variable, and the same number of values for each cell."
            )
        values = [tuple(dict.fromkeys(key[at] for key in counts)) for at in range(min(widths))]
        if any(TOTAL in names for names in values):
            raise TableError(f"No value can be called `{TOTAL}`.")
        if any(n < 0 for n in counts.values()):
            raise TableError("A count below 0 cannot be.")
        self.keys: list[Key] = list(product(*((*names, TOTAL) for names in values)))
        if len(self.keys) > MOST_CELLS:
            raise TableError(
                f"This table has {len(self.keys)} cells with its totals; at most {MOST_CELLS} can be protected."
            )
        inner = [key for key in self.keys if TOTAL not in key]
        self.sums = np.array([[covers(key, cell) for cell in inner] for key in self.keys], dtype=np.float64)
        self.inner: Ints = np.array([counts.get(cell, 0) for cell in inner], dtype=np.int64)
        self.all: Ints = np.round(self.sums @ self.inner).astype(np.int64)
        self.lines = lines(self.keys)

    def told(self, shown: Ints, hidden: Bools) -> dict[Key, int | None]:
        return {key: None if dark else int(n) for key, n, dark in zip(self.keys, shown, hidden, strict=True)}


def covers(key: Key, cell: Key) -> bool:
    return all(value in {TOTAL, other} for value, other in zip(key, cell, strict=True))


def lines(keys: Sequence[Key]) -> list[Ints]:
    """Cells that add up to a total, with it: those that differ in one variable only."""
    found: dict[tuple[int, Key], list[int]] = {}
    for place, key in enumerate(keys):
        for at in range(len(key)):
            found.setdefault((at, (*key[:at], *key[at + 1 :])), []).append(place)
    return [np.array(line) for line in found.values()]


def suppressed(frame: Frame) -> Bools:
    """Which cells to hide. Small ones first; then, as long as some hidden cell can be narrowed down, the smallest that
    stands in a line with it."""
    hidden: Bools = (frame.all > 0) & (frame.all <= SMALL)
    while True:
        narrow = [cell for cell in np.flatnonzero(hidden) if not wide(frame, hidden, int(cell))]
        if not narrow:
            return hidden
        for cell in narrow:
            if not wide(frame, hidden, int(cell)):
                hide_another(frame, hidden, int(cell))


def hide_another(frame: Frame, hidden: Bools, cell: int) -> None:
    """In a line where the cell is hidden alone, else in any of its lines, else anywhere; a total only for want of a
    cell that is none, an empty cell only for want of a full one."""
    through = [line for line in frame.lines if cell in line]
    alone = [line for line in through if hidden[line].sum() == 1]
    for some in (alone, through, [np.arange(len(frame.keys))]):
        able = [int(other) for line in some for other in line if not hidden[other]]
        if able:
            hidden[min(able, key=lambda at: (frame.all[at] == 0, TOTAL in frame.keys[at], frame.all[at], at))] = True
            return


def wide(frame: Frame, hidden: Bools, cell: int) -> bool:
    low, high = attack(frame.sums, frame.all, hidden, cell)
    return high - low > SMALL


def attack(sums: Floats, numbers: Ints, hidden: Bools, cell: int) -> tuple[float, float]:
    """The lowest and the highest that a cell can be, given all that is published and that nobody counts below 0."""
    known = ~hidden
    ends = []
    for sign in (1, -1):
        found = linprog(sign * sums[cell], A_eq=sums[known], b_eq=numbers[known], bounds=(0, None), method="highs")
        ends.append(sign * np.inf * -1 if found.status == 3 else sign * found.fun)
    return float(ends[0]), float(ends[1])


def rounded(frame: Frame) -> Ints:
    """Multiples of five for all cells, totals adding up. Each lies less than five from its count; where not all totals
    can, those that stray do so as little as may be."""
    inner, whole = len(frame.inner), len(frame.keys)
    # Unknowns: the inner cells in steps of five, and for every cell and total how far it is from its count.
    far = np.hstack([BASE * frame.sums, -np.eye(whole)])
    near = np.hstack([BASE * frame.sums, np.eye(whole)])
    stray = np.hstack([BASE * frame.sums, np.zeros((whole, whole))])
    low, high = frame.inner // BASE, -(-frame.inner // BASE)
    cost = np.concatenate([np.zeros(inner), np.ones(whole)])
    limits = [LinearConstraint(far, ub=frame.all), LinearConstraint(near, lb=frame.all)]
    bounds = Bounds(np.concatenate([low, np.zeros(whole)]), np.concatenate([high, np.full(whole, np.inf)]))
    kinds = np.concatenate([np.ones(inner), np.zeros(whole)])
    within = LinearConstraint(stray, frame.all // BASE * BASE, -(-frame.all // BASE) * BASE)
    for some in ([*limits, within], limits):
        found = milp(cost, constraints=some, bounds=bounds, integrality=kinds, options={"time_limit": 20})
        if found.x is not None:
            shown: Ints = np.round(frame.sums @ (np.round(found.x[:inner]) * BASE)).astype(np.int64)
            return shown
    raise TableError("This table cannot be rounded; suppress its small cells instead.")
