"""The pages of the table: who comes in, what each shows, what happens when someone was first."""

import re

import pytest
from django.urls import reverse

from samenzicht.roundtable.models import Call, Decision, Item
from samenzicht.sharing.actions import Widened, Withdrawn, withdraw
from samenzicht.sharing.models import Disclosure
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


def test_a_partner_answers_from_its_own_page(cast, enter):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    walk.asked(cast, "zoe", walk.laid(cast, "zoe", "duinrand", brought.matter))
    client = enter("dirk")
    assert brought.sent[0].pseudonym in client.get(reverse("roundtable:asked")).content.decode()
    with cast.at_work("dirk") as dirk:
        call = Call.objects.get(receiver=dirk.compartment)
    url = reverse("roundtable:answer", args=[call.pk])
    assert walk.SEEN in client.get(url).content.decode()
    refused = client.post(url, {"knowledge": "shares", "words": "Wij kennen het pand."})
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "Wat zou het wel mogelijk maken?" in page
    assert "Wij kennen het pand." in page
    given = client.post(url, {"knowledge": "withheld", "words": "Vraag de officier."})
    assert given.status_code == 302
    late = client.post(url, {"knowledge": "unknown", "words": "Toch niets bekend."})
    assert late.status_code == 409
    assert "Toch niets bekend." in late.content.decode()


def test_who_got_no_letter_sees_a_pseudonym_and_hears_why(cast, enter):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    walk.asked(cast, "zoe", walk.laid(cast, "zoe", "duinrand", brought.matter))
    with cast.at_work("daan") as daan:
        call = Call.objects.get(receiver=daan.compartment)
    page = enter("daan").get(reverse("roundtable:answer", args=[call.pk])).content.decode()
    assert brought.sent[0].pseudonym in page
    assert walk.SEEN not in page
    assert "kreeg hierover geen brief" in page


@pytest.mark.parametrize("who", ["vreemd", "dirk"])
def test_a_stranger_gets_404_on_every_page(cast, enter, who):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    walk.asked(cast, "ravi", walk.laid(cast, "ravi", "molenland", walk.brought(cast, "bram", "molenland")[1].matter))
    with cast.at_work("karel") as karel:
        call = Call.objects.get(receiver=karel.compartment)
    client = enter(who)
    at = [item.roundtable_id, item.matter]
    for name, args in (
        ("agenda", at[:1]), ("item", at), ("round", at), ("refer", at), ("ask_who", at), ("answer", [call.pk]),
        ("minutes", [item.roundtable_id, walk.today()]), ("give_identity", [item.disclosure]),
    ):  # fmt: skip
        response = client.get(reverse(f"roundtable:{name}", args=args))
        assert response.status_code in (403, 404), name
        assert item.pseudonym not in response.content.decode()
    for name in ("ask", "decide", "agree", "again"):
        assert client.post(reverse(f"roundtable:{name}", args=at), weighing(1)).status_code in (403, 404)
    with cast.at_work("ravi"):
        assert Decision.objects.count() == 1


