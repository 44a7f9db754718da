"""The letter as PDF: PDF/UA-1 and PDF/A-2a, made by typst from the blocks. The same content gives the same bytes."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from samenzicht.programme.letter.blocks import Block
from samenzicht.programme.letter.outline import outline, title
from samenzicht.programme.letter.papers import written
from samenzicht.programme.letter.pressing import pressed
from samenzicht.programme.letter.spoken import day

HERE = Path(__file__).resolve().parent
MISSING = "□"
Content = Mapping[str, Any]


def pdf_of(content: Content) -> bytes:
    return pressed(told(content), moment(content).isoformat())


def told(content: Content) -> dict[str, Any]:
    blocks = outline(content)
    annex = next(at for at, block in enumerate(blocks) if block["is"] == "annex")
    anchors = [name for block in blocks for name in block.get("anchors", ())]
    kept: list[Block] = [
        {**block, "narrow": "", "annex": at > annex} for at, block in enumerate(blocks) if block["is"] != "annex"
    ]  # fmt: skip
    number = f", {written(content['kamerstuk'])}" if content["kamerstuk"] else ""
    return printable(
        {
            "title": title(content),
            "author": content["office"] or "Programmabureau",
            "subject": f"Stand van {day(content['on'])}{number}",
            "foot": f"{title(content)}{number}",
            "warning": warning_of(content),
            "stamp": stamp_of(content),
            "anchors": anchors,
            "blocks": kept,
        }
    )


def warning_of(content: Content) -> str:
    """What stands on every page of a letter that may still change, or that a fictional office made to practise."""
    if not content["frozen"]:
        return f"Concept: stand van {day(content['on'])}, nog niet bevroren"
    return "Oefening: een fictief bureau maakte deze brief, en niemand stuurde hem ooit" if content["exercise"] else ""


def stamp_of(content: Content) -> str:
    """The same in one word, across the page."""
    if not content["frozen"]:
        return "CONCEPT"
    return "OEFENING" if content["exercise"] else ""


def moment(content: Content) -> datetime:
    """The day of the letter, so that the file does not change with the day on which it is made."""
    when = date.fromisoformat(content["on"])
    return datetime(when.year, when.month, when.day, tzinfo=UTC)


def printable(value: Any) -> Any:
    """PDF/A forbids text without a glyph: what no letter of our font shows becomes □, what is invisible goes."""
    if isinstance(value, str):
        return "".join(shown(letter) for letter in unicodedata.normalize("NFC", value))
    if isinstance(value, dict):
        return {key: printable(one) for key, one in value.items()}
    return [printable(one) for one in value] if isinstance(value, list) else value


def shown(letter: str) -> str:
    if letter == "\n" or ord(letter) in covered():
        return "" if letter == "\u00ad" else letter
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf"} else MISSING


@cache
def covered() -> frozenset[int]:
    """The code points that all our font files have."""
    spans = re.findall(r"^([0-9A-F]+) ([0-9A-F]+)$", (HERE / "fonts" / "covered.txt").read_text(), re.M)
    return frozenset(point for first, last in spans for point in range(int(first, 16), int(last, 16) + 1))
