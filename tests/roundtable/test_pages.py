"""The pages of the table: who comes in, what each shows, what happens when someone was first."""

import re

import pytest
from django.urls import reverse

from samenzicht.roundtable.models import Decision, Item
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def item_page(item: Item) -> str:
    return reverse("roundtable:item", args=[item.roundtable_id, item.matter])


def weighing(turn: int, outcome: str = "keep", **more) -> dict:
    parts = {f"w-{part}": words for part, words in walk.WORDS.items()}
    said = {
        "w-turn": turn,
        "w-positive": "yes",
        "d-turn": turn,
        "d-reason": "Wij willen het volgen.",
        "d-outcome": outcome,
    }
    return {**parts, **said, **more}


def shown(response) -> str:
    return re.search(r'name="shown" value="([^"]+)"', response.content.decode()).group(1)


@pytest.mark.parametrize(("table", "bringer"), [("molenland", "bram"), ("duinrand", "zoe")])
def test_a_signal_is_brought_by_three_presses(cast, enter, table, bringer):
    with cast.at_work(bringer) as by:
        signal = walk.a_signal(by)
    client = enter(bringer)
    url = reverse("roundtable:bring", args=[signal.pk])
    first = client.get(url)
    assert first.status_code == 200
    assert walk.SEEN in first.content.decode()
    assert walk.NAME not in first.content.decode()
    stated = {"table": cast.table(table).pk, "stated": ["necessary"]}
    looked = client.post(url, {**stated, "act": "look"})
    sent = client.post(url, {**stated, "act": "send", "shown": shown(looked)})
    assert sent.status_code == 200
    assert "Het ligt op tafel" in sent.content.decode()
    again = client.post(url, {**stated, "act": "send", "shown": shown(looked)})
    assert again.status_code == 409
    assert "ligt al op deze tafel" in again.content.decode()


def test_what_leaves_is_what_was_shown(cast, enter):
    with cast.at_work("bram") as by:
        signal = walk.a_signal(by)
    url = reverse("roundtable:bring", args=[signal.pk])
    stated = {"table": cast.table("molenland").pk, "stated": ["necessary"], "act": "send", "shown": "something else"}
    response = enter("bram").post(url, stated)
    assert "veranderd sinds je keek" in response.content.decode()
    with cast.at_work("bram"):
        assert not signal.bringings.exists()


def test_the_chair_weighs_and_decides_in_one_form(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    client = enter("ravi")
    assert client.get(item_page(item)).status_code == 200
    response = client.post(reverse("roundtable:decide", args=[item.roundtable_id, item.matter]), weighing(1))
    assert response.status_code == 302
    with cast.at_work("ravi"):
        assert Decision.objects.get().weighing.positive


def test_the_weighing_cannot_be_skipped_on_the_page(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    url = reverse("roundtable:decide", args=[item.roundtable_id, item.matter])
    response = enter("ravi").post(url, weighing(1, **{"w-subsidiarity": " "}))
    assert response.status_code == 422
    page = response.content.decode()
    assert "Zonder weging kan de tafel niet beslissen" in page
    assert walk.WORDS["necessity"] in page
    with cast.at_work("ravi"):
        assert not Decision.objects.exists()


def test_the_second_chair_hears_who_decided_and_keeps_her_words(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    url = reverse("roundtable:decide", args=[item.roundtable_id, item.matter])
    assert enter("ravi").post(url, weighing(1)).status_code == 302
    late = enter("rosa").post(url, weighing(1, "close", **{"d-reason": "Volgens mij kan dit weg."}))
    page = late.content.decode()
    assert late.status_code == 409
    assert "Ravi Voorbeeld" in page
    assert "Volgens mij kan dit weg." in page
    with cast.at_work("ravi"):
        assert Decision.objects.count() == 1