def test_a_partner_at_the_partnership_reads_the_screen_and_has_no_buttons_of_the_chair(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    page = enter("zita").get(item_page(item)).content.decode()
    assert walk.SEEN in page
    assert "data-decision" not in page
    assert "vraag-rond" not in page


def test_the_agenda_of_a_table_of_letters_holds_pseudonym_and_kind_only(cast, enter):
    _signal, brought = walk.brought(cast, "zoe", "duinrand")
    page = enter("zoe").get(reverse("roundtable:agenda", args=[cast.table("duinrand").pk])).content.decode()
    agenda = page[page.index("data-agenda") : page.index("</ol>", page.index("data-agenda"))]
    assert brought.sent[0].pseudonym in agenda
    assert "Arbeidsuitbuiting" in agenda
    assert "matrassen" not in agenda
    assert cast.organisation("zandwijk").name not in agenda


def test_what_was_taken_back_is_a_tombstone_with_its_reason(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    with cast.at_work("bram") as bram:
        withdraw(brought.sent[0], bram, "Het was een verjaardag.")
    client = enter("ravi")
    page = client.get(item_page(item)).content.decode()
    assert "Dit signaal is ingetrokken" in page
    assert "Het was een verjaardag." in page
    assert walk.SEEN not in page
    decide = reverse("roundtable:decide", args=[item.roundtable_id, item.matter])
    assert client.post(decide, weighing(1)).status_code == 409
    struck = client.post(reverse("roundtable:again", args=[item.roundtable_id, item.matter]), {"act": "strike"})
    assert struck.status_code == 302


def test_a_refused_receiver_is_shown_with_article_and_steps_and_the_other_goes(cast, enter):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    client, url = enter("ravi"), reverse("roundtable:refer", args=[item.roundtable_id, item.matter])
    police, care = cast.organisation("politie"), cast.organisation("zorg")
    chosen = {f"to_{police.pk}": "on", f"for_{police.pk}": "detect", f"to_{care.pk}": "on", f"for_{care.pk}": "help"}
    looked = client.post(url, {**chosen, "act": "look"})
    sent = client.post(url, {**chosen, "act": "send", "shown": shown(looked)})
    page = sent.content.decode()
    assert sent.status_code == 200
    assert f"Geen brief aan {care.name}" in page
    assert "Wat zou het wel mogelijk maken?" in page
    assert "AVG" in page
    with cast.at_work("karel") as karel:
        assert Disclosure.objects.received_by(karel.compartment).filter(sort="referral").count() == 1


def test_the_bringer_gives_who_it_is_from_the_request(cast, enter):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    police = cast.organisation("politie")
    asking = reverse("roundtable:ask_who", args=[item.roundtable_id, item.matter])
    assert enter("ravi").post(asking, {f"to_{police.pk}": "on", "reason": "Om te helpen."}).status_code == 302
    client = enter("bram")
    listed = client.get(reverse("roundtable:asked")).content.decode()
    url = re.search(r'href="(/tafels/wie-het-is/[^"]+)"', listed).group(1)
    first = client.get(url).content.decode()
    assert "Om te helpen." in first
    assert 'value="necessary"' in first
    said = {f"to_{police.pk}": "on", f"for_{police.pk}": "detect", "reason": "De tafel vraagt het."}
    said["stated"] = ["necessary", "proportionate", "subsidiary"]
    looked = client.post(url, {**said, "act": "look"})
    assert walk.NAME in looked.content.decode()
    sent = client.post(url, {**said, "act": "send", "shown": shown(looked)})
    assert sent.status_code == 200
    assert "De tweede brief is weg" in sent.content.decode()
    assert url not in client.get(reverse("roundtable:asked")).content.decode()


def test_the_round_answers_only_when_something_changed(cast, enter):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", item)
    client = enter("ravi")
    url = re.search(r'hx-get="([^"]+)"', client.get(item_page(item)).content.decode()).group(1)
    assert client.get(url).status_code == 204
    walk.answered(cast, "karel")
    changed = client.get(url)
    assert changed.status_code == 200
    assert "1 van 4 heeft geantwoord" in changed.content.decode()


def test_a_bad_day_is_not_a_page(cast, enter):
    client = enter("ravi")
    for day in ("2026-13-01", "gisteren"):
        assert client.get(reverse("roundtable:minutes", args=[cast.table("molenland").pk, day])).status_code == 404


@pytest.mark.parametrize("turn", ["", "x", "-1", "99999999999"])
def test_a_strange_turn_is_no_failure(cast, enter, turn):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    client = enter("ravi")
    decide = reverse("roundtable:decide", args=[item.roundtable_id, item.matter])
    assert client.post(decide, weighing(1, **{"w-turn": turn, "d-turn": turn})).status_code in (409, 422)
    ask = reverse("roundtable:ask", args=[item.roundtable_id, item.matter])
    assert client.post(ask, {"act": "close", "turn": turn}).status_code == 409


@pytest.mark.parametrize("late", [Withdrawn(None), Widened(())])
def test_a_letter_taken_back_between_the_look_and_the_press_is_a_clear_page(cast, enter, monkeypatch, late):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    client, url = enter("ravi"), reverse("roundtable:refer", args=[item.roundtable_id, item.matter])
    police = cast.organisation("politie")
    chosen = {f"to_{police.pk}": "on", f"for_{police.pk}": "detect"}
    looked = client.post(url, {**chosen, "act": "look"})

    def too_late(*given):
        raise late

    monkeypatch.setattr("samenzicht.roundtable.views.refer.actions.refer", too_late)
    sent = client.post(url, {**chosen, "act": "send", "shown": shown(looked)})
    assert sent.status_code == 409
    assert "Er is niets verstuurd" in sent.content.decode()


@pytest.mark.parametrize("act", ["strike", "again"])
def test_what_lies_undecided_is_not_struck_or_laid_again(cast, enter, act):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    pressed = enter("ravi").post(reverse("roundtable:again", args=[item.roundtable_id, item.matter]), {"act": act})
    assert pressed.status_code == 409
    with cast.at_work("ravi"):
        item.refresh_from_db()
    assert (item.turn, item.closed_at) == (1, None)
