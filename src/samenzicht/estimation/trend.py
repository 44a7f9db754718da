"""Is it going down? One model for all years, and an answer that may be "cannot tell".

Every year has its own number of persons and its own rate for each list, so that registration may rise while the truth
falls. How lists depend on each other is shared by the years, unless the data say otherwise: for each dependence that is
chosen, the shared one is tested against one for each year (or for each stretch between breaks: a new duty to report, a
privacy rule). The answer is the slope of the log of the estimates, and the doubt about it comes from redrawn years with
the choice of dependences repeated. Two years are never enough: that would be to compare two estimates.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.stats import chi2

from samenzicht.estimation.assumptions import ASSUMPTIONS
from samenzicht.estimation.bootstrap import draw
from samenzicht.estimation.card import VERSION, number
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.interval import Interval, finite, percentile
from samenzicht.estimation.joint import Joint, Series, Shared, candidates
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.models import MAIN, spell
from samenzicht.estimation.refusals import NoEstimate, TableError

DOWN, UP, CANNOT_TELL = "down", "up", "cannot tell"
FEWEST_YEARS = 3
# Of all dependences together: how often one that is shared may be taken for one that is not.
APART = 0.01
# 80 % power at 5 %, two-sided, in standard errors.
POWERED = 1.959964 + 0.841621
TWO_SIDES = 2 * 1.959964
# Share of the redrawn series that must have an estimate: those without are the ones with fewest shared persons.
ENOUGH = 0.9
THIN = "In more than one in ten redrawn series some year has no estimate; the lists share too few people."
TWO_YEARS = "Two years are two estimates beside each other; a trend takes three or more."
BATCH = 250


@dataclass(frozen=True)
class Year:
    """year; seen: persons on a list; estimate and interval (95 %): persons in all."""

    year: str
    seen: int
    estimate: float | None
    interval: Interval | None


@dataclass(frozen=True)
class Trend:
    """answer: `down`, `up` or `cannot tell`. p_down: share of the replicates that fall. slope: of the log of the
    estimate, each year; interval 95 %. smallest_detectable_fall: the yearly fall, as a share, that these data would
    have shown four times in five; over the whole period in smallest_detectable_fall_in_all. registered_slope: of the
    log of the persons seen, to stand beside it. model: the dependences, those that are not shared with their years."""

    answer: str
    p_down: float | None
    slope: float | None
    slope_interval: Interval | None
    smallest_detectable_fall: float | None
    smallest_detectable_fall_in_all: float | None
    registered_slope: float
    years: tuple[Year, ...]
    model: str
    lists: tuple[str, ...]
    data_sha256: str
    seed: int
    replicates: Floats = field(default_factory=lambda: np.array([]))
    reason: str = ""
    version: str = VERSION

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON, under the keys of `docs/estimation.md`."""
        return {
            "answer": self.answer,
            "p_down": number(self.p_down),
            "slope": number(self.slope),
            "slope_interval": ends(self.slope_interval),
            "smallest_detectable_fall": number(self.smallest_detectable_fall),
            "smallest_detectable_fall_in_all": number(self.smallest_detectable_fall_in_all),
            "registered_slope": number(self.registered_slope),
            "years": [
                {
                    "year": one.year,
                    "seen": one.seen,
                    "estimate": number(one.estimate),
                    "interval": ends(one.interval),
                }
                for one in self.years
            ],
            "model": self.model,
            "seen": sum(one.seen for one in self.years),
            "lists": list(self.lists),
            "replicates": [number(one) for one in self.replicates.tolist()],
            "assumptions": [{"code": one.code, "nl": one.nl, "en": one.en} for one in ASSUMPTIONS],
            "reason": self.reason,
            "seed": self.seed,
            "version": self.version,
            "data_sha256": self.data_sha256,
        }


def ends(interval: Interval | None) -> list[float | None] | None:
    return None if interval is None else [number(end) for end in interval]


