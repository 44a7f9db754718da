"""What if the lists were linked with errors? A missed link raises the estimate, a false one lowers it."""

from collections.abc import Iterable

import numpy as np

from samenzicht.estimation import loglinear
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, superset_sums
from samenzicht.estimation.newton import fit

MISSED, FALSE = "missed links", "false links"


def relinked(counts: Floats, kind: str, share: float) -> Floats:
    """The counts as they would be without the errors; shape (2**T,). They need not be whole.

    missed links: of all persons on several lists a share was taken for one person on each. false links: of the persons
    counted on several lists a share are one person on each.
    """
    lists = len(counts).bit_length() - 1
    better = counts.astype(np.float64)
    for history in range(len(counts)):
        if history.bit_count() > 1 and counts[history]:
            moved = counts[history] * (share / (1 - share) if kind == MISSED else -share)
            better[history] += moved
            for bit in range(lists):
                if history >> bit & 1:
                    better[1 << bit] -= moved
    return np.maximum(better, 0.0)


def estimate_if(table: ContingencyTable, model: Iterable[int], kind: str, share: float) -> float | None:
    """The estimate of a model, in persons, had the links been right; None where it has none."""
    counts = relinked(table.cells().astype(np.float64), kind, share)
    totals = superset_sums(counts[None], len(table.lists))
    everything = [0, *(1 << bit for bit in range(len(table.lists))), *model]
    terms = np.array([[term for term in everything if totals[0, term] > 0]])
    alive = loglinear.living(totals[0], everything[1:])[None]
    found = fit(totals, terms, alive, loglinear.beginning(totals, terms))
    return float(counts.sum() + found.unseen[0]) if found.settled[0] else None
