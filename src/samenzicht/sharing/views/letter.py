"""One letter: its envelope, what is in it, what was said of it, and what you can do with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samenzicht.organisations.doors import AtWork, at_work
from samenzicht.organisations.posts import Post
from samenzicht.sharing import actions as letters
from samenzicht.sharing import rules
from samenzicht.sharing.actions.ends import end_of, roles_in
from samenzicht.sharing.forms import Accepting, Answering, Opening, Proposing, Refusing, Telling
from samenzicht.sharing.models import Disclosure, Reply
from samenzicht.sharing.views.rows import history, state

NAMES_SOMEONE = gettext_lazy(
    "Hierin staat wie iemand is. Schrijf het zonder naam, nummer of adres, of haal het vinkje weg."
)
READERS = ("receiver", "attention", "partner", "chair")
FORMS: dict[str, type[Form]] = {"accept": Accepting, "refuse": Refusing, "answer": Answering, "propose": Proposing}


@at_work(*READERS)
def letter(request: AtWork, pk: UUID) -> HttpResponse:
    return show(request, found(pk))


@at_work(*READERS)
@require_POST
def opened(request: AtWork, pk: UUID) -> HttpResponse:
    """Opens a letter that says who it is; the reason goes in the journal."""
    one = found(pk)
    form = Opening(request.POST)
    if not form.is_valid():
        return ask_reason(request, one, form)
    return show(request, one, reason=form.cleaned_data["reason"])


@at_work(*READERS)
@require_POST
def answered(request: AtWork, pk: UUID, verb: str) -> HttpResponse:
    """Whatever the receiver says of the letter."""
    if verb not in VERBS:
        raise Http404
    one = found(pk)
    form = form_for(verb, one, request.POST)
    if form is not None and not form.is_valid():
        return show(request, one, wrong={verb: form}, reason=request.POST.get("reason", ""))
    try:
        messages.success(request, VERBS[verb](one, request.post, form))
    except letters.AlreadySaid as said:
        typed = form.cleaned_data["words"] if form is not None else ""
        told = {"happened": already_said(said.reply), "typed": typed}
        return show(request, one, told=told, reason=request.POST.get("reason", ""))
    except letters.NamesSomeone:
        assert form is not None  # noqa: S101 - only words can name someone
        form.add_error("words", NAMES_SOMEONE)
        return show(request, one, wrong={verb: form}, reason=request.POST.get("reason", ""))
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    except letters.NotYours:
        return render(request, "web/403.html", {"roles": ("receiver", "attention")}, status=403)
    return redirect("letter", pk=one.pk)


@at_work(*READERS)
def printed(request: AtWork, pk: UUID) -> HttpResponse:
    """Envelope and content on paper. A letter that says who it is prints its envelope only."""
    one = found(pk)
    try:
        passages = letters.read(one, request.post)
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    except letters.ReasonNeeded:
        passages = ()
    except letters.NotYours as hidden:
        raise Http404 from hidden
    return render(request, "sharing/print.html", {"letter": one, "verdict": one.judged, "passages": passages})


def found(pk: UUID) -> Disclosure:
    """The letter, when this transaction holds a key of one of its ends; else it does not exist."""
    return get_object_or_404(
        Disclosure.objects.with_history().select_related("sender", "receiver", "from_organisation"), pk=pk
    )


@dataclass
class Does:
    """What the officer can do with this letter now: the verbs, each with its form."""

    acknowledge: bool = False
    forms: dict[str, Form | None] = field(default_factory=dict)
    takes_back: bool = False


def show(
    request: AtWork,
    one: Disclosure,
    *,
    wrong: dict[str, Form] | None = None,
    told: dict[str, str] | None = None,
    reason: str = "",
) -> HttpResponse:
    try:
        passages = letters.read(one, request.post, reason=reason)
    except letters.Withdrawn as gone:
        return tombstone(request, gone)
    except letters.ReasonNeeded:
        return ask_reason(request, one, Opening())
    except letters.NotYours as hidden:
        raise Http404 from hidden
    replies = letters.replies_of(one)
    context: dict[str, Any] = {
        "letter": one,
        "verdict": one.judged,
        "passages": passages,
        "history": history(one, replies),
        "state": state(one),
        "mine": end_of(one, request.post) == one.sender_id,
        "does": what_can_be_done(one, request.post, wrong or {}),
        "errors": list((wrong or {}).values()),
        "told": told,
        "reason": reason,
        "proposed": any(reply.step == "proposed" for reply in replies),
    }
    return render(request, "sharing/letter.html", context, status=409 if told else 200)


def what_can_be_done(one: Disclosure, by: Post, wrong: dict[str, Form]) -> Does:
    does = Does(takes_back=answers_for(by, one.sender_id))
    if not answers_for(by, one.receiver_id):
        return does
    settled = one.accepted or one.refused
    does.acknowledge = not one.acknowledged and not settled and not one.answered
    verbs = ["propose"]
    if one.wants_answer and not settled and not one.answered:
        verbs = ["accept", "refuse", "propose"]
    elif one.accepted and not one.concluded:
        verbs = ["answer", "propose"]
    does.forms = {verb: wrong.get(verb) or form_for(verb, one) for verb in verbs}
    return does


def answers_for(by: Post, compartment: UUID) -> bool:
    return rules.may(roles_in(by, compartment), rules.HANDLES)


def form_for(verb: str, one: Disclosure, data: Any = None) -> Form | None:
    """The form of a verb, with an own prefix since several stand on one page; none for acknowledging."""
    kind = FORMS.get(verb)
    if kind is None:
        return None
    if issubclass(kind, Telling):
        beyond = one.feedback_to is not None and one.feedback_to not in (one.sender_id, one.receiver_id)
        return kind(data, prefix=verb, tells_who_noticed=beyond)
    return kind(data, prefix=verb)


def tombstone(request: AtWork, gone: letters.Withdrawn) -> HttpResponse:
    """What is left of a letter that was taken back: the envelope, the reason, and what you sent on yourself."""
    one = gone.disclosure
    onward = Disclosure.objects.filter(matter=one.matter, sender=one.receiver_id, sent_at__gt=one.sent_at).standing()
    context: dict[str, Any] = {
        "letter": one,
        "verdict": one.judged,
        "history": history(one, letters.replies_of(one)),
        "reply": gone.reply,
        "why": letters.words_of(gone.reply) if gone.reply else "",
        "replaced_by": Disclosure.objects.filter(replaces=one.pk).first(),
        "mine": end_of(one, request.post) == one.sender_id,
        "onward": list(onward.order_by("sent_at")) if answers_for(request.post, one.receiver_id) else [],
    }
    return render(request, "sharing/tombstone.html", context, status=403)


def ask_reason(request: AtWork, one: Disclosure, form: Form) -> HttpResponse:
    return render(request, "sharing/reason.html", {"letter": one, "verdict": one.judged, "form": form})


def already_said(reply: Reply) -> str:
    when = timezone.localtime(reply.sent_at).strftime("%d-%m-%Y, %H:%M")
    return _("Een collega was je voor: %(step)s op %(when)s. Wat jij typte staat hieronder en is niet verstuurd.") % {
        "step": reply.get_step_display(),
        "when": when,
    }


def acknowledge(one: Disclosure, by: Post, form: Any) -> str:
    letters.acknowledge(one, by)
    return _("De afzender ziet nu dat je de brief hebt.")


def accept(one: Disclosure, by: Post, form: Any) -> str:
    letters.accept(one, by, form.cleaned_data["words"], form.facts)
    return _("Aangenomen. De afzender hoort het, en wie het signaal gaf ook.")


def refuse(one: Disclosure, by: Post, form: Any) -> str:
    letters.refuse(one, by, form.cleaned_data["words"], form.facts)
    return _("Niet aangenomen. De afzender ziet je reden.")


def answer(one: Disclosure, by: Post, form: Any) -> str:
    letters.answer(one, by, form.cleaned_data["progress"], form.cleaned_data["words"], form.facts)
    return _("Je antwoord is verstuurd.")


def propose(one: Disclosure, by: Post, form: Any) -> str:
    letters.propose(one, by, form.cleaned_data["words"])
    return _("Dank je. De afzender ziet je voorstel en beslist of hij de brief verbetert.")


VERBS: dict[str, Callable[[Disclosure, Post, Any], str]] = {
    "acknowledge": acknowledge,
    "accept": accept,
    "refuse": refuse,
    "answer": answer,
    "propose": propose,
}
