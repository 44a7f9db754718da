"""Reading who was asked for news and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from samenzicht.programme import terms
from samenzicht.programme.models import Absence, Action, Contact, News, NewsRequest, Plan
from samenzicht.programme.models.news import ENDED


def last_news(action: Action) -> News | None:
    """The news that counts now."""
    return News.objects.of(action.compartment_id).filter(action=action).in_force().order_by("-at", "-id").first()


def between(news: News) -> list[News]:
    """What others told while this was being written: after what its writer had seen, and before it."""
    others = News.objects.of(news.compartment_id).filter(action=news.action_id, at__lt=news.at).exclude(pk=news.pk)
    since = [
        one for one in (news.seen.at if news.seen else None, news.request.asked_at if news.request else None) if one
    ]
    if since:
        others = others.filter(at__gt=max(since))
    return list(others.in_force().order_by("at")[:5])


def old_of(plan: Plan, days: int, now: datetime) -> QuerySet[Any]:
    """Actions of a plan that go on and were not heard of for so many days; `is_asked` where a question is open."""
    heard = News.objects.filter(action=OuterRef("pk")).in_force().order_by("-at", "-id")
    questions = NewsRequest.objects.filter(action=OuterRef("pk"), expires_at__gt=now).unanswered()
    actions = Action.objects.filter(plan=plan, compartment=plan.compartment_id).annotate(
        last_at=Subquery(heard.values("at")[:1]),
        last_state=Subquery(heard.values("state")[:1]),
        is_asked=Exists(questions),
    )
    # An action without any news has neither; a bare comparison would leave it out.
    goes_on = Q(last_state=None) | ~Q(last_state__in=ENDED)
    quiet = Q(last_at=None) | Q(last_at__lte=now - timedelta(days=days))
    return actions.filter(goes_on, quiet).select_related("plan").order_by("place", "number")


@dataclass(frozen=True)
class Round:
    """Whom a round would ask, and why others not."""

    to_ask: list[Action]
    without_address: list[Action]
    asked_already: int

    @classmethod
    def of(cls, plan: Plan, days: int, now: datetime) -> "Round":
        actions = list(old_of(plan, days, now))
        known = {one.action_id for one in contacts_of(plan.compartment_id, actions).values() if one.address}
        waiting = [action for action in actions if not action.is_asked]
        return cls(
            [action for action in waiting if action.pk in known],
            [action for action in waiting if action.pk not in known],
            len(actions) - len(waiting),
        )


def contacts_of(compartment: UUID, actions: list[Action]) -> dict[UUID, Contact]:
    found = Contact.objects.of(compartment).filter(action__in=[action.pk for action in actions])
    return {one.action_id: one for one in found}


def questions(compartment: UUID, only_silent: bool = False) -> QuerySet[NewsRequest]:
    """The last question of each action, newest first, each with whether it was heard of since."""
    last = NewsRequest.objects.of(compartment).latest().values("pk")
    found = NewsRequest.objects.of(compartment).filter(pk__in=last)
    since = News.objects.filter(action=OuterRef("action"), at__gt=OuterRef("asked_at")).in_force()
    found = found.annotate(is_heard=Exists(since)).select_related("action__plan", "cycle")
    return (found.unanswered() if only_silent else found).order_by("-asked_at", "pk")


def waiting_news(compartment: UUID, now: datetime) -> list[News]:
    """What the owner or the office must still confirm."""
    found = News.objects.of(compartment).waiting().filter(at__gt=now - timedelta(days=terms.CONFIRM_DAYS))
    return list(found.select_related("action__plan").order_by("at")[:50])


def waiting_absences(compartment: UUID, now: datetime) -> list[Absence]:
    found = Absence.objects.of(compartment).filter(confirmed_at=None, until__gte=now.date())
    found = found.filter(at__gt=now - timedelta(days=terms.CONFIRM_DAYS))
    return list(found.select_related("contact__action__plan").order_by("at")[:50])
