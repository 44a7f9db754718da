"""The pages: the post and its boxes, one letter and its verbs, taking back, correcting, and what others may not see."""

from uuid import uuid4

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenzicht.sharing.actions import acknowledge, propose
from samenzicht.sharing.models import Content, Disclosure, Reply

from .letters import NEEDED, SEEN, WHERE, WHO, preview, send, to_the_table
from .test_disclose import journal

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MOST = 12


@pytest.fixture
def letter(cast):
    with cast.at_work("bram") as bram:
        return send(cast, bram)


@pytest.fixture
def naming(cast):
    """A letter to the police that says who it is."""
    with cast.at_work("bram") as bram:
        shown = preview(cast, passages=[WHO], stage="joint", facts=NEEDED | {"positive_test"})
        return send(cast, bram, shown, sort="identity")


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def words(response):
    return response.content.decode()


def say(client, letter, verb, **typed):
    return client.post(reverse("letter_answer", args=[letter.pk, verb]), typed)


def test_new_post_opens_first_and_says_what_is_asked(cast, letter, sign_in):
    shown = words(page(sign_in("karel"), "post_received"))
    assert "Groene Molen 12" in shown
    assert "Gemeente Wiekendam" in shown
    assert "nog niet bevestigd" in shown
    assert SEEN.text not in shown


def test_a_list_never_opens_a_letter(cast, letter, sign_in):
    page(sign_in("karel"), "post_received")
    assert journal(cast, "politie") == []


def test_a_letter_shows_envelope_content_and_what_can_be_done(cast, letter, sign_in):
    shown = words(page(sign_in("karel"), "letter", letter.pk))
    for word in (
        SEEN.text,
        WHERE.text,
        letter.judged.basis.sentence.nl,
        "AVG 6(1)(e)",
        "Concept",
        "Neem aan",
        "Bevestig",
    ):
        assert word in shown
    assert "Trek terug" not in shown
    assert [line.verb for line in journal(cast, "politie")] == ["letter.opened"]


def test_from_new_to_done_by_the_buttons(cast, letter, sign_in):
    karel = sign_in("karel")

    def box():
        return page(karel, "post_received").context["box"]

    assert box() == "new"
    say(karel, letter, "acknowledge")
    assert box() == "waiting"
    say(karel, letter, "accept", **{"accept-words": "Wij gaan kijken."})
    assert box() == "running"
    response = say(karel, letter, "answer", **{"answer-progress": "closed", "answer-words": "Opgelost."})
    assert response.status_code == 302
    assert box() == "done"
    shown = words(page(sign_in("bram"), "letter", letter.pk))
    assert "Wij gaan kijken." in shown
    assert "Opgelost." in shown


def test_the_second_who_decides_is_told_and_keeps_what_was_typed(cast, letter, sign_in):
    karel = sign_in("karel")
    say(karel, letter, "accept", **{"accept-words": "Wij gaan kijken."})
    response = say(karel, letter, "refuse", **{"refuse-words": "Dit past niet bij ons."})
    assert response.status_code == 409
    assert "Een collega was je voor" in words(response)
    assert "Dit past niet bij ons." in words(response)
    assert Disclosure.objects.count() == 0, "no keys are left behind"


def test_a_double_submit_says_it_once(cast, letter, sign_in):
    karel = sign_in("karel")
    for _ in range(2):
        assert say(karel, letter, "acknowledge").status_code == 302
    with cast.at_work("karel"):
        assert Reply.objects.count() == 1


def test_a_reason_that_is_missing_is_asked_at_the_field(cast, letter, sign_in):
    response = say(sign_in("karel"), letter, "refuse")
    assert "Schrijf hier iets, ook al is het kort." in words(response)
    with cast.at_work("karel"):
        assert Reply.objects.count() == 0


@pytest.mark.parametrize("name", ["letter", "letter_print", "letter_withdraw", "letter_correct"])
@pytest.mark.parametrize("who", ["vreemd", "zita", "noor"])
def test_for_others_the_letter_does_not_exist(cast, letter, sign_in, name, who):
    response = page(sign_in(who), name, letter.pk)
    assert response.status_code == (403 if who == "noor" else 404)
    assert "Groene Molen" not in words(response)
    other = page(sign_in(who), name, uuid4())
    assert other.status_code == response.status_code


@pytest.mark.parametrize("verb", ["acknowledge", "accept", "withdrawn", "nonsense"])
def test_a_stranger_cannot_answer_by_id(cast, letter, sign_in, verb):
    assert say(sign_in("vreemd"), letter, verb).status_code == 404
    with cast.at_work("bram"):
        assert Reply.objects.count() == 0


