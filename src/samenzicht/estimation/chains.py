"""Did the chains find the same thing? Rank-normalised R-hat and effective size.

Vehtari, Gelman, Simpson, Carpenter and Buerkner, "Rank-normalization, folding, and localization: an improved R-hat",
Bayesian Analysis 16 (2021).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from samenzicht.estimation.lattice import Floats


@dataclass(frozen=True)
class Mixing:
    """rhat: the larger of the rank-normalised split R-hat of the draws and of their distances from the median.
    bulk, tail: effective numbers of independent draws, for the middle and for the 5 and 95 % points."""

    rhat: float
    bulk: float
    tail: float

    def passes(self, rhat: float, size: float) -> bool:
        return self.rhat <= rhat and self.bulk >= size and self.tail >= size


def mixing(draws: Floats) -> Mixing:
    """draws (chains, length)."""
    halves = split(draws)
    folded = np.abs(halves - np.median(halves))
    low, high = np.quantile(halves, [0.05, 0.95])
    return Mixing(
        max(rhat(ranked(halves)), rhat(ranked(folded))),
        effective_size(ranked(halves)),
        min(effective_size((halves <= low).astype(float)), effective_size((halves <= high).astype(float))),
    )


def split(draws: Floats) -> Floats:
    """Each chain as two, so that one that still drifts disagrees with itself."""
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def ranked(draws: Floats) -> Floats:
    """Normal scores of the ranks over all chains together."""
    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    scores: Floats = ndtri((ranks - 0.375) / (draws.size + 0.25))
    return scores


def rhat(draws: Floats) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = length * draws.mean(axis=1).var(ddof=1)
    return float(np.sqrt((between / within + length - 1) / length)) if within > 0 else float("inf")


def effective_size(draws: Floats) -> float:
    """Number of draws over their autocorrelation time (Geyer's initial monotone sequence over all chains)."""
    chains, length = draws.shape
    centred = draws - draws.mean(axis=1, keepdims=True)
    size = 2 ** int(np.ceil(np.log2(2 * length)))
    power = np.abs(np.fft.rfft(centred, size)) ** 2
    covariance = np.fft.irfft(power, size)[:, :length].mean(axis=0) / length
    within = covariance[0] * length / (length - 1)
    pooled = covariance[0] + draws.mean(axis=1).var(ddof=1)
    if pooled <= 0:
        return 0.0
    rho = 1 - (within - covariance * length / (length - 1)) / pooled
    pairs = rho[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs < 0)
    kept = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    return float(chains * length / max(-1 + 2 * kept.sum(), 1 / np.log10(chains * length)))
