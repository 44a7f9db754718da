"""Pictures as SVG text: readable without colour, with a title and a description for who cannot see them."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from samenzicht.estimation.card import Card
from samenzicht.estimation.telling import rounded
from samenzicht.estimation.trend import Trend
from samenzicht.estimation.words import DUTCH, ENGLISH

WIDE, LABELS, RIGHT, ROW, TOP, BOTTOM = 920, 360, 40, 26, 66, 54
CHART = 420
INK, FAINT, MARK = "#1b1b1b", "#767676", "#154273"
TITLES = {
    "title": {DUTCH: "Schatting van wie niet is gezien", ENGLISH: "Estimate of those who were not seen"},
    "estimate": {DUTCH: "Schatting, met interval", ENGLISH: "Estimate, with interval"},
    "mode": {DUTCH: "Antwoord {at} ({share} %)", ENGLISH: "Answer {at} ({share} %)"},
    "without": {DUTCH: "Zonder lijst {name}", ENGLISH: "Without list {name}"},
    "model": {DUTCH: "{share} %: {name}", ENGLISH: "{share} %: {name}"},
    "trend": {DUTCH: "Schatting en registratie per jaar", ENGLISH: "Estimate and registration by year"},
    "year": {
        DUTCH: "{year}: gezien {seen}, schatting {n} ({low} - {high})",
        ENGLISH: "{year}: seen {seen}, estimate {n} ({low} - {high})",
    },
    "keys": {
        DUTCH: "vierkant: schatting met interval; ring: geregistreerd",
        ENGLISH: "square: estimate with interval; ring: registered",
    },
    "seen": {DUTCH: "gezien: {seen}", ENGLISH: "seen: {seen}"},
    "axis": {DUTCH: "personen (schaal van verhoudingen)", ENGLISH: "persons (ratio scale)"},
}
MODELS = 8
Scale = Callable[[float], float]


@dataclass(frozen=True)
class Row:
    """One line of the picture: a point, where there is one with its interval."""

    label: str
    point: float
    interval: tuple[float, float] | None = None
    shape: str = "dot"


def of_card(card: Card, language: str) -> str:
    """The estimate, the answers apart, the heaviest models, and the estimate without each list, one under another."""
    rows = list(rows_of(card, language))
    seen = TITLES["seen"][language].format(seen=rounded(card.seen, language))
    return forest(TITLES["title"][language], rows, (card.seen, seen), TITLES["axis"][language], language)


def rows_of(card: Card, language: str) -> Iterable[Row]:
    def label(key: str, **values: object) -> str:
        return TITLES[key][language].format(**values)

    if card.estimate is not None:
        yield Row(label("estimate"), card.estimate, card.interval, "square")
    if len(card.modes) > 1:
        for at, mode in enumerate(card.modes, start=1):
            share = f"{100 * mode.weight:.0f}"
            yield Row(label("mode", at=at, share=share), mode.estimate, mode.interval, "diamond")
    for rival in card.rivals[:MODELS]:
        if rival.estimate is not None:
            yield Row(label("model", name=rival.name, share=f"{100 * rival.weight:.0f}"), rival.estimate)
    for one in card.leave_one_list_out:
        if one["estimate"] is not None:
            yield Row(label("without", name=one["list"]), float(one["estimate"]), None, "ring")


def forest(title: str, rows: Sequence[Row], line: tuple[float, str], axis: str, language: str) -> str:
    """Rows under one another on a scale of ratios, with one upright line."""
    values = [line[0], *(end for row in rows for end in (row.point, *(row.interval or ())) if math.isfinite(end))]
    low, high = math.log(min(values)) - 0.1, math.log(max(values)) + 0.1
    height = TOP + ROW * len(rows) + BOTTOM

    def across(value: float) -> float:
        share = (math.log(max(value, 1e-9)) - low) / (high - low)
        return LABELS + min(max(share, 0.0), 1.0) * (WIDE - LABELS - RIGHT)

    parts = [text(16, 26, title, size=18)]
    parts += axis_of(low, high, across, height, axis, language)
    at = across(line[0])
    parts += [stroke(at, TOP - 14, at, height - BOTTOM, FAINT, dash=True), text(at + 4, TOP - 18, line[1], FAINT)]
    for place, row in enumerate(rows):
        parts += drawn(row, TOP + ROW * place + ROW / 2, across)
    told = "; ".join(said(row, language) for row in rows)
    return sheet(WIDE, height, title, f"{line[1]}; {told}", parts)


def said(row: Row, language: str) -> str:
    ends = f" ({rounded(row.interval[0], language)} - {rounded(row.interval[1], language)})" if row.interval else ""
    return f"{row.label}: {rounded(row.point, language)}{ends}"


def drawn(row: Row, y: float, across: Scale) -> list[str]:
    parts = [text(16, y + 5, row.label if len(row.label) < 44 else row.label[:42] + "…")]
    if row.interval:
        left, right = across(row.interval[0]), across(row.interval[1])
        parts += [stroke(left, y, right, y, INK), stroke(left, y - 5, left, y + 5, INK)]
        parts += [stroke(right, y - 5, right, y + 5, INK)]
    return [*parts, mark(row.shape, across(row.point), y)]


def mark(shape: str, x: float, y: float) -> str:
    if shape == "square":
        return f'<rect x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12" fill="{MARK}"/>'
    if shape == "diamond":
        return f'<path d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z" fill="{MARK}"/>'
    fill = "white" if shape == "ring" else MARK
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{MARK}" stroke-width="2"/>'


def axis_of(low: float, high: float, across: Scale, height: float, name: str, language: str) -> list[str]:
    floor = height - BOTTOM
    parts = [stroke(LABELS, floor, WIDE - RIGHT, floor, INK), text(LABELS, height - 10, name, FAINT)]
    for value in ticks(math.exp(low), math.exp(high)):
        at = across(value)
        parts += [
            stroke(at, floor, at, floor + 6, INK),
            text(at, floor + 22, rounded(value, language), anchor="middle"),
        ]
    return parts


def ticks(low: float, high: float) -> list[float]:
    """1, 2 and 5 times powers of ten, thinned to powers where there are many."""
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    found = [step * 10.0**power for power in powers for step in (1, 2, 5) if low <= step * 10.0**power <= high]
    return found if len(found) <= 7 else [value for value in found if math.log10(value) % 1 == 0]


def of_trend(trend: Trend, language: str) -> str:
    """The years from left to right, persons upward from 0: estimate with interval, and what was registered."""
    known = [one for one in trend.years if one.estimate is not None and one.interval is not None]
    most = max([float(one.seen) for one in trend.years] + [end for one in known for end in one.interval or ()])
    floor, left = CHART - BOTTOM, 90.0
    step = (WIDE - left - RIGHT) / max(len(trend.years), 1)

    def up(value: float) -> float:
        return floor - (floor - TOP) * value / (1.05 * most)

    parts = [text(16, 26, TITLES["trend"][language], size=18), text(16, 46, TITLES["keys"][language], FAINT)]
    parts.append(stroke(left, floor, WIDE - RIGHT, floor, INK))
    for value in rungs(most):
        parts.append(stroke(left - 6, up(value), left, up(value), INK))
        parts.append(text(left - 10, up(value) + 5, rounded(value, language), anchor="end"))
    told = []
    for place, one in enumerate(trend.years):
        x = left + step * (place + 0.5)
        parts.append(text(x, floor + 22, one.year, anchor="middle"))
        parts.append(mark("ring", x, up(one.seen)))
        if one.estimate is not None and one.interval is not None:
            low, high = one.interval
            parts += [stroke(x, up(low), x, up(high), INK), mark("square", x, up(one.estimate))]
            values = {"n": one.estimate, "low": low, "high": high, "seen": float(one.seen)}
            shown = {name: rounded(value, language) for name, value in values.items()}
            told.append(TITLES["year"][language].format(year=one.year, **shown))
    return sheet(WIDE, CHART, TITLES["trend"][language], "; ".join(told), parts)


def rungs(most: float) -> list[float]:
    """Four to eight round numbers from 0 to the most."""
    power = 10.0 ** math.floor(math.log10(max(most, 1.0)))
    step = next(step * power for step in (0.2, 0.5, 1.0, 2.0) if most / (step * power) <= 8)
    return [step * at for at in range(int(most / step) + 1)]


def text(x: float, y: float, words: str, ink: str = INK, size: int = 13, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" fill="{ink}" font-size="{size}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def stroke(x: float, y: float, to_x: float, to_y: float, ink: str, dash: bool = False) -> str:
    dashes = ' stroke-dasharray="5 4"' if dash else ""
    return (
        f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{ink}" stroke-width="1.5"{dashes}/>'
    )


def sheet(width: float, height: float, title: str, told: str, parts: Iterable[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" role="img" '
            'aria-labelledby="title told" font-family="system-ui, sans-serif">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="told">{escape(told)}</desc>',
            f'<rect width="{width}" height="{height:.0f}" fill="white"/>',
            *parts,
            "</svg>\n",
        ]
    )
