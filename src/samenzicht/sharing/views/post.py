"""The post: what came in, by what it asks of you, and what went out with what became of it."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Case, Count, Q, When
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.posts import Post
from samenzicht.sharing import rules
from samenzicht.sharing.models import Disclosure, DisclosureQuerySet, boxes
from samenzicht.sharing.views.rows import row

A_PAGE = 25
# The order is that of urgency: the first box that is not empty opens.
BOXES = (
    ("red", _("Rode lijst")),
    ("new", _("Nieuw")),
    ("waiting", _("Wacht op antwoord")),
    ("running", _("In behandeling")),
    ("done", _("Klaar")),
)
EXPLAINED = {
    "red": _("Hier kwam te lang geen antwoord op. Begin hier."),
    "new": _("Bevestig dat je deze brieven hebt. De afzender ziet dat dan."),
    "waiting": _("Laat weten of je het aanneemt. Doe je het niet, zeg dan waarom."),
    "running": _("Dit heb je aangenomen. Vertel hoe het staat; wie het signaal gaf hoort het dan."),
    "done": _("Hier hoef je niets meer mee."),
}
EXPLAINED_TO_SENDER = {
    "red": _("Kreeg de ontvanger dit wel? Bel, of trek de brief terug."),
    "new": _("De ontvanger heeft nog niet bevestigd dat hij deze brieven heeft."),
    "waiting": _("De ontvanger heeft deze brieven en moet nog antwoorden."),
    "running": _("De ontvanger nam dit aan en is ermee bezig."),
    "done": _("Hier gebeurt niets meer mee."),
}


@at_work("receiver", "attention", "chair")
def received(request: AtWork) -> HttpResponse:
    letters = Disclosure.objects.filter(receiver__in=answered_for(request.post))
    return shelf(request, letters, "sharing/post.html", EXPLAINED)


@at_work("receiver", "attention", "chair", "partner")
def sent(request: AtWork) -> HttpResponse:
    letters = Disclosure.objects.filter(sender__in=answered_for(request.post) or {request.post.compartment})
    return shelf(request, letters, "sharing/sent.html", EXPLAINED_TO_SENDER)


def answered_for(by: Post) -> set[UUID]:
    """The compartments whose post this officer handles: the own organisation, and a table that she chairs."""
    return {m.compartment_id for m in by.memberships if m.role in rules.HANDLES}


def shelf(request: AtWork, letters: DisclosureQuerySet, template: str, explained: dict[str, Any]) -> HttpResponse:
    """One box of letters, a page at a time: two queries, however many letters there are."""
    now = timezone.now()
    letters = letters.with_history()
    counts = counted(letters, boxes(now))
    asked = request.GET.get("box", "")
    box = asked if asked in rules.BOXES else next((code for code, _word in BOXES if counts[code]), "new")
    most_urgent = Case(When(urgency="danger", then=0), When(urgency="soon", then=1), default=2)
    chosen = letters.in_box(box, now).select_related("from_organisation").order_by(most_urgent, "-sent_at")
    page = Shelf(chosen, counts[box]).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "box": box,
        "boxes": [(code, word, counts[code]) for code, word in BOXES],
        "explained": explained[box],
        "page": page,
        "rows": [row(letter, now) for letter in page],
    }
    return render(request, template, context)


def counted(letters: DisclosureQuerySet, conditions: dict[str, Q]) -> dict[str, int]:
    return letters.aggregate(**{box: Count("pk", filter=condition) for box, condition in conditions.items()})


class Shelf(Paginator):
    """A paginator that was told how many letters there are, so that it does not count again."""

    def __init__(self, letters: DisclosureQuerySet, length: int) -> None:
        super().__init__(letters, A_PAGE)
        self.length = length

    @property
    def count(self) -> int:
        return self.length
