"""The administrator's pages: who works here, and in which roles. No page here shows anything of a signal."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samenzicht.organisations import actions, invitations
from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.forms import InvitationForm, RoleForm
from samenzicht.organisations.models import Membership, Officer, Role, role_words
from samenzicht.organisations.posts import Post
from samenzicht.organisations.rules import offered

WHY_NOT = {
    "oneself": gettext_lazy("Voor jezelf kan dit niet. Vraag het een andere beheerder."),
    "both_sides": gettext_lazy(
        "Een beheerder ziet geen inhoud en heeft daarom geen andere rol. Beëindig eerst de ene."
    ),
    "by_office": gettext_lazy("Deze rol geeft het programmabureau zelf, op de pagina van de brief."),
    "no_ministry": gettext_lazy("Alleen een ministerie kan een programmabureau hebben."),
    "last_administrator": gettext_lazy("Dit is de laatste beheerder. Geef eerst iemand anders deze rol."),
    "elsewhere": gettext_lazy("Deze collega werkt ook voor een andere organisatie. Daar moet de rol eerst eindigen."),
    "stranger": gettext_lazy("Deze collega werkt niet bij jouw organisatie."),
}


@at_work(Role.ADMINISTRATOR)
def officers(request: AtWork) -> HttpResponse:
    """Everyone who has or had a role here."""
    return render(request, "organisations/officers.html", {"officers": staff(request.post)})


@at_work(Role.ADMINISTRATOR)
def invite(request: AtWork) -> HttpResponse:
    form = InvitationForm(request.post.organisation.kind, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            officer = actions.invite(by=request.post, **form.cleaned_data)
        except actions.NotAllowed as refusal:
            form.add_error("roles", WHY_NOT[refusal.why])
        else:
            return invited(request, officer)
    return render(request, "organisations/invite.html", {"form": form}, status=422 if form.errors else 200)


@at_work(Role.ADMINISTRATOR)
def officer(request: AtWork, key: UUID) -> HttpResponse:
    """One colleague: the roles they have, and those that can be given."""
    who = of_this_house(request.post, key)
    has = actions.roles_of(who, request.post)
    context = {
        "officer": who,
        "has": [role for role in Role if role in has],
        "others": [Role(role) for role in offered(request.post.organisation.kind, Role.values) if role not in has],
        "oneself": who == request.post.officer,
    }
    return render(request, "organisations/officer.html", context)


@require_POST
@at_work(Role.ADMINISTRATOR)
def give(request: AtWork, key: UUID) -> HttpResponse:
    return change(request, key, actions.give, _("%(name)s heeft nu ook deze rol: %(role)s."))


@require_POST
@at_work(Role.ADMINISTRATOR)
def end(request: AtWork, key: UUID) -> HttpResponse:
    return change(request, key, actions.end, _("%(name)s heeft deze rol niet meer: %(role)s."))


@require_POST
@at_work(Role.ADMINISTRATOR)
def renew(request: AtWork, key: UUID) -> HttpResponse:
    who = of_this_house(request.post, key)
    try:
        actions.renew(who, request.post)
    except actions.NotAllowed as refusal:
        messages.error(request, WHY_NOT[refusal.why])
        return redirect("organisations:officer", who.pk)
    return invited(request, who)


def change(request: AtWork, key: UUID, verb: Any, done: str) -> HttpResponse:
    """Give or end one role, and say what was done or why not."""
    who, form = of_this_house(request.post, key), RoleForm(request.POST)
    if form.is_valid():
        role = form.cleaned_data["role"]
        try:
            verb(who, role, request.post)
            messages.success(request, done % {"name": who.name, "role": Role(role).label})
        except actions.NotAllowed as refusal:
            messages.error(request, WHY_NOT[refusal.why])
    if request.post.officer == who:
        return redirect("start")
    return redirect("organisations:officer", who.pk)


def invited(request: AtWork, who: Officer) -> HttpResponse:
    if invitations.send(who, request, request.post):
        messages.success(request, _("De uitnodiging voor %(name)s is verstuurd.") % {"name": who.name})
    else:
        messages.success(
            request, _("%(name)s is toegevoegd. In de fictieve regio gaat er geen mail uit.") % {"name": who.name}
        )
    return redirect("organisations:officers")


def of_this_house(by: Post, key: UUID) -> Officer:
    return get_object_or_404(Officer.objects.filter(memberships__organisation=by.organisation).distinct(), pk=key)


def staff(by: Post) -> list[dict[str, Any]]:
    """Each officer of the organisation by name, with roles in words and whether a second step is set up."""
    roles: dict[UUID, set[str]] = {}
    for officer_id, role in (
        Membership.objects.running().filter(organisation=by.organisation).values_list("officer", "role")
    ):
        roles.setdefault(officer_id, set()).add(role)
    everyone = Officer.objects.filter(memberships__organisation=by.organisation).distinct().order_by("name", "email")
    secured = set(Authenticator.objects.filter(user__in=everyone).values_list("user_id", flat=True))
    return [
        {"officer": who, "roles": role_words(roles.get(who.pk, set())), "secured": who.pk in secured}
        for who in everyone
    ]
