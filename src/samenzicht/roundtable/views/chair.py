"""The chair's screen: one matter, the round, the weighing, the decision."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from samenzicht.exploitation import KINDS
from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.roundtable import actions
from samenzicht.roundtable.agenda import agenda, next_after
from samenzicht.roundtable.forms import AgreementForm, DecisionForm, WeighingForm, in_parts
from samenzicht.roundtable.models import Agreement, Item, Outcome
from samenzicht.roundtable.refusals import AlreadyDecided, AlreadyWeighed, MovedOn, RoundOver
from samenzicht.roundtable.screen import Round, Sitting, closed_item, letter_at_desk, round_of, screen
from samenzicht.roundtable.views.arriving import chaired, in_words, item_at, item_url, seated, was_first
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import Withdrawn


@require_GET
@at_work("chair", "partner")
def show(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    return page(request, seated(request, table), matter)


def page(request: AtWork, at: Sitting, matter: UUID, status: int = 200, **forms: Any) -> HttpResponse:
    one = screen(at, matter, request.post, timezone.localdate())
    if one is None:
        raise Http404
    turn = {"turn": one.item.turn if one.item else 1}
    context = {
        "one": one,
        "at": at,
        "table": at.table,
        "today": timezone.localdate(),
        "gone_words": letters.words_of(one.gone) if one.gone else "",
        "kind_name": KINDS[one.letter.kind].name if one.letter.kind in KINDS else "",
        "weighed": in_parts(one.weighing) if one.weighing else [],
        "matter": matter,
        "round": one.round,
        "mark": mark(one.round),
        "next": next_after(one.entries, matter),
        "weighing_form": WeighingForm(initial=turn, prefix="w"),
        "decision_form": DecisionForm(initial=turn, prefix="d"),
        "agreement_form": AgreementForm(seated=at.seated, prefix="a"),
        "outcomes": Outcome.choices,
        **forms,
    }
    return render(request, "roundtable/item.html", context, status=status)


def mark(round: Round) -> str:
    """Changes whenever the round would look otherwise."""
    return (
        f"{int(round.asked)}{int(round.over)}{int(round.closed)}-{round.answered}-{sum(row.late for row in round.rows)}"
    )


@require_GET
@at_work("chair", "partner")
def look(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    """The round alone, for the page that looks again by itself; nothing at all when nothing changed."""
    at = seated(request, table)
    letter, item = letter_at_desk(at.table, matter), closed_item(at.table, matter)
    if letter is None:
        raise Http404
    round = round_of(item, letter.from_organisation_id, at)
    if request.GET.get("seen") == mark(round):
        return HttpResponse(status=204)
    context = {"round": round, "mark": mark(round), "at": at, "table": at.table, "matter": matter, "item": item}
    return render(request, "roundtable/round.html", context)


@require_POST
@at_work("chair")
def ask(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    """Starts or closes the round."""
    _at, item = item_at(request, table, matter)
    try:
        if request.POST.get("act") == "close":
            actions.close_round(item, turn_of(request), request.post)
        else:
            actions.ask_round(item, request.post)
    except MovedOn as late:
        return was_first(request, item, in_words(late))
    except RoundOver:
        happened = _("De antwoorden liggen al open. Wie later aan tafel kwam, wordt in de volgende ronde gevraagd.")
        return was_first(request, item, happened)
    return redirect(item_url(item) + "#ronde")


def turn_of(request: AtWork) -> int:
    said = request.POST.get("turn", "")
    return int(said) if said.isdecimal() and len(said) < 9 else 0


@require_POST
@at_work("chair")
def decide(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    """Weighs where that was not done yet, and decides, both or neither."""
    at, item = item_at(request, table, matter)
    only_weigh = request.POST.get("act") == "weigh"
    weighed = "w-turn" not in request.POST
    weighing = None if weighed else WeighingForm(request.POST, prefix="w")
    decision = None if only_weigh else DecisionForm(request.POST, prefix="d")
    # Both are checked, so that all that is missing is said at once.
    sound = [form.is_valid() for form in (weighing, decision) if form is not None]
    if not all(sound):
        bound = {"weighing_form": weighing, "decision_form": decision}
        return page(request, at, matter, 422, **{name: form for name, form in bound.items() if form is not None})
    try:
        with transaction.atomic():
            write(item, weighing, decision, request)
    except (AlreadyDecided, AlreadyWeighed, MovedOn) as late:
        return was_first(request, item, in_words(late))
    except Withdrawn:
        return was_first(request, item, _("De brenger heeft dit signaal ingetrokken. Er is niets besloten."))
    return after(request, at, item, decision)


def write(item: Item, weighing: WeighingForm | None, decision: DecisionForm | None, request: AtWork) -> None:
    if weighing is not None:
        turn = weighing.cleaned_data["turn"]
        actions.weigh(item, turn=turn, texts=weighing.texts, positive=weighing.is_positive, by=request.post)
    if decision is not None:
        said = decision.cleaned_data
        actions.decide(
            item,
            turn=said["turn"],
            outcome=said["outcome"],
            reason=said["reason"],
            said=said["said"],
            by=request.post,
        )


def after(request: AtWork, at: Sitting, item: Item, decision: DecisionForm | None) -> HttpResponse:
    """On to the letters of a referral, or to the next signal that waits."""
    if decision is None:
        messages.success(request, _("De weging staat vast. Nu het besluit."))
        return redirect(item_url(item) + "#besluit")
    outcome = decision.cleaned_data["outcome"]
    said = {"pseudonym": item.pseudonym, "outcome": Outcome(outcome).label}
    messages.success(request, _("%(pseudonym)s: %(outcome)s. De melder krijgt bericht.") % said)
    if outcome == Outcome.REFER:
        return redirect("roundtable:refer", item.roundtable_id, item.matter)
    follows = next_after(agenda(at.table, at.seated, timezone.localdate()), item.matter)
    if follows is None:
        return redirect("roundtable:agenda", item.roundtable_id)
    return redirect("roundtable:item", item.roundtable_id, follows.matter)


@require_POST
@at_work("chair")
def agree(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    at, item = item_at(request, table, matter)
    form = AgreementForm(request.POST, seated=at.seated, prefix="a")
    if not form.is_valid():
        return page(request, at, matter, 422, agreement_form=form)
    said = form.cleaned_data
    actions.agree(item, said["owner"], said["words"], said["due_on"], request.post)
    messages.success(request, _("Afgesproken. Het staat in het verslag."))
    return redirect(item_url(item) + "#afspraken")


@require_POST
@at_work("chair", "partner")
def fulfil(request: AtWork, table: UUID, agreement: UUID) -> HttpResponse:
    at = seated(request, table)
    one = Agreement.objects.filter(pk=agreement, item__roundtable=at.table).select_related("item__roundtable").first()
    if one is None or not (at.chairs or one.owner_id == request.post.organisation.pk):
        raise Http404
    actions.fulfil(one, request.post)
    return redirect(item_url(one.item) + "#afspraken")


@require_POST
@at_work("chair")
def again(request: AtWork, table: UUID, matter: UUID) -> HttpResponse:
    """Back on the agenda, or off it when the bringer took it back."""
    chaired(request, table)
    _at, item = item_at(request, table, matter)
    if request.POST.get("act") == "strike":
        return struck(request, item)
    try:
        actions.lay_again(item, request.post)
    except MovedOn as late:
        return was_first(request, item, in_words(late))
    messages.success(request, _("Het punt ligt weer op de agenda."))
    return redirect(item_url(item))


def struck(request: AtWork, item: Item) -> HttpResponse:
    try:
        actions.strike(item, request.post)
    except ValueError:
        return was_first(request, item, in_words(MovedOn(item)))
    messages.success(request, _("Het ingetrokken signaal is van de agenda."))
    return redirect("roundtable:agenda", item.roundtable_id)
