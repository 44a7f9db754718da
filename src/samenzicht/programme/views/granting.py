"""What happens with one grant: instalments, deliverables, the account."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenzicht.organisations.doors import AtWork
from samenzicht.programme.actions import grants as actions
from samenzicht.programme.grant_forms import REFUSED, AccountForm, DayForm, DeliverableForm, InstalmentForm
from samenzicht.programme.models import Deliverable, Grant, Instalment
from samenzicht.programme.offices import office, office_of
from samenzicht.programme.views.grants import show, whole


def done(
    request: AtWork,
    grant: Grant,
    form: forms.Form | None,
    name: str,
    act: Callable[[dict[str, Any]], object],
    said: str,
) -> HttpResponse:
    """Do it and say so; or show the grant again with what is wrong."""
    if form is not None and not form.is_valid():
        return show(request, grant, 422, **{name: form})
    try:
        act(form.cleaned_data if form is not None else {})
    except actions.CannotGrant as refused:
        words = str(REFUSED[refused.why])
        if form is None or name == "day_form":
            return show(request, grant, 422, refused=words)
        form.add_error(None, words)
        return show(request, grant, 422, **{name: form})
    messages.success(request, said)
    return redirect("programme:grant", grant.pk)


def own_grant(request: AtWork, key: UUID) -> Grant:
    return get_object_or_404(whole(request), pk=key)


def own_instalment(request: AtWork, key: UUID) -> Instalment:
    return get_object_or_404(Instalment.objects.of(office_of(request.post)).select_related("grant"), pk=key)


@office
@require_POST
def instalment_add(request: AtWork, key: UUID) -> HttpResponse:
    grant, form = own_grant(request, key), InstalmentForm(request.POST, auto_id="termijn_%s")
    return done(
        request,
        grant,
        form,
        "instalment_form",
        lambda told: actions.plan_instalment(grant, due_on=told["due_on"], amount=told["amount"], by=request.post),
        _("De termijn is bewaard."),
    )


@office
@require_POST
def instalment_paid(request: AtWork, key: UUID) -> HttpResponse:
    one, form = own_instalment(request, key), DayForm(request.POST, auto_id="dag_%s")
    return done(
        request,
        own_grant(request, one.grant_id),
        form,
        "day_form",
        lambda told: actions.pay(one, told["on"], request.post),
        _("De termijn is betaald."),
    )


@office
@require_POST
def instalment_drop(request: AtWork, key: UUID) -> HttpResponse:
    one = own_instalment(request, key)
    return done(
        request,
        own_grant(request, one.grant_id),
        None,
        "",
        lambda told: actions.drop_instalment(one, request.post),
        _("De termijn is weggehaald."),
    )


@office
@require_POST
def deliverable_add(request: AtWork, key: UUID) -> HttpResponse:
    grant, form = own_grant(request, key), DeliverableForm(request.POST, auto_id="product_%s")
    return done(
        request,
        grant,
        form,
        "deliverable_form",
        lambda told: actions.expect(grant, name=told["name"], due_on=told["due_on"], by=request.post),
        _("Bewaard."),
    )


@office
@require_POST
def deliverable_received(request: AtWork, key: UUID) -> HttpResponse:
    found = Deliverable.objects.of(office_of(request.post)).select_related("grant")
    one, form = get_object_or_404(found, pk=key), DayForm(request.POST, auto_id="dag_%s")
    return done(
        request,
        own_grant(request, one.grant_id),
        form,
        "day_form",
        lambda told: actions.receive(one, told["on"], request.post),
        _("Het product is opgeleverd."),
    )


@office
@require_POST
def grant_account(request: AtWork, key: UUID) -> HttpResponse:
    grant, form = own_grant(request, key), AccountForm(request.POST, auto_id="verantwoording_%s")
    return done(
        request,
        grant,
        form,
        "account_form",
        lambda told: actions.account(grant, on=told["on"], spent=told["spent"], by=request.post),
        _("De verantwoording is bewaard."),
    )
