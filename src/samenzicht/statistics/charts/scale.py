"""Where a number stands on an axis, and which round numbers are written along it."""

import math
from collections.abc import Callable, Iterable

Scale = Callable[[float], float]


def ratios(values: Iterable[float], left: float, right: float) -> tuple[Scale, float, float]:
    """A scale of ratios from left to right that holds all values, with the lowest and the highest on it."""
    there = [value for value in values if math.isfinite(value)]
    low, high = math.log(max(min(there), 1e-9)) - 0.1, math.log(max(there)) + 0.1

    def across(value: float) -> float:
        share = (math.log(max(value, 1e-9)) - low) / (high - low)
        return left + min(max(share, 0.0), 1.0) * (right - left)

    return across, math.exp(low), math.exp(high)


def ticks(low: float, high: float, most: int = 7) -> list[float]:
    """1, 2 and 5 times powers of ten, thinned to powers where there are many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [step * 10.0**power for power in powers for step in (1, 2, 5) if low <= step * 10.0**power <= high]
    return found if len(found) <= most else [value for value in found if math.log10(value) % 1 == 0] or found[:1]


def rungs(most: float) -> list[float]:
    """Four to eight round numbers from 0 to the most."""
    power = 10.0 ** math.floor(math.log10(max(most, 1.0)))
    step = next(step * power for step in (0.2, 0.5, 1.0, 2.0) if most / (step * power) <= 8)
    return [step * at for at in range(int(most / step) + 1)]
