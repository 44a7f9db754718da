"""The answer card: a number that brings its doubt along. What every method gives back."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from samenzicht.estimation.assumptions import ASSUMPTIONS, Assumption
from samenzicht.estimation.lattice import Floats
from samenzicht.estimation.modes import Mode
from samenzicht.estimation.spread import Rival

# Of the ways of estimating here; a change in what the same data give is a new number.
VERSION = "1.0"
ESTIMATED, AT_LEAST, NOTHING = "estimated", "at least", "none"


@dataclass(frozen=True)
class Card:
    """All numbers are persons, seen and unseen together, unless said otherwise.

    status: `estimated`, `at least` (a lower bound, because people differ in how visible they are) or `none`.
    interval: 95 %; interval_kind says which, and whether the selection of the model was repeated in it.
    replicates: the estimate of each redrawn table, NaN where it had none. admissible_models: how many models have an
    estimate. rivals: the heaviest of them. modes: answers apart; more than one means that no average is an answer.
    leave_one_list_out: list, seen and estimate without it. sensitivity: to what the data cannot show. reason: why there
    is no estimate. extra: what only this method has to say.
    """

    seen: int
    lists: tuple[str, ...]
    data_sha256: str
    estimate: float | None
    interval: tuple[float, float] | None
    interval_kind: str
    model: str
    at_least: bool = False
    aic: float | None = None
    bic: float | None = None
    replicates: Floats | None = None
    admissible_models: int | None = None
    looked_at: int | None = None
    spread: tuple[float, float] | None = None
    rivals: tuple[Rival, ...] = ()
    modes: tuple[Mode, ...] = ()
    leave_one_list_out: tuple[Mapping[str, Any], ...] = ()
    sensitivity: Mapping[str, Any] = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ASSUMPTIONS
    seed: int | None = None
    reason: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    version: str = VERSION

    @property
    def status(self) -> str:
        if self.estimate is None:
            return NOTHING
        return AT_LEAST if self.at_least else ESTIMATED

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON, under the keys of `docs/estimation.md`; a number that is not there is None."""
        return {
            "seen": self.seen,
            "lists": list(self.lists),
            "status": self.status,
            "estimate": number(self.estimate),
            "interval": None if self.interval is None else [number(end) for end in self.interval],
            "interval_kind": self.interval_kind,
            "model": self.model,
            "aic": number(self.aic),
            "bic": number(self.bic),
            "replicates": None if self.replicates is None else [number(one) for one in self.replicates.tolist()],
            "admissible_models": self.admissible_models,
            "looked_at": self.looked_at,
            "spread": None if self.spread is None else list(self.spread),
            "models": [
                {"name": one.name, "status": one.status, "estimate": number(one.estimate), "weight": one.weight}
                for one in self.rivals
            ],
            "modes": [
                {"estimate": one.estimate, "weight": one.weight, "interval": list(one.interval), "model": one.model}
                for one in self.modes
            ],
            "leave_one_list_out": [dict(one) for one in self.leave_one_list_out],
            "sensitivity": dict(self.sensitivity),
            "at_least": self.at_least,
            "assumptions": [{"code": one.code, "nl": one.nl, "en": one.en} for one in self.assumptions],
            "reason": self.reason,
            "seed": self.seed,
            "version": self.version,
            "data_sha256": self.data_sha256,
            **self.extra,
        }


def number(value: float | None) -> float | None:
    """The value, or None for what JSON cannot say."""
    return None if value is None or not math.isfinite(value) else float(value)
