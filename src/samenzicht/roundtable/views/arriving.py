"""What every view of the table begins with, and how it says that something went another way."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.models import Officer
from samenzicht.organisations.typed import typed
from samenzicht.roundtable.actions import lay
from samenzicht.roundtable.models import Decision, Item, Weighing
from samenzicht.roundtable.refusals import AlreadyDecided, AlreadyWeighed, MovedOn
from samenzicht.roundtable.screen import Sitting, closed_item, letter_at_desk, sitting


def seated(request: AtWork, table: UUID) -> Sitting:
    """The table at which this officer sits; for anyone else there is none."""
    at = sitting(table, request.post)
    if at is None:
        raise Http404
    return at


def chaired(request: AtWork, table: UUID) -> Sitting:
    at = seated(request, table)
    if not at.chairs:
        raise Http404
    return at


def item_at(request: AtWork, table: UUID, matter: UUID) -> tuple[Sitting, Item]:
    """The item of this matter; the chair's first touch lays it."""
    at = chaired(request, table)
    letter = letter_at_desk(at.table, matter)
    if letter is None:
        raise Http404
    return at, closed_item(at.table, matter) or lay(letter, at.table, request.post)


def item_url(item: Item) -> str:
    return reverse("roundtable:item", args=[item.roundtable_id, item.matter])


def was_first(request: HttpRequest, item: Item, happened: str) -> HttpResponse:
    """A colleague was first: what they did, and what was typed here."""
    context = {"happened": happened, "href": item_url(item), "typed": typed(request)}
    return render(request, "web/409.html", context, status=409)


def who_and_when(row: Decision | Weighing) -> dict[str, Any]:
    officer = Officer.objects.filter(pk=row.officer).first()
    return {"who": officer.name if officer else _("Een collega"), "when": date_format(localtime(row.at), "H:i")}


def in_words(late: AlreadyDecided | AlreadyWeighed | MovedOn) -> str:
    if isinstance(late, AlreadyDecided):
        said = {**who_and_when(late.decision), "what": late.decision.get_outcome_display()}
        return _("%(who)s besloot om %(when)s: %(what)s. Jouw besluit is niet opgeslagen.") % said
    if isinstance(late, AlreadyWeighed):
        return _("%(who)s legde om %(when)s al een weging vast. Die telt.") % who_and_when(late.weighing)
    return _("Dit punt is intussen verder gegaan. Je pagina was van een eerdere ronde.")
