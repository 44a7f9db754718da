"""The actions and the figures of a letter as CSV: for a spreadsheet and for a program."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samenzicht.programme.sheets.cells import guarded

Content = Mapping[str, Any]
ACTIONS = (
    "nummer", "actie", "actielijn", "actiehouder", "betrokken", "vormen", "begin", "eind", "stand", "gemeld_op",
    "gedaan", "resultaat", "volgende_stap", "bron",
)  # fmt: skip
FIGURES = (
    "nummer", "maat", "naam", "deel", "telwijze", "van", "tot_en_met", "waarde", "ondergrens", "bovengrens", "antwoord",
    "eenheid", "telregel", "bron", "peildatum",
)  # fmt: skip


def actions(content: Content) -> str:
    words = content["words"]
    return written(
        ACTIONS,
        (
            (
                row["number"],
                row["name"],
                str(row["line"] or ""),
                row["owner"],
                "; ".join(row["involved"]),
                "; ".join(words["kind"][code]["nl"] for code in row["kinds"]),
                row["begins"],
                row["ends"],
                words["state"].get(row["state"], {}).get("nl", ""),
                row["told"],
                row["done"],
                row["result"],
                row["next"],
                row["source"],
            )
            for row in content["annex"]
        ),
    )


def figures(content: Content) -> str:
    return written(
        FIGURES,
        (
            (
                name,
                one["measure"],
                one["name"],
                one["part_name"],
                one["series_name"],
                one["period"]["from"],
                one["period"]["until"],
                one["value"] or "",
                one["low"] or "",
                one["high"] or "",
                one["answer"],
                one["unit"],
                one["rule"],
                one["source"],
                one["reference_date"] or "",
            )
            for name, one in sorted(content["figures"].items(), key=lambda item: int(item[0][1:]))
        ),
    )


def written(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Semicolons, as a Dutch spreadsheet program expects. Nothing is taken for a formula; empty means not known."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";")
    writer.writerow(names)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return made.getvalue()
