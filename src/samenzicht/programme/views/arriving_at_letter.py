"""What every page of the letter begins with: the cycle, and who looks at it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.actions.letters.refusals import IsFrozen
from samenzicht.programme.letter.texts import title
from samenzicht.programme.letter_words import by_paragraph, spoken
from samenzicht.programme.making import Making, making_of, with_its_freeze
from samenzicht.programme.models import Chapter, Cycle, Paragraph
from samenzicht.programme.offices import office_of


def cycle_of(request: AtWork, key: UUID) -> Cycle:
    found = with_its_freeze(Cycle.objects.of(office_of(request.post)).filter(pk=key))
    cycle = found.prefetch_related("plan__lines").first()
    if cycle is None:
        raise Http404
    return cycle


def paragraph_of(request: AtWork, key: UUID) -> Paragraph:
    """With its cycle read as above."""
    found = Paragraph.objects.of(office_of(request.post)).filter(pk=key)
    found = found.select_related("cycle__plan", "cycle__frozen__officer").defer("cycle__frozen__content")
    one = found.prefetch_related("cycle__plan__lines").first()
    if one is None:
        raise Http404
    return one


def made(cycle: Cycle) -> Making:
    return making_of(cycle, timezone.localdate())


def language() -> str:
    return (get_language() or "nl")[:2]


def posted(request: AtWork) -> QueryDict | None:
    """What a form was sent with; an empty form that was sent is not the same as one that was not."""
    return request.POST if request.method == "POST" else None


def is_office(request: AtWork) -> bool:
    return request.post.is_any(Role.OFFICE)


def ministry_of(request: AtWork) -> str:
    """The name with which this officer checks; empty for the office."""
    return request.post.organisation.name if request.post.is_any(Role.MINISTRY) else ""


def chapters(making: Making) -> list[dict[str, Any]]:
    """Each chapter with its paragraphs as they will be read and what stops them."""
    stops, wordy = by_paragraph(making.stops), language()
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in making.rows:
        shown = {"row": row, "parts": spoken(row.wording.words, making, wordy)}
        shown["stops"] = stops.get(str(row.paragraph.pk), [])
        rows.setdefault(row.paragraph.chapter, []).append(shown)
    return [{"code": one.value, "title": title(making.cycle, one), "rows": rows.get(one.value, [])} for one in Chapter]


def typed(request: AtWork) -> list[str]:
    """The sentences of a form that could not be taken, to give back."""
    values = (str(value).strip() for name, value in request.POST.items() if name != "csrfmiddlewaretoken")
    return [value for value in values if " " in value]


def too_late(request: AtWork, frozen: IsFrozen, chapter: str = "", words: str = "") -> HttpResponse:
    """The letter is frozen: what was written goes into the next one, by one button."""
    context = {
        "cycle": frozen.cycle,
        "chapter": chapter,
        "words": words,
        "typed": [] if words else typed(request),
        "may_carry": is_office(request) and bool(chapter),
        "next": next_of(frozen.cycle),
    }
    return render(request, "programme/letter/too_late.html", context, status=409)


def next_of(cycle: Cycle) -> Cycle | None:
    """The letter that takes what came too late for this one, if it is open already."""
    later = Cycle.objects.of(cycle.compartment_id).filter(period_from__gt=cycle.period_from, frozen=None)
    return later.order_by("period_from").first()