def trend(
    table: ContingencyTable,
    year: str,
    breaks: Sequence[float] = (),
    replicates: int = 1000,
    seed: int = 1,
    told: Callable[[float], None] | None = None,
) -> Trend:
    """The trend of a table with a covariate that is the year; other covariates are added up.

    breaks: first years of a new practice, at which dependences may change. Raises TableError for a year that is no
    number, NoEstimate for a single year. Years without an estimate are answered `cannot tell`, with the reason.
    """
    names = table.levels(year)
    times = as_numbers(names)
    if len(names) < 2:
        raise NoEstimate("There is one year in this table; a trend takes several.")
    counts = series_of(table, year, names, np.array(table.counts)[:, None])
    joint, here = chosen(counts, stretches(times, breaks))
    if not here.settled[0]:
        bare = next((name for name, one in zip(names, counts[0], strict=True) if not shares_a_person(one)), "")
        why = f"in {bare} no two lists share a person" if bare else "the likelihood has no end"
        return nothing(table, names, counts[0], times, seed, f"These years have no estimate together: {why}.")
    weights = certainty(joint, here)
    drawn = series_of(table, year, names, draw(table, replicates, seed, fixed=False))
    persons = redrawn(drawn, joint, told)
    if np.isfinite(persons).all(axis=1).mean() < ENOUGH:
        return nothing(table, names, counts[0], times, seed, THIN)
    seen = counts[0].sum(axis=1)
    estimates = seen + here.unseen[0]
    years = tuple(
        Year(name, int(n), float(estimate), percentile(finite(column)))
        for name, n, estimate, column in zip(names, seen, estimates, persons.T, strict=True)
    )
    slopes = finite(slope(times, persons, weights))
    interval = percentile(slopes)
    error = POWERED * (interval[1] - interval[0]) / TWO_SIDES
    return Trend(
        answer_of(interval, len(names)),
        float((slopes < 0).mean() + (slopes == 0).mean() / 2),
        float(slope(times, estimates[None], weights)[0]),
        interval,
        -math.expm1(-error),
        -math.expm1(-error * float(times[-1] - times[0])),
        float(slope(times, np.maximum(seen, 0.5)[None], np.maximum(seen, 0.5))[0]),
        years,
        model_of(joint, here, table),
        table.lists,
        table.sha256,
        seed,
        slopes,
        TWO_YEARS if len(names) < FEWEST_YEARS else "",
    )


def nothing(
    table: ContingencyTable, names: Sequence[str], counts: Floats, times: Floats, seed: int, reason: str
) -> Trend:
    """The answer of years without an estimate: what was registered, and the reason."""
    seen = counts.sum(axis=1)
    years = tuple(Year(name, int(n), None, None) for name, n in zip(names, seen, strict=True))
    registered = float(slope(times, np.maximum(seen, 0.5)[None], np.maximum(seen, 0.5))[0])
    return Trend(
        answer=CANNOT_TELL,
        p_down=None,
        slope=None,
        slope_interval=None,
        smallest_detectable_fall=None,
        smallest_detectable_fall_in_all=None,
        registered_slope=registered,
        years=years,
        model="none",
        lists=table.lists,
        data_sha256=table.sha256,
        seed=seed,
        reason=reason,
    )


def answer_of(interval: Interval, years: int) -> str:
    if years < FEWEST_YEARS or interval[0] <= 0 <= interval[1]:
        return CANNOT_TELL
    return DOWN if interval[1] < 0 else UP


def as_numbers(names: Sequence[str]) -> Floats:
    try:
        times = np.array([float(name) for name in names])
    except ValueError:
        raise TableError("The year has values that are no numbers.") from None
    if not np.isfinite(times).all() or len(set(times.tolist())) < len(times):
        raise TableError("The year has a value twice, or one that is no number.")
    return times


def series_of(table: ContingencyTable, year: str, names: Sequence[str], counts: Ints) -> Floats:
    """Counts (rows of the table, B) as (B, years, 2**T)."""
    at, place = table.column(year), {name: row for row, name in enumerate(names)}
    series = np.zeros((len(names), 1 << len(table.lists), counts.shape[1]))
    np.add.at(series, ([place[stratum[at]] for stratum in table.strata], list(table.histories)), counts)
    return np.ascontiguousarray(series.transpose(2, 0, 1))


def shares_a_person(counts: Floats) -> bool:
    return any(n > 0 and history.bit_count() > 1 for history, n in enumerate(counts))


