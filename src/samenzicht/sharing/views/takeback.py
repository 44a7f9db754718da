"""Taking a letter back, and replacing it by a better one after seeing exactly what leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.sharing import actions as letters
from samenzicht.sharing import rules
from samenzicht.sharing.actions import Address, Preview
from samenzicht.sharing.actions.disclosing import what_was_got
from samenzicht.sharing.actions.ends import roles_in
from samenzicht.sharing.forms import Correcting, TakingBack
from samenzicht.sharing.models import Disclosure
from samenzicht.sharing.views.letter import READERS, found, tombstone

# This first letter says what was noticed; who it is travels in a second one.
NAMES_SOMEONE = gettext_lazy(
    "Hierin staat wie iemand is. Schrijf het zonder naam, nummer of adres: wie het is gaat in een aparte brief."
)


@at_work(*READERS)
def withdraw(request: AtWork, pk: UUID) -> HttpResponse:
    one = sent_by_you(request, pk)
    if one.withdrawn:
        return redirect("letter", pk=one.pk)
    form = TakingBack(request.POST or None)
    if not form.is_valid():
        return render(request, "sharing/withdraw.html", {"letter": one, "form": form})
    try:
        letters.withdraw(one, request.post, form.cleaned_data["why"])
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    messages.success(request, _("De brief is teruggetrokken. De ontvanger ziet alleen nog de envelop en je reden."))
    return redirect("letter", pk=one.pk)


@at_work(*READERS)
def correct(request: AtWork, pk: UUID) -> HttpResponse:
    """First the passages to mend, then the exact preview, then one button."""
    one = sent_by_you(request, pk)
    try:
        passages = letters.read(one, request.post)
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    may_mend = one.sort not in rules.CARRIES_THE_SIGNAL or what_was_got(one.sender, one.matter) is None
    form = Correcting(passages, may_mend, request.POST or None)
    context: dict[str, Any] = {"letter": one, "form": form}
    if form.is_valid():
        preview = again(one, form)
        context |= {"preview": preview, "mark": preview.mark}
        if request.POST.get("mark") == preview.mark and "again" not in request.POST:
            return replace(request, one, preview, form)
        context["changed"] = "mark" in request.POST and "again" not in request.POST
        if "again" in request.POST:
            context.pop("preview")
    return render(request, "sharing/correct.html", context)


def replace(request: AtWork, one: Disclosure, preview: Preview, form: Correcting) -> HttpResponse:
    try:
        better = letters.correct(one, preview, request.post, form.cleaned_data["why"])
    except letters.Refused as refused:
        return render(request, "sharing/refused.html", {"verdict": refused.verdict, "to": preview.to.name}, status=403)
    except letters.NamesSomeone:
        form.add_error(None, NAMES_SOMEONE)
        return render(request, "sharing/correct.html", {"letter": one, "form": form}, status=422)
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    messages.success(request, _("De betere brief is weg. De oude is er niet meer; de ontvanger ziet waarom."))
    return redirect("letter", pk=better.pk)


def again(one: Disclosure, form: Correcting) -> Preview:
    """The same question as the first time, asked of the law of today."""
    asked = one.verdict["question"]
    return letters.prepare(
        form.mended,
        to=Address(one.to_organisation, one.receiver, asked["receiver"], one.addressed_to),
        sender_party=asked["sender"],
        purpose=asked["purpose"],
        stage=asked["stage"],
        facts=frozenset(asked["facts"]),
        on=timezone.localdate(),
    )


def sent_by_you(request: AtWork, pk: UUID) -> Disclosure:
    """A letter that this officer may take back; for others it does not exist."""
    one = found(pk)
    if not rules.may(roles_in(request.post, one.sender_id), rules.HANDLES):
        raise Http404
    return one
