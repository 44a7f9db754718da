"""Passing on what the table decided to refer: one verdict and one letter for each receiver."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.models import Organisation
from samenzicht.roundtable import actions, rules
from samenzicht.roundtable.actions.refer import referral_of, referrals_of
from samenzicht.roundtable.forms import ReasonForm, ReceiversForm, StatedForm
from samenzicht.roundtable.models import Item, Roundtable
from samenzicht.roundtable.refusals import NotPositive
from samenzicht.roundtable.screen import letter_at_desk
from samenzicht.roundtable.views.arriving import item_at, item_url, was_first
from samenzicht.roundtable.views.preview import choices_for, marks, only_chosen, same_as_shown
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Address, Passage, Refused, Withdrawn


def could_receive(table: Roundtable) -> list[Organisation]:
    """The organisations of the region and those at the table, by name."""
    near = Organisation.objects.filter(region=table.region_id) | Organisation.objects.filter(seats__roundtable=table)
    return list(near.select_related("compartment").distinct().order_by("name"))


def by_envelope(item: Item) -> list[Passage]:
    """What sorts of data would be passed on: to know what the law asks, nobody needs to open the letter."""
    letter = letter_at_desk(item.roundtable, item.matter)
    sorts = letter.categories.split(",") if letter else []
    return [Passage(sort, sort, "", "") for sort in sorts if sort]


@require_http_methods(["GET", "POST"])
@at_work("chair")
def refer(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    at, item = item_at(request, table, matter)
    decision = referral_of(item)
    if decision is None:
        messages.info(request, _("De tafel heeft dit nog niet doorverwezen. Weeg en beslis eerst."))
        return redirect(item_url(item))
    posted = request.POST if request.method == "POST" else None
    form = ReceiversForm(posted, organisations=could_receive(at.table))
    context: dict[str, Any] = {"item": item, "table": at.table, "decision": decision, "form": form}
    context["sent_before"] = referrals_of(item)
    chosen = [(Address.of(one), purpose) for one, purpose in form.chosen.items()] if form.is_valid() else []
    facts = rules.stated(request.POST.getlist("stated"))
    if only_chosen(request):
        asks = actions.to_refer(item, by_envelope(item), chosen, decision.weighing, facts, timezone.localdate())
        context |= {"chosen": chosen, "stated_form": StatedForm(posted, choices=choices_for(asks, facts))}
        return render(request, "roundtable/asks.html", context)
    if posted is None or not chosen:
        context["nobody"] = posted is not None
        return render(request, "roundtable/refer.html", context, status=422 if posted else 200)
    try:
        passages = letters.read(actions.letter_of(item), request.post)
    except Withdrawn:
        return was_first(request, item, _("De brenger heeft dit signaal ingetrokken. Er is niets verstuurd."))
    previews = actions.to_refer(item, passages, chosen, decision.weighing, facts, timezone.localdate())
    context["stated_form"] = stated_form = StatedForm(posted, choices=choices_for(previews, facts))
    if not stated_form.is_valid():
        return render(request, "roundtable/refer.html", context, status=422)
    context |= {
        "previews": previews,
        "facts": facts,
        "shown": marks(previews),
        "can_go": any(one.allowed for one in previews),
    }
    if request.POST.get("act") == "send":
        if same_as_shown(request, previews):
            return send(request, item, chosen, facts, context)
        messages.warning(request, _("Wat weg kan, is veranderd sinds je keek. Bekijk het nog eens."))
    return render(request, "roundtable/refer.html", context)


def send(
    request: AtWork, item: Item, chosen: list[tuple[Address, str]], facts: frozenset[str], context: dict[str, Any]
) -> HttpResponse:
    try:
        referred = actions.refer(item, chosen, request.post, facts)
    except (Withdrawn, letters.Widened):
        # The bringer was quicker than this press: withdrawn, or corrected to less, between the look and the letters.
        return was_first(request, item, _("De brenger heeft dit signaal ingetrokken. Er is niets verstuurd."))
    context |= {"referred": referred, "positive": context["decision"].weighing.positive}
    return render(request, "roundtable/referred.html", context, status=200 if referred.sent else 403)


@require_http_methods(["GET", "POST"])
@at_work("chair")
def ask_who(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    """The table asks the bringer who it is, for those who need it."""
    at, item = item_at(request, table, matter)
    letters_sent = referrals_of(item)
    posted = request.POST if request.method == "POST" else None
    ticked = {str(letter.to_organisation_id) for letter in letters_sent}
    form = ReceiversForm(posted, organisations=could_receive(at.table), ticked=ticked)
    reason = ReasonForm(posted)
    context: dict[str, Any] = {"item": item, "table": at.table, "form": form, "reason_form": reason}
    sound = [form.is_valid(), reason.is_valid()]
    if posted is None or not all(sound) or not form.chosen:
        context["nobody"] = posted is not None and form.is_valid() and not form.chosen
        return render(request, "roundtable/ask_who.html", context, status=422 if posted else 200)
    try:
        actions.ask_identity(item, reason.cleaned_data["reason"], form.chosen, request.post)
    except NotPositive:
        return render(request, "roundtable/ask_who.html", {**context, "not_positive": True}, status=403)
    except Refused as refused:
        return render(
            request, "roundtable/ask_who.html", {**context, "refused": True, "verdict": refused.verdict}, status=403
        )
    except Withdrawn:
        return was_first(request, item, _("De brenger heeft dit signaal ingetrokken. Er is niets gevraagd."))
    messages.success(request, _("De vraag is verstuurd aan wie het signaal bracht."))
    return redirect(item_url(item))
