"""Intervals from replicates: BCa and percentile.

BCa: Efron, "Better bootstrap confidence intervals", JASA 82 (1987); with the jackknife over persons as in Chan,
Silverman and Vincent (2021). Replicates equal to the estimate count half, so that rounding decides nothing; where all
replicates fall on one side the bias correction is held at the edge that their number allows, never at infinity.
"""

import numpy as np
from scipy.special import ndtr, ndtri

from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.refusals import NoEstimate

# Estimates this close, as a share, are the same one.
TIE = 1e-9
Interval = tuple[float, float]


def percentile(replicates: Floats, level: float = 0.95) -> Interval:
    """The middle `level` of the replicates; one without an end is infinite. Raises NoEstimate when none is finite."""
    kept = replicates[~np.isnan(replicates)]
    finite(kept)
    low, high = np.quantile(kept, (1 - level) / 2, method="lower"), np.quantile(kept, (1 + level) / 2, method="higher")
    return float(low), float(high)


def bca(estimate: float, replicates: Floats, acceleration: float, level: float = 0.95) -> Interval:
    """Bias corrected and accelerated. Raises NoEstimate when no replicate is finite."""
    kept = finite(replicates)
    tied = np.abs(kept - estimate) <= TIE * abs(estimate)
    below = float((kept < estimate)[~tied].sum() + 0.5 * tied.sum()) / len(kept)
    edge = 0.5 / len(kept)
    centre = float(ndtri(min(max(below, edge), 1 - edge)))
    ends = centre + ndtri(np.array([(1 - level) / 2, (1 + level) / 2]))
    low, high = np.quantile(kept, ndtr(centre + ends / (1 - acceleration * ends)), method="median_unbiased")
    return float(low), float(high)


def acceleration(left_out: Floats, weights: Floats) -> float:
    """From the estimates with one person left out; `weights` (same shape): how many persons give each of them."""
    good = np.isfinite(left_out)
    values, weights = left_out[good], weights[good]
    if not len(values):
        return 0.0
    gap = np.average(values, weights=weights) - values
    spread = float((weights * gap**2).sum())
    return 0.0 if spread == 0 else float((weights * gap**3).sum()) / (6 * spread**1.5)


def finite(replicates: Floats) -> Floats:
    kept: Floats = replicates[np.isfinite(replicates)]
    if not len(kept):
        raise NoEstimate("No replicate has an estimate, so there is no interval.")
    return kept
