"""Writing a signal down: five short steps, saved at each, with danger asked first. Works without JavaScript.

A form outlives its session: what is sent after the session ended is saved with the token that the form carries, and
nothing is shown until its writer has signed in again.
"""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenzicht.organisations.doors import AtWork
from samenzicht.organisations.typed import typed
from samenzicht.sharing.rules import ANSWER_DAYS
from samenzicht.signals import drafts, rules
from samenzicht.signals.forms import StepForm, SubjectForm
from samenzicht.signals.models import Draft
from samenzicht.signals.overview import seen_by
from samenzicht.signals.telling import who_reads
from samenzicht.signals.views import steps
from samenzicht.signals.views.desk import officer_with_content, status, the


@officer_with_content
def begin(request: AtWork) -> HttpResponse:
    """Step 1. Nothing is written until it is answered."""
    form = steps.form_for(steps.DANGER, {}, request.POST or None)
    answers = steps.answers_at(steps.DANGER, request.POST, {})
    if request.method == "POST" and steps.check(steps.DANGER, form, answers):
        draft = drafts.save_draft(answers, request.post, page=steps.NOTICED)
        return onward(draft, steps.DANGER, answers)
    return render(request, "signals/step1.html", {**at(steps.DANGER, form, {}), "draft": None}, status=status(form))


def step(request: HttpRequest, key: UUID, number: int) -> HttpResponseBase:
    if request.method == "POST" and request.post is None:  # type: ignore[attr-defined]
        return saved_without_session(request, key, number)
    return at_step(request, key, number)


@officer_with_content
def at_step(request: AtWork, key: UUID, number: int) -> HttpResponse:
    if number not in steps.STEPS:
        raise Http404
    try:
        draft = drafts.resume(key, request.post)
        if request.method != "POST":
            return page(request, draft, number)
        draft = save(request, draft, number)
        return {steps.SUBJECTS: cards, steps.INDICATORS: look, steps.KIND: send}.get(number, proceed)(
            request, draft, number
        )
    except drafts.Gone:
        return already(request, key)


def save(request: AtWork, draft: Draft, number: int) -> Draft:
    return drafts.add(draft.pk, partial(steps.answers_at, number, request.POST), request.post, number)


def already(request: AtWork, key: UUID) -> HttpResponse:
    """Sent before, perhaps in another window: the signal stands. Otherwise there is nothing here for this officer."""
    if not seen_by(request.post).filter(pk=key, reporter=request.post.officer.pk).exists():
        raise Http404
    messages.info(request, _("Dit signaal was al gemeld. Het staat er één keer."))
    return redirect("signals:reported", key)


def proceed(request: AtWork, draft: Draft, number: int) -> HttpResponse:
    answers = drafts.answers_of(draft)
    form = steps.form_for(number, answers, request.POST)
    if steps.check(number, form, answers):
        return onward(draft, number, answers)
    return page(request, draft, number, form)


def cards(request: AtWork, draft: Draft, number: int) -> HttpResponse:
    """Adding and removing cards; going on takes along what stands in the form."""
    act, answers = request.POST.get("act", ""), drafts.answers_of(draft)
    if act.startswith("remove-"):
        drafts.add(draft.pk, partial(steps.card_removed, act.removeprefix("remove-")), request.post, number)
        return redirect("signals:step", draft.pk, number)
    form = steps.form_for(number, answers, request.POST)
    assert isinstance(form, SubjectForm)  # noqa: S101 - tells the type checker which form this step has
    added = steps.card_added(form, answers)
    if added is None:
        return page(request, draft, number, form)
    drafts.add(draft.pk, lambda held: added, request.post, number)
    return redirect("signals:step", draft.pk, number if act == "add" else number + 1)


def look(request: AtWork, draft: Draft, number: int) -> HttpResponse:
    """The indicators of another place, or on to the last step."""
    if request.POST.get("act") == "show":
        return redirect("signals:step", draft.pk, number)
    return proceed(request, draft, number)


