"""What the tables ask of this officer, and the way to them."""

from collections import Counter
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.roundtable.agenda import agenda
from samenzicht.roundtable.models import Call, Roundtable
from samenzicht.roundtable.rules import LATER
from samenzicht.roundtable.screen import sitting
from samenzicht.web.start.lines import Line
from samenzicht.web.start.signals import kind_words, urgency

MOST = 15


def waiting(post: Post, now: datetime) -> list[Line]:
    """The rounds that wait for an answer of this partner."""
    if not post.is_any(Role.PARTNER):
        return []
    calls = Call.objects.waiting_for(post.compartment)[:MOST]
    return [
        Line(
            f"{call.pseudonym} · {kind_words(call.kind)}",
            reverse("roundtable:answer", args=[call.pk]),
            _("Antwoord"),
            since=call.sent_at,
            note=_("%(table)s vraagt wat jullie weten.") % {"table": call.roundtable.name},
            **urgency(call.urgency),
        )
        for call in calls
    ]


def of(post: Post) -> list[dict[str, str]]:
    """The tables where this officer sits; a chair sees what lies on the agenda."""
    if not post.is_any(Role.CHAIR, Role.PARTNER):
        return []
    return [row for table in Roundtable.objects.seating(post.organisation) if (row := one(table, post))]


def one(table: Roundtable, post: Post) -> dict[str, str]:
    at = sitting(table.pk, post)
    if at is None:
        return {}
    lying = [entry for entry in agenda(at.table, at.seated, timezone.localdate()) if entry.standing not in LATER]
    row = {
        "name": table.name,
        "url": reverse("roundtable:agenda", args=[table.pk]),
        "verb": _("Open de agenda"),
        "note": on_the_agenda(Counter(entry.urgency for entry in lying)),
    }
    return row | {"spoken": f"{row['verb']}: {table.name}"}


def on_the_agenda(lying: Counter[str]) -> str:
    if not lying:
        return _("De agenda is leeg.")
    words = ngettext("Er ligt %(n)s signaal op de agenda", "Er liggen %(n)s signalen op de agenda", lying.total())
    more = _(", waarvan %(n)s met gevaar nu") % {"n": lying["danger"]} if lying["danger"] else ""
    return words % {"n": lying.total()} + more + "."
