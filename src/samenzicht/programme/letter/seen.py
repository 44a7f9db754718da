"""A letter as the public reads it: the actions by line, and those that someone looks for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Content = Mapping[str, Any]
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Wanted:
    """What someone looks for. `line` is the number of an action line, 0 for what lies outside them."""

    words: str = ""
    state: str = ""
    line: str = ""

    @property
    def is_asked(self) -> bool:
        return bool(self.words.strip() or self.state or self.line)

    def holds(self, row: Content) -> bool:
        if self.state and self.state != (row["state"] or UNKNOWN):
            return False
        if self.line and self.line != str(row["line"] or 0):
            return False
        text = " ".join(str(row[key]) for key in ("number", "name", "words", "owner", "done", "result", "next"))
        text = f"{text} {' '.join(row['involved'])}".casefold()
        return all(word in text for word in self.words.casefold().split())


def anchor(row: Content) -> str:
    """Where an action stands on its page: its number, as an address can hold it."""
    return f"actie-{re.sub(r'[^A-Za-z0-9]+', '-', str(row['number'])).strip('-').lower() or row['id']}"


def lines_of(content: Content, wanted: Wanted) -> list[dict[str, Any]]:
    """The action lines with what is found in them; a line in which nothing is found falls away."""
    found = [
        {
            **line,
            "anchor": f"lijn-{line['number'] or 0}",
            "rows": [shown(row) for row in content["annex"] if row["line"] == line["number"] and wanted.holds(row)],
        }
        for line in content["lines"]
    ]
    return found if not wanted.is_asked else [line for line in found if line["rows"]]


def shown(row: Content) -> dict[str, Any]:
    return {**row, "anchor": anchor(row)}


def states_of(content: Content, language: str) -> Iterator[tuple[str, str]]:
    """The states that occur, to choose from."""
    there = {row["state"] for row in content["annex"]}
    for code, names in content["words"]["state"].items():
        if code in there:
            yield code, names[language]


def evidence(question: Content, figures: Content) -> Sequence[dict[str, Any]]:
    """The plots of a question of which something is known, each with the rows of its table in groups."""
    return [
        {**plot, "groups": groups(plot, figures), "alone": len(names_in(plot)) == 1}
        for plot in question["plots"]
        if names_in(plot)
    ]


def groups(plot: Content, figures: Content) -> list[dict[str, Any]]:
    """Figures of one series and part under one another."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for name in names_in(plot):
        one = figures[name]
        group = found.setdefault((one["part"], one["series"]), {**one, "rows": []})
        group["rows"].append({"name": name, "figure": one, "period": one["period"]})
    return list(found.values())


def silent(question: Content) -> list[Content]:
    """The measures of a question of which nothing is known."""
    return [plot for plot in question["plots"] if not names_in(plot)]


def names_in(plot: Content) -> list[str]:
    return [name for run in plot["runs"] for name in run["figures"]] + list(plot["parts"])
