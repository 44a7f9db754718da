"""Who checks for a ministry: the office lets its officers in, and out again.

The membership is of the ministry, the key is of the office. The ministry's own administrator can end it too.
"""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations import rules as role_rules
from samenzicht.organisations.models import Membership, Officer, Organisation, Role
from samenzicht.organisations.posts import Post
from samenzicht.programme.actions.letters.refusals import NotAllowed
from samenzicht.programme.letter_rules import why_not_admit
from samenzicht.programme.offices import works_at_office


@transaction.atomic
def admit(email: str, *, ministry: Organisation, by: Post) -> Membership:
    """Raises NotAllowed. Whether an address is known elsewhere is not told: who does not work there is not theirs."""
    office = works_at_office(by)
    officer = Officer.objects.filter(email=Officer.objects.normalize_email(email).lower(), is_active=True).first()
    is_own = ministry.compartment_id == office
    theirs = memberships_at(ministry, officer, office)
    to_oneself = officer is not None and officer.pk == by.officer.pk
    why = why_not_admit(ministry.kind, is_own, bool(theirs), to_oneself)
    if why or officer is None:
        raise NotAllowed(why or "not_theirs")
    why = role_rules.why_not_give(Role.MINISTRY, running_roles(theirs), to_oneself)
    if why:
        raise NotAllowed(why)
    runs = [one for one in theirs if one.role == Role.MINISTRY and one.compartment_id == office and one.until is None]
    if runs:
        return runs[0]
    membership, _made = Membership.objects.update_or_create(
        officer=officer,
        compartment_id=office,
        role=Role.MINISTRY,
        defaults={"organisation": ministry, "since": timezone.now(), "until": None},
    )
    record("programme.admitted", office, matter=officer, reason=Role.MINISTRY)
    return membership


@transaction.atomic
def dismiss(membership: UUID, *, by: Post) -> None:
    """The key ends now. What the officer checked stays."""
    office = works_at_office(by)
    running = Membership.objects.running().filter(pk=membership, compartment=office, role=Role.MINISTRY)
    one = running.select_for_update(of=("self",)).select_related("officer").first()
    if one is None:
        return
    one.until = timezone.now()
    one.save(update_fields=["until"])
    record("programme.dismissed", office, matter=one.officer, reason=Role.MINISTRY)


def memberships_at(ministry: Organisation, officer: Officer | None, office: UUID) -> list[Membership]:
    """Those that run, and those by which the office let this officer in before."""
    if officer is None:
        return []
    before = Q(role=Role.MINISTRY, compartment=office)
    runs = Q(pk__in=Membership.objects.running().filter(officer=officer).values("pk"))
    return list(Membership.objects.filter(runs | before, officer=officer, organisation=ministry))


def running_roles(memberships: list[Membership]) -> frozenset[str]:
    now = timezone.now()
    return frozenset(one.role for one in memberships if one.until is None or one.until > now)
