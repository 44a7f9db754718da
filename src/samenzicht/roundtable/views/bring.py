"""Bringing a signal: choose a table, see exactly what each receiver will get, one button."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.roundtable import actions, rules
from samenzicht.roundtable.forms import StatedForm, TableForm
from samenzicht.roundtable.models import Roundtable, Seat
from samenzicht.roundtable.views.preview import choices_for, marks, only_chosen, same_as_shown
from samenzicht.signals.models import Signal
from samenzicht.signals.rules import AlreadyClosed


@require_http_methods(["GET", "POST"])
@at_work("attention")
def bring(request: AtWork, pk: UUID) -> HttpResponse:
    by = request.post
    signal = get_object_or_404(Signal.objects.of(by.compartment), pk=pk)
    tables = Roundtable.objects.seating(by.organisation)
    posted = request.POST if request.method == "POST" else None
    table_form = TableForm(posted, tables=tables)
    table = table_form.cleaned_data["table"] if posted and table_form.is_valid() else None
    only = list(tables[:2])
    if posted is None and len(only) == 1:
        table = only[0]
    offer = actions.without_names(signal)
    context = {"signal": signal, "tables": only, "table": table, "table_form": table_form, "only": len(only) == 1}
    # While nobody has said what is true of this case there is nothing to judge: show what one is about to bring.
    context |= {"offered": offer[0], "telling": offer[1]}
    if table is None:
        return render(request, "roundtable/bring.html", context, status=422 if posted else 200)
    facts = rules.stated(request.POST.getlist("stated"))
    previews = actions.to_bring(signal, offer, table, Seat.objects.at(table.pk), by, facts, timezone.localdate())
    context["stated_form"] = stated_form = StatedForm(posted, choices=choices_for(previews, facts))
    if only_chosen(request):
        return render(request, "roundtable/asks.html", {**context, "chosen": table})
    if posted is None or not stated_form.is_valid():
        return render(request, "roundtable/bring.html", context, status=422 if posted else 200)
    context |= {"previews": previews, "facts": facts, "shown": marks(previews), "can_go": previews[0].allowed}
    if request.POST.get("act") == "send":
        if same_as_shown(request, previews):
            return send(request, signal, table, facts, context)
        messages.warning(request, _("Wat weg kan, is veranderd sinds je keek. Bekijk het nog eens."))
    return render(request, "roundtable/bring.html", context)


def send(request: AtWork, signal: Signal, table: Roundtable, facts: frozenset[str], context: dict) -> HttpResponse:
    try:
        brought = actions.bring(signal, table, request.post, facts)
    except actions.AlreadyBrought as before:
        happened = _("Dit signaal ligt al op deze tafel. Er is niets dubbel gestuurd.")
        context |= {"happened": happened, "since": before.bringing.at}
        return render(request, "roundtable/brought.html", context, status=409)
    except AlreadyClosed:
        context |= {"happened": _("Dit signaal is afgesloten. Er is niets gestuurd.")}
        return render(request, "roundtable/brought.html", context, status=409)
    context |= {"brought": brought}
    return render(request, "roundtable/brought.html", context, status=200 if brought.sent else 403)
