"""Tables drawn again from a table, and tables with one person left out."""

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.refusals import TableError


def draw(table: ContingencyTable, replicates: int, seed: int, fixed: bool = True) -> Ints:
    """Counts drawn from the table itself; shape (rows of the table, replicates).

    fixed: each replicate has as many persons as were seen (multinomial); else their number is drawn too (Poisson).
    """
    chance = np.random.default_rng(seed)
    counts = np.array(table.counts, dtype=np.float64)
    if fixed:
        return chance.multinomial(table.seen, counts / counts.sum(), size=replicates).T.astype(np.int64)
    return chance.poisson(counts, size=(replicates, len(counts))).T.astype(np.int64)


def cells_of(table: ContingencyTable, draws: Ints) -> Floats:
    """Drawn counts on the lattice; shape (replicates, 2**T). Raises TableError when they do not fit the table."""
    if draws.ndim != 2 or len(draws) != len(table.counts):
        raise TableError(f"The draws have {len(draws)} rows; the table has {len(table.counts)}.")
    if (draws < 0).any():
        raise TableError(f"Row {int(np.flatnonzero((draws < 0).any(axis=1))[0]) + 1} of the draws has a count below 0.")
    cells = np.zeros((1 << len(table.lists), draws.shape[1]))
    np.add.at(cells, list(table.histories), draws)
    return np.ascontiguousarray(cells.T)


def one_left_out(table: ContingencyTable) -> tuple[Floats, Floats]:
    """For each history with persons the table with one of them left out, shape (histories, 2**T), and their numbers."""
    cells = table.cells().astype(np.float64)
    held = np.flatnonzero(cells)
    tables = np.tile(cells, (len(held), 1))
    tables[np.arange(len(held)), held] -= 1
    return tables, cells[held]
