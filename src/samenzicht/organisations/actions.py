"""What an administrator does to people: invite, give and end a role, invite anew. One line in the journal each.

The administrator holds no key of the compartment. `Post.keys()` names it as administered, which opens nothing; only the
journal takes lines for it (`compartments/sql.py`).
"""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations import rules
from samenzicht.organisations.models import Membership, Officer, Role
from samenzicht.organisations.posts import Post


class NotAllowed(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def invite(email: str, name: str, roles: Iterable[str], by: Post) -> Officer:
    """Enrol an officer in the administrator's organisation, or give roles to one who is enrolled already.

    Whether the address was known elsewhere is not told: an officer has one account, whatever the number of posts.
    """
    administers(by)
    address = Officer.objects.normalize_email(email).lower()
    officer = Officer.objects.filter(email=address).first()
    if officer is None:
        officer = Officer.objects.enrol(address, name, fictional=by.organisation.fictional)
    record("officer.invited", by.compartment, matter=officer)
    for role in roles:
        give(officer, role, by)
    return officer


@transaction.atomic
def give(officer: Officer, role: str, by: Post) -> None:
    """A role in the administrator's own organisation. What is there already stays as it is."""
    administers(by)
    Role(role)
    has = roles_of(officer, by)
    refuse_if(rules.why_not_give(role, has, to_oneself=officer.pk == by.officer.pk))
    refuse_if(rules.why_not_here(role, by.organisation.kind))
    if role in has:
        return
    Membership.objects.update_or_create(
        officer=officer,
        compartment_id=by.compartment,
        role=role,
        defaults={"organisation": by.organisation, "since": timezone.now(), "until": None},
    )
    record("role.given", by.compartment, matter=officer, reason=role)


@transaction.atomic
def end(officer: Officer, role: str, by: Post) -> None:
    """The role ends now, also at the tables where the officer sat for this organisation."""
    administers(by)
    administrators = list(
        Membership.objects.select_for_update().running().filter(organisation=by.organisation, role=Role.ADMINISTRATOR)
    )
    refuse_if(rules.why_not_end(role, len(administrators)))
    now = timezone.now()
    ended = Membership.objects.running().filter(officer=officer, organisation=by.organisation, role=role)
    if ended.update(until=now):
        record("role.ended", by.compartment, matter=officer, reason=role)


@transaction.atomic
def renew(officer: Officer, by: Post) -> None:
    """For who lost phone and codes: all ways to sign in are cleared, all sessions end, and a new invitation can go."""
    administers(by)
    elsewhere = Membership.objects.in_force(officer).exclude(organisation=by.organisation).exists()
    refuse_if(rules.why_not_renew(officer.pk == by.officer.pk, elsewhere))
    refuse_if("" if Membership.objects.filter(officer=officer, organisation=by.organisation).exists() else "stranger")
    Authenticator.objects.filter(user_id=officer.pk).delete()
    for session in UserSession.objects.filter(user_id=officer.pk):
        session.end()
    officer.set_unusable_password()
    officer.save(update_fields=["password"])
    record("officer.renewed", by.compartment, matter=officer)


def administers(by: Post) -> None:
    if not by.is_any(Role.ADMINISTRATOR):
        raise NotAllowed("not_administrator")


def refuse_if(why: str) -> None:
    if why:
        raise NotAllowed(why)


def roles_of(officer: Officer, by: Post) -> frozenset[str]:
    mine = Membership.objects.in_force(officer).filter(organisation=by.organisation)
    return frozenset(mine.values_list("role", flat=True))