def stretches(times: Floats, breaks: Sequence[float]) -> list[tuple[bool, ...]]:
    """The years between breaks; without breaks each year by itself."""
    cuts = [-math.inf, *sorted(breaks), math.inf] if breaks else [*times, math.inf]
    parts = [tuple(bool(low <= time < high) for time in times) for low, high in pairwise(cuts)]
    return [part for part in parts if any(part)]


def chosen(counts: Floats, parts: Sequence[tuple[bool, ...]]) -> tuple[Joint, Series]:
    """The selection on the table itself: first all dependences shared, then those taken apart that have to be."""
    lists, years = counts.shape[2].bit_length() - 1, counts.shape[1]
    shared = Joint(counts, candidates(lists, years))
    here = shared.select()
    pairs = [int(pair) for pair, inside in zip(shared.pairs, here.chosen[0], strict=True) if inside]
    if not here.settled[0] or len(parts) < 2:
        return shared, here
    split = [pair for pair in pairs if differs(counts, pairs, pair, parts, APART / len(pairs))]
    if not split:
        return shared, here
    apart = Joint(counts, candidates(lists, years, parts, split))
    return apart, apart.select()


def differs(counts: Floats, pairs: Sequence[int], pair: int, parts: Sequence[tuple[bool, ...]], level: float) -> bool:
    """Whether one dependence is another in some years than in others, by the likelihood ratio."""
    whole = (True,) * counts.shape[1]
    others = [Shared(other, whole) for other in pairs if other != pair]
    apart = [Shared(pair, part) for part in parts]
    plain, free = Joint(counts, [*others, Shared(pair, whole)]), Joint(counts, [*others, *apart])
    heights = []
    for joint in (plain, free):
        every = np.ones((1, len(joint.pairs)), dtype=bool)
        found = joint.fit(every, *joint.begin())[0]
        if not found.settled[0] or not joint.identified(every)[0]:
            return False
        heights.append(float(found.loglik[0]))
    return bool(chi2.sf(2 * (heights[1] - heights[0]), len(parts) - 1) < level)


def redrawn(drawn: Floats, joint: Joint, told: Callable[[float], None] | None) -> Floats:
    """The estimates of redrawn series, selection repeated; shape (B, years), NaN where there is none."""
    found, shared = [], joint.shared
    for first in range(0, len(drawn), BATCH):
        some = drawn[first : first + BATCH]
        here = Joint(some, shared).select()
        found.append(np.where(here.settled[:, None], some.sum(axis=2) + here.unseen, np.nan))
        if told:
            told(min(1.0, (first + BATCH) / len(drawn)))
    return np.concatenate(found)


def certainty(joint: Joint, here: Series, row: int = 0) -> Floats:
    """One over the variance of the log of each year's estimate, given the dependences: what a year weighs in the slope.
    What the dependences leave open moves all years together and hardly touches the slope."""
    weights = []
    for year in range(joint.years):
        own = joint.own[joint.free[row, year]]
        bend = here.expected[row, year][own[:, None] | own[None, :]]
        hidden, seen = here.unseen[row, year], joint.totals[row, year, 0]
        weights.append(1 / ((hidden / (hidden + seen)) ** 2 * np.linalg.inv(bend)[0, 0] + 1 / (hidden + seen)))
    return np.array(weights)


def slope(times: Floats, persons: Floats, weights: Floats) -> Floats:
    """Weighted least squares of the log of persons (B, years) on time; shape (B,)."""
    share = weights / weights.sum()
    apart = times - share @ times
    found: Floats = np.log(persons) @ (share * apart) / (share @ apart**2)
    return found


def model_of(joint: Joint, here: Series, table: ContingencyTable) -> str:
    """As `A:B+A:C`; a dependence of some years only as `A:B[2,3]`, with the places of the years from 1."""
    words = []
    for pair, holds, inside in zip(joint.pairs, joint.holds, here.chosen[0], strict=True):
        if inside:
            some = "" if holds.all() else f"[{','.join(str(at + 1) for at in np.flatnonzero(holds))}]"
            words.append(spell(int(pair), table.lists) + some)
    return "+".join(words) or MAIN
