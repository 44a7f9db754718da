"""A figure: what of an answer card is shown, as plain values that can be frozen. Pages and publications draw this only.

All persons are rounded to three figures, as `estimation.telling` does: more than that none of this can bear. It also
protects. A number to the last digit is a fingerprint of the whole table: who guesses a hidden count could reckon anew
and see whether it fits. So there is no AIC, no replicate and no count of those seen without a list in a figure.
"""

import math
from collections.abc import Mapping
from typing import Any

from samenzicht.estimation.card import Card
from samenzicht.estimation.contingency import ContingencyTable
from samenzicht.estimation.linkage import MISSED
from samenzicht.estimation.protect import ROUND, protect
from samenzicht.estimation.telling import LANGUAGES, TYPICAL_SHARE, kind_in, whole
from samenzicht.estimation.words import DUTCH, REASONS
from samenzicht.statistics.rules import sureness

Figure = Mapping[str, Any]
# A later shape gets the next number and a template of its own; figures of an earlier shape stay as they are.
SCHEMA = 1
MODELS = 5


def figure_of(card: Card, table: ContingencyTable, method: str, replicates: int, mark: str = "") -> dict[str, Any]:
    """mark: what to show in the place of the hash of the data, where the hash itself would give small counts away."""
    return {
        "schema": SCHEMA,
        "method": method,
        **answer_of(card),
        **rivals_of(card),
        **doubts_of(card),
        "assumptions": [{"nl": one.nl, "en": one.en} for one in card.assumptions],
        "overlaps": overlaps_of(table),
        "replicates": replicates,
        "seed": card.seed,
        "version": card.version,
        "data": mark or card.data_sha256,
        "salted": bool(mark),
    }


def answer_of(card: Card) -> dict[str, Any]:
    low, high = ends_of(card.interval)
    return {
        "seen": card.seen,
        "lists": list(card.lists),
        "status": card.status,
        "reason": {one: REASONS.get(card.reason, {}).get(one, card.reason) for one in LANGUAGES},
        "estimate": three_figures(card.estimate),
        "low": low,
        "high": high,
        "interval_kind": {one: kind_in(one, card.interval_kind) for one in LANGUAGES},
        "model": card.model,
        "sureness": sureness(card),
    }


def rivals_of(card: Card) -> dict[str, Any]:
    modes = [
        {
            "estimate": three_figures(one.estimate),
            "low": three_figures(one.interval[0]),
            "high": three_figures(one.interval[1]),
            "percent": percent(one.weight),
            "model": one.model,
        }
        for one in card.modes
    ]
    models = [
        {"name": one.name, "estimate": three_figures(one.estimate), "percent": percent(one.weight)}
        for one in card.rivals[:MODELS]
    ]
    return {
        "modes": modes if len(modes) > 1 else [],
        "models": models,
        "able": card.admissible_models,
        "looked_at": card.looked_at,
        "spread": None if card.spread is None else list(ends_of(card.spread)),
        "without": [
            {"list": one["list"], "estimate": three_figures(one["estimate"])} for one in card.leave_one_list_out
        ],
    }


def doubts_of(card: Card) -> dict[str, Any]:
    """What these data cannot show, as far as it can be put in a number."""
    if not card.sensitivity:
        return {"doubts": None}
    together, links = card.sensitivity["dependence"], card.sensitivity["linkage"]
    typical = {one["kind"] == MISSED: one["estimate"] for one in links if one["share"] == TYPICAL_SHARE}
    return {
        "doubts": {
            "factor": round(math.exp(together[-1]["delta"])),
            "low": three_figures(together[0]["estimate"]),
            "high": three_figures(together[-1]["estimate"]),
            "share": percent(TYPICAL_SHARE),
            "missed": three_figures(typical.get(True)),
            "false": three_figures(typical.get(False)),
            "bound": three_figures(card.sensitivity["visibility"]["lower_bound"]),
        }
    }


def overlaps_of(table: ContingencyTable) -> list[list[int | None]]:
    """How many persons are on each list (on the diagonal) and on each two lists, below it; rounded to five.

    The whole table of histories can hardly be shown: suppressing its small cells hides nearly all of them.
    """
    cells = table.cells()
    both = {
        (one, other): int(sum(cells[at] for at in range(len(cells)) if at >> i & 1 and at >> j & 1))
        for i, one in enumerate(table.lists)
        for j, other in enumerate(table.lists[: i + 1])
    }
    shown = protect({(f"row {one}", f"column {other}"): n for (one, other), n in both.items()}, ROUND).cells
    return [
        [shown[f"row {one}", f"column {other}"] for other in table.lists[: at + 1]]
        for at, one in enumerate(table.lists)
    ]


def ends_of(interval: tuple[float, float] | None) -> tuple[int | None, int | None]:
    return (None, None) if interval is None else (three_figures(interval[0]), three_figures(interval[1]))


def three_figures(value: float | None) -> int | None:
    """111139.37 is 111000; None for what has no end."""
    if value is None or not math.isfinite(value):
        return None
    figures = max(0, math.floor(math.log10(abs(value))) - 2) if value else 0
    return round(value / 10**figures) * 10**figures


def percent(share: float) -> int:
    return round(100 * share)


def persons(value: int | None, language: str = DUTCH) -> str:
    """111000 is 111.000 in Dutch and 111,000 in English."""
    return "" if value is None else whole(value, language)
