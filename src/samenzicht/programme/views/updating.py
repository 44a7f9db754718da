"""Four questions in three minutes, for an owner with a link."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samenzicht.programme import asked
from samenzicht.programme.actions import contacts
from samenzicht.programme.actions import news as actions
from samenzicht.programme.actions.news import CannotTell
from samenzicht.programme.links import Link, Sort
from samenzicht.programme.mails import office_name
from samenzicht.programme.models import Contact, News, NewsRequest
from samenzicht.programme.models.news import ENDED, Way
from samenzicht.programme.news_forms import REFUSED, AwayForm, NewsForm
from samenzicht.programme.views.by_link import Closed, by_link


@by_link(Sort.UPDATE)
@require_http_methods(["GET", "HEAD", "POST"])
def update(request: HttpRequest, link: Link) -> HttpResponse:
    question = question_of(link)
    last = asked.last_news(question.action)
    if why := why_closed(question, last):
        raise Closed(why)
    if request.method != "POST":
        return page(request, question, last, NewsForm(action=question.action, last=last), AwayForm())
    if request.POST.get("act") == "away":
        return be_away(request, question, last)
    form, away = NewsForm(request.POST, action=question.action, last=last), AwayForm(request.POST)
    if not form.is_valid() or (away.is_begun and not away.is_valid()):
        return page(request, question, last, form, away if away.is_begun else AwayForm())
    try:
        told = actions.tell(question.action, way=Way.LINK, by=None, request=question, **form.news())
        if away.is_begun:
            contacts.be_away(question, **away.cleaned_data)
    except CannotTell as refused:
        raise Closed("often") from refused
    return redirect("update_sent", link.token, told.pk)


def question_of(link: Link) -> NewsRequest:
    found = NewsRequest.objects.select_related("action__plan", "action__aim").filter(pk=link.row).first()
    if found is None:
        raise Closed("gone")
    return found


def why_closed(question: NewsRequest, last: News | None) -> str:
    """An answer of "" means it is open. Who said through this very link that it ended may still mend that."""
    if question.expires_at <= timezone.now():
        return "expired"
    is_ended = last is not None and last.state in ENDED and last.request_id != question.pk
    return "ended" if is_ended else ""


def be_away(request: HttpRequest, question: NewsRequest, last: News | None) -> HttpResponse:
    """The absence alone; what was typed of the news stays where it is."""
    form, away = NewsForm(action=question.action, last=last, typed=request.POST), AwayForm(request.POST)
    if not away.is_valid():
        return page(request, question, last, form, away, opened=True)
    try:
        contacts.be_away(question, **away.cleaned_data)
    except CannotTell as refused:
        away.add_error(None, REFUSED[refused.why])
        return page(request, question, last, form, away, opened=True)
    return page(request, question, last, form, AwayForm(), is_away_told=True)


def page(
    request: HttpRequest, question: NewsRequest, last: News | None, form: NewsForm, away: AwayForm, **more: Any
) -> HttpResponse:
    is_wrong = (form.is_bound and not form.is_valid()) or (away.is_bound and not away.is_valid())
    contact = Contact.objects.filter(action=question.action).first()
    context = {
        "question": question,
        "action": question.action,
        "office": office_name(question.compartment_id),
        "last": last,
        "form": form,
        "away": away,
        # A deputy has no deputy, and who is not known cannot be away.
        "may_be_away": not question.to_deputy and contact is not None and bool(contact.address),
        **more,
    }
    return render(request, "programme/update.html", context, status=422 if is_wrong else 200)


@by_link(Sort.UPDATE)
@require_safe
def sent(request: HttpRequest, link: Link, news: UUID) -> HttpResponse:
    """Thank you, what happens with it, and what another wrote meanwhile."""
    question = question_of(link)
    told = News.objects.filter(pk=news, request=question).select_related("seen", "request", "action__plan").first()
    if told is None:
        raise Closed("gone")
    context = {
        "told": told,
        "action": question.action,
        "office": office_name(question.compartment_id),
        "between": asked.between(told),
        "waits": told.must_be_confirmed and not hasattr(told, "confirmation"),
        "is_open": not why_closed(question, asked.last_news(question.action)),
        "token": link.token,
    }
    return render(request, "programme/update_sent.html", context)
