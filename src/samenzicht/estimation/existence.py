"""Does the estimate exist, and is it the only one?

Fienberg and Rinaldo, "Maximum likelihood estimation in log-linear models", Annals of Statistics 40 (2012): finite
estimates exist exactly where the sufficient statistics lie inside the marginal cone. Seen from the other side: where no
direction of the parameters leaves the mean of every history that was seen alone and lets that of others only fall.
Such a direction takes histories off the face on which the (extended) estimate lives.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from samenzicht.estimation.lattice import Bools, Floats

EXISTS, ON_A_FACE, NOT_THERE, NOT_IDENTIFIED = "exists", "on a face", "does not exist", "not identified"
STATES = (EXISTS, ON_A_FACE, NOT_THERE, NOT_IDENTIFIED)
ESTIMABLE, INFINITE, NONE, UNDETERMINED = "estimable", "infinite", "none unseen", "undetermined"
# Directions are of order 1; what is below this is rounding.
NOISE = 1e-9


@dataclass(frozen=True)
class Verdict:
    """exists: finite estimates exist for all parameters. identified: there is one of them only.
    face (cells,): the histories that keep a positive mean. total: what can be said of the number of unseen persons."""

    exists: bool
    identified: bool
    face: Bools
    total: str


def examine(design: Floats, counts: Floats, unseen: Floats) -> Verdict:
    """Judge one model on one table.

    design  (cells, K) a row for every history that can have a positive mean
    counts  (cells,)
    unseen  (K,) or (U, K) the design rows of the cells that nobody can be seen in
    """
    unseen = np.atleast_2d(unseen)
    loose = null_space(design[counts > 0])
    identified = rank(design) == design.shape[1]
    falling = np.zeros(len(design), dtype=bool)
    if loose.shape[1]:
        falling[counts == 0] = falls(clean(design[counts == 0] @ loose))
    return Verdict(not falling.any(), identified, ~falling, total(design, counts, unseen, loose, ~falling))


def falls(rows: Floats) -> Bools:
    """Which of the rows can be made to fall, none rising, by one combination of the columns. One linear program whose
    best value is a whole number: how many rows fall. So no tolerance decides."""
    able: Bools = np.abs(rows).max(axis=1, initial=0.0) > 0
    if not able.any():
        return able
    some, width = rows[able], rows.shape[1]
    cost = np.concatenate([np.zeros(width), -np.ones(len(some))])
    bounds = [(None, None)] * width + [(0, 1)] * len(some)
    found = linprog(
        cost, A_ub=np.hstack([some, np.eye(len(some))]), b_ub=np.zeros(len(some)), bounds=bounds, method="highs"
    )
    answer = np.zeros(len(rows), dtype=bool)
    answer[able] = found.x[width:] > 0.5
    return answer


def total(design: Floats, counts: Floats, unseen: Floats, loose: Floats, face: Bools) -> str:
    """What can be said of the sum over the unseen cells: fixed by the face, running away, vanishing, or anything.

    Among several unseen cells one may vanish (a group in which nobody was seen) without harm to the sum.
    """
    goals = unseen[~within(unseen, design[face])]
    if not len(goals):
        return ESTIMABLE
    rows = clean(design[counts == 0] @ loose)
    steps = clean(goals @ loose)
    up, down = farthest(rows, steps), farthest(rows, -steps)
    if (up & down).any():
        return UNDETERMINED
    if up.any():
        return INFINITE
    return ESTIMABLE if len(goals) < len(unseen) else NONE


def farthest(rows: Floats, goals: Floats) -> Bools:
    """For each goal whether some direction, in which no row rises, makes it rise."""
    answer = np.zeros(len(goals), dtype=bool)
    for at, goal in enumerate(goals):
        if np.abs(goal).max(initial=0.0) > 0:
            found = linprog(-goal, A_ub=rows, b_ub=np.zeros(len(rows)), bounds=(-1, 1), method="highs")
            answer[at] = -found.fun > 1e-6
    return answer


def null_space(matrix: Floats) -> Floats:
    """Columns that span what the rows do not see; shape (K, d)."""
    _, sizes, right = np.linalg.svd(matrix, full_matrices=True)
    kept = int((sizes > NOISE * max(1.0, sizes.max(initial=0.0))).sum())
    basis: Floats = right[kept:].T
    return basis


def rank(matrix: Floats) -> int:
    return int(np.linalg.matrix_rank(matrix, tol=1e-8 * max(1.0, float(np.abs(matrix).max(initial=0.0)))))


def within(rows: Floats, span: Floats) -> Bools:
    """For each row whether it is a combination of those in `span`."""
    apart: Bools = np.abs(rows @ null_space(span)).max(axis=1, initial=0.0) < 1e-7
    return apart


def clean(matrix: Floats) -> Floats:
    tidy: Floats = np.where(np.abs(matrix) < NOISE, 0.0, matrix)
    return tidy
