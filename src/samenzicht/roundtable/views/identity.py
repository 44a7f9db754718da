"""The bringer gives who it is, in a second letter for each receiver."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Organisation
from samenzicht.roundtable import actions, rules
from samenzicht.roundtable.actions.identity import needing_of, signal_of
from samenzicht.roundtable.forms import ReasonForm, ReceiversForm, StatedForm
from samenzicht.roundtable.refusals import NothingToSend, NotYours
from samenzicht.roundtable.views.preview import choices_for, marks, same_as_shown
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Withdrawn
from samenzicht.sharing.models import Disclosure, Sort


@require_http_methods(["GET", "POST"])
@at_work("attention")
def give(request: AtWork, pk: UUID) -> HttpResponse:
    by = request.post
    requests = Disclosure.objects.filter(sort=Sort.REQUEST, receiver=by.compartment)
    asked = get_object_or_404(requests.select_related("sender", "receiver"), pk=pk)
    try:
        signal = signal_of(asked, by)
        wanted = letters.read(asked, by)
    except NotYours as strange:
        raise Http404 from strange
    except Withdrawn:
        return render(request, "roundtable/request_gone.html", {"asked": asked}, status=410)
    needing = needing_of(wanted)
    posted = request.POST if request.method == "POST" else None
    form = ReceiversForm(posted, organisations=those(asked, needing, by.organisation), ticked=needing)
    reason = ReasonForm(posted)
    context: dict[str, Any] = {"asked": asked, "wanted": wanted, "signal": signal, "form": form, "reason_form": reason}
    sound = [form.is_valid(), reason.is_valid()]
    if posted is None:
        wished = [(Address.of(one), rules.purpose_of(one.kind)) for one in form.organisations if str(one.pk) in needing]
        asks = actions.to_give(signal, wished, "", by, frozenset(), timezone.localdate())
        context["stated_form"] = StatedForm(choices=choices_for(asks, frozenset()))
    if posted is None or not all(sound) or not form.chosen:
        context["nobody"] = posted is not None and form.is_valid() and not form.chosen
        return render(request, "roundtable/give_identity.html", context, status=422 if posted else 200)
    chosen = [(Address.of(one), purpose) for one, purpose in form.chosen.items()]
    facts = rules.stated(request.POST.getlist("stated"))
    why = reason.cleaned_data["reason"]
    previews = actions.to_give(signal, chosen, why, by, facts, timezone.localdate())
    context["stated_form"] = stated_form = StatedForm(posted, choices=choices_for(previews, facts))
    if not stated_form.is_valid():
        return render(request, "roundtable/give_identity.html", context, status=422)
    context |= {
        "previews": previews,
        "facts": facts,
        "shown": marks(previews),
        "can_go": any(one.allowed for one in previews),
    }
    if request.POST.get("act") == "send":
        if same_as_shown(request, previews):
            return send(request, asked, chosen, why, facts, context)
        messages.warning(request, _("Wat weg kan, is veranderd sinds je keek. Bekijk het nog eens."))
    return render(request, "roundtable/give_identity.html", context)


def those(asked: Disclosure, needing: list[str], own: Organisation) -> list[Organisation]:
    """Those for whom the table asked it, and the others at the table; never oneself."""
    at_table = Organisation.objects.filter(seats__roundtable__id__in=[asked.roundtable])
    named = Organisation.objects.filter(pk__in=needing) | at_table
    return list(named.exclude(pk=own.pk).select_related("compartment").distinct().order_by("name"))


def send(
    request: AtWork,
    asked: Disclosure,
    chosen: list[tuple[Address, str]],
    why: str,
    facts: frozenset[str],
    context: dict[str, Any],
) -> HttpResponse:
    try:
        given = actions.give_identity(asked, chosen, reason=why, by=request.post, facts=facts)
    except NothingToSend:
        return render(request, "roundtable/give_identity.html", {**context, "nothing": True}, status=422)
    except Withdrawn:
        return render(request, "roundtable/request_gone.html", {"asked": asked}, status=410)
    return render(request, "roundtable/given.html", {**context, "given": given}, status=200 if given.sent else 403)
