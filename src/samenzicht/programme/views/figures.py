"""The figures by measure, and the three questions with their evidence."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.letter.questions import plots_of, told
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.models import Figure
from samenzicht.programme.offices import office_of, readers
from samenzicht.programme.questions import TITLES, answer_of

# So many figures of a measure stand open, the latest first.
FIRST = 6


@readers
@require_safe
def figures(request: AtWork) -> HttpResponse:
    everything = all_of(request)
    in_force = [one for one in everything if not is_replaced(one)]
    context = {
        "groups": [group(question, in_force, everything) for question in (*TITLES, "")],
        "told": told(in_force),
        "office": request.post.is_any(Role.OFFICE),
        "first": f":{FIRST}",
        "rest": f"{FIRST}:",
        "most": FIRST,
    }
    return render(request, "programme/figures.html", context)


@readers
@require_safe
def questions(request: AtWork) -> HttpResponse:
    in_force = [one for one in all_of(request) if not is_replaced(one)]
    named = {one.name: one for one in in_force}
    answers = []
    for code, title in TITLES.items():
        found = answer_of(code, in_force, language())
        answers.append({"title": title, "found": found, "evidence": [named[name] for name in found.evidence]})
    return render(request, "programme/questions.html", {"answers": answers})


def all_of(request: AtWork) -> list[Figure]:
    known = Figure.objects.of(office_of(request.post)).select_related("replaced_by").defer("replaced_by__rule")
    return list(known.in_order())


def is_replaced(figure: Figure) -> bool:
    return later(figure) is not None


def later(figure: Figure) -> Figure | None:
    """The figure that replaced it, which the list has read already."""
    return getattr(figure, "replaced_by", None)


def group(question: Any, in_force: list[Figure], everything: Iterable[Figure]) -> dict[str, Any]:
    """A question with its measures: each with its picture, its figures and what was replaced."""
    shown = [
        {
            "measure": MEASURES[plot["measure"]],
            "plot": plot,
            "drawn": any(one.measure == plot["measure"] and not one.part and has_number(one) for one in in_force),
            "rows": newest_first(one for one in in_force if one.measure == plot["measure"] and not one.part),
            "parts": newest_first(one for one in in_force if one.measure == plot["measure"] and one.part),
            "replaced": [
                (one, later(one)) for one in everything if one.measure == plot["measure"] and is_replaced(one)
            ],
        }
        for plot in plots_of(question, in_force)
    ]
    return {"code": question, "title": TITLES.get(question), "measures": shown}


def has_number(figure: Figure) -> bool:
    return figure.value is not None or figure.low is not None


def newest_first(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda one: (one.period_until, one.period_from, one.series, one.part), reverse=True)


def language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"
