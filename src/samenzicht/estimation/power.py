"""Before anybody collects: what fall would a planned series of years be able to show?

Series are drawn from a population of which everything is known, and each is estimated as `trend` does it. Power is the
share of series in which the fall is answered "down". That is what could be seen at best: in the drawn populations all
people are equally visible, and the links between the lists are without errors.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenzicht.estimation.card import VERSION, number
from samenzicht.estimation.interval import Interval
from samenzicht.estimation.joint import Joint, candidates
from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.populations import chances, drawn
from samenzicht.estimation.refusals import NoEstimate
from samenzicht.estimation.trend import BATCH, FEWEST_YEARS, POWERED, certainty, slope

# Of about the order that was published for a year in the Netherlands (WODC 3132, 2021).
PERSONS = 5000
WANTED = 0.8
Z95 = 1.959964


@dataclass(frozen=True)
class Power:
    """power: share of the series answered "down". smallest_detectable_fall: a year, with 80 % power, as a share; in
    all: over the whole period. seen: persons on a list, a year, on average. true_slope: of the log of the persons;
    median_slope, slopes95: the median and the middle 95 % of the estimates. estimable: share of the series that have
    an estimate at all."""

    power: float
    smallest_detectable_fall: float | None
    smallest_detectable_fall_in_all: float | None
    years: int
    fall: float
    persons: int
    rates: tuple[float, ...]
    seen: float
    true_slope: float
    median_slope: float | None
    slopes95: Interval | None
    estimable: float
    series: int
    seed: int
    reason: str = ""
    version: str = VERSION

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON, under the keys of `docs/estimation.md`."""
        return {
            "power": self.power,
            "smallest_detectable_fall": number(self.smallest_detectable_fall),
            "smallest_detectable_fall_in_all": number(self.smallest_detectable_fall_in_all),
            "years": self.years,
            "fall": self.fall,
            "persons": self.persons,
            "lists": list(self.rates),
            "seen": self.seen,
            "true_slope": self.true_slope,
            "median_slope": number(self.median_slope),
            "slopes95": None if self.slopes95 is None else list(self.slopes95),
            "estimable": self.estimable,
            "series": self.series,
            "reason": self.reason,
            "seed": self.seed,
            "version": self.version,
        }


def power(
    rates: Sequence[float],
    years: int,
    fall: float,
    persons: int = PERSONS,
    pairs: Mapping[int, float] | None = None,
    rise: float = 0.0,
    series: int = 400,
    seed: int = 1,
    told: Callable[[float], None] | None = None,
) -> Power:
    """rates: the share of all victims that each list has in the first year. fall: of the victims, a year, as a share.
    persons: victims in the first year. pairs: log odds of overlaps (as bits). rise: of the rates, a year, as a share.

    Raises NoEstimate for fewer than two lists or years, for rates or a fall that are no shares, and where no drawn
    series has an estimate.
    """
    if len(rates) < 2 or years < 2:
        raise NoEstimate("A trend takes at least two lists and two years.")
    if not 0 <= fall < 1:
        raise NoEstimate("The fall is a share of the victims, a year: 0 or more, and below 1.")
    chance, times = np.random.default_rng(seed), np.arange(years, dtype=np.float64)
    counts = np.stack(
        [
            drawn(
                round(persons * (1 - fall) ** year),
                chances([rate * (1 + rise) ** year for rate in rates], pairs),
                chance,
                series,
            )
            for year in range(years)
        ],
        axis=1,
    ).astype(np.float64)
    slopes = slopes_of(times, counts, told)
    kept = slopes[np.isfinite(slopes)]
    if len(kept) < 2:
        raise NoEstimate("No drawn series has an estimate; these lists share too few people.")
    low, high = (float(end) for end in np.quantile(kept, [0.025, 0.975]))
    error = (high - low) / (2 * Z95)
    enough = years >= FEWEST_YEARS
    return Power(
        float((kept + Z95 * error < 0).sum() / series) if enough else 0.0,
        -math.expm1(-POWERED * error) if enough else None,
        -math.expm1(-POWERED * error * (years - 1)) if enough else None,
        years,
        fall,
        persons,
        tuple(rates),
        float(counts.sum(axis=2).mean()),
        math.log1p(-fall),
        float(np.median(kept)),
        (low, high),
        len(kept) / series,
        series,
        seed,
        "" if enough else "Two years are answered `cannot tell`, whatever they show.",
    )


def slopes_of(times: Floats, counts: Floats, told: Callable[[float], None] | None) -> Floats:
    """The slope of each series (B, years, 2**T), NaN where it has no estimate."""
    lists, found = counts.shape[2].bit_length() - 1, []
    for first in range(0, len(counts), BATCH):
        joint = Joint(counts[first : first + BATCH], candidates(lists, len(times)))
        here = joint.select()
        persons = joint.totals[:, :, 0] + here.unseen
        persons[~here.settled] = np.nan
        good = np.flatnonzero(here.settled)
        weights = certainty(joint, here, int(good[0])) if len(good) else np.ones(len(times))
        found.append(slope(times, persons, weights))
        if told:
            told(min(1.0, (first + BATCH) / len(counts)))
    return np.concatenate(found)
