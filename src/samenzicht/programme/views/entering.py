"""A figure is entered or corrected, a tally is taken, a published estimate becomes a figure."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.actions.figures import enter, publication_of, take_estimate, take_tallies
from samenzicht.programme.entry import NoFigure
from samenzicht.programme.figure_forms import EstimateForm, FigureForm, measures_to_enter
from samenzicht.programme.measure import MEASURES
from samenzicht.programme.models import Figure
from samenzicht.programme.models.figures import Origin
from samenzicht.programme.offices import office, office_of
from samenzicht.statistics.models import Publication

MOST_PUBLICATIONS = 25


@office
@require_http_methods(["GET", "HEAD", "POST"])
def figure_enter(request: AtWork) -> HttpResponse:
    """`maat` says which measure, `vervangt` which figure is corrected; without a measure one chooses it first."""
    known = Figure.objects.of(office_of(request.post)).in_force()
    number = request.GET.get("vervangt", "")
    replaces = get_object_or_404(known, number=number) if number.isascii() and number.isdigit() else None
    measure = MEASURES.get(replaces.measure if replaces else request.GET.get("maat", ""))
    if measure is None or measure.way == "tallied":
        return render(request, "programme/figure_choose.html", {"measures": measures_to_enter()})
    mine = known.filter(measure=measure.code)
    series = mine.order_by().values("series").distinct().count()
    form = FigureForm(posted(request), measure=measure, replaces=replaces, series=series)
    if form.is_bound and form.is_valid():
        try:
            why = form.cleaned_data.get("why", "")
            made = enter(form.wanted(), by=request.post, replaces=replaces, why=why)
        except NoFigure as refused:
            form.refuse(refused.why)
        else:
            messages.success(request, _("Bewaard als %(name)s.") % {"name": made.name})
            return redirect(f"{reverse('programme:figures')}#{made.name}")
    context = {"form": form, "measure": measure, "replaces": replaces, "earlier": mine.order_by("-period_until")[:3]}
    return render(request, "programme/figure_enter.html", context, status=422 if form.is_bound else 200)


@office
@require_POST
def figure_tally(request: AtWork) -> HttpResponse:
    taken = len(take_tallies(request.post))
    if taken:
        words = ngettext("%(n)s nieuw cijfer uit de telling.", "%(n)s nieuwe cijfers uit de telling.", taken)
        messages.success(request, words % {"n": taken})
    else:
        messages.info(
            request, _("Er is niets nieuws geteld. Een kwartaal wordt geteld als het voorbij is en vaststaat.")
        )
    return redirect("programme:figures")


def posted(request: AtWork) -> Any:
    return request.POST if request.method == "POST" else None


@office
@require_http_methods(["GET", "HEAD", "POST"])
def figure_estimate(request: AtWork) -> HttpResponse:
    mine = Figure.objects.of(office_of(request.post)).in_force().filter(origin=Origin.ESTIMATED, measure="unseen")
    taken = [key for key in map(publication_of, mine) if key]
    newest = Publication.objects.newest().exclude(pk__in=taken)[:MOST_PUBLICATIONS]
    left = Publication.objects.filter(pk__in=[one.pk for one in newest]).newest()
    form = EstimateForm(posted(request), publications=left, earlier=mine.order_by("-period_until"))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = take_estimate(said["publication"], request.post, period=form.period, continues=said["continues"])
        except NoFigure as refused:
            form.refuse(refused.why)
        else:
            messages.success(request, _("Bewaard als %(name)s.") % {"name": made.name})
            return redirect(f"{reverse('programme:figures')}#{made.name}")
    context = {"form": form, "any": bool(left)}
    return render(request, "programme/figure_estimate.html", context, status=422 if form.is_bound else 200)
