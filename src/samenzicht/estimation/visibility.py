"""Are some people easier to see than others, on every list? Then the estimate is a lower bound.

Positive dependence between all lists at once is the mark of it. One parameter carries it: the number of pairs of lists
that someone is on together (Darroch, Fienberg, Glonek and Junker, JASA 88 (1993)). The rival of the chosen model has
this parameter and those pairs of the chosen model that it still needs. Where the rival finds common dependence and fits
nearly as well, unequal visibility cannot be ruled out, and every estimate must be read as "at least" (Chao, Biometrics
43 (1987); Binette and Steorts, JRSS A 185 (2022)).

A false "at least" costs a word, a missed one misleads, so the bar is low: some one in seven tables of equal visibility
is called a lower bound too. Numbers in `docs/estimation.md`.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.lattice import Floats, Ints
from samenzicht.estimation.poisson import regress

# A rival this much worse in BIC is 1 in 100 as likely.
NEARLY_AS_WELL = 2 * math.log(100)
CLEAR = 1.0


@dataclass(frozen=True)
class Visibility:
    """at_least: whether the estimate must be read as a lower bound. strength: the common dependence (log odds for each
    pair of lists), z: in standard errors. bic, persons: of the rival with common dependence; NaN and None where it has
    no estimate. chao: Chao's lower bound, persons; None without overlaps."""

    at_least: bool
    strength: float
    z: float
    bic: float
    persons: float | None
    chao: float | None


def visibility(table: ContingencyTable, model: Iterable[int], bic: float) -> Visibility:
    """Weigh unequal visibility against a model (interactions as bits) with this BIC."""
    cells, counts = np.arange(1, 1 << len(table.lists)), table.cells()[1:].astype(np.float64)
    there = [bit for bit in range(len(table.lists)) if counts[on_all(cells, 1 << bit) > 0].sum() > 0]
    held = (cells & ~sum(1 << bit for bit in there)) == 0
    cells, counts = cells[held], counts[held]
    bound = lower_bound(cells, counts, there)
    if len(there) < 3:
        # Two lists cannot tell dependence from visibility, so it can never be ruled out.
        return Visibility(True, math.nan, math.nan, math.nan, None, bound)
    pairs = [term for term in model if term.bit_count() == 2 and counts[on_all(cells, term) > 0].sum() > 0]
    rival = best_rival(cells, counts, there, pairs)
    if rival is None:
        return Visibility(False, math.nan, math.nan, math.nan, None, bound)
    at_least = rival.z > CLEAR and rival.bic < bic + NEARLY_AS_WELL
    return Visibility(at_least, rival.strength, rival.z, rival.bic, rival.persons, bound)


@dataclass(frozen=True)
class Rival:
    strength: float
    z: float
    bic: float
    persons: float


def best_rival(cells: Ints, counts: Floats, lists: list[int], pairs: list[int]) -> Rival | None:
    """Lists and common dependence, and of the pairs one after the other as long as BIC falls."""
    chosen: list[int] = []
    best = fitted(cells, counts, lists, chosen)
    while best is not None:
        more = [(fitted(cells, counts, lists, [*chosen, pair]), pair) for pair in pairs if pair not in chosen]
        able = [(rival.bic, at, rival, pair) for at, (rival, pair) in enumerate(more) if rival is not None]
        if not able or min(able)[0] >= best.bic:
            break
        _, _, best, pair = min(able)
        chosen.append(pair)
    return best


def fitted(cells: Ints, counts: Floats, lists: list[int], pairs: list[int]) -> Rival | None:
    """None where it has no estimate, or more parameters than the table can tell apart."""
    on = (cells[:, None] >> np.array(lists) & 1).astype(np.float64)
    depth = on.sum(axis=1)
    ones, together = np.ones((len(cells), 1)), (depth * (depth - 1) / 2)[:, None]
    design = np.hstack([ones, together, on, *(on_all(cells, pair)[:, None] for pair in pairs)])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    seen, start = counts.sum(), np.zeros(design.shape[1])
    share = np.clip(on.T @ counts / seen / 3, 1e-6, 0.9)
    start[0] = math.log(3 * seen) + np.log1p(-share).sum()
    start[2 : 2 + len(lists)] = np.log(share / (1 - share))
    found = regress(design, counts, start)
    if not found.settled:
        return None
    error = math.sqrt(np.linalg.inv((design * found.means[:, None]).T @ design)[1, 1])
    strength = float(found.beta[1])
    bic = math.log(seen) * design.shape[1] - 2 * found.loglik
    return Rival(strength, strength / error, bic, float(seen + np.exp(found.beta[0])))


def on_all(cells: Ints, lists: int) -> Floats:
    """1 for the histories that are on all of these lists."""
    inside: Floats = ((cells & lists) == lists).astype(np.float64)
    return inside


def lower_bound(cells: Ints, counts: Floats, lists: list[int]) -> float | None:
    """Chao's bound for lists of unequal size: seen plus the products of those on one list only over those on two."""
    depth = np.array([int(cell).bit_count() for cell in cells])
    single = [float(counts[cells == 1 << bit].sum()) for bit in lists]
    twice = float(counts[depth == 2].sum())
    if twice == 0:
        return None
    products = sum(one * other for at, one in enumerate(single) for other in single[at + 1 :])
    return float(counts.sum()) + products / twice
