"""The money of a year: budget, grants, what is due and what is late."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Role
from samenzicht.programme import grant_rules
from samenzicht.programme.actions.grants import CannotGrant, keep_budget, keep_grant, mark_of, money_of
from samenzicht.programme.grant_forms import (
    REFUSED,
    AccountForm,
    BudgetForm,
    DayForm,
    DeliverableForm,
    GrantForm,
    InstalmentForm,
)
from samenzicht.programme.models import Budget, Grant
from samenzicht.programme.models.grants import Award
from samenzicht.programme.offices import office, office_of, readers


def whole(request: AtWork) -> QuerySet[Grant]:
    found = Grant.objects.of(office_of(request.post)).select_related("party", "action__plan")
    return found.prefetch_related("instalments", "deliverables")


@readers
@require_safe
def grants(request: AtWork) -> HttpResponse:
    budgets = list(Budget.objects.of(office_of(request.post)))
    everything = list(whole(request))
    years = sorted({one.year for one in budgets} | {one.year for one in everything})
    year = chosen_year(request, years)
    listed = [one for one in everything if one.year == year]
    parts = [one for one in budgets if one.year == year]
    context = {
        "years": years,
        "year": year,
        "parts": parts,
        "sums": grant_rules.year_of([one.amount for one in parts], [money_of(one) for one in listed]),
        "rows": [row_of(one) for one in listed],
        "due": due_of(everything),
        "office": request.post.is_any(Role.OFFICE),
    }
    return render(request, "programme/grants.html", context)


def chosen_year(request: AtWork, years: list[int]) -> int | None:
    """The one that was asked for, else this year, else the last before it."""
    asked = request.GET.get("jaar", "")
    if asked.isascii() and asked.isdigit() and int(asked[:4]) in years:
        return int(asked[:4])
    past = [year for year in years if year <= timezone.localdate().year]
    return past[-1] if past else years[0] if years else None


def row_of(grant: Grant) -> dict[str, Any]:
    return {"grant": grant, "money": money_of(grant), "late": any(one["late"] for one in waiting_of(grant))}


def waiting_of(grant: Grant) -> list[dict[str, Any]]:
    """What of a grant is late or comes soon: instalments, deliverables, and an account that nobody gave."""
    today = timezone.localdate()
    if grant.award == Award.REFUSED:
        return []
    parts: list[tuple[str, Any, date | None]] = [
        *(("instalment", one, one.paid_on) for one in grant.instalments.all()),
        *(("deliverable", one, one.delivered_on) for one in grant.deliverables.all()),
    ]
    found: list[dict[str, Any]] = []
    for sort, one, done_on in parts:
        part = grant_rules.Part(one.due_on, done_on)
        if part.is_late(today) or part.is_soon(today):
            found.append({"sort": sort, "row": one, "grant": grant, "late": part.is_late(today)})
    if grant.award == Award.AWARDED and grant_rules.is_account_late(grant.year, today):
        found.append({"sort": "account", "row": None, "grant": grant, "late": True})
    return found


def due_of(grants: Iterable[Grant]) -> list[dict[str, Any]]:
    """Of all years, what is late first."""
    waiting = [one for grant in grants for one in waiting_of(grant)]
    return sorted(waiting, key=lambda one: (not one["late"], day_of(one)))


def day_of(one: dict[str, Any]) -> date:
    return one["row"].due_on if one["row"] else date(one["grant"].year + 1, 12, 31)


@readers
@require_safe
def grant(request: AtWork, key: UUID) -> HttpResponse:
    return show(request, get_object_or_404(whole(request), pk=key))


def show(request: AtWork, found: Grant, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of one grant; a form that was refused comes in by its name."""
    today = timezone.localdate()
    context = {
        "grant": found,
        "money": money_of(found),
        "today": today,
        "office": request.post.is_any(Role.OFFICE),
        "instalment_form": InstalmentForm(auto_id="termijn_%s"),
        "deliverable_form": DeliverableForm(auto_id="product_%s"),
        "account_form": AccountForm(auto_id="verantwoording_%s"),
        "day_form": DayForm(auto_id="dag_%s"),
        "refused": "",
        **forms,
    }
    return render(request, "programme/grant.html", context, status=status)


@office
def budget_add(request: AtWork) -> HttpResponse:
    return budget_page(request, None)


@office
def budget_change(request: AtWork, key: UUID) -> HttpResponse:
    return budget_page(request, get_object_or_404(Budget.objects.of(office_of(request.post)), pk=key))


def budget_page(request: AtWork, budget: Budget | None) -> HttpResponse:
    initial = {**BudgetForm.values_of(budget), "seen": mark_of(budget)} if budget else {"year": asked_year(request)}
    form = BudgetForm(request.POST) if request.method == "POST" else BudgetForm(initial=initial)
    if form.is_bound and form.is_valid():
        try:
            kept = keep_budget(budget, form.values, request.post, form.cleaned_data["seen"])
        except CannotGrant as refused:
            form.add_error("name" if refused.why == "part" else None, str(REFUSED[refused.why]))
        else:
            messages.success(request, _("Bewaard."))
            return to_year(kept.year)
    context = {"form": form, "budget": budget}
    return render(request, "programme/budget_form.html", context, status=422 if form.is_bound else 200)


def asked_year(request: AtWork) -> int:
    asked = request.GET.get("jaar", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else timezone.localdate().year


def to_year(year: int) -> HttpResponse:
    answer = redirect("programme:grants")
    answer.headers["Location"] += f"?jaar={year}"
    return answer


@office
def grant_add(request: AtWork) -> HttpResponse:
    return grant_page(request, None)


@office
def grant_change(request: AtWork, key: UUID) -> HttpResponse:
    return grant_page(request, get_object_or_404(whole(request), pk=key))


def grant_page(request: AtWork, found: Grant | None) -> HttpResponse:
    compartment = office_of(request.post)
    initial = {**GrantForm.values_of(found), "seen": mark_of(found)} if found else {"year": asked_year(request)}
    form = GrantForm(request.POST or None, office=compartment, initial=initial)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            kept = keep_grant(found, form.values, told["party"], request.post, told["seen"])
        except CannotGrant as refused:
            form.add_error(AT_FIELD.get(refused.why), str(REFUSED[refused.why]))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("programme:grant", kept.pk)
    context = {"form": form, "grant": found}
    return render(request, "programme/grant_form.html", context, status=422 if form.is_bound else 200)


AT_FIELD = {"paid_already": "award", "less_than_paid": "amount", "less_than_planned": "amount", "spent_more": "amount"}
