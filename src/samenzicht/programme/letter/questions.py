"""The three questions with their evidence, and every figure that the letter may name."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from samenzicht.programme.models import Chapter, Cycle, Figure

QUESTIONS = (Chapter.FEWER, Chapter.HELPED, Chapter.TACKLED)


def figures_of(cycle: Cycle, on: date) -> list[Figure]:
    """Those in force whose reference date has come; where that is not known, whose period is over."""
    known = Figure.objects.of(cycle.compartment_id).in_force()
    known = known.filter(Q(reference_date__lte=on) | Q(reference_date=None, period_until__lte=on))
    return list(known.in_order())


def told(figures: Iterable[Figure]) -> dict[str, dict[str, Any]]:
    return {figure.name: of_figure(figure) for figure in figures}


def of_figure(figure: Figure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "name": figure.measure,
        "part": figure.part,
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "answer": figure.answer,
        "text": number(figure.value) or figure.answer,
        "rule": figure.rule,
        "source": figure.source,
        "origin": figure.origin,
        "reference_date": figure.reference_date.isoformat() if figure.reference_date else None,
        "period": {"from": figure.period_from.isoformat(), "until": figure.period_until.isoformat()},
        "series": figure.series,
    }


def answered(cycle: Cycle, figures: Sequence[Figure]) -> list[dict[str, Any]]:
    return [
        {"code": code.value, "title": str(code.label), "answer": "", "grade": "", "evidence": [], "plots": []}
        for code in QUESTIONS
    ]


def number(value: Any) -> str | None:
    """A decimal as a string without noughts at its end: 127, or 12.5."""
    if value is None:
        return None
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
