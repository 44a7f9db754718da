"""The letter as one page: for a file that stands on its own, and for the public site."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from samenzicht.programme.letter.blocks import Block
from samenzicht.programme.letter.outline import outline, title
from samenzicht.programme.letter.pdf import warning_of

Content = Mapping[str, Any]
# The letter is in Dutch, also for who reads the site in English.
SAY = {"notes": "Voetnoten", "back": "terug naar de tekst"}


def page_of(content: Content) -> str:
    """Nothing in it comes from elsewhere: style and pictures stand in it."""
    return render_to_string("programme/letter/page.html", told(content))


def told(content: Content) -> dict[str, Any]:
    blocks = outline(content)
    notes = numbered(blocks)
    anchors = {name for block in blocks for name in block.get("anchors", ())}
    said = {"title": title(content), "warning": warning_of(content), "say": SAY}
    return {**said, "blocks": blocks, "notes": notes, "anchors": anchors}


def numbered(blocks: list[Block]) -> list[str]:
    """Gives each footnote its number, and all of them in order."""
    notes: list[str] = []
    for block in blocks:
        for parts in texts_of(block):
            for part in parts:
                if isinstance(part, dict) and "note" in part:
                    notes.append(part["note"])
                    part["number"] = len(notes)
    return notes


def texts_of(block: Block) -> list[list[Any]]:
    if block["is"] == "words":
        return [block["parts"]]
    if block["is"] == "list":
        return list(block["items"])
    return [cell for row in block["rows"] for cell in row] if block["is"] == "table" else []
