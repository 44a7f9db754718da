"""Kamerstukken: their numbers as a footnote writes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from samenzicht.programme.marks import PaperMark, parts


def written(number: str) -> str:
    """28638-217 as "Kamerstuk 28 638, nr. 217"; what has another shape stays as it is."""
    found = parts(f"[{number}]")
    return found[0].name if len(found) == 1 and isinstance(found[0], PaperMark) else number


def cited(chapters: Sequence[Mapping[str, Any]], motions: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each Kamerstuk once, in the order in which the letter first names it."""
    in_texts = (
        part["paper"]
        for chapter in chapters
        for paragraph in chapter["paragraphs"]
        for part in paragraph["parts"]
        if isinstance(part, dict) and "paper" in part
    )
    numbers = dict.fromkeys([*in_texts, *of_motions(motions)])
    return [{"number": number, "words": written(number)} for number in numbers]


def of_motions(motions: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for motion in motions:
        if motion["number"]:
            yield motion["number"]
