"""The analyst's pages: what there is, asking, how it stands, the answer."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Role
from samenzicht.statistics import actions
from samenzicht.statistics.actions import NotAllowed
from samenzicht.statistics.faults import in_language
from samenzicht.statistics.forms import REFUSED, EstimateForm, language
from samenzicht.statistics.models import Estimate, Publication

A_PAGE = 25
ROWS = ("1,0,0,420", "0,1,0,160", "1,1,0,35", "0,0,1,90", "1,0,1,12")
analyst = at_work(Role.ANALYST)


def own(request: AtWork, key: UUID) -> Estimate:
    return get_object_or_404(Estimate.objects.of(request.post.compartment).select_related("asked_by"), pk=key)


@analyst
@require_safe
def listed(request: AtWork) -> HttpResponse:
    mine = Estimate.objects.of(request.post.compartment).newest().defer("table", "result", "columns", "refusal")
    context = {
        "shown": Paginator(mine.select_related("asked_by"), A_PAGE).get_page(request.GET.get("page")),
        "publications": Publication.objects.filter(compartment=request.post.compartment).newest()[:A_PAGE],
    }
    return render(request, "statistics/estimates.html", context)


@analyst
def ask(request: AtWork) -> HttpResponse:
    form = EstimateForm(request.POST, request.FILES) if request.method == "POST" else EstimateForm()
    if form.is_bound and form.is_valid():
        try:
            made = actions.ask(form.cleaned_data["name"], form.task, request.post)
            return redirect("statistics:estimate", made.pk)
        except NotAllowed as refused:
            form.add_error(None, REFUSED[refused.why])
    context = {"form": form, "example": "\n".join([_("politie,opvang,inspectie") + ",count", *ROWS])}
    return render(request, "statistics/ask.html", context, status=422 if form.is_bound else 200)


@analyst
@require_safe
def estimate(request: AtWork, key: UUID) -> HttpResponse:
    return render(request, "statistics/estimate.html", context_of(own(request, key)))


@analyst
@require_safe
def standing(request: AtWork, key: UUID) -> HttpResponse:
    """How far it is, for the page that asks every two seconds. What ended shows as the whole page."""
    found = own(request, key)
    if found.ended_at is None:
        return render(request, "statistics/standing.html", context_of(found))
    answer = HttpResponse(status=200)
    answer.headers["HX-Refresh"] = "true"
    return answer


def context_of(found: Estimate) -> dict[str, object]:
    context: dict[str, object] = {
        "estimate": found,
        "figure": None,
        "refusal": in_language(found.refusal, language()),
        "first": found.begun_at is None,
    }
    if found.is_made:
        made = found.found
        context |= {"figure": made["figure"], "groups": made["card"].get("groups", [])}
    return context


@analyst
@require_POST
def cancel(request: AtWork, key: UUID) -> HttpResponse:
    if actions.cancel(own(request, key), request.post):
        messages.success(request, _("Gestopt. De tabel is bewaard."))
    return redirect("statistics:estimate", key)


@analyst
@require_POST
def discard(request: AtWork, key: UUID) -> HttpResponse:
    try:
        actions.discard(own(request, key), request.post)
    except NotAllowed as refused:
        messages.error(request, REFUSED[refused.why])
        return redirect("statistics:estimate", key)
    messages.success(request, _("Weggegooid: de tabel en de uitkomst zijn gewist."))
    return redirect("statistics:estimates")


@analyst
@require_safe
def card(request: AtWork, key: UUID) -> HttpResponse:
    """The whole card, every number in full: for who reckons on. Not to be made public."""
    found = own(request, key)
    if not found.is_made:
        return redirect(reverse("statistics:estimate", args=[key]))
    answer = JsonResponse(found.found["card"], json_dumps_params={"ensure_ascii": False})
    answer.headers["Content-Disposition"] = 'attachment; filename="kaart.json"'
    return answer
