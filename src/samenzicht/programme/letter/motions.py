"""What Parliament asked: what this letter answers, and what is still open."""

from typing import Any

from samenzicht.programme.letter.annex import iso
from samenzicht.programme.models import Cycle, Motion
from samenzicht.programme.models.parliament import Standing


def answered_or_open(cycle: Cycle) -> list[dict[str, Any]]:
    """What another letter answered is not told again."""
    names = {name for name in (cycle.kamerstuk, cycle.name) if name}
    return [
        told(motion, here=motion.standing == Standing.ANSWERED)
        for motion in Motion.objects.of(cycle.compartment_id).order_by("on", "number", "name")
        if motion.standing == Standing.OPEN or (motion.standing == Standing.ANSWERED and motion.answered_in in names)
    ]


def told(motion: Motion, here: bool) -> dict[str, Any]:
    return {
        "sort": motion.sort,
        "number": motion.number,
        "name": motion.name,
        "words": motion.words,
        "by": motion.by,
        "on": iso(motion.on),
        "standing": motion.standing,
        "due": iso(motion.due_on),
        "answered_in": motion.answered_in,
        "here": here,
        "answer": motion.answer,
        "source": motion.source,
    }
