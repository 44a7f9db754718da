"""The fictional region as `start` lays it, and the same with two hundred of everything that a list can hold."""

from django.test import Client
from django.urls import reverse

from samenzicht.roundtable.actions import ask_round, bring, lay
from samenzicht.sharing.models import Disclosure, Sort
from samenzicht.signals import drafts
from samenzicht.signals.actions import report
from samenzicht.signals.facts import Facts, Noticed
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


def many(cast: Cast) -> None:
    """Two hundred signals, drafts, letters, points on the agenda and lines of the journal, above those of the demo."""
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


def enter(cast: Cast, code: str) -> Client:
    """A browser's worth of cookies, signed in as this person; as nobody when the code is empty."""
    client = Client()
    if code:
        client.post(reverse("become", args=[cast.officer(code).pk]))
    return client
