"""The three questions with their evidence, and every figure that the letter may name."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from samenzicht.law import Words
from samenzicht.programme.letter.annex import iso
from samenzicht.programme.measure import MEASURES, Run, series_of, shown, side_by_side
from samenzicht.programme.measures import Measure, Question
from samenzicht.programme.models import Cycle, Figure
from samenzicht.programme.questions import TITLES, answer_of

NOTHING = Words("", "")


def figures_of(cycle: Cycle, on: date) -> list[Figure]:
    """Those in force whose reference date has come; where that is not known, whose period is over."""
    known = Figure.objects.of(cycle.compartment_id).in_force()
    known = known.filter(Q(reference_date__lte=on) | Q(reference_date=None, period_until__lte=on))
    return list(known.in_order())


def told(figures: Iterable[Figure]) -> dict[str, dict[str, Any]]:
    return {figure.name: of_figure(figure) for figure in figures}


def of_figure(figure: Figure) -> dict[str, Any]:
    measure = MEASURES.get(figure.measure)
    called = Words(figure.measure, figure.measure)
    return {
        "measure": figure.measure,
        **both("name", measure.name if measure else called),
        **both("unit", measure.unit if measure else NOTHING),
        **both("text", Words(shown(figure, "nl"), shown(figure, "en"))),
        "part": figure.part,
        **both("part_name", named(measure.parts if measure else {}, figure.part)),
        "series": figure.series,
        **both("series_name", named(measure.series if measure else {}, figure.series)),
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "answer": figure.answer,
        "rule": figure.rule,
        "source": figure.source,
        "origin": figure.origin,
        "reference_date": iso(figure.reference_date),
        "period": {"from": figure.period_from.isoformat(), "until": figure.period_until.isoformat()},
    }


def answered(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """The answer is reckoned from the figures, and says no more than they do."""
    return [of_question(code, figures) for code in ("fewer", "helped", "tackled")]


def of_question(code: Question, figures: Sequence[Figure]) -> dict[str, Any]:
    found = answer_of(code, figures, "nl")
    english = answer_of(code, figures, "en")
    return {
        "code": code,
        **both("title", TITLES[code]),
        "answer": found.words,
        "answer_en": english.words,
        "says": found.answer,
        "grade": found.grade_words,
        "grade_en": english.grade_words,
        "grade_code": found.grade,
        "why": list(found.why),
        "why_en": list(english.why),
        "needed": list(found.needed),
        "needed_en": list(english.needed),
        "evidence": list(found.evidence),
        "plots": list(plots_of(code, figures)),
    }


def plots_of(question: str, figures: Sequence[Figure]) -> Iterable[dict[str, Any]]:
    """One for each measure of this question, also where nothing is known of it."""
    for measure in MEASURES.values():
        if measure.question == question:
            runs = series_of(measure, figures)
            whole, apart = side_by_side(run for run in runs if not run.part)
            yield {
                "measure": measure.code,
                **both("name", measure.name),
                **both("unit", measure.unit),
                **both("rule", measure.rule),
                **both("caution", measure.caution),
                "runs": [of_run(measure, run) for run in whole],
                # What stands in the table and not in the picture.
                "parts": [one.name for run in (*apart, *(r for r in runs if r.part)) for one in run.figures],
            }


def of_run(measure: Measure, run: Run) -> dict[str, Any]:
    return {
        "series": run.series,
        **both("series_name", named(measure.series, run.series)),
        "breaks": run.breaks,
        "figures": [one.name for one in run.figures],
    }


def both(key: str, words: Words) -> dict[str, str]:
    """Dutch under the key itself, English beside it."""
    return {key: words.nl, f"{key}_en": words.en}


def named(names: Any, code: str) -> Words:
    return names[code] if code in names else Words(code, code)


def number(value: Any) -> str | None:
    """A decimal as a string without noughts at its end: 127, or 12.5."""
    if value is None:
        return None
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
