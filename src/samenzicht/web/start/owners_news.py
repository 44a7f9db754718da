"""News of owners on the start page: what came through a used link and waits for somebody to say that it is right."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.programme import asked
from samenzicht.programme.offices import works_at_office
from samenzicht.web.start.lines import Line


def waiting(post: Post, now: datetime) -> list[Line]:
    """One line: the page of the news tells which they are."""
    if not post.is_any(Role.OFFICE):
        return []
    news = asked.waiting_news(works_at_office(post), now)
    if not news:
        return []
    what = ngettext(
        "%(n)s bericht van een actiehouder wacht op bevestiging",
        "%(n)s berichten van actiehouders wachten op bevestiging",
        len(news),
    ) % {"n": len(news)}
    note = _("Weet je dat het klopt? Neem het over.")
    return [Line(what, reverse("programme:news") + "#wacht", _("Bekijk"), since=news[0].at, note=note)]
