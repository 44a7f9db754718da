"""Fetching motions from the Tweede Kamer: ask, look at what is new, take it over."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.actions import motions as actions
from samenzicht.programme.models.parliament import Standing
from samenzicht.programme.offices import office, office_of
from samenzicht.programme.tweedekamer import asking, sentences
from samenzicht.programme.tweedekamer.differing import Difference, Filling
from samenzicht.programme.tweedekamer.reading import NotUnderstood, motions_of


@office
@require_POST
def fetch(request: AtWork) -> HttpResponse:
    try:
        found, unnumbered = motions_of(asking.ask())
    except (asking.NotAnswered, NotUnderstood) as wrong:
        return not_fetched(request, sentences.of(wrong))
    if not found:
        return not_fetched(request, _("De dienst kent geen moties in dit dossier."))
    if unnumbered:
        told = ngettext(
            "%(count)s motie heeft nog geen nummer.", "%(count)s moties hebben nog geen nummer.", unnumbered
        )
        messages.info(request, told % {"count": unnumbered})
    return redirect("programme:motions_found", actions.lay_ready(found, request.post))


def not_fetched(request: AtWork, why: str) -> HttpResponse:
    return render(request, "programme/motions_not_fetched.html", {"why": why}, status=502)


def gone(request: AtWork) -> HttpResponse:
    messages.warning(request, _("Wat was opgehaald, is al overgenomen of ligt hier niet meer. Haal het opnieuw op."))
    return redirect("programme:motions")


@office
@require_safe
def fetched(request: AtWork, token: UUID) -> HttpResponse:
    return show(request, token)


def show(request: AtWork, token: UUID, status: int = 200) -> HttpResponse:
    found = actions.laid(token, request.post)
    if found is None:
        return gone(request)
    differing = actions.beside(found, office_of(request.post))
    context = {
        "token": token,
        "differing": differing,
        "filled": [lines_of(one, one.fills) for one in differing.filled],
        "stays": [lines_of(one, one.differs) for one in differing.differing],
        "status": status,
    }
    return render(request, "programme/motions_found.html", context, status=status)


def lines_of(one: Difference, fillings: tuple[Filling, ...]) -> dict[str, Any]:
    labels = {"by": _("Van wie"), "on": _("Datum"), "standing": _("Stand")}
    lines = [{"field": labels[f.field], "here": shown(f.here), "there": shown(f.there)} for f in fillings]
    return {"motion": one.found, "lines": lines}


def shown(value: Any) -> Any:
    return Standing(value).label if value in Standing.values else value


@office
@require_POST
def take(request: AtWork, token: UUID) -> HttpResponse:
    try:
        done = actions.take_found(token, request.POST.get("mark", ""), request.post)
    except actions.Gone:
        return gone(request)
    except actions.Differs:
        return show(request, token, status=409)
    told = {"new": len(done.new), "filled": len(done.filled)}
    messages.success(request, _("Overgenomen: %(new)s nieuw, %(filled)s aangevuld.") % told)
    return redirect("programme:motions")
