"""The one number with its interval as a bar, from zero on, and how few of them were seen."""

from collections.abc import Mapping
from typing import Any

from samenzicht.estimation.telling import whole
from samenzicht.statistics.charts.svg import FAINT, INK, MARK, bar, mark, sheet, stroke, text
from samenzicht.statistics.charts.words import say

EDGE, LINE, SIZE = 8, 46, 15


def of_figure(figure: Mapping[str, Any], language: str, name: str, width: int = 640) -> str:
    """A figure with an estimate and an interval; an upper end that is not there runs off the edge."""
    seen, n, low, high = figure["seen"], figure["estimate"], figure["low"], figure["high"]
    most = max(n, high if high is not None else 1.6 * n, low, *(one["estimate"] for one in figure["modes"])) * 1.04

    def across(value: float) -> float:
        return EDGE + (width - 2 * EDGE) * value / most

    left, right = across(low), across(high) if high is not None else float(width)
    upper = whole(high, language) if high is not None else say("no end", language)
    estimate, below = whole(n, language), max(across(seen), EDGE + 2)
    parts = [
        stroke(EDGE, LINE, width - EDGE, LINE, FAINT),
        bar(left, LINE - 11, max(right - left, 2), 22),
        stroke(left, LINE - 13, left, LINE + 13, INK, width=2.5),
        stroke(right, LINE - 13, right, LINE + 13, INK, width=2.5) if high is not None else "",
        *(mark("diamond", across(one["estimate"]), LINE) for one in figure["modes"]),
        mark("square", across(n), LINE),
        text(
            clear(across(n), whole(n, language), width), LINE - 22, whole(n, language), INK, SIZE, "middle", bold=True
        ),
        stroke(EDGE, LINE - 6, EDGE, LINE + 6, FAINT),
        stroke(across(seen), LINE - 8, across(seen), LINE + 8, MARK, width=4),
        *ends(left, right, whole(low, language), upper, width),
        text(EDGE, LINE + 56, say("seen", language, seen=whole(seen, language)), MARK, SIZE),
        stroke(below, LINE + 10, below, LINE + 40, MARK, dash=True),
    ]
    values = {"seen": whole(seen, language), "n": estimate, "low": whole(low, language), "high": upper}
    told = say("bar told", language, **values)
    return sheet(width, LINE + 64, say("bar", language), told, parts, name)


def ends(left: float, right: float, low: str, high: str, width: int) -> list[str]:
    """Both ends under the bar, or one line for the two where they would touch."""
    y = LINE + 32
    if right - left < SIZE * 0.3 * (len(low) + len(high)) + 12:
        both = f"{low} – {high}"
        return [text(clear((left + right) / 2, both, width), y, both, INK, SIZE, "middle")]
    places = ((left, low), (right, high))
    return [text(clear(at, words, width), y, words, INK, SIZE, "middle") for at, words in places]


def clear(at: float, words: str, width: int) -> float:
    """A middle so that the words stay on the sheet."""
    half = SIZE * 0.3 * len(words)
    return min(max(at, EDGE + half), width - EDGE - half)
