"""How the answer moves with what the data cannot show."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from samenzicht.estimation import linkage
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.loglinear import Fitted
from samenzicht.estimation.models import Model
from samenzicht.estimation.stepwise import stepwise
from samenzicht.estimation.visibility import Visibility

SHARES = (0.01, 0.05, 0.10)
# Where the model has no interaction to measure by.
PLAIN = 0.5


def dependence(fitted: Fitted) -> list[dict[str, float]]:
    """The estimate if the unseen were e**delta times as many: a dependence of all lists at once, which no count can
    show (Gerritse, van der Heijden and Bakker, Journal of Official Statistics 31 (2015)). delta: up to the median and
    the largest of the interactions that the model did find."""
    found = sorted(
        abs(value) for term, value in fitted.coefficients.items() if ":" in term and math.isfinite(value) and value
    )
    typical, largest = (found[len(found) // 2], found[-1]) if found else (PLAIN / 2, PLAIN)
    unseen = (fitted.estimate or math.nan) - fitted.seen
    steps = sorted({-largest, -typical, 0.0, typical, largest})
    return [{"delta": step, "estimate": fitted.seen + unseen * math.exp(step)} for step in steps]


def links(table: ContingencyTable, model: Model) -> list[dict[str, Any]]:
    """The estimate if a share of the links between lists had been missed, or were false; the model stays."""
    return [
        {"kind": kind, "share": share, "estimate": linkage.estimate_if(table, model, kind, share)}
        for kind in (linkage.MISSED, linkage.FALSE)
        for share in SHARES
    ]


def without_each_list(table: ContingencyTable) -> tuple[Mapping[str, Any], ...]:
    """Stepwise once more without each of the lists; nothing for two lists, nor where one list alone holds everybody."""
    if len(table.lists) < 3 or any(holds_all(table, 1 << bit) for bit in range(len(table.lists))):
        return ()
    fewer = [table.without(name) for name in table.lists]
    found = stepwise(np.stack([one.cells().astype(np.float64) for one in fewer])).estimates
    return tuple(
        {"list": name, "seen": one.seen, "estimate": float(n) if math.isfinite(n) else None}
        for name, one, n in zip(table.lists, fewer, found, strict=True)
    )


def holds_all(table: ContingencyTable, alone: int) -> bool:
    """Whether all who were seen are on that one list and on no other."""
    return all(history == alone or n == 0 for history, _, n in table.rows())


def told(visible: Visibility) -> dict[str, Any]:
    def plain(value: float | None) -> float | None:
        return None if value is None or not math.isfinite(value) else value

    return {
        "strength": plain(visible.strength),
        "z": plain(visible.z),
        "common_dependence": plain(visible.persons),
        "lower_bound": plain(visible.chao),
    }
