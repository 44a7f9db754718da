"""The few shapes a letter is made of."""

from collections.abc import Sequence
from typing import Any

Block = dict[str, Any]
Parts = list[Any]
# A title with its share of the width, and "number" where amounts stand to the right.
Column = tuple[str, int] | tuple[str, int, str]


def heading(level: int, words: str, anchor: str = "") -> Block:
    return {"is": "heading", "level": level, "text": words, "anchor": anchor}


def paragraph(parts: Parts, kind: str = "") -> Block:
    return {"is": "words", "parts": parts, "kind": kind}


def facts(rows: Sequence[tuple[str, str]]) -> Block:
    return {"is": "facts", "rows": [[name, value] for name, value in rows]}


Rows = Sequence[Sequence[Parts]]


def table(
    caption: str, columns: Sequence[Column], rows: Rows, anchors: Sequence[str] = (), small: bool = False
) -> Block:
    """anchors: a place for links to point at, row by row."""
    return {
        "is": "table",
        "caption": caption,
        "columns": [{"title": one[0], "share": one[1], "number": len(one) > 2} for one in columns],
        "rows": [list(row) for row in rows],
        "anchors": list(anchors),
        "small": small,
    }


def known(words: str) -> str:
    return words or "niet bekend"


def listed(names: Sequence[str]) -> str:
    """a, b en c"""
    return " en ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