def test_who_is_not_signed_in_is_asked_to(client, letter):
    assert page(client, "letter", letter.pk).status_code == 302


def test_taken_back_the_receiver_finds_a_tombstone_and_the_look_is_logged(cast, letter, sign_in):
    bram, karel = sign_in("bram"), sign_in("karel")
    response = bram.post(reverse("letter_withdraw", args=[letter.pk]), {"why": "De verkeerde straat."})
    assert response.status_code == 302
    shown = page(karel, "letter", letter.pk)
    assert shown.status_code == 403
    assert "De verkeerde straat." in words(shown)
    assert SEEN.text not in words(shown)
    assert say(karel, letter, "accept", **{"accept-words": "x"}).status_code == 403
    assert [line.verb for line in journal(cast, "politie")] == ["letter.denied"]
    assert page(karel, "post_received").context["box"] == "done"


def test_a_tombstone_says_what_you_sent_on_yourself(cast, sign_in):
    from .test_disclose import passed_on

    with cast.at_work("bram") as bram:
        brought = send(cast, bram, to_the_table(cast, [SEEN]), sort="signal")
    with cast.at_work("ravi") as ravi:
        onward = send(cast, ravi, passed_on(cast, [SEEN]), sender=brought.receiver, matter=brought.matter)
    sign_in("bram").post(reverse("letter_withdraw", args=[brought.pk]), {"why": "Het was anders."})
    ravi = sign_in("ravi")
    assert reverse("letter", args=[onward.pk]) in words(page(ravi, "letter", brought.pk))
    assert reverse("letter", args=[onward.pk]) not in words(page(sign_in("bram"), "letter", brought.pk))


@pytest.mark.parametrize("name", ["letter_withdraw", "letter_correct"])
def test_the_receiver_takes_nothing_back(cast, letter, sign_in, name):
    assert page(sign_in("karel"), name, letter.pk).status_code == 404


def test_correcting_shows_what_leaves_before_it_leaves(cast, letter, sign_in):
    bram, url = sign_in("bram"), reverse("letter_correct", args=[letter.pk])
    typed = {"goes_0": "on", "text_0": SEEN.text, "goes_1": "on", "text_1": "Fictiefstraat 14", "why": "Het nummer."}
    first = bram.post(url, typed)
    mark = first.context["mark"]
    assert "Precies dit gaat weg" in words(first)
    assert "Fictiefstraat 14" in words(first)
    with cast.at_work("bram"):
        assert Disclosure.objects.count() == 1
    changed = bram.post(url, typed | {"mark": mark, "text_1": "Fictiefstraat 16"})
    assert "Kijk nog een keer" in words(changed)
    sent = bram.post(url, typed | {"mark": mark}, follow=True)
    assert "Fictiefstraat 14" in words(sent)
    old = page(sign_in("karel"), "letter", letter.pk)
    assert old.status_code == 403
    assert "Lees de betere brief" in words(old)


def test_who_passes_on_can_leave_out_and_not_mend(cast, sign_in):
    from .test_disclose import passed_on

    with cast.at_work("bram") as bram:
        brought = send(cast, bram, to_the_table(cast, [SEEN, WHERE]), sort="signal")
    with cast.at_work("ravi") as ravi:
        onward = send(cast, ravi, passed_on(cast, [SEEN, WHERE]), sender=brought.receiver, matter=brought.matter)
    ravi, url = sign_in("ravi"), reverse("letter_correct", args=[onward.pk])
    typed = {"goes_0": "on", "text_0": "Iets anders.", "why": "Minder."}
    mark = ravi.post(url, typed).context["mark"]
    shown = words(ravi.post(url, typed | {"mark": mark}, follow=True))
    assert SEEN.text in shown
    assert WHERE.text not in shown
    assert "Iets anders." not in shown


def test_a_proposal_waits_for_the_sender(cast, letter, sign_in):
    with cast.at_work("karel") as karel:
        propose(letter, karel, "Het is nummer 14.")
    shown = words(page(sign_in("bram"), "letter", letter.pk))
    assert "Er is een verbetering voorgesteld" in shown
    assert "Het is nummer 14." in shown


def test_who_it_is_opens_with_a_reason(cast, naming, sign_in):
    karel = sign_in("karel")
    closed = words(page(karel, "letter", naming.pk))
    assert WHO.text not in closed
    assert WHO.text not in words(karel.post(reverse("letter_open", args=[naming.pk]), {"reason": "curious"}))
    assert WHO.text not in words(page(karel, "letter_print", naming.pk))
    assert journal(cast, "politie") == []
    opened = karel.post(reverse("letter_open", args=[naming.pk]), {"reason": "protect"})
    assert WHO.text in words(opened)
    assert [(line.verb, line.reason) for line in journal(cast, "politie")] == [("letter.opened", "protect")]


