"""The role switch of the fictional region: signs in as one of its officers, who are nobody."""

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from samenzicht.organisations.models import Membership, Officer, Organisation, Role
from samenzicht.web.signin.rules import DEMO

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def people(request: HttpRequest) -> HttpResponse:
    """Everyone of the fictional region, by organisation."""
    only_in_the_demo()
    return render(request, "demo/people.html", {"organisations": organisations()})


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


def organisations() -> list[dict[str, Any]]:
    """Each fictional organisation with its officers, and each officer with their roles."""
    found: dict[Organisation, dict[Officer, list[str]]] = {}
    memberships = Membership.objects.filter(officer__fictional=True, organisation__fictional=True)
    for one in memberships.select_related("officer", "organisation__region").order_by("organisation__name", "since"):
        roles = found.setdefault(one.organisation, {}).setdefault(one.officer, [])
        if one.role not in roles:
            roles.append(one.role)
    return [
        {
            "organisation": organisation,
            "officers": [{"officer": who, "roles": words(roles)} for who, roles in theirs.items()],
        }
        for organisation, theirs in found.items()
    ]


def words(roles: list[str]) -> str:
    return ", ".join(str(Role(role).label) for role in roles)
