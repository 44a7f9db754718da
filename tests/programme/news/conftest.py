"""A programme office with a plan of some actions, of which the owners are asked for news."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenzicht.organisations.models import Organisation
from samenzicht.programme.actions import asking, contacts
from samenzicht.programme.actions import news as actions
from samenzicht.programme.links import to_update
from samenzicht.programme.models import Action, Aim, Cycle, Line, News, NewsRequest, Plan
from samenzicht.programme.models.news import Way
from tests.conftest import as_role

OWNER = "tineke@stichting.example"
DEPUTY = "dirk@stichting.example"
WORDS = {"state": "running", "done": "Twee avonden gegeven.", "result": "Vijf wisten meer.", "next": "In mei weer."}


class Office:
    """Olga at work: each step under keys of its own, as requests have them."""

    def __init__(self, cast) -> None:
        self.cast = cast
        self.compartment = cast.organisation("bureau").compartment_id
        with self.at_work():
            self.plan = Plan.objects.create(compartment_id=self.compartment, code="2024", name="Plan 2024 (fictief)")
            line = Line.objects.create(compartment_id=self.compartment, plan=self.plan, number=1, name="Bewust")
            self.aim = Aim.objects.create(compartment_id=self.compartment, line=line, words="Meer mensen zien het.")
        self.action = self.has("1.1", "Voorlichting op scholen (fictief)")

    def at_work(self):
        return self.cast.at_work("olga")

    def has(self, number: str, name: str, contact: bool = True) -> Action:
        with self.at_work() as olga:
            action = Action.objects.create(
                compartment_id=self.compartment, plan=self.plan, aim=self.aim, number=number, name=name
            )
            if contact:
                contacts.keep_contact(action, name="Tineke Verzonnen", address=OWNER, by=olga)
        return action

    def opens(self, **days) -> Cycle:
        """A round of the letter that collects now."""
        today = timezone.localdate()
        facts = {"remind_after_days": [7, 14], **days}
        with self.at_work():
            return Cycle.objects.create(
                compartment_id=self.compartment,
                plan=self.plan,
                name="2026-1",
                period_from=date(2026, 1, 1),
                period_until=date(2026, 6, 30),
                collect_from=today - timedelta(days=1),
                write_from=today + timedelta(days=20),
                check_from=today + timedelta(days=25),
                freeze_on=today + timedelta(days=40),
                publish_on=today + timedelta(days=45),
                **facts,
            )

    def asks(self, *which: Action) -> NewsRequest:
        with self.at_work() as olga:
            return asking.ask(which or [self.action], olga).requests[0]

    def tells(self, action: Action | None = None, **words) -> News:
        told = {"seen": None, **WORDS, **words}
        with self.at_work() as olga:
            return actions.tell(action or self.action, way=Way.OFFICE, by=olga, **told)

    def hears(self, request: NewsRequest, **words) -> News:
        """News through a link."""
        told = {"seen": None, **WORDS, **words}
        with self.at_work():
            return actions.tell(request.action, way=Way.LINK, by=None, request=request, **told)

    def counts(self) -> list[str]:
        """What was done, of all news that counts, oldest first."""
        with self.at_work():
            return [one.done for one in News.objects.of(self.compartment).in_force().order_by("at")]

    def rows(self) -> int:
        with self.at_work():
            return News.objects.of(self.compartment).count()

    def again(self, request: NewsRequest) -> NewsRequest:
        with self.at_work():
            return NewsRequest.objects.get(pk=request.pk)


@pytest.fixture
def office(cast) -> Office:
    return Office(cast)


@pytest.fixture
def real(cast):
    """The office sends mail, as one that is not fictional does. Its row is of the cast, so it is put back."""
    bureau = Organisation.objects.filter(pk=cast.organisation("bureau").pk)
    with as_role("owner"):
        bureau.update(fictional=False)
    yield
    with as_role("owner"):
        bureau.update(fictional=True)


@pytest.fixture
def visitor() -> Client:
    """Somebody with a link and nothing else."""
    return Client()


@pytest.fixture
def enter(cast, settings):
    """A browser's worth of cookies, signed in as one of the cast."""
    settings.DEMO = True

    def become(code: str) -> Client:
        client = Client()
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become


def address(request: NewsRequest) -> str:
    return reverse("update", args=[to_update(request).token])


def filled(page, **words) -> dict[str, str]:
    """What a browser sends: the words, and what the form carried."""
    form = page.context["form"]
    carried = {name: str(form[name].value() or "") for name in ("seen", "once")}
    return {**WORDS, **carried, **words}
