"""The role switch of the fictional region: signs in as one of its officers, who are nobody."""

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from samenzicht.organisations.models import Membership, Officer, Organisation, Region, role_words
from samenzicht.web.signin.rules import DEMO

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def people(request: HttpRequest) -> HttpResponse:
    """Everyone of the fictional region, by organisation."""
    only_in_the_demo()
    return render(request, "demo/people.html", {"regions": regions()})


@require_POST
def become(request: HttpRequest, officer: UUID) -> HttpResponse:
    """Sign in as this fictional officer; whoever was signed in before is signed out first."""
    only_in_the_demo()
    chosen = get_object_or_404(Officer, pk=officer, fictional=True, is_active=True)
    logout(request)
    login(request, chosen, backend=BACKEND)
    record_authentication(request, chosen, DEMO)
    return redirect(settings.LOGIN_REDIRECT_URL)


def only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


def regions() -> list[dict[str, Any]]:
    """Each region with its fictional organisations, their officers, and the roles of each."""
    memberships = Membership.objects.filter(officer__fictional=True, organisation__fictional=True)
    ordered = memberships.select_related("officer", "organisation__region").order_by("organisation__name", "since")
    found: dict[Region | None, dict[Organisation, dict[Officer, set[str]]]] = {}
    for one in ordered:
        there = found.setdefault(one.organisation.region, {}).setdefault(one.organisation, {})
        there.setdefault(one.officer, set()).add(one.role)
    return [
        {"region": region, "organisations": [(work, people_of(officers)) for work, officers in organisations.items()]}
        for region, organisations in found.items()
    ]


def people_of(officers: dict[Officer, set[str]]) -> list[tuple[Officer, str]]:
    return [(officer, role_words(roles)) for officer, roles in officers.items()]
