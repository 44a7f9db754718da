"""Tables with covariates: cells of history and group, and the columns of a design over them."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Bools, Floats, Ints
from samenzicht.estimation.refusals import NoEstimate, TableError

# A term is one variable or two: a list, a covariate, or how two of them go together.
Term = tuple[str, ...]
MOST_CELLS = 40_000


@dataclass(frozen=True)
class Design:
    """variables: the lists, then the covariates. terms: every main effect and every pair. columns (cells, all): the
    design of all terms, the first column of ones. of: for each term its columns. counts (cells,). seen (cells,): False
    for the cells of persons on no list. strata: for every cell the values of the covariates."""

    lists: tuple[str, ...]
    covariates: tuple[str, ...]
    columns: Floats
    of: Mapping[Term, tuple[int, ...]]
    counts: Floats
    seen: Bools
    strata: tuple[tuple[str, ...], ...]

    @property
    def mains(self) -> tuple[Term, ...]:
        return tuple(term for term in self.of if len(term) == 1)

    @property
    def pairs(self) -> tuple[Term, ...]:
        return tuple(term for term in self.of if len(term) == 2)

    def chosen(self, pairs: tuple[Term, ...]) -> Ints:
        """The columns of all main effects and these pairs."""
        found = [0, *(at for term in (*self.mains, *pairs) for at in self.of[term])]
        return np.array(found)

    def pair(self, words: str) -> Term:
        """`R1:X2` as a term, in the order of the variables. Raises TableError for what is no pair of this table."""
        names = {name.strip() for name in words.split(":")}
        for term in self.pairs:
            if set(term) == names:
                return term
        raise TableError(f"`{words}` is no pair of the lists and covariates of this table.")


def design_of(table: ContingencyTable, year: str | None = None, degree: int | None = None) -> Design:
    """All cells of lists by covariates, those in which nobody was seen too.

    year, degree: that covariate is a number of which powers up to the degree are taken, not a set of values apart.
    Raises NoEstimate for a table of more than 40,000 cells, TableError for a year that is no number.
    """
    levels = [table.levels(name) for name in table.covariates]
    if np.prod([len(one) for one in levels], initial=float(1 << len(table.lists))) > MOST_CELLS:
        raise NoEstimate(f"The table has more than {MOST_CELLS} cells; take fewer covariates, or merge their values.")
    strata = tuple(product(*levels))
    place = {stratum: at for at, stratum in enumerate(strata)}
    histories = np.tile(np.arange(1 << len(table.lists)), len(strata))
    counts = np.zeros((len(strata), 1 << len(table.lists)))
    for history, stratum, n in table.rows():
        counts[place[stratum], history] += n
    wide = tuple(stratum for stratum in strata for _ in range(1 << len(table.lists)))
    mains: dict[Term, Floats] = {
        (name,): (histories >> bit & 1).astype(np.float64)[:, None] for bit, name in enumerate(table.lists)
    }
    for at, name in enumerate(table.covariates):
        # A covariate that has one value only says nothing.
        if len(levels[at]) > 1:
            values = [stratum[at] for stratum in wide]
            mains[name,] = powers(values, degree) if name == year and degree else dummies(values, levels[at])
    blocks = dict(mains)
    for one, other in combinations(mains, 2):
        blocks[one + other] = np.hstack([mains[one] * column[:, None] for column in mains[other].T])
    return assemble(table, blocks, counts.ravel(), histories > 0, wide)


def assemble(
    table: ContingencyTable,
    blocks: Mapping[Term, Floats],
    counts: Floats,
    seen: Bools,
    strata: tuple[tuple[str, ...], ...],
) -> Design:
    of, width = {}, 1
    for term, block in blocks.items():
        of[term] = tuple(range(width, width + block.shape[1]))
        width += block.shape[1]
    columns = np.hstack([np.ones((len(counts), 1)), *blocks.values()])
    return Design(table.lists, table.covariates, columns, of, counts, seen, strata)


def dummies(values: list[str], levels: tuple[str, ...]) -> Floats:
    """One column for each value but the first."""
    return np.array([[float(value == level) for level in levels[1:]] for value in values])


def powers(values: list[str], degree: int) -> Floats:
    """Powers of a year, made orthogonal over the years so that the fit keeps its footing."""
    try:
        years = np.array([float(value) for value in values])
    except ValueError:
        raise TableError("The year has values that are no numbers.") from None
    known = np.unique(years)
    degree = min(degree, len(known) - 1)
    shape = np.linalg.qr(np.vander(known - known.mean(), degree + 1, increasing=True))[0][:, 1:]
    curved: Floats = shape[np.searchsorted(known, years)] * np.sqrt(len(known))
    return curved
