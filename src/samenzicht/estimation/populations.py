"""Populations of which everything is known, drawn to see what an estimate is worth. Nobody real is in them."""

from collections.abc import Mapping, Sequence

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.refusals import NoEstimate

# Share of the people, and how many times as easy to see as the rest.
Classes = Sequence[tuple[float, float]]
EQUAL: Classes = ((1.0, 1.0),)


def chances(rates: Sequence[float], pairs: Mapping[int, float] | None = None, classes: Classes = EQUAL) -> Floats:
    """The chance of each history, the unseen one too; shape (2**T,).

    rates: the share of the people that each list has, on average over the classes. pairs: for an overlap (as bits) how
    much larger its log odds are than under independence. Raises NoEstimate for rates that are no shares.
    """
    cells, lists = np.arange(1 << len(rates)), np.arange(len(rates))
    mean = sum(share * times for share, times in classes) / sum(share for share, _ in classes)
    found = np.zeros(len(cells))
    for share, times in classes:
        each = np.array(rates) * times / mean
        if (each <= 0).any() or (each >= 1).any():
            raise NoEstimate("Each list has a share of the people, above 0 and below 1.")
        on = cells[:, None] >> lists & 1
        found += share * np.where(on, each, 1 - each).prod(axis=1)
    for pair, odds in (pairs or {}).items():
        found *= np.where((cells & pair) == pair, np.exp(odds), 1.0)
    together: Floats = found / found.sum()
    return together


def drawn(persons: int, chance: Floats, generator: np.random.Generator, size: int) -> Ints:
    """Counts by history of so many populations; the unseen are forgotten. Shape (size, 2**T)."""
    counts = generator.multinomial(persons, chance, size=size)
    counts[:, 0] = 0
    return counts


def as_table(counts: Ints) -> ContingencyTable:
    """One drawn population as a table of lists A, B, C ..."""
    lists = tuple(chr(ord("A") + bit) for bit in range(len(counts).bit_length() - 1))
    return ContingencyTable(lists, tuple(range(1, len(counts))), tuple(int(n) for n in counts[1:]))


def as_series(years: Sequence[int], counts: Ints) -> ContingencyTable:
    """Drawn populations of several years, counts (years, 2**T), as one table with the covariate `year`."""
    lists = tuple(chr(ord("A") + bit) for bit in range(counts.shape[1].bit_length() - 1))
    rows = [(h, (str(year),), int(n)) for year, one in zip(years, counts, strict=True) for h, n in enumerate(one) if h]
    histories, strata, numbers = zip(*rows, strict=True)
    return ContingencyTable(lists, histories, numbers, ("year",), strata)
