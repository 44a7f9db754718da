"""The three questions: the answer with how sure it is, the office's words, and plots with their figures."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from samenzicht.programme.letter.blocks import Block, Parts, heading, known, paragraph, table
from samenzicht.programme.letter.plots import NARROW, drawn
from samenzicht.programme.letter.spoken import day, period

Content = Mapping[str, Any]


def questions(content: Content, texts: Callable[[str], Iterator[Block]]) -> Iterator[Block]:
    yield heading(2, "Helpt wat we doen?")
    for question in content["questions"]:
        yield heading(3, question["title"])
        yield paragraph([{"strong": "Antwoord: "}, known(question["answer"])], kind="answer")
        if question["grade"]:
            yield paragraph([{"strong": "Hoe zeker is dat: "}, question["grade"]], kind="answer")
        yield from reasons(question)
        yield from texts(question["code"])
        told = [plot for plot in question["plots"] if figures_in(plot)]
        for at, plot in enumerate(told, start=1):
            yield from plotted(plot, content, f"{question['code']}-{at}")
        silent = [plot["name"] for plot in question["plots"] if not figures_in(plot)]
        if silent:
            yield paragraph([{"strong": "Nog geen cijfer bekend van: "}, f"{'; '.join(silent)}."])


def reasons(question: Content) -> Iterator[Block]:
    """Why the answer is what it is, on which figures it rests, and what would be needed for a better one."""
    marks: Parts = []
    for name in question["evidence"]:
        marks += [", " if marks else " Dit steunt op ", {"mark": name}]
    if question["why"] or marks:
        yield paragraph([" ".join(question["why"]), *marks, "." if marks else ""])
    if question["needed"]:
        yield paragraph([{"strong": "Wat er nodig is: "}, " ".join(question["needed"])])


def figures_in(plot: Content) -> list[str]:
    """All that was counted of it, whole and in parts."""
    return [one for run in plot["runs"] for one in run["figures"]] + list(plot["parts"])


def plotted(plot: Content, content: Content, name: str) -> Iterator[Block]:
    """A plot with its table; a sentence where there is nothing to draw."""
    found = drawn(plot, content["figures"], "nl", name)
    yield heading(4, plot["name"])
    names = figures_in(plot)
    if found.svg:
        narrow = drawn(plot, content["figures"], "nl", f"{name}-narrow", NARROW)
        caption = f"{plot['name']}, {plot['unit']}"
        yield {"is": "plot", "svg": found.svg, "narrow": narrow.svg, "alt": found.told, "caption": caption}
    else:
        yield paragraph([found.told])
    if found.svg or len(names) > 1:
        yield table(
            f"Cijfers: {plot['name']}",
            [("Nr.", 2), ("Over", 5), ("Deel of telwijze", 8), ("Cijfer", 4, "number"), ("Peildatum", 5)],
            [figure_row(name, content["figures"][name]) for name in names],
        )
    yield paragraph([{"strong": "Telregel: "}, plot["rule"]], kind="quiet")
    yield paragraph([{"strong": "Wat dit niet zegt: "}, plot["caution"]], kind="quiet")


def figure_row(name: str, figure: Content) -> list[Parts]:
    of = ", ".join(words for words in (figure["part_name"], figure["series_name"]) if words) or "geheel"
    spoken = period(figure["period"]["from"], figure["period"]["until"])
    return [[{"mark": name}], [spoken], [of], [figure["text"]], [day(figure["reference_date"])]]
