"""Plots of the letter, from its frozen values: figures of a measure as runs, or one figure with its interval.

Only figures of one run are joined. A run that was counted otherwise begins with a break mark, and where there is
nothing to draw a sentence stands instead. Every plot has its words for who cannot see it; its figures stand in a table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from samenzicht.law import Words
from samenzicht.programme.letter.spoken import period
from samenzicht.programme.measure import number
from samenzicht.statistics.charts.scale import rungs
from samenzicht.statistics.charts.svg import FAINT, INK, MARK, bar, mark, sheet, stroke, text

SHAPES = ("square", "ring", "diamond", "dot")
NOTHING = Words("Hiervan is nog geen cijfer bekend.", "No figure of this is known yet.")
IN_PARTS = Words(
    "Van het geheel is geen cijfer bekend; van delen ervan wel.",
    "Of the whole no figure is known; of parts of it some are.",
)
ALONE = Words("{text} ({name}) {unit}, over {period}.", "{text} ({name}) {unit}, of {period}.")
BROKEN = Words("andere telwijze", "counted otherwise")
BREAK_TOLD = Words(
    "Voor {period} is anders geteld; die cijfers zijn niet te vergelijken.",
    "Before {period} it was counted otherwise; those figures cannot be compared.",
)
COURSE = Words("Grafiek: {name}, {unit}.", "Chart: {name}, {unit}.")
UNNAMED = Words("reeks zonder naam", "series without a name")


@dataclass(frozen=True)
class Layout:
    width: int
    height: int
    left: int
    right: int
    size: int


PAPER = Layout(640, 270, 64, 16, 13)
NARROW = Layout(340, 290, 58, 10, 16)


@dataclass(frozen=True)
class Point:
    """A figure on the plot. `at` is its place among the periods."""

    name: str
    at: int
    period: str
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None

    @property
    def is_known(self) -> bool:
        """A value, or two ends without one: sources that differ."""
        return self.value is not None or (self.low is not None and self.high is not None)

    @property
    def top(self) -> float:
        return max(float(end) for end in (self.value, self.low, self.high, Decimal(0)) if end is not None)


@dataclass(frozen=True)
class Run:
    points: Sequence[Point]
    series: str
    breaks: bool


@dataclass(frozen=True)
class Drawn:
    """`svg` is empty where there is nothing to draw; `told` is for who cannot see the plot."""

    svg: str
    told: str


def drawn(
    plot: Mapping[str, Any], figures: Mapping[str, Any], language: str, name: str = "", layout: Layout = PAPER
) -> Drawn:
    """name: parts several pictures on one page."""
    runs = runs_of(plot, figures, language)
    known = [point for run in runs for point in run.points if point.is_known]
    if not known:
        return Drawn("", (IN_PARTS if plot["parts"] else NOTHING).in_(language))
    told = sentences(plot, runs, language)
    if len(known) == 1:
        (one,) = known
        if one.low is None and one.high is None:
            return Drawn("", alone(one, plot, language))
        return Drawn(interval(one, plot, told, language, name, layout), told)
    return Drawn(course(runs, plot, told, language, name, layout), told)


def alone(one: Point, plot: Mapping[str, Any], language: str) -> str:
    """One figure without a margin is a sentence: of one point no course can be drawn."""
    unit = plot["unit" if language == "nl" else "unit_en"]
    said = ALONE.in_(language).format(text=one.text, name=one.name, unit=unit, period=one.period)
    return said[:1].upper() + said[1:]


def runs_of(plot: Mapping[str, Any], figures: Mapping[str, Any], language: str) -> list[Run]:
    used = [figures[name] for run in plot["runs"] for name in run["figures"] if name in figures]
    periods = sorted({(one["period"]["from"], one["period"]["until"]) for one in used})
    return [
        Run(
            [
                point(name, figures[name], periods, language)
                for name in run["figures"]
                if name in figures
            ],
            run["series_name" if language == "nl" else "series_name_en"],
            run["breaks"],
        )
        for run in plot["runs"]
    ]  # fmt: skip


def point(name: str, figure: Mapping[str, Any], periods: Sequence[tuple[str, str]], language: str) -> Point:
    first, last = figure["period"]["from"], figure["period"]["until"]
    ends = {end: Decimal(figure[end]) if figure[end] is not None else None for end in ("value", "low", "high")}
    words = figure["text" if language == "nl" else "text_en"]
    return Point(name, periods.index((first, last)), period(first, last, language), words, **ends)


def sentences(plot: Mapping[str, Any], runs: Iterable[Run], language: str) -> str:
    """All that the plot shows, in words."""
    suffix = "" if language == "nl" else "_en"
    told = [COURSE.in_(language).format(name=plot[f"name{suffix}"], unit=plot[f"unit{suffix}"])]
    for run in runs:
        if run.breaks:
            told.append(BREAK_TOLD.in_(language).format(period=run.points[0].period))
        series = f"{run.series}, " if run.series else ""
        told += [f"{series}{one.period}: {one.text} ({one.name})." for one in run.points]
    return " ".join(told)


def course(runs: Sequence[Run], plot: Mapping[str, Any], told: str, language: str, name: str, layout: Layout) -> str:
    """Periods from left to right, values upward from nought; series of one period stand side by side."""
    points = [one for run in runs for one in run.points]
    labels = {one.at: one.period for one in points}
    most = max(one.top for one in points) or 1.0
    series = list(dict.fromkeys(run.series for run in runs))
    top, floor = 40, layout.height - 30 - (24 * len(series) if len(series) > 1 else 0)
    step = (layout.width - layout.left - layout.right) / len(labels)
    aside = min(9.0, step / (2 * len(series)))

    def up(value: Decimal | float) -> float:
        return floor - (floor - top) * float(value) / (1.06 * most)

    parts = [*axis(most, up, floor, language, layout), *periods(labels, step, floor, layout)]
    few = len(series) == 1 and len(points) <= (14 if layout is PAPER else 7)
    for run in runs:
        row = series.index(run.series)
        shift = aside * (2 * row - len(series) + 1)

        def across(at: int, shift: float = shift) -> float:
            return layout.left + step * (at + 0.5) + shift

        if run.breaks and follows_all(run, runs):
            parts += broken(layout.left + step * run.points[0].at, top, floor, language, layout)
        parts += joined(run, across, up, dashed=row > 0)
        for one in run.points:
            parts += marked(one, SHAPES[row % len(SHAPES)], across(one.at), up, floor, language, layout)
            if few and one.value is not None:
                parts.append(labelled(one, across(one.at), up, language, layout))
    if len(series) > 1:
        parts += keys(series, floor + 44, language, layout)
    return sheet(layout.width, layout.height, plot["name" if language == "nl" else "name_en"], told, parts, name)


def follows_all(run: Run, runs: Iterable[Run]) -> bool:
    """No figure of another series stands at or after its start: there the whole plot breaks."""
    return all(one.at < run.points[0].at for other in runs if other.series != run.series for one in other.points)


def periods(labels: Mapping[int, str], step: float, floor: float, layout: Layout) -> Iterator[str]:
    """As many as there is room for."""
    every = max(1, round(max(len(word) for word in labels.values()) * layout.size * 0.56 / step + 0.5))
    for place, word in sorted(labels.items()):
        if place % every == 0:
            yield text(layout.left + step * (place + 0.5), floor + 20, word, size=layout.size, anchor="middle")


def keys(series: Sequence[str], top: float, language: str, layout: Layout) -> Iterator[str]:
    for row, word in enumerate(series):
        y = top + 24 * row
        yield mark(SHAPES[row % len(SHAPES)], layout.left, y - 5)
        yield text(layout.left + 16, y, word or UNNAMED.in_(language), size=layout.size)


def axis(most: float, up: Any, floor: float, language: str, layout: Layout) -> list[str]:
    parts = [stroke(layout.left, floor, layout.width - layout.right, floor, INK)]
    for value in rungs(most):
        parts.append(stroke(layout.left - 5, up(value), layout.left, up(value), FAINT))
        words = number(Decimal(str(round(value, 2))), language)
        parts.append(text(layout.left - 9, up(value) + 4, words, FAINT, layout.size, "end"))
    return parts


def joined(run: Run, across: Any, up: Any, dashed: bool) -> Iterator[str]:
    """A line between neighbours that are both known."""
    for one, other in zip(run.points, run.points[1:], strict=False):
        if one.value is not None and other.value is not None:
            yield stroke(across(one.at), up(one.value), across(other.at), up(other.value), MARK, dash=dashed, width=2)


def marked(one: Point, shape: str, x: float, up: Any, floor: float, language: str, layout: Layout) -> Iterator[str]:
    """The mark of a figure with its interval; an end that is not known is left open."""
    if not one.is_known:
        yield text(x, floor - 6, "?", FAINT, layout.size, "middle")
        return
    low, high = ends(one)
    if low != high:
        yield stroke(x, up(low), x, up(high), INK)
    yield from (stroke(x - 6, up(end), x + 6, up(end), INK) for end in (one.low, one.high) if end is not None)
    if one.value is not None:
        yield mark(shape, x, up(one.value))


def labelled(one: Point, x: float, up: Any, language: str, layout: Layout) -> str:
    """Only where there is one series: of two the numbers would run into each other, and the table has them all."""
    value = one.value or Decimal(0)
    above = up(max(ends(one)[1], value)) - 11
    return text(x, above, number(value, language), size=layout.size, anchor="middle", bold=True)


def ends(one: Point) -> tuple[Decimal, Decimal]:
    """Both ends; an end that is not known is the value itself."""
    middle = one.value if one.value is not None else one.low or Decimal(0)
    return one.low if one.low is not None else middle, one.high if one.high is not None else middle


def broken(x: float, top: float, floor: float, language: str, layout: Layout) -> list[str]:
    """The break mark: two short slanted strokes over the axis, a dashed upright and a word."""
    words = BROKEN.in_(language)
    place = min(max(x, layout.left + 4), layout.width - layout.right - 0.52 * layout.size * len(words))
    return [
        stroke(x, top - 10, x, floor, FAINT, dash=True),
        stroke(x - 7, floor + 6, x - 1, floor - 6, INK),
        stroke(x + 1, floor + 6, x + 7, floor - 6, INK),
        text(place + 4, top - 16, words, FAINT, layout.size),
    ]


def interval(
    one: Point, plot: Mapping[str, Any], told: str, language: str, name: str, layout: Layout
) -> str:  # fmt: skip
    """One figure with its interval as a bar, from nought on."""
    low, high = ends(one)
    middle = one.value if one.value is not None else (low + high) / 2
    most, edge, line = one.top * 1.06 or 1.0, 12, 48

    def across(number: Decimal) -> float:
        return edge + (layout.width - 2 * edge) * float(number) / most

    parts = [
        stroke(edge, line, layout.width - edge, line, FAINT),
        stroke(edge, line - 6, edge, line + 6, FAINT),
        bar(across(low), line - 10, max(across(high) - across(low), 2), 20),
        *(
            stroke(across(end), line - 12, across(end), line + 12, INK)
            for end in (one.low, one.high)
            if end is not None
        ),
        mark("square", across(middle), line) if one.value is not None else "",
        text(centred(across(middle), one.period, layout), line - 22, one.period, FAINT, layout.size, "middle"),
        text(centred(across(middle), one.text, layout), line + 34, one.text, INK, layout.size, "middle", bold=True),
    ]
    return sheet(layout.width, line + 50, plot["name" if language == "nl" else "name_en"], told, parts, name)


def centred(at: float, words: str, layout: Layout) -> float:
    """A middle so that the words stay on the sheet."""
    half = layout.size * 0.3 * len(words)
    return min(max(at, half + 4), layout.width - half - 4)
