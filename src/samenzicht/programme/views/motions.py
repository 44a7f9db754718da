"""Motions and commitments: the list, one of them, writing it down, answering it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme.actions.motions import CannotKeep, add_motion, answer_motion, change_motion, mark_of
from samenzicht.programme.models import Motion
from samenzicht.programme.models.parliament import Standing
from samenzicht.programme.motion_forms import AnswerForm, MotionFilter, MotionForm
from samenzicht.programme.offices import office, office_of, readers

A_PAGE = 50
REFUSED = {
    "number": gettext_lazy("Er is al een motie of toezegging met dit nummer."),
    "changed": gettext_lazy(
        "Een collega heeft dit intussen gewijzigd. Hieronder staat wat jij typte; open de pagina opnieuw."
    ),
    "rejected": gettext_lazy("De Kamer heeft deze motie verworpen: er is niets af te doen."),
}


def own(request: AtWork, key: UUID) -> Motion:
    return get_object_or_404(Motion.objects.of(office_of(request.post)), pk=key)


@readers
@require_safe
def motions(request: AtWork) -> HttpResponse:
    form = MotionFilter(request.GET)
    all_of_them = Motion.objects.of(office_of(request.post))
    found = all_of_them.filter(form.condition()).order_by(F("due_on").asc(nulls_last=True), "number", "name")
    is_open = Q(standing=Standing.OPEN)
    counts = all_of_them.aggregate(
        all=Count("pk"),
        open=Count("pk", filter=is_open),
        dated=Count("pk", filter=is_open & Q(due_on__isnull=False)),
        late=Count("pk", filter=is_open & Q(due_on__lt=timezone.localdate())),
    )
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "counts": counts,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        "office": request.post.is_any(Role.OFFICE),
    }
    return render(request, "programme/motions.html", context)


@readers
@require_safe
def motion(request: AtWork, key: UUID) -> HttpResponse:
    return show(request, own(request, key))


def show(request: AtWork, found: Motion, form: AnswerForm | None = None) -> HttpResponse:
    may_answer = request.post.is_any(Role.OFFICE) and found.standing in (Standing.OPEN, "")
    context = {
        "motion": found,
        "office": request.post.is_any(Role.OFFICE),
        "form": form or (AnswerForm(initial={"seen": mark_of(found)}) if may_answer else None),
    }
    return render(request, "programme/motion.html", context, status=422 if form else 200)


@office
def motion_add(request: AtWork) -> HttpResponse:
    form = MotionForm(request.POST) if request.method == "POST" else MotionForm()
    if form.is_bound and form.is_valid():
        try:
            made = add_motion(form.values, request.post)
        except CannotKeep as refused:
            form.add_error("number", str(REFUSED[refused.why]))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("programme:motion", made.pk)
    return render(request, "programme/motion_form.html", {"form": form}, status=422 if form.is_bound else 200)


@office
def motion_change(request: AtWork, key: UUID) -> HttpResponse:
    found = own(request, key)
    if request.method == "POST":
        form = MotionForm(request.POST)
    else:
        form = MotionForm(instance=found, initial={"seen": mark_of(found)})
    context: dict[str, Any] = {"form": form, "motion": found}
    if form.is_bound and form.is_valid():
        try:
            change_motion(found, form.values, form.cleaned_data["seen"], request.post)
        except CannotKeep as refused:
            form.add_error("number" if refused.why == "number" else None, str(REFUSED[refused.why]))
            return render(request, "programme/motion_form.html", context, status=409)
        messages.success(request, _("Bewaard."))
        return redirect("programme:motion", found.pk)
    return render(request, "programme/motion_form.html", context, status=422 if form.is_bound else 200)


@office
@require_POST
def motion_answer(request: AtWork, key: UUID) -> HttpResponse:
    found = own(request, key)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, found, form)
    told = form.cleaned_data
    try:
        answer_motion(found, answered_in=told["answered_in"], answer=told["answer"], seen=told["seen"], by=request.post)
    except CannotKeep as refused:
        form.add_error(None, str(REFUSED[refused.why]))
        return show(request, found, form)
    messages.success(request, _("Afgedaan."))
    return redirect("programme:motion", found.pk)
