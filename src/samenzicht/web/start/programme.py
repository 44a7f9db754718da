"""What the programme asks of its office: actions that are late, and actions of which nothing was heard for long."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.programme.board_filter import LATE, QUIET
from samenzicht.programme.models import Action
from samenzicht.programme.offices import works_at_office
from samenzicht.programme.overview import counted, standings
from samenzicht.web.start.lines import Line


def waiting(post: Post, now: datetime) -> list[Line]:
    """Two lines at most: the board tells which they are."""
    if not post.is_any(Role.OFFICE):
        return []
    counts = counted(standings(Action.objects.of(works_at_office(post))), now)
    board, lines = reverse("programme:board"), []
    if counts.late:
        what = ngettext("%(n)s actie is te laat", "%(n)s acties zijn te laat", counts.late) % {"n": counts.late}
        note = _("De dag waarop zij klaar moest zijn, is voorbij.")
        lines.append(Line(what, f"{board}?toon={LATE}", _("Bekijk"), note=note, code="care", detail=_("te laat")))
    if counts.quiet:
        what = ngettext(
            "%(n)s actie zonder nieuws in 60 dagen", "%(n)s acties zonder nieuws in 60 dagen", counts.quiet
        ) % {"n": counts.quiet}
        lines.append(Line(what, f"{board}?toon={QUIET}", _("Bekijk"), note=_("Vraag de actiehouders om nieuws.")))
    return lines