def send(request: AtWork, draft: Draft, number: int) -> HttpResponse:
    form = steps.form_for(number, drafts.answers_of(draft), request.POST)
    try:
        if form.is_valid():
            return redirect("signals:reported", drafts.send(draft.pk, request.post).pk)
        return page(request, draft, number, form)
    except rules.NotComplete as wrong:
        return page(request, draft, number, form, faults=wrong.faults)


def onward(draft: Draft, number: int, answers: dict[str, Any]) -> HttpResponse:
    if number == steps.DANGER and answers.get("danger") == "danger":
        return redirect("signals:danger", draft.pk)
    return redirect("signals:step", draft.pk, number + 1)


def page(
    request: AtWork, draft: Draft, number: int, form: StepForm | None = None, faults: tuple[rules.Fault, ...] = ()
) -> HttpResponse:
    answers = drafts.answers_of(draft)
    context = {
        **at(number, form or steps.form_for(number, answers), answers),
        "draft": draft,
        "token": drafts.token(draft),
        "cards": steps.cards_of(answers) if number == steps.SUBJECTS else (),
        "over": steps.read_over(answers) if number == steps.KIND else None,
        "faults": [(fault.words, steps.step_of(fault)) for fault in faults],
    }
    wrong = bool(faults) or bool(form and form.errors)
    return render(request, f"signals/step{number}.html", context, status=422 if wrong else 200)


def at(number: int, form: StepForm, answers: dict[str, Any]) -> dict[str, Any]:
    return {
        "form": form,
        "number": number,
        "total": len(steps.STEPS),
        "label": steps.LABELS[number],
        "in_danger": answers.get("danger") == "danger",
    }


@officer_with_content
def danger(request: AtWork, key: UUID) -> HttpResponse:
    """112 first, alone on the page. Whoever called can go on writing."""
    try:
        return render(request, "signals/danger.html", {"draft": drafts.resume(key, request.post)})
    except drafts.Gone:
        return already(request, key)


@require_POST
def keep(request: HttpRequest, key: UUID, number: int) -> HttpResponseBase:
    """Saving while one types; answers with the time, for the line below the form."""
    if number not in steps.STEPS:
        raise Http404
    if request.post is None:  # type: ignore[attr-defined]
        return saved_without_session(request, key, number, typing=True)
    return keep_at_work(request, key, number)


@officer_with_content
def keep_at_work(request: AtWork, key: UUID, number: int) -> HttpResponse:
    try:
        save(request, drafts.resume(key, request.post), number)
    except drafts.Gone:
        return JsonResponse({"saved": ""}, status=404)
    return JsonResponse({"saved": clock()})


def saved_without_session(request: HttpRequest, key: UUID, number: int, typing: bool = False) -> HttpResponseBase:
    """The session ended while the page stood open: save what came, show nothing, ask to sign in."""
    if number not in steps.STEPS:
        raise Http404
    change = partial(steps.answers_at, number, request.POST)
    kept = drafts.keep_without_session(key, request.POST.get("draft", ""), change, number)
    if typing:
        return JsonResponse({"saved": clock() if kept else "", "signed_out": True}, status=200 if kept else 403)
    if not kept:
        return render(request, "web/expired.html", {"typed": typed(request)}, status=403)
    return redirect_to_login(reverse("signals:step", args=[key, number]))


def clock() -> str:
    return written(timezone.localtime(), "H:i")


@officer_with_content
def discard(request: AtWork, key: UUID) -> HttpResponse:
    try:
        draft = drafts.resume(key, request.post)
        if request.method == "POST":
            drafts.discard(key, request.post)
            messages.success(request, _("Je concept is weg."))
            return redirect("signals:list")
        return render(request, "signals/discard.html", {"draft": draft})
    except drafts.Gone as gone:
        raise Http404 from gone


@officer_with_content
def reported(request: AtWork, key: UUID) -> HttpResponse:
    """The end: what happens next, who reads it, when one hears more."""
    signal = the(request, key)
    context = {
        "signal": signal,
        "readers": who_reads(request.post),
        "sees_all": rules.sees_all(request.post.roles),
        "days": ANSWER_DAYS[signal.urgency],
        "in_danger": signal.urgency == "danger",
    }
    return render(request, "signals/reported.html", context)
