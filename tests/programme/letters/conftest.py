"""A cycle in the making, with people who write and check. Each step holds keys of its own, as a request does."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from samenzicht.programme import models
from samenzicht.programme.actions.letters import checking, cycles, freezing, publishing, writing
from samenzicht.programme.actions.letters.cycles import Settings
from samenzicht.programme.letter_rules import Dates
from samenzicht.programme.offices import office_of

MINISTRIES = {"jet": "JenV (fictief)", "sara": "SZW (fictief)", "wim": "VWS (fictief)", "bea": "BZ (fictief)"}
WORDS = "In 2023 deden [G1] medewerkers de training [28638-217]."


def days_until(today: date, **changed: date) -> Dates:
    """Days of a cycle that is in its checking step today."""
    before = {
        "period_from": today - timedelta(days=200),
        "period_until": today - timedelta(days=20),
        "collect_from": today - timedelta(days=60),
        "write_from": today - timedelta(days=30),
        "check_from": today - timedelta(days=5),
        "freeze_on": today + timedelta(days=5),
        "publish_on": today + timedelta(days=10),
    }
    return Dates(**{**before, **changed})


class Round:
    """Lays and acts; `cycle` is the one it is about."""

    def __init__(self, cast) -> None:
        self.cast = cast
        self.office = cast.organisation("bureau").compartment_id
        self.plan = self.lay(models.Plan, code="2023", name="Actieplan 2023")
        self.lay(models.Line, plan=self.plan, number=1, name="Bewustwording")
        self.figure(1, "2800")
        self.cycle = self.opens()

    def lay(self, model, **values):
        with self.cast.at_work("olga") as olga:
            return model.objects.create(compartment_id=office_of(olga), **values)

    def figure(self, number, value, **values):
        facts = {
            "measure": "npst_staff",
            "rule": "Elk mens telt één keer.",
            "source": "kst-28638-233",
            "origin": "entered",
        }
        facts |= {
            "period_from": date(2023, 1, 1),
            "period_until": date(2023, 12, 31),
            "at": datetime(2024, 1, 1, tzinfo=UTC),
        }
        facts |= {"reference_date": date(2023, 12, 31), **values}
        return self.lay(models.Figure, number=number, value=Decimal(value), **facts)

    def settings(self, name="2023", **changed) -> Settings:
        dates = changed.pop("dates", None) or days_until(timezone.localdate())
        facts = {"rhythm_months": 6, "remind_after_days": [14, 7], "ministries": list(MINISTRIES.values()), **changed}
        return Settings(name=name, plan=self.plan, dates=dates, **facts)

    def opens(self, who="olga", **changed) -> models.Cycle:
        with self.cast.at_work(who) as by:
            return cycles.open_cycle(settings=self.settings(**changed), by=by)

    def adds(self, words=WORDS, chapter="opening", who="olga") -> models.Wording:
        with self.cast.at_work(who) as by:
            return read(writing.add_paragraph(self.cycle, chapter=chapter, words=words, by=by))

    def writes(self, wording, words, who="olga", seen=None) -> models.Wording:
        with self.cast.at_work(who) as by:
            seen = wording.version if seen is None else seen
            return read(writing.write(wording.paragraph, words=words, seen=seen, by=by))

    def checks(self, wording, who, agreed=True, words="") -> models.Check:
        with self.cast.at_work(who) as by:
            return read(checking.check(wording, agreed=agreed, words=words, by=by))

    def all_agree(self, *wordings) -> None:
        for wording in wordings:
            for who in MINISTRIES:
                self.checks(wording, who)

    def freezes(self, who="olga") -> models.Frozen:
        with self.cast.at_work(who) as by:
            return freezing.freeze(self.cycle, by=by)

    def publishes(self, who="olga", kamerstuk="") -> models.ProgressLetter:
        with self.cast.at_work(who) as by:
            return publishing.publish(self.cycle, kamerstuk=kamerstuk, by=by)

    def is_frozen(self) -> models.Frozen:
        """One paragraph, checked by all, frozen."""
        self.all_agree(self.adds())
        return self.freezes()


def read(row):
    """With its words opened while there is a key."""
    _ = row.words
    return row


@pytest.fixture
def round_(cast) -> Round:
    return Round(cast)


@pytest.fixture
def enter(cast, settings):
    """A browser's worth of cookies, signed in as one of the cast."""
    from django.test import Client
    from django.urls import reverse

    settings.DEMO = True

    def become(code: str) -> Client:
        client = Client()
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become
