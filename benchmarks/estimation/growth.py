"""A picture and a table of how the cost grows. `.venv/bin/python -m benchmarks.estimation.growth FILE.svg`"""

import math
import sys
from itertools import pairwise
from pathlib import Path

from benchmarks.estimation.speed import growth
from samenzicht.statistics.charts.svg import FAINT, INK, mark, sheet, stroke, text

PANELS = (("lists", "lists, 1,000 replicates"), ("replicates", "replicates, five lists"), ("cells", "covariate cells"))
WIDE, HIGH, PANEL, FLOOR, TOP = 920, 360, 280, 300, 70


def picture(found: dict[str, float]) -> str:
    low, high = (math.log10(edge(found.values())) for edge in (min, max))
    low, high = math.floor(low), math.ceil(high)

    def up(seconds: float) -> float:
        return FLOOR - (FLOOR - TOP) * (math.log10(seconds) - low) / (high - low)

    parts = [text(16, 28, "CPU seconds, one thread (ratio scale)", size=18)]
    for power in range(low, high + 1):
        parts += [stroke(60, up(10.0**power), WIDE - 20, up(10.0**power), "#dddddd")]
        parts += [text(52, up(10.0**power) + 5, f"{10.0**power:g}", FAINT, anchor="end")]
    told = []
    for panel, (word, title) in enumerate(PANELS):
        left = 80 + PANEL * panel
        lines = [(key.removesuffix(f" {word}"), value) for key, value in found.items() if key.endswith(f" {word}")]
        parts.append(text(left, HIGH - 14, title, FAINT))
        spots = [(left + 20 + at * (PANEL - 60) / (len(lines) - 1), up(value)) for at, (_, value) in enumerate(lines)]
        parts += [stroke(*one, *other, INK) for one, other in pairwise(spots)]
        for (key, value), (x, y) in zip(lines, spots, strict=True):
            parts += [mark("dot", x, y), text(x, FLOOR + 20, key, anchor="middle")]
            told.append(f"{key} {word}: {value:.3f} s")
    return sheet(WIDE, HIGH, "How cost grows", "; ".join(told), parts)


if __name__ == "__main__":
    measured = growth()
    Path(sys.argv[1]).write_text(picture(measured), encoding="utf-8")
    print("\n".join(f"| {key} | {value:.3f} |" for key, value in measured.items()))
