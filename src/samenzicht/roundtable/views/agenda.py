"""The tables where I sit, and the agenda of one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.roundtable import actions
from samenzicht.roundtable.agenda import agenda
from samenzicht.roundtable.models import Call, Roundtable
from samenzicht.roundtable.rules import LATER
from samenzicht.roundtable.screen import sitting
from samenzicht.roundtable.views.arriving import chaired, seated


@require_GET
@at_work("chair", "partner", "attention", "receiver")
def tables(request: AtWork) -> HttpResponse:
    mine = list(Roundtable.objects.seating(request.post.organisation))
    rows = [{"table": one, "at": sitting(one.pk, request.post)} for one in mine]
    waiting = Call.objects.waiting_for(request.post.compartment).count()
    return render(request, "roundtable/tables.html", {"rows": rows, "waiting": waiting})


@require_GET
@at_work("chair", "partner")
def show(request: AtWork, table: UUID) -> HttpResponse:
    at = seated(request, table)
    today = timezone.localdate()
    entries = agenda(at.table, at.seated, today)
    context = {
        "at": at,
        "table": at.table,
        "today": today,
        "open": [one for one in entries if one.standing not in LATER],
        "done": [one for one in entries if one.standing == "done_today"],
        "gone": [one for one in entries if one.standing == "gone"],
        "first": next((one for one in entries if one.standing not in LATER), None),
        "unasked": sum(one.standing in ("new", "again") for one in entries),
    }
    return render(request, "roundtable/agenda.html", context)


@require_POST
@at_work("chair")
def ask_all(request: AtWork, table: UUID) -> HttpResponse:
    """Asks round about everything that was not asked yet, so that the partners can answer before the meeting."""
    at = chaired(request, table)
    fresh = [one for one in agenda(at.table, at.seated, timezone.localdate()) if one.standing in ("new", "again")]
    for one in fresh:
        actions.ask_round(one.item or actions.lay(one.letter, at.table, request.post), request.post)
    asked = ngettext("Rondvraag gestart over %(n)s signaal.", "Rondvraag gestart over %(n)s signalen.", len(fresh))
    messages.success(request, asked % {"n": len(fresh)})
    return redirect("roundtable:agenda", table)
