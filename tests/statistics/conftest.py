"""An analyst with an estimate: waiting, made, published."""

import json
from functools import cache

import pytest

from samenzicht.compartments.keys import Keys, holding
from samenzicht.statistics import actions
from samenzicht.statistics.actions import About
from samenzicht.statistics.models import Estimate
from samenzicht.statistics.reckoning import reckon
from samenzicht.statistics.task import Task
from samenzicht.web.demo.counts import LABOUR

ABOUT = About("Een fictieve schatting", "2025", "Wie in dat jaar op een lijst stond.", "Vier fictieve lijsten")
TASK = Task(LABOUR, "answer", 200, 1)


@cache
def reckoned() -> str:
    return reckon(TASK, lambda share: None)


class Analyst:
    """Anna at work: each step under keys of its own, as requests and counter have them."""

    def __init__(self, cast) -> None:
        self.cast = cast

    def asks(self, task: Task = TASK, name: str = "Een schatting") -> Estimate:
        with self.cast.at_work("anna") as anna:
            return actions.ask(name, task, anna)

    def has(self, result: str = "") -> Estimate:
        """One that is made."""
        asked = self.asks()
        with holding(self.counters_keys()):
            actions.begin(asked)
            assert actions.make(asked, result or reckoned())
        return self.again(asked)

    def publishes(self, made: Estimate | None = None, replaces=None):
        made = made or self.has()
        with self.cast.at_work("anna") as anna:
            return actions.publish(made, ABOUT, replaces, anna)

    def again(self, estimate: Estimate) -> Estimate:
        """As it stands now, opened."""
        with self.cast.at_work("anna"):
            found = Estimate.objects.get(pk=estimate.pk)
            _ = found.name, found.table, found.columns, found.result, found.refusal
            return found

    def counters_keys(self) -> Keys:
        return Keys(compartments=frozenset({self.cast.organisation("riec").compartment_id}))

    def figure(self) -> dict:
        return json.loads(reckoned())["figure"]


@pytest.fixture
def anna(cast) -> Analyst:
    return Analyst(cast)


@pytest.fixture
def enter(cast, settings):
    """A browser's worth of cookies, signed in as one of the cast; as nobody without a code."""
    from django.test import Client
    from django.urls import reverse

    settings.DEMO = True

    def become(code: str = "") -> Client:
        client = Client()
        if code:
            client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become
