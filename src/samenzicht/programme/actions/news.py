"""Telling news of an action, and owning up to it."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.organisations.posts import Post
from samenzicht.programme import mails, terms
from samenzicht.programme.models import Action, Confirmation, Contact, News, NewsRequest
from samenzicht.programme.models.news import Way
from samenzicht.programme.offices import NotYours, works_at_office


class CannotTell(Exception):
    """The rules say no; `why` is their code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@transaction.atomic
def tell(
    action: Action,
    *,
    state: str,
    done: str,
    result: str,
    next: str,
    way: str,
    seen: News | None,
    by: Post | None,
    request: NewsRequest | None = None,
    once: UUID | None = None,
    at: datetime | None = None,
    source: str = "",
) -> News:
    """Add a row of news. `once` is of the form that was filled in: the same form sent twice makes one row.

    Through a link the first news counts at once. What comes later through it waits until the owner confirms it.

    Raises:
        NotYours: for news of the office by somebody else.
        CannotTell: "often" when so much came through this link that more must wait, "strange" for another's link.
    """
    if (way == Way.OFFICE or by is not None) and (by is None or works_at_office(by) != action.compartment_id):
        raise NotYours
    if (way == Way.LINK) != (request is not None) or (request is not None and request.action_id != action.pk):
        raise CannotTell("strange")
    # Who writes of the same action waits here for a moment, so that each sees what the other kept.
    Action.objects.select_for_update().get(pk=action.pk)
    key = uuid5(request.pk if request else action.pk, str(once)) if once else uuid4()
    if once and (kept := News.objects.filter(pk=key).first()):
        return kept
    now = timezone.now()
    news = News(
        id=key,
        compartment_id=action.compartment_id,
        action=action,
        at=at or now,
        state=state,
        done=done,
        result=result,
        next=next,
        way=way,
        seen=seen,
        officer=by.officer if by else None,
        request=request,
        must_be_confirmed=request is not None and not take_first_turn(request, now),
        source=source,
    )
    news.save(force_insert=True)
    record("programme.told", action.compartment_id, matter=news, reason="by_link" if request else "")
    if news.must_be_confirmed:
        ask_to_confirm(news)
    return news


def take_first_turn(request: NewsRequest, now: datetime) -> bool:
    """Whether this is the first news through the latest question. An older link is one that lay about."""
    told = News.objects.filter(request=request)
    if terms.is_too_often(told.filter(at__gt=now - timedelta(hours=1)).count(), told.count()):
        raise CannotTell("often")
    if NewsRequest.objects.filter(action=request.action_id, asked_at__gt=request.asked_at).exists():
        return False
    return bool(NewsRequest.objects.filter(pk=request.pk, used_at=None).update(used_at=now))


def ask_to_confirm(news: News) -> None:
    """By mail, after the commit. A mail server that fails takes no news along: the office sees it and can accept it."""
    contact = Contact.objects.filter(action=news.action_id).select_related("action__plan").first()
    if contact is not None and contact.answering(timezone.localdate())[1] and mails.go_out(news.compartment_id):
        transaction.on_commit(mails.confirming(news, contact).send, robust=True)


@transaction.atomic
def confirm(news: News) -> Confirmation:
    """By whoever answers for the action, from their own mailbox. The second time gives back the first."""
    return counted(news, "by_link")


@transaction.atomic
def accept(news: News, by: Post) -> Confirmation:
    """By the office, which knows it otherwise to be right."""
    if works_at_office(by) != news.compartment_id:
        raise NotYours
    return counted(news, "")


def counted(news: News, reason: str) -> Confirmation:
    confirmation, is_new = Confirmation.objects.get_or_create(
        news=news, defaults={"compartment_id": news.compartment_id, "at": timezone.now()}
    )
    if is_new:
        record("programme.news_confirmed", news.compartment_id, matter=news, reason=reason)
    return confirmation
