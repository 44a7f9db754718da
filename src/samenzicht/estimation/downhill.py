"""The best BIC where there are too many models to look at one by one: always on to the best neighbour."""

from collections.abc import Iterable

import numpy as np

from samenzicht.estimation.compare import Compared, compare
from samenzicht.estimation.hierarchy import neighbours
from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.models import Model


def downhill(counts: Floats, starts: Iterable[Model] = ((),), largest: int = 2) -> Compared:
    """All models looked at on the way, from each of the starts, to where no neighbour has a lower BIC.

    counts (2**T,). largest: overlaps of at most so many lists. The way down can end in a hollow that is not the
    deepest; more starts (independent lists, the stepwise model) make that less likely, not impossible.
    """
    lists = len(counts).bit_length() - 1
    known: dict[Model, float] = {}
    for start in starts:
        here = start
        learn(counts, [here], known)
        while True:
            around = list(neighbours(here, lists, largest))
            learn(counts, around, known)
            best = min(around, key=lambda model: known[model], default=here)
            if not around or known[best] >= known[here] - 1e-9:
                break
            here = best
    models = sorted(known, key=lambda model: (len(model), model))
    return compare(counts, models)


def learn(counts: Floats, models: Iterable[Model], known: dict[Model, float]) -> None:
    new = [model for model in models if model not in known]
    if new:
        found = compare(counts, new)
        known.update(zip(new, np.where(np.isfinite(found.bic), found.bic, np.inf).tolist(), strict=True))
