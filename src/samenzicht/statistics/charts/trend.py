"""The years from left to right, persons upward from 0: estimate with interval, and what was registered."""

from samenzicht.estimation.telling import rounded
from samenzicht.estimation.trend import Trend
from samenzicht.statistics.charts.scale import rungs
from samenzicht.statistics.charts.svg import FAINT, INK, mark, sheet, stroke, text
from samenzicht.statistics.charts.words import say

WIDE, HIGH, TOP, BOTTOM, LEFT, RIGHT = 920, 420, 66, 54, 90.0, 40


def of_trend(trend: Trend, language: str) -> str:
    known = [one for one in trend.years if one.estimate is not None and one.interval is not None]
    most = max([float(one.seen) for one in trend.years] + [end for one in known for end in one.interval or ()])
    floor, step = HIGH - BOTTOM, (WIDE - LEFT - RIGHT) / max(len(trend.years), 1)

    def up(value: float) -> float:
        return floor - (floor - TOP) * value / (1.05 * most)

    parts = [text(16, 26, say("trend", language), size=18), text(16, 46, say("keys", language), FAINT)]
    parts.append(stroke(LEFT, floor, WIDE - RIGHT, floor, INK))
    for value in rungs(most):
        parts.append(stroke(LEFT - 6, up(value), LEFT, up(value), INK))
        parts.append(text(LEFT - 10, up(value) + 5, rounded(value, language), anchor="end"))
    told = []
    for place, one in enumerate(trend.years):
        x = LEFT + step * (place + 0.5)
        parts.append(text(x, floor + 22, one.year, anchor="middle"))
        parts.append(mark("ring", x, up(one.seen)))
        if one.estimate is not None and one.interval is not None:
            low, high = one.interval
            parts += [stroke(x, up(low), x, up(high), INK), mark("square", x, up(one.estimate))]
            values = {"n": one.estimate, "low": low, "high": high, "seen": float(one.seen)}
            shown = {name: rounded(value, language) for name, value in values.items()}
            told.append(say("year", language, year=one.year, **shown))
    return sheet(WIDE, HIGH, say("trend", language), "; ".join(told), parts)
