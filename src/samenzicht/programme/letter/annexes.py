"""Annex 1, the state of every action; annex 2, every figure that the letter names or draws."""

from collections.abc import Iterator, Mapping
from typing import Any

from samenzicht.programme.letter.blocks import Block, Column, Parts, heading, known, paragraph, table
from samenzicht.programme.letter.spoken import day, period

Content = Mapping[str, Any]


def annexes(content: Content) -> Iterator[Block]:
    yield {"is": "annex"}
    yield heading(2, "Bijlage 1. De stand van alle acties")
    lines = {line["number"]: line["name"] for line in content["lines"]}
    for number in [line["number"] for line in content["lines"]]:
        rows = [row for row in content["annex"] if row["line"] == number]
        if rows:
            name = f"Actielijn {number}. {lines[number]}" if number else "Projecten buiten de actielijnen"
            yield heading(3, name)
            yield table(f"Stand van de acties: {name}", ACTIONS, [action(row, content) for row in rows], small=True)
    if not content["annex"]:
        yield paragraph(["Er staan geen acties in dit plan zoals het hier bekend is."])
    yield heading(2, "Bijlage 2. Cijfers met hun telregel")
    names = sorted(content["figures"], key=lambda name: int(name[1:]))
    if content["figures"]:
        yield paragraph(["In de brief staat achter elk cijfer een kenmerk. Hier staat hoe het is geteld."])
        yield table("Cijfers", FIGURES, [figure(name, content["figures"][name]) for name in names], names, small=True)
    else:
        yield paragraph(["Er zijn op deze dag nog geen cijfers bekend."])


ACTIONS: list[Column] = [
    ("Nr.", 2), ("Actie", 6), ("Wie", 5), ("Stand", 4), ("Gedaan en bereikt", 8), ("Volgende stap", 5), ("Bron", 3)
]  # fmt: skip
FIGURES: list[Column] = [
    ("Nr.", 2), ("Cijfer", 4, "number"), ("Waarvan", 6), ("Over", 4), ("Telregel", 9), ("Bron", 5), ("Peildatum", 3)
]  # fmt: skip


def action(row: Content, content: Content) -> list[Parts]:
    words = content["words"]
    state = words["state"].get(row["state"], {}).get("nl", "")
    told = f", gemeld op {day(row['told'])}" if state and row["told"] else ""
    kinds = ", ".join(words["kind"][code]["nl"] for code in row["kinds"])
    who: Parts = [{"strong": known(row["owner"])}]
    if row["involved"]:
        who.append(f", met {', '.join(row['involved'])}")
    became = [part for part in (row["done"], row["result"] and f"Resultaat: {row['result']}") if part]
    return [
        [row["number"]],
        [{"strong": row["name"]}, f". Over {kinds}" if kinds else ""],
        who,
        [f"{state}{told}" if state else known("")],
        [known("\n".join(became))],
        [known(row["next"])],
        [known(row["source"])],
    ]


def figure(name: str, value: Content) -> list[Parts]:
    of = [words for words in (value["name"], value["part_name"], value["series_name"]) if words]
    return [
        [{"mark": name}],
        [f"{value['text']}"],
        [", ".join(of) + (f" ({value['unit']})" if value["unit"] else "")],
        [period(value["period"]["from"], value["period"]["until"])],
        [value["rule"]],
        [value["source"]],
        [day(value["reference_date"])],
    ]
