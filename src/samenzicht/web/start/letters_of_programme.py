"""The progress letter on the start page: what a ministry must check, and what waits for the office."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.programme.letter_rules import FREEZE, PUBLISH, why_not_check
from samenzicht.programme.making import Making, making_of, with_its_freeze
from samenzicht.programme.models import Cycle, ProgressLetter
from samenzicht.programme.offices import office_of
from samenzicht.web.start.lines import Line

# Letters that are being made at once; more than two would be a mistake of the office.
MOST = 3


def waiting(post: Post, now: datetime) -> list[Line]:
    if not post.is_any(Role.OFFICE, Role.MINISTRY):
        return []
    where, today = office_of(post), timezone.localdate(now)
    out = ProgressLetter.objects.filter(compartment=where).values("cycle")
    open_ones = with_its_freeze(Cycle.objects.of(where)).exclude(name__in=out).filter(write_from__lte=today)[:MOST]
    makings = [making_of(cycle, today) for cycle in open_ones]
    found = [for_office(one) if post.is_any(Role.OFFICE) else for_ministry(one, post) for one in makings]
    return [line for line in found if line is not None]


def for_ministry(making: Making, post: Post) -> Line | None:
    cycle, mine = making.cycle, post.organisation.name
    if making.frozen or why_not_check(mine, cycle.ministries, making.today, cycle.check_from):
        return None
    rows = making.waiting_for(mine)
    if not rows:
        return None
    what = ngettext("%(n)s alinea wacht op je toets", "%(n)s alinea's wachten op je toets", len(rows)) % {
        "n": len(rows)
    }
    note = _("Voortgangsbrief, ronde %(name)s.") % {"name": cycle.name}
    return Line(what, reverse("programme:letter", args=[cycle.pk]), _("Toets"), until=cycle.freeze_on, note=note)


def for_office(making: Making) -> Line | None:
    """One line a letter: what to do first."""
    cycle = making.cycle
    remarks = sum(len(row.remarks) for row in making.rows)
    note = _("Voortgangsbrief, ronde %(name)s.") % {"name": cycle.name}
    where = reverse("programme:letter", args=[cycle.pk])
    if making.step == PUBLISH:
        return Line(_("De bevroren brief kan naar buiten"), where, _("Bekijk"), until=cycle.publish_on, note=note)
    if remarks:
        what = ngettext("%(n)s opmerking van een ministerie", "%(n)s opmerkingen van ministeries", remarks)
        return Line(what % {"n": remarks}, where, _("Beantwoord"), until=cycle.freeze_on, note=note)
    if making.rows and not making.stops:
        return Line(_("De brief is klaar om te bevriezen"), where, _("Bekijk"), until=cycle.freeze_on, note=note)
    if making.step == FREEZE:
        return Line(_("De brief kan nog niet bevroren worden"), where, _("Bekijk"), until=cycle.freeze_on, note=note)
    return None
