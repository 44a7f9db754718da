"""What the tables ask of this officer."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.roundtable.models import Call, Item, Roundtable
from samenzicht.sharing.models import Disclosure, Sort, Urgency
from samenzicht.web.start.lines import Line
from samenzicht.web.start.signals import kind_words, urgency

MOST = 15


def waiting(post: Post, now: datetime) -> list[Line]:
    """What lies on the agenda of a table that this officer chairs, and the rounds that wait for an answer."""
    lines = []
    if post.is_any(Role.CHAIR):
        lines += [agenda_of(table) for table in chaired(post) if table.lying]
    if post.is_any(Role.PARTNER):
        lines += [asked(call) for call in Call.objects.waiting_for(post.compartment)[:MOST]]
    return lines


def chaired(post: Post) -> QuerySet[Any]:
    """The tables of this chair, each with how many matters lie there, since when, and whether someone is in danger."""
    closed = Item.objects.filter(compartment=OuterRef("receiver"), matter=OuterRef("matter"), closed_at__isnull=False)
    lying = Disclosure.objects.filter(receiver=OuterRef("desk"), roundtable=OuterRef("pk"), sort=Sort.SIGNAL)
    lying = lying.standing().filter(~Exists(closed)).order_by()
    desks = [m.compartment_id for m in post.memberships if m.role == Role.CHAIR]
    return Roundtable.objects.filter(desk__in=desks).annotate(
        lying=Subquery(lying.values("roundtable").annotate(n=Count("matter", distinct=True)).values("n")),
        since=Subquery(lying.values("roundtable").annotate(first=Min("sent_at")).values("first")),
        danger=Exists(lying.filter(urgency=Urgency.DANGER)),
    )


def asked(call: Call) -> Line:
    return Line(
        f"{call.pseudonym} · {kind_words(call.kind)}",
        reverse("roundtable:answer", args=[call.pk]),
        _("Antwoord"),
        since=call.sent_at,
        note=_("%(table)s vraagt wat jullie weten.") % {"table": call.roundtable.name},
        **urgency(call.urgency),
    )


def agenda_of(table: Any) -> Line:
    return Line(
        table.name,
        reverse("roundtable:agenda", args=[table.pk]),
        _("Open de agenda"),
        since=table.since,
        note=on_the_agenda(table.lying),
        **urgency(Urgency.DANGER if table.danger else Urgency.NORMAL),
    )


def on_the_agenda(lying: int) -> str:
    words = ngettext("Er ligt %(n)s signaal op de agenda.", "Er liggen %(n)s signalen op de agenda.", lying)
    return words % {"n": lying}
