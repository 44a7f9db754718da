"""Freezing and publishing a letter: what it means, what still stops it, and one button."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.actions.letters import freezing, publishing
from samenzicht.programme.actions.letters.refusals import AlreadyFrozen, AlreadyPublished, NotAllowed, NotReady
from samenzicht.programme.letter_forms import REFUSED, PublishForm, SureForm
from samenzicht.programme.letter_rules import Stop
from samenzicht.programme.letter_words import by_paragraph
from samenzicht.programme.making import Making
from samenzicht.programme.offices import office
from samenzicht.programme.views.arriving_at_letter import chapters, cycle_of, made, posted


@office
@require_http_methods(["GET", "POST"])
def freeze(request: AtWork, key: UUID) -> HttpResponse:
    cycle = cycle_of(request, key)
    form = SureForm(posted(request))
    making = made(cycle)
    if request.method == "POST" and form.is_valid():
        try:
            freezing.freeze(cycle, by=request.post)
        except NotReady as refused:
            return freeze_page(request, making, form, refused.stops, status=409)
        except AlreadyFrozen as before:
            return told(request, making, _("%(who)s heeft deze brief al bevroren, op %(when)s."), before.frozen)
        said = _("Ronde %(name)s is bevroren. Nu kan de brief gepubliceerd worden.")
        messages.success(request, said % {"name": cycle.name})
        return redirect("programme:letter", cycle.pk)
    if making.frozen is not None:
        return redirect("programme:letter", cycle.pk)
    return freeze_page(request, making, form, making.stops, status=422 if form.errors else 200)


def freeze_page(request: AtWork, making: Making, form: SureForm, stops: list[Stop], status: int) -> HttpResponse:
    found = by_paragraph(stops)
    stopped = [
        {"chapter": chapter["title"], "row": shown["row"], "stops": found[str(shown["row"].paragraph.pk)]}
        for chapter in chapters(making)
        for shown in chapter["rows"]
        if str(shown["row"].paragraph.pk) in found
    ]
    context = {"cycle": making.cycle, "making": making, "form": form, "whole": found.get("", []), "stopped": stopped}
    context["is_early"] = making.today <= making.cycle.period_until
    return render(request, "programme/letter/freeze.html", context, status=status)


@office
@require_http_methods(["GET", "POST"])
def publish(request: AtWork, key: UUID) -> HttpResponse:
    cycle = cycle_of(request, key)
    form = PublishForm(posted(request), initial={"kamerstuk": cycle.kamerstuk})
    making = made(cycle)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.publish(cycle, kamerstuk=form.cleaned_data["kamerstuk"], by=request.post)
        except AlreadyPublished as before:
            return told(request, making, _("Deze brief is al gepubliceerd, op %(when)s."), before.letter)
        except NotAllowed as refused:
            form.add_error(None, REFUSED[refused.why])
        else:
            messages.success(request, _("De brief is gepubliceerd. Iedereen kan hem nu lezen."))
            return redirect("programme:letter", cycle.pk)
    if request.method == "GET" and (making.published is not None or making.frozen is None):
        return redirect("programme:letter", cycle.pk)
    context = {"cycle": cycle, "making": making, "form": form}
    return render(request, "programme/letter/publish.html", context, status=422 if form.errors else 200)


def told(request: AtWork, making: Making, happened: str, row: object) -> HttpResponse:
    """A colleague, or an earlier click, was first."""
    officer = getattr(row, "officer", None)
    said = {"who": officer.name if officer else _("Een collega")}
    said["when"] = date_format(localtime(row.at), "j F Y, H:i")  # type: ignore[attr-defined]
    context = {"cycle": making.cycle, "happened": happened % said}
    return render(request, "programme/letter/already.html", context, status=409)
