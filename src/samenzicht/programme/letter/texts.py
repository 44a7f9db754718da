"""The office's own sentences, chapter by chapter, taken apart into words and marks."""

from typing import Any

from samenzicht.programme.marks import FigureMark, Mark, PaperMark, parts
from samenzicht.programme.models import Chapter, Cycle, Wording

LINES = {f"line_{number}": number for number in range(1, 6)}


def chapters_of(cycle: Cycle) -> list[dict[str, Any]]:
    """Every chapter, also the empty ones: outputs decide by their data what to show."""
    latest = Wording.objects.of(cycle.compartment_id).filter(paragraph__cycle=cycle).select_related("paragraph")
    written: dict[str, list[Wording]] = {}
    for wording in sorted(latest.latest(), key=lambda one: one.paragraph.place):
        if wording.words.strip():
            written.setdefault(wording.paragraph.chapter, []).append(wording)
    return [
        {
            "code": chapter.value,
            "title": title(cycle, chapter),
            "paragraphs": [{"parts": parted(one.words)} for one in written.get(chapter.value, [])],
        }
        for chapter in Chapter
    ]


def title(cycle: Cycle, chapter: Chapter) -> str:
    """An action line is called by its own name in this plan."""
    number = LINES.get(chapter.value)
    line = next((line for line in cycle.plan.lines.all() if line.number == number), None)
    return str(line) if line else str(chapter.label)


def parted(words: str) -> list[str | dict[str, str]]:
    """Words as they are; a mark as what it points to."""
    return [told(part) for part in parts(words)]


def told(part: str | Mark) -> str | dict[str, str]:
    if isinstance(part, FigureMark):
        return {"figure": part.name}
    return {"paper": part.key} if isinstance(part, PaperMark) else part
