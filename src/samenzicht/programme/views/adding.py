"""Adding an action, in five steps on one page."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.action_form import ActionForm
from samenzicht.programme.actions.add import NumberTaken
from samenzicht.programme.actions.add import add as add_action
from samenzicht.programme.models import Plan
from samenzicht.programme.offices import office, office_of


@office
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AtWork) -> HttpResponse:
    plans = list(Plan.objects.of(office_of(request.post)).order_by("-code"))
    plan = next((one for one in plans if one.code == request.GET.get("plan")), plans[0] if plans else None)
    if plan is None:
        return render(request, "programme/add_without_plan.html", {"office": True})
    form = ActionForm(request.POST if request.method == "POST" else None, plan=plan)
    if form.is_bound and form.is_valid():
        try:
            made = add_action(plan, form.wanted(), form.key, request.post)
            messages.success(request, _("Toegevoegd. Het staat op het bord."))
            return redirect("programme:action", made.pk)
        except NumberTaken as taken:
            form.number_is_taken(taken)
    context = {"form": form, "plan": plan, "plans": plans}
    return render(request, "programme/add.html", context, status=422 if form.is_bound else 200)