def test_what_does_a_partner_see_now(cast, letter, sign_in):
    bram = sign_in("bram")
    for code, sees in (("politie", True), ("zorg", False)):
        shown = words(page(bram, "seen_by", letter.matter, cast.organisation(code).pk))
        assert (SEEN.text in shown) is sees
    assert page(sign_in("vreemd"), "seen_by", letter.matter, cast.organisation("politie").pk).status_code == 404


def test_on_paper(cast, letter, sign_in):
    shown = words(page(sign_in("karel"), "letter_print", letter.pk))
    assert SEEN.text in shown
    assert letter.judged.basis.sentence.nl in shown


def many(cast, number):
    with cast.at_work("bram") as bram:
        matter = uuid4()
        return [
            send(
                cast, bram, preview(cast, passages=[SEEN, WHERE]), matter=uuid4() if n % 2 else matter, sort="referral"
            )
            for n in range(number)
        ]


@pytest.mark.parametrize("number", [5, 200])
def test_no_page_asks_more_than_twelve_questions(cast, sign_in, number, monkeypatch):
    monkeypatch.setattr("samenzicht.sharing.actions.disclosing.same_letter", lambda *all: None)
    letters = many(cast, number)
    same = [one for one in letters if one.matter == letters[0].matter]
    with cast.at_work("karel") as karel:
        for _ in range(number // 5):
            propose(letters[0], karel, "Anders.")
        acknowledge(letters[1], karel)
    karel, bram = sign_in("karel"), sign_in("bram")
    asked = {}
    for client, name, args in (
        (karel, "post_received", []),
        (karel, "letter", [letters[0].pk]),
        (karel, "letter_print", [letters[0].pk]),
        (bram, "post_sent", []),
        (bram, "letter", [letters[0].pk]),
        (bram, "letter_correct", [letters[0].pk]),
        (bram, "letter_withdraw", [letters[0].pk]),
        (bram, "seen_by", [letters[0].matter, cast.organisation("politie").pk]),
    ):
        with CaptureQueriesContext(connection) as queries:
            response = page(client, name, *args)
        assert response.status_code == 200, name
        asked[name, client is karel] = len([q for q in queries if "SAVEPOINT" not in q["sql"]])
    assert len(same) >= number // 2
    assert max(asked.values()) <= MOST, asked


def test_two_hundred_letters_come_a_page_at_a_time(cast, sign_in, monkeypatch):
    monkeypatch.setattr("samenzicht.sharing.actions.disclosing.same_letter", lambda *all: None)
    many(cast, 30)
    karel = sign_in("karel")
    first = page(karel, "post_received")
    assert len(first.context["rows"]) == 25
    assert "Bladzijde 1 van 2" in words(first)
    assert len(page(karel, "post_received", box="new", page=2).context["rows"]) == 5
    assert page(karel, "post_received", box="nonsense", page="x").status_code == 200


def test_an_empty_post_explains_what_a_letter_is(cast, sign_in):
    assert "Een brief is hoe een andere organisatie iets met jou deelt." in words(
        page(sign_in("karel"), "post_received")
    )


def test_in_english(cast, letter, sign_in):
    shown = words(page(sign_in("karel", language="en"), "letter", letter.pk))
    assert letter.judged.basis.sentence.en in shown
    assert "In the letter" in shown


def test_nobody_finds_the_content_after_it_was_taken_back(cast, letter, sign_in):
    sign_in("bram").post(reverse("letter_withdraw", args=[letter.pk]), {"why": "Fout."})
    with cast.at_work("bram"):
        assert not Content.objects.exists()


def test_the_preview_strikes_through_what_stays_and_says_why(cast):
    shown = preview(cast, passages=[SEEN, WHO])
    both = render_to_string("sharing/preview.html", {"preview": shown, "button": "Stuur brief"})
    has, leaves = both.split('class="leaves"')
    assert f"<del>{WHO.label}: {WHO.text}</del>" in has
    assert shown.staying[0].why.nl in has
    assert WHO.text not in leaves
    assert SEEN.text in leaves
    assert leaves.count("<button") == 1
    assert shown.mark in leaves
    assert shown.mark != preview(cast, passages=[WHERE, WHO]).mark


def test_a_preview_that_the_law_refuses_explains_itself(cast):
    shown = preview(cast, to="zorg", purpose="help")
    page_ = render_to_string("sharing/preview.html", {"preview": shown, "button": "Stuur brief"})
    assert "Deze brief kan niet weg naar Zorgcoördinatie Molenland" in page_
    assert "AVG 9(2)(a)" in page_
    assert "<button" not in page_
