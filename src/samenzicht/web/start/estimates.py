"""The estimates that came out this week and that their analyst did nothing with yet."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.statistics.models import Ending, Estimate
from samenzicht.web.start.lines import Line

MOST = 10
WEEK = timedelta(days=7)


def waiting(post: Post, now: datetime) -> list[Line]:
    if not post.is_any(Role.ANALYST):
        return []
    ended = Estimate.objects.of(post.compartment).filter(asked_by=post.officer, publication=None)
    ended = ended.filter(ended_at__gt=now - WEEK).exclude(ending=Ending.CANCELLED).order_by("-ended_at")
    return [line(one) for one in ended.defer("table", "columns", "result", "refusal")[:MOST]]


def line(estimate: Estimate) -> Line:
    return Line(
        estimate.name,
        reverse("statistics:estimate", args=[estimate.pk]),
        _("Bekijk"),
        since=estimate.ended_at,
        note=_("De schatting is klaar.") if estimate.is_made else _("Het rekenen is niet gelukt."),
        code="" if estimate.is_made else "care",
        detail="" if estimate.is_made else str(estimate.get_ending_display()),
    )
