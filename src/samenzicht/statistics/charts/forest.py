"""The estimate, the answers apart, the heaviest models and the estimate without each list, one under another."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from samenzicht.estimation.card import Card
from samenzicht.estimation.telling import rounded, whole
from samenzicht.statistics.charts.scale import Scale, ratios, ticks
from samenzicht.statistics.charts.svg import FAINT, INK, mark, sheet, stroke, text
from samenzicht.statistics.charts.words import say, share

MODELS = 8


@dataclass(frozen=True)
class Row:
    """One line of the picture: a point, where there is one with its interval."""

    label: str
    point: float
    interval: tuple[float, float] | None = None
    shape: str = "dot"


@dataclass(frozen=True)
class Layout:
    """left: where the scale begins. above: labels stand above their line, for a narrow screen."""

    width: int
    left: int
    right: int
    row: int
    size: int
    longest: int
    above: bool = False


PAPER = Layout(920, 360, 40, 26, 13, 44)
WIDE = Layout(540, 190, 24, 30, 15, 24)
NARROW = Layout(340, 8, 8, 46, 15, 40, above=True)
TOP, BOTTOM = 66, 54


def of_card(card: Card, language: str) -> str:
    """For a file: models by their whole name."""
    title = say("title", language)
    return forest(rows_of_card(card, language), card.seen, language, PAPER, title)


def of_figure(figure: Mapping[str, Any], language: str, name: str, layout: Layout = WIDE) -> str:
    """For a page: models by their number, which stands in the table beside it."""
    return forest(rows_of_figure(figure, language), figure["seen"], language, layout, say("title", language), name)


def rows_of_card(card: Card, language: str) -> Iterator[Row]:
    if card.estimate is not None:
        yield Row(say("estimate", language), card.estimate, card.interval, "square")
    if len(card.modes) > 1:
        for at, mode in enumerate(card.modes, start=1):
            label = say("mode", language, at=at, share=share(round(100 * mode.weight)))
            yield Row(label, mode.estimate, mode.interval, "diamond")
    for rival in card.rivals[:MODELS]:
        if rival.estimate is not None:
            yield Row(
                say("model named", language, name=rival.name, share=share(round(100 * rival.weight))), rival.estimate
            )
    for one in card.leave_one_list_out:
        if one["estimate"] is not None:
            yield Row(say("without", language, name=one["list"]), float(one["estimate"]), None, "ring")


def rows_of_figure(figure: Mapping[str, Any], language: str) -> Iterator[Row]:
    if figure["estimate"] is not None:
        yield Row(say("estimate", language), figure["estimate"], ends(figure), "square")
    for at, mode in enumerate(figure["modes"], start=1):
        yield Row(say("mode", language, at=at, share=share(mode["percent"])), mode["estimate"], ends(mode), "diamond")
    for at, rival in enumerate(figure["models"], start=1):
        if rival["estimate"] is not None:
            yield Row(say("model", language, at=at, share=share(rival["percent"])), rival["estimate"])
    for one in figure["without"]:
        if one["estimate"] is not None:
            yield Row(say("without", language, name=one["list"]), one["estimate"], None, "ring")


def ends(values: Mapping[str, Any]) -> tuple[float, float] | None:
    """An upper end that is not there goes on past the edge."""
    if values["low"] is None:
        return None
    return values["low"], math.inf if values["high"] is None else values["high"]


def forest(rows: Iterable[Row], seen: float, language: str, layout: Layout, title: str, name: str = "") -> str:
    """Rows under one another on a scale of ratios, with an upright line at the number seen."""
    rows = list(rows)
    values = [float(seen), *(end for row in rows for end in (row.point, *(row.interval or ())))]
    across, low, high = ratios(values, layout.left, layout.width - layout.right)
    top = 40 if name else TOP
    floor = top + layout.row * len(rows)
    words = say("seen", language, seen=whole(round(seen), language))
    parts = [] if name else [text(16, 26, title, size=18)]
    parts += axis(low, high, across, floor, language, layout)
    at = across(seen)
    parts += [
        *upright(at, top, floor, len(rows), layout),
        text(at + 4, top - 18, words, FAINT, layout.size),
    ]
    for place, row in enumerate(rows):
        parts += drawn(row, top + layout.row * place, across, layout)
    told = "; ".join(said(row, language) for row in rows)
    return sheet(layout.width, floor + BOTTOM, title, f"{words}; {told}", parts, name)


def upright(at: float, top: float, floor: float, rows: int, layout: Layout) -> list[str]:
    """The line at the number seen; where labels stand above the rows it leaves them room."""
    if not layout.above:
        return [stroke(at, top - 14, at, floor, FAINT, dash=True)]
    feet = [top + layout.row * (place + 1) - 6 for place in range(rows)]
    return [stroke(at, top - 14, at, top - 2, FAINT), *(stroke(at, foot - 16, at, foot, FAINT) for foot in feet)]


def drawn(row: Row, top: float, across: Scale, layout: Layout) -> list[str]:
    label = row.label if len(row.label) < layout.longest else row.label[: layout.longest - 2] + "…"
    if layout.above:
        y, parts = top + layout.row - 14, [text(layout.left, top + layout.size, label, size=layout.size)]
    else:
        y = top + layout.row / 2
        parts = [text(16 if layout is PAPER else 0, y + 5, label, size=layout.size)]
    if row.interval:
        left, right = across(row.interval[0]), across(row.interval[1])
        parts += [stroke(left, y, right, y, INK, width=2), stroke(left, y - 6, left, y + 6, INK)]
        parts += [stroke(right, y - 6, right, y + 6, INK)]
    return [*parts, mark(row.shape, across(row.point), y)]


def axis(low: float, high: float, across: Scale, floor: float, language: str, layout: Layout) -> list[str]:
    parts = [stroke(layout.left, floor, layout.width - layout.right, floor, INK)]
    parts.append(text(layout.left, floor + 44, say("axis", language), FAINT, layout.size))
    taken = -math.inf
    for value in ticks(low, high, most=4 if layout.above else 7):
        at, words = across(value), rounded(value, language)
        parts.append(stroke(at, floor, at, floor + 6, INK))
        half = 0.3 * layout.size * len(words)
        if at - half > taken + 6:
            place = min(max(at, layout.left + half if layout.above else at), layout.width - half)
            parts.append(text(place, floor + 22, words, size=layout.size, anchor="middle"))
            taken = place + half
    return parts


def said(row: Row, language: str) -> str:
    ends = f" ({rounded(row.interval[0], language)} - {rounded(row.interval[1], language)})" if row.interval else ""
    return f"{row.label}: {rounded(row.point, language)}{ends}"
