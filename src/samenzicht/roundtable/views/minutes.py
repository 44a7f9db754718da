"""The minutes of a day, written from rows; printed, and sent at a table of letters."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.roundtable import actions
from samenzicht.roundtable.minutes import minutes_of
from samenzicht.roundtable.views.arriving import chaired, seated


def day_of(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError as wrong:
        raise Http404 from wrong


@require_GET
@at_work("chair", "partner")
def show(request: AtWork, table: UUID, day: str) -> HttpResponse:
    at = seated(request, table)
    context: dict[str, Any] = {"at": at, "table": at.table, "day": day_of(day), "today": timezone.localdate()}
    context["minutes"] = minutes_of(at.table, context["day"])
    return render(request, "roundtable/minutes.html", context)


@require_POST
@at_work("chair")
def send(request: AtWork, table: UUID, day: str) -> HttpResponse:
    at = chaired(request, table)
    if at.table.is_partnership:
        raise Http404
    posted = actions.send_minutes(at.table, day_of(day), request.post)
    n = len(posted.sent)
    said = ngettext("%(n)s brief met het verslag verstuurd.", "%(n)s brieven met het verslag verstuurd.", n)
    messages.success(request, said % {"n": n})
    return redirect("roundtable:minutes", table, day)
