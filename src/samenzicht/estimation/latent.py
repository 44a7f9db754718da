"""Latent classes: people differ in how likely each list is to see them, and within a class lists are independent.

Manrique-Vallier, "Bayesian population size estimation using Dirichlet process mixtures", Biometrics 72 (2016): a
Dirichlet process mixture of independent lists, its sticks cut off at K classes, by Gibbs sampling. Here many short
chains run side by side from wide-spread beginnings, and there is a gate: chains that disagree give no estimate. On the
Dutch table the program of the paper's author has a chain of four that stays in another mode.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import betaln

from samenzicht.estimation.chains import Mixing, mixing
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Bools, Floats, Ints

CLASSES = 10
# Gamma prior of the concentration: shape and rate.
PRIOR = 0.25
RHAT, SIZE = 1.05, 200.0
# Pairs of jumps in each sweep.
JUMPS = 2
# Until that share of the sweeps so much of the data.
WARMING = ((0.1, 0.05), (0.2, 0.2), (0.3, 0.5))


@dataclass(frozen=True)
class Latent:
    """seen. estimate, interval: median and 2.5 to 97.5 % of the draws; None behind a closed gate. mixing: why the gate
    is open or closed. draws (chains, kept): persons in all. medians: of each chain."""

    seen: int
    estimate: float | None
    interval: tuple[float, float] | None
    mixing: Mixing
    draws: Floats
    seed: int

    @property
    def medians(self) -> Floats:
        middles: Floats = np.median(self.draws, axis=1)
        return middles


def latent(
    table: ContingencyTable,
    seed: int,
    chains: int = 24,
    sweeps: int = 20000,
    classes: int = CLASSES,
    told: Callable[[float], None] | None = None,
) -> Latent:
    """Sample the number of persons. The first half of each chain is left out.

    seed, chains, sweeps, classes: the same ones give the same answer. told: is called with the share done.
    """
    sampler = Sampler(table, np.random.default_rng(seed), chains, classes)
    kept = np.empty((chains, sweeps - sweeps // 2))
    for sweep in range(sweeps):
        sampler.believe(sweep / sweeps)
        unseen = sampler.sweep()
        if sweep >= sweeps // 2:
            kept[:, sweep - sweeps // 2] = unseen
        if told and sweep % 50 == 0:
            told(sweep / sweeps)
    draws = table.seen + kept
    found = mixing(draws)
    if not found.passes(RHAT, SIZE):
        return Latent(table.seen, None, None, found, draws, seed)
    low, middle, high = np.quantile(draws, [0.025, 0.5, 0.975])
    return Latent(table.seen, float(middle), (float(low), float(high)), found, draws, seed)


class Sampler:
    """All chains at once; arrays run (chains, classes, lists) or (chains, classes). Weights are kept as logs:
    those of the last classes can be smaller than a number can hold, and the concentration hangs on them."""

    def __init__(self, table: ContingencyTable, chance: np.random.Generator, chains: int, classes: int) -> None:
        cells = table.cells()
        held = np.flatnonzero(cells)
        self.chance, self.counts, self.seen, self.all = chance, cells[held], table.seen, cells[held]
        # Whether history h is on list j: (histories, lists); the last row is the history of the unseen.
        self.on = (np.append(held, 0)[:, None] >> np.arange(len(table.lists)) & 1).astype(np.float64)
        # Beginnings far apart: in one chain half of the people are seen, in another three in a hundred.
        coverage = np.exp(chance.uniform(np.log(0.03), np.log(0.5), (chains, 1, 1)))
        spread = np.exp(chance.normal(size=(chains, classes, len(table.lists))))
        self.rates = np.clip(coverage * (self.counts @ self.on[:-1]) / self.seen * spread, 1e-9, 0.9)
        self.weights = np.log(chance.dirichlet(np.full(classes, 1.0), chains) + 1e-12)
        self.concentration = chance.gamma(1.0, 1.0, chains) + 0.01
        self.rows = np.arange(chains)
        self.tell()

    def tell(self) -> None:
        """chances (chains, classes, histories + 1): of each history in each class."""
        yes, no = np.log(self.rates), np.log1p(-self.rates)
        self.chances = np.exp(no.sum(axis=2)[:, :, None] + (yes - no) @ self.on.T)
        self.height = self.likelihood(self.chances, self.weights)
        self.prior = stick_prior(self.weights, self.concentration)

    def likelihood(self, chances: Floats, weights: Floats) -> Floats:
        """Of the seen histories given that one is seen. The number of the unseen is summed out: under the prior 1/N
        that leaves nothing but this."""
        mixed = np.einsum("ck,ckh->ch", np.exp(weights), chances)
        height: Floats = np.log(mixed[:, :-1] + 1e-300) @ self.counts - self.seen * np.log1p(
            -np.minimum(mixed[:, -1], 1 - 1e-12)
        )
        return height

    def believe(self, share: float) -> None:
        """A part of the data at first: while there is little of it the chains roam, so that none of them stays for ever
        in a corner where it happened to begin."""
        part = next((part for end, part in WARMING if share < end), 1.0)
        counts = np.ceil(self.all * part).astype(np.int64)
        if not np.array_equal(counts, self.counts):
            self.counts, self.seen = counts, int(counts.sum())
            self.tell()

    def sweep(self) -> Floats:
        """Jumps, and one Gibbs sweep; gives the numbers of the unseen, shape (chains,)."""
        for _ in range(JUMPS):
            self.stretch()
            self.jitter()
        self.swap()
        mixed = np.exp(self.weights)[:, :, None] * self.chances
        parts = shares(mixed.transpose(0, 2, 1))
        members = self.chance.multinomial(self.counts, parts[:, :-1])
        hidden = np.clip(mixed[:, :, -1].sum(axis=1), 1e-12, 1 - 1e-12)
        unseen = self.chance.negative_binomial(self.seen, 1 - hidden)
        outside = self.chance.multinomial(unseen, parts[:, -1])
        on = members.transpose(0, 2, 1).astype(np.float64) @ self.on[:-1]
        inside = (members.sum(axis=1) + outside).astype(np.float64)
        self.rates = np.clip(self.chance.beta(1 + on, 1 + inside[:, :, None] - on), 1e-12, 1 - 1e-12)
        self.break_sticks(inside)
        self.tell()
        return np.asarray(unseen, dtype=np.float64)

    def stretch(self) -> None:
        """A class becomes larger and harder to see in one go, or smaller and easier: the direction along which the seen
        change least and the number of the unseen most, and in which Gibbs sampling alone hardly moves."""
        chains, classes, lists = self.rates.shape
        which: Ints = self.chance.integers(0, classes, size=(chains,))
        step = self.chance.normal(size=chains) * self.chance.choice([0.1, 0.5, 1.5], chains)
        rates = self.rates[self.rows, which] * np.exp(-step)[:, None]
        able = (rates < 1).all(axis=1)
        rates = np.minimum(rates, 1 - 1e-9)
        weights, jacobian = self.scaled(which, step)
        self.consider(which, rates, weights, jacobian - lists * step, able)

    def jitter(self) -> None:
        """The rates and the size of one class move a little, on the scale of log odds."""
        chains, classes, lists = self.rates.shape
        which: Ints = self.chance.integers(0, classes, size=(chains,))
        size = self.chance.choice([0.05, 0.3, 1.0], chains)
        old = self.rates[self.rows, which]
        odds = np.log(old) - np.log1p(-old) + self.chance.normal(size=(chains, lists)) * size[:, None]
        rates = np.clip(1 / (1 + np.exp(-odds)), 1e-12, 1 - 1e-12)
        weights, jacobian = self.scaled(which, self.chance.normal(size=chains) * size)
        jacobian = jacobian + (np.log(rates * (1 - rates)) - np.log(old * (1 - old))).sum(axis=1)
        self.consider(which, rates, weights, jacobian, np.ones(chains, dtype=bool))

    def scaled(self, which: Ints, step: Floats) -> tuple[Floats, Floats]:
        """The weights with that of one class multiplied by exp(step), and the log of the change of volume."""
        weights = self.weights.copy()
        weights[self.rows, which] += step
        whole = np.logaddexp.reduce(weights, axis=1)
        return weights - whole[:, None], step - weights.shape[1] * whole

    def consider(self, which: Ints, rates: Floats, weights: Floats, jacobian: Floats, able: Bools) -> None:
        """Metropolis and Hastings: go there or stay."""
        yes, no = np.log(rates), np.log1p(-rates)
        chances = self.chances.copy()
        chances[self.rows, which] = np.exp(no.sum(axis=1)[:, None] + (yes - no) @ self.on.T)
        height, prior = self.likelihood(chances, weights), stick_prior(weights, self.concentration)
        gain = height - self.height + prior - self.prior + jacobian
        go = able & (np.log(self.chance.random(len(gain))) < gain)
        self.rates[go, which[go]] = rates[go]
        self.weights[go], self.chances[go] = weights[go], chances[go]
        self.height[go], self.prior[go] = height[go], prior[go]

    def swap(self) -> None:
        """Two neighbouring sticks change places: the data do not mind, the prior does."""
        first: Ints = self.chance.integers(0, self.weights.shape[1] - 1, size=(len(self.rows),))
        order = np.tile(np.arange(self.weights.shape[1]), (len(self.rows), 1))
        order[self.rows, first], order[self.rows, first + 1] = first + 1, first
        weights = np.take_along_axis(self.weights, order, axis=1)
        prior = stick_prior(weights, self.concentration)
        go = np.log(self.chance.random(len(first))) < prior - self.prior
        self.weights[go], self.prior[go] = weights[go], prior[go]
        self.rates[go] = np.take_along_axis(self.rates, order[:, :, None], axis=1)[go]
        self.chances[go] = np.take_along_axis(self.chances, order[:, :, None], axis=1)[go]

    def break_sticks(self, inside: Floats) -> None:
        after = inside.sum(axis=1, keepdims=True) - np.cumsum(inside, axis=1)
        self.concentrate(inside, after)
        kept = self.log_gamma(1 + inside[:, :-1])
        left = self.log_gamma(self.concentration[:, None] + after[:, :-1])
        whole = np.logaddexp(kept, left)
        kept, left = kept - whole, left - whole
        self.weights = np.zeros(inside.shape)
        self.weights[:, :-1] = kept
        self.weights[:, 1:] += np.cumsum(left, axis=1)

    def concentrate(self, inside: Floats, after: Floats) -> None:
        """The concentration given who is in which class, the sticks summed out: given the sticks it would creep."""
        height = self.crowding(self.concentration, inside, after)
        for size in (3.0, 1.0, 0.4):
            proposed = self.concentration * np.exp(self.chance.normal(size=len(self.rows)) * size)
            other = self.crowding(proposed, inside, after)
            go = np.log(self.chance.random(len(self.rows))) < other - height
            self.concentration[go], height[go] = proposed[go], other[go]

    def crowding(self, concentration: Floats, inside: Floats, after: Floats) -> Floats:
        """Log density of the log concentration."""
        alpha = concentration[:, None]
        sticks = betaln(1 + inside[:, :-1], alpha + after[:, :-1]) - betaln(1.0, alpha)
        height: Floats = sticks.sum(axis=1) + PRIOR * np.log(concentration) - PRIOR * concentration
        return height

    def log_gamma(self, shape: Floats) -> Floats:
        """Logs of gamma draws, exact where the draw itself would be too small to hold (Marsaglia and Tsang 2000)."""
        drawn: Floats = np.log(self.chance.gamma(shape + 1)) + np.log(self.chance.random(shape.shape)) / shape
        return drawn


def stick_prior(weights: Floats, concentration: Floats) -> Floats:
    """Log density of weights (as logs) that come from breaking a stick; shape (chains,)."""
    left = np.logaddexp.accumulate(weights[:, ::-1], axis=1)[:, ::-1]
    height: Floats = (concentration - 1) * left[:, -1] - left[:, 1:-1].sum(axis=1)
    return height


def shares(parts: Floats) -> Floats:
    """Adding up to 1 over the last axis, never above by rounding."""
    scaled: Floats = parts / (parts.sum(axis=-1, keepdims=True) * (1 + 1e-12) + 1e-300)
    return scaled
