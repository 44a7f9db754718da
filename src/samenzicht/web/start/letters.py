"""The letters that wait for this officer: new ones, and those that are late."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from samenzicht.organisations.models import Role
from samenzicht.organisations.posts import Post
from samenzicht.sharing.actions import term_of
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.web.start.lines import Line

MOST = 25
# At a table the agenda shows what was brought, and the round asks for itself.
ELSEWHERE = (Sort.SIGNAL,)


def waiting(post: Post, now: datetime) -> list[Line]:
    if not post.is_any(Role.RECEIVER):
        return []
    letters = Disclosure.objects.received_by(post.compartment).exclude(sort__in=ELSEWHERE, roundtable__isnull=False)
    letters = letters.with_history().select_related("from_organisation").order_by("sent_at")
    return [line(letter, now) for letter in (letters.in_box("red", now) | letters.in_box("new", now))[:MOST]]


def line(letter: Disclosure, now: datetime) -> Line:
    code, detail = badge(term_of(letter, now))
    return Line(
        f"{letter.get_sort_display().capitalize()}: {letter.pseudonym}",
        reverse("letter", args=[letter.pk]),
        _("Lees"),
        since=letter.sent_at,
        until=letter.answer_by,
        note=_("Van %(sender)s.") % {"sender": letter.from_organisation.name},
        code=code,
        detail=detail,
    )


def badge(term: str) -> tuple[str, str]:
    """A letter that must only be acknowledged is not late yet: its answer may still have days."""
    if term == "red":
        return "stop", _("te laat")
    return ("care", _("nog niet bevestigd")) if term else ("lamp", _("nieuw"))
