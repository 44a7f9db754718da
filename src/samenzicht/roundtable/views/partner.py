"""What the table asks my organisation, and what we answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.posts import Post
from samenzicht.organisations.typed import typed
from samenzicht.roundtable import actions, rules
from samenzicht.roundtable.actions.answer import may_share
from samenzicht.roundtable.forms import AnswerForm
from samenzicht.roundtable.models import Answer, Call
from samenzicht.roundtable.refusals import AlreadyAnswered, NotAsked, NothingSaid
from samenzicht.sharing import actions as letters
from samenzicht.sharing.actions import NamesSomeone, Passage, Refused, Withdrawn
from samenzicht.sharing.models import Disclosure, Sort

SHOWN = 30


@dataclass(frozen=True)
class Told:
    """An answer of ours with its words and the pseudonym under which it was asked."""

    answer: Answer
    call: Call | None
    words: str


@require_GET
@at_work("partner", "attention")
def asked(request: AtWork) -> HttpResponse:
    by = request.post
    answers = Answer.objects.filter(sender=by.compartment).select_related("roundtable").order_by("-sent_at")[:SHOWN]
    calls = {(c.roundtable_id, c.matter, c.turn): c for c in Call.objects.filter(receiver=by.compartment)}
    told = [Told(a, calls.get((a.roundtable_id, a.matter, a.turn)), actions.told(a)) for a in answers]
    waiting = list(Call.objects.waiting_for(by.compartment))
    context = {"waiting": waiting, "told": told, "who": requests_to(by)}
    return render(request, "roundtable/asked.html", context)


def requests_to(by: Post) -> Sequence[Disclosure]:
    """Tables that ask who it is, and were not answered."""
    if "attention" not in by.roles:
        return []
    asked = Disclosure.objects.received_by(by.compartment).filter(sort=Sort.REQUEST).exclude(roundtable=None)
    return list(asked.standing().with_history().filter(answered=False, refused=False))


@require_http_methods(["GET", "POST"])
@at_work("partner")
def answer(request: AtWork, call: UUID) -> HttpResponse:
    by = request.post
    one = Call.objects.filter(pk=call, receiver=by.compartment, organisation=by.organisation)
    asked = one.select_related("roundtable", "organisation", "sender", "receiver").first()
    if asked is None:
        if request.method == "POST":
            return gone(request)
        raise Http404
    former = Answer.objects.on(asked).filter(sender=asked.receiver_id).first()
    if former is not None:
        return answered_before(request, asked, former)
    posted = request.POST if request.method == "POST" else None
    question = may_share(asked.roundtable, by, frozenset(), timezone.localdate())[0]
    form = AnswerForm(posted, choices=rules.to_state(question))
    if posted is None or not form.is_valid():
        return page(request, asked, form, status=200 if posted is None else 422)
    return given(request, asked, form)


def given(request: AtWork, asked: Call, form: AnswerForm) -> HttpResponse:
    said = form.cleaned_data
    facts = rules.stated(said.get("stated", ()))
    try:
        actions.answer_round(asked, knowledge=said["knowledge"], words=said["words"], facts=facts, by=request.post)
    except NothingSaid:
        form.add_error("words", _("Schrijf wat je organisatie weet, of kies een ander antwoord."))
        return page(request, asked, form, status=422)
    except NamesSomeone:
        form.add_error("words", _("Hierin staat wie iemand is. Schrijf het zonder naam, nummer of adres."))
        return page(request, asked, form, status=422)
    except Refused as refused:
        return page(request, asked, form, status=403, refused=True, verdict=refused.verdict)
    except AlreadyAnswered as late:
        return answered_before(request, asked, late.answer)
    except NotAsked:
        return gone(request)
    messages.success(request, _("Je antwoord is verzegeld. De tafel leest het als de ronde klaar is."))
    return redirect("roundtable:asked")


def page(request: AtWork, asked: Call, form: AnswerForm, status: int = 200, **more: Any) -> HttpResponse:
    passages, letter = what_we_got(asked, request.post)
    context = {"call": asked, "form": form, "passages": passages, "letter": letter, **more}
    return render(request, "roundtable/answer.html", context, status=status)


def what_we_got(asked: Call, by: Post) -> tuple[tuple[Passage, ...], Disclosure | None]:
    """The signal as this partner has it: in its own letter, or in the table's where it holds the key."""
    mine = Disclosure.objects.filter(matter=asked.matter, sort=Sort.SIGNAL, roundtable=asked.roundtable_id)
    for receiver in (asked.receiver_id, asked.sender_id):
        letter = mine.filter(receiver=receiver).standing().order_by("-sent_at").first()
        if letter is not None:
            try:
                return letters.read(letter, by), letter
            except (Withdrawn, letters.NotYours):
                continue
    return (), mine.filter(receiver=asked.receiver_id).first()


def answered_before(request: AtWork, asked: Call, former: Answer) -> HttpResponse:
    """What was answered stays; a colleague's answer counts, and what was typed here is given back."""
    context = {"call": asked, "told": Told(former, asked, actions.told(former)), "typed": typed(request)}
    return render(request, "roundtable/answered.html", context, status=409 if request.method == "POST" else 200)


def gone(request: AtWork) -> HttpResponse:
    happened = _("De tafel heeft intussen besloten en vraagt dit niet meer. Je antwoord is niet verstuurd.")
    return render(request, "web/409.html", {"happened": happened, "typed": typed(request)}, status=409)
