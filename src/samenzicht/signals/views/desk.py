"""Signals that stand: the list, one signal, searching, adding, closing, who it is, taking one over from a letter."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.typed import typed
from samenzicht.sharing.models import Disclosure, Progress, Urgency
from samenzicht.sharing.rules import REASONS
from samenzicht.signals import actions, rules
from samenzicht.signals.answers import named
from samenzicht.signals.extracts import mentions_of
from samenzicht.signals.facts import Noticed
from samenzicht.signals.forms import CloseForm, MoreForm, SubjectForm
from samenzicht.signals.models import Mention, Signal
from samenzicht.signals.overview import drafts_of, older_than, progress, seen_by, with_standing
from samenzicht.signals.telling import SHAPE, URGENT, kind_words, letter_of, noticed_words, rows, told_in_order
from samenzicht.subjects.forms import SearchForm, WhoForm
from samenzicht.subjects.rules import WITH_CONTENT, ReasonNeeded
from samenzicht.subjects.views import why_more_words

PAGE = 25
MOST_FOUND = 50
MOST_DRAFTS = 10
officer_with_content = at_work(*sorted(WITH_CONTENT))


def the(request: AtWork, key: UUID) -> Signal:
    """The signal, or 404 when it is not there or not for this officer: the page does not say which."""
    return get_object_or_404(seen_by(request.post), pk=key)


@officer_with_content
def listed(request: AtWork) -> HttpResponse:
    signals = seen_by(request.post).newest()
    before = request.GET.get("voor", "")
    if before:
        signals = older_than(signals, before)
    shown = list(signals[: PAGE + 1])
    context = {
        "rows": rows(with_standing(shown[:PAGE]), timezone.now()),
        "older": shown[PAGE - 1].pk if len(shown) > PAGE else None,
        "later_page": bool(before),
        "drafts": [] if before else drafts_of(request.post).defer("answers")[:MOST_DRAFTS],
        "sees_all": rules.sees_all(request.post.roles),
        "search": SearchForm(),
    }
    return render(request, "signals/list.html", context)


@officer_with_content
def find(request: AtWork) -> HttpResponse:
    form = SearchForm(request.POST or None)
    found: list[Signal] = []
    asked = request.method == "POST" and form.is_valid()
    if asked:
        found = list(actions.find(form.cleaned_data["words"], request.post)[: MOST_FOUND + 1])
    context = {
        "search": form,
        "asked": asked,
        "rows": rows(with_standing(found[:MOST_FOUND]), timezone.now()),
        "more": len(found) > MOST_FOUND,
    }
    return render(request, "signals/found.html", context)


@officer_with_content
def signal(request: AtWork, key: UUID) -> HttpResponse:
    one = the(request, key)
    # The content of an adopted signal is a letter's, and opening that is kept already.
    if one.adopted_from is None:
        actions.look_at(one)
    reason = request.POST.get("reason", "")
    context = about(one, request) | {"letter": letter_of(one, request.post, reason)}
    return render(request, "signals/signal.html", context)


def about(one: Signal, request: AtWork) -> dict[str, Any]:
    """All that the page of one signal shows of it, except its letter."""
    words = progress(one)
    one.standing = rules.standing(words)
    own, brought = actions.is_own(one, request.post), rules.was_brought(words)
    roles = request.post.roles
    return {
        "signal": one,
        "kind": kind_words(one.kind),
        "shape": SHAPE[Progress(one.standing)],
        "state": Progress(one.standing).label,
        "urgent": URGENT.get(Urgency(one.urgency), ""),
        "noticed": noticed_words(one.observations.all()),
        "mentions": mentions_of(one),
        "life": told_in_order(words, request.post.organisation.name),
        "own": own,
        "sees_all": rules.sees_all(roles),
        "may_enrich": rules.may_enrich(roles, own=own, standing=one.standing),
        "may_close": rules.may_close(roles, own=own, brought=brought, standing=one.standing),
        "reasons": REASONS,
    }


@officer_with_content
def who(request: AtWork, key: UUID, mention: UUID) -> HttpResponse:
    """Who a subject is: asks why, and shows it on this answer only."""
    one = the(request, key)
    found = get_object_or_404(Mention.objects.filter(signal=one).select_related("subject"), pk=mention)
    form = WhoForm(request.POST or None)
    identity = None
    if request.method == "POST" and form.is_valid():
        try:
            identity = actions.open_identity(one, found.subject, by=request.post, **form.cleaned_data)
        except ReasonNeeded:
            form.add_error("words", why_more_words())
    context = {"signal": one, "mention": found, "subject": found.subject, "form": form, "identity": identity}
    return render(request, "signals/who.html", context)


@officer_with_content
def enrich(request: AtWork, key: UUID) -> HttpResponse:
    one = the(request, key)
    form, card = MoreForm(request.POST or None), SubjectForm(request.POST or None)
    if request.method == "POST" and form.is_valid() & card.is_valid():
        try:
            actions.enrich(one, noticed_of(form), () if card.is_empty() else (named(card.card()),), by=request.post)
            messages.success(request, _("Het staat erbij."))
            return redirect("signals:signal", key)
        except rules.AlreadyClosed:
            return gone_on(request, one)
        except rules.NotComplete as wrong:
            form.lay(form.own(wrong.faults))
    return render(
        request, "signals/enrich.html", {"signal": one, "form": form, "card": card}, status=status(form, card)
    )


def noticed_of(form: MoreForm) -> tuple[Noticed, ...]:
    told = form.cleaned_data
    return (
        (
            Noticed(
                way=told["way"],
                text=told["text"],
                source=told["source"],
                noticed_on=told["on"],
                source_grade=told["source_grade"],
                information_grade=told["information_grade"],
                concern=told["concern"],
            ),
        )
        if told["text"]
        else ()
    )


@officer_with_content
def close(request: AtWork, key: UUID) -> HttpResponse:
    one = the(request, key)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.close(one, form.cleaned_data["words"], request.post)
            messages.success(request, _("Het signaal is afgerond."))
            return redirect("signals:signal", key)
        except rules.AlreadyClosed:
            return gone_on(request, one)
        except rules.NotYours:
            return render(request, "signals/not_yours.html", {"signal": one}, status=403)
        except rules.NothingSaid:
            form.add_error("words", _("Schrijf in een paar woorden waarom."))
    return render(request, "signals/close.html", {"signal": one, "form": form}, status=status(form))


def gone_on(request: AtWork, one: Signal) -> HttpResponse:
    """A colleague closed it meanwhile; what was typed is given back to copy."""
    return render(request, "signals/already_closed.html", {"signal": one, "typed": typed(request)}, status=409)


def status(*forms: Any) -> int:
    return 422 if any(form.is_bound and form.errors for form in forms) else 200


@require_POST
@officer_with_content
def adopt(request: AtWork, letter: UUID) -> HttpResponse:
    """Make a signal of one's own from a letter that one's organisation received."""
    disclosure = get_object_or_404(Disclosure.objects.received_by(request.post.compartment), pk=letter)
    return redirect("signals:signal", actions.adopt(disclosure, request.post).pk)
