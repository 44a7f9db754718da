"""The versions of the plan side by side."""

from datetime import date

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.actions.load import load
from samenzicht.programme.models import Line, Plan
from samenzicht.programme.offices import office, office_of, readers, works_at_office
from samenzicht.programme.reading import papers


@readers
@require_safe
def plans(request: AtWork) -> HttpResponse:
    lines = Line.objects.annotate(count=Count("actions")).order_by("number").prefetch_related("aims")
    found = Plan.objects.of(office_of(request.post)).annotate(count=Count("actions"))
    found = found.order_by("code").prefetch_related("goals", "bodies", Prefetch("lines", lines))
    told = sorted(papers().values(), key=lambda paper: (paper.on is None, paper.on or date.min, paper.number))
    context = {"plans": found, "papers": told, "office": request.post.is_any(Role.OFFICE)}
    return render(request, "programme/plans.html", context)


@office
@require_POST
def lay(request: AtWork) -> HttpResponse:
    """Lays what was published about the programme; what is there already stays as it is."""
    laid = load(works_at_office(request.post))
    messages.success(request, _("De openbare stukken zijn ingelezen.") if laid else _("Alles was er al."))
    return redirect("programme:board")
