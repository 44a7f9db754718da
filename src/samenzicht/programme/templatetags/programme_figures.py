"""A figure as a reader sees it, wherever it stands."""

from django import template
from django.utils.translation import get_language

from samenzicht.law import Words
from samenzicht.programme.actions.figures import title_of
from samenzicht.programme.letter import spoken
from samenzicht.programme.measure import MEASURES, shown
from samenzicht.programme.models import Figure
from samenzicht.programme.questions import GRADE_WORDS, Answered

register = template.Library()

# A weak indication is marked as such, whichever way it points.
MARKS = {"strong": "safe", "some": "safe", "weak": "care", "none": "quiet"}
ONLY_BACKGROUND = Words("achtergrond, geen bewijs", "background, no evidence")


@register.filter
def shown_as(figure: Figure) -> str:
    return shown(figure, get_language() or "nl")


@register.filter
def period_of(figure: Figure) -> str:
    return spoken.period(figure.period_from.isoformat(), figure.period_until.isoformat(), get_language() or "nl")


@register.filter
def day_of(figure: Figure) -> str:
    return spoken.day(figure.reference_date.isoformat() if figure.reference_date else "", get_language() or "nl")


@register.filter
def of_what(figure: Figure) -> str:
    """Which part by which count, or of what an estimate is; empty for the whole of the only one."""
    measure = MEASURES.get(figure.measure)
    names = [(measure.parts if measure else {}, figure.part), (measure.series if measure else {}, figure.series)]
    told = [words[code].in_(get_language() or "nl") if code in words else code for words, code in names if code]
    return title_of(figure) or ", ".join(told)


@register.filter
def rule_of(figure: Figure) -> str:
    """The rule as it was on that day; in English when it still is that of the measure."""
    measure = MEASURES.get(figure.measure)
    if measure is not None and figure.rule == measure.rule.nl:
        return measure.rule.in_(get_language() or "nl")
    return figure.rule


@register.filter
def measure_name(figure: Figure) -> str:
    measure = MEASURES.get(figure.measure)
    return measure.name.in_(get_language() or "nl") if measure else figure.measure


@register.filter
def carries(grade: str) -> str:
    if grade == "none":
        return ONLY_BACKGROUND.in_(get_language() or "nl")
    return GRADE_WORDS[grade].in_(get_language() or "nl")  # type: ignore[index]


@register.filter
def answer_mark(found: Answered) -> str:
    """How the answer is marked. Fewer victims is better, and so is better help."""
    is_worse = found.answer == ("up" if found.question == "fewer" else "down")
    return "stop" if is_worse and found.grade in {"strong", "some"} else MARKS[found.grade]
