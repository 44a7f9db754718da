"""The fictional region as `start` lays it, and the same with two hundred of everything that a list can hold."""

from django.test import Client
from django.urls import reverse

from samenzicht.roundtable.actions import ask_round, bring, lay
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals import drafts
from samenzicht.signals.actions import report
from samenzicht.signals.facts import Facts, Noticed
from samenzicht.statistics.actions import ask, cancel, fail, make, publish, withdraw
from samenzicht.statistics.models import Estimate, Publication, Why
from samenzicht.statistics.task import Task
from samenzicht.web.demo.counts import ABOUT, YOUNG
from samenzicht.web.demo.region import OFFICERS
from samenzicht.web.demo.walk import NECESSARY, walk
from tests.cast import Cast
from tests.conftest import as_role

EVERYONE = tuple(code for code, *_rest in OFFICERS)
MANY = 200


def region(cast: Cast) -> None:
    """Every story of the demo."""
    with as_role("owner"):
        walk(cast.people)
    estimates(cast)


def estimates(cast: Cast) -> None:
    """Beside the two of the demo: one that failed, one that was stopped, and a publication replaced and withdrawn."""
    with cast.at_work("anna") as anna:
        failed, stopped = (ask(name, Task(YOUNG, "answer", 100, 1), anna) for name in ("Lukt niet", "Gestopt"))
        fail(failed, Why.TOO_LONG)
        cancel(stopped, anna)
        first = Publication.objects.get()
        made = Estimate.objects.get(publication=first)
        again = ask("Opnieuw", Task(YOUNG, "answer", 100, 2), anna)
        make(again, made.result)
        publish(again, ABOUT, first, anna)
        withdraw(first, "Een lijst telde mensen dubbel.", anna)


def many(cast: Cast) -> None:
    """Two hundred signals, drafts, letters, points on the agenda, estimates and lines of the journal more."""
    seen = Facts((Noticed("seen", "Een fictieve waarneming."),))
    with cast.at_work("bram") as bram:
        for _ in range(MANY):
            drafts.save_draft({"seen_text": "Half geschreven."}, bram)
            bring(report(seen, bram), cast.table("molenland"), bram, NECESSARY)
    with cast.at_work("ravi") as ravi:
        desk = cast.table("molenland").desk_id
        letters = Disclosure.objects.filter(receiver=desk, sort=Sort.SIGNAL).order_by("-sent_at")
        for letter in letters[: MANY // 2]:
            ask_round(lay(letter, cast.table("molenland"), ravi), ravi)
    with cast.at_work("anna") as anna:
        for _ in range(MANY):
            cancel(ask("Gestopt", Task(YOUNG, "answer", 100, 1), anna), anna)


def enter(cast: Cast, code: str) -> Client:
    """A browser's worth of cookies, signed in as this person; as nobody when the code is empty."""
    client = Client()
    if code:
        client.post(reverse("become", args=[cast.officer(code).pk]))
    return client
