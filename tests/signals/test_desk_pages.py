"""The pages of signals that stand: who sees what, what each shows, and how few questions they ask the database."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from samenzicht.audit.models import Entry
from samenzicht.compartments.models import Compartment
from samenzicht.sharing.actions import Address, accept, disclose, prepare, withdraw
from samenzicht.signals import actions
from samenzicht.signals.extracts import extracts, identity_extracts, named_in, subjects_of
from samenzicht.signals.facts import Noticed
from samenzicht.signals.models import Bringing, Signal
from tests.sharing.letters import NEEDED
from tests.signals.stories import CONTACT, INFERRED, NAME, PLAIN, SEEN, STORY, told

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = {"reason": "own_work", "words": "Ik bel haar moeder terug."}
MOST_QUERIES = 12


def laid(cast, code="noor", facts=STORY) -> Signal:
    with cast.at_work(code) as by:
        return told(by, facts)


def at(name, *keys):
    return reverse(f"signals:{name}", args=keys)


def test_the_list_shows_pseudonym_kind_urgency_state_and_age(cast, enter):
    signal = laid(cast)
    page = enter("noor").get(at("list")).content.decode()
    for shown in (signal.pseudonym, "Arbeidsuitbuiting", "snel", "ontvangen", "vandaag", "Mijn signalen"):
        assert shown in page
    assert NAME not in page


@pytest.mark.parametrize(("age", "counts"), [("adult", False), ("unknown", True), ("minor", False)])
def test_doubt_about_an_age_is_told_to_count_as_minor(cast, enter, age, counts):
    subjects = tuple(replace(one, age=age) if one.kind == "person" else one for one in STORY.subjects)
    signal = laid(cast, facts=replace(STORY, subjects=subjects))
    page = enter("noor").get(at("signal", signal.pk)).content.decode()
    assert ("leeftijd niet bekend, telt als minderjarig" in page) is counts
    assert ("telt als minderjarig" in page) is counts


def test_a_reporter_sees_own_and_the_attention_officer_all(cast, enter):
    own, other = laid(cast), laid(cast, "bram")
    noor, bram = enter("noor"), enter("bram")
    assert other.pseudonym not in noor.get(at("list")).content.decode()
    assert noor.get(at("signal", other.pk)).status_code == 404
    page = bram.get(at("list")).content.decode()
    assert own.pseudonym in page
    assert other.pseudonym in page
    assert bram.get(at("signal", own.pk)).status_code == 200


def test_a_stranger_gets_404_by_id_everywhere(cast, enter):
    signal = laid(cast)
    with cast.at_work("noor"):
        mention = signal.mentions.first()
    stranger = enter("vreemd")
    for name in ("signal", "enrich", "close", "reported"):
        assert stranger.get(at(name, signal.pk)).status_code == 404
        assert stranger.post(at(name, signal.pk), {"words": "Dit is van mij."}).status_code == 404
        assert stranger.get(at(name, uuid4())).status_code == 404
    assert stranger.post(at("who", signal.pk, mention.pk), WHY).status_code == 404
    assert stranger.post(at("adopt", uuid4())).status_code == 404
    assert stranger.get(reverse("subjects:who", args=[mention.subject_id])).status_code == 404


@pytest.mark.parametrize("code", ["pien", "adem"])
def test_who_has_no_content_has_no_door_here(enter, code):
    assert enter(code).get(at("list")).status_code == 403
    assert enter(code).get(at("report")).status_code == 403


def test_one_signal_shows_facts_with_grades_and_subjects_by_pseudonym(cast, enter):
    signal = laid(cast)
    page = enter("noor").get(at("signal", signal.pk)).content.decode()
    with cast.at_work("noor"):
        subject = signal.mentions.filter(subject__kind="person").get().subject.pseudonym
    for shown in (SEEN, INFERRED, "betrouwbaar, geen twijfel", "staat vast", subject, "mogelijk slachtoffer"):
        assert shown in page
    assert NAME not in page
    assert CONTACT not in page


def test_who_it_is_asks_why_shows_once_and_is_not_kept(cast, enter):
    signal = laid(cast)
    with cast.at_work("noor"):
        mention = signal.mentions.filter(subject__kind="person").get()
    client = enter("noor")
    where = at("who", signal.pk, mention.pk)
    assert NAME not in client.get(where).content.decode()
    for wrong in ({}, {"reason": "own_work"}, {"reason": "own_work", "words": "kort"}, {**WHY, "reason": "madeup"}):
        assert NAME not in client.post(where, wrong).content.decode()
    answer = client.post(where, WHY)
    assert NAME in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert NAME not in client.get(where).content.decode()
    with cast.at_work("pien") as pien:
        assert Entry.objects.of(pien.compartment).filter(verb="subject.opened").count() == 1


def test_searching_goes_by_post_and_stays_in_ones_own_house(cast, enter):
    signal = laid(cast)
    told_to = enter("noor").post(at("find"), {"words": "xx 99 zz"})
    assert signal.pseudonym in told_to.content.decode()
    assert signal.pseudonym in enter("bram").post(at("find"), {"words": "verzonnen"}).content.decode()
    assert signal.pseudonym not in enter("vreemd").post(at("find"), {"words": "verzonnen"}).content.decode()
    assert signal.pseudonym not in enter("bram").get(at("find"), {"words": "verzonnen"}).content.decode()


def test_enriching_by_its_page(cast, enter):
    signal = laid(cast, facts=PLAIN)
    client = enter("noor")
    assert client.post(at("enrich", signal.pk), {"text": "", "new_kind": ""}).status_code == 422
    assert client.post(at("enrich", signal.pk), {"text": "Er was nog iemand."}).status_code == 422
    assert client.post(at("enrich", signal.pk), {"text": "x" * 5001, "way": "seen"}).status_code == 422
    added = client.post(at("enrich", signal.pk), {"text": "Er was nog iemand.", "way": "heard"})
    assert added.status_code == 302
    assert "Er was nog iemand." in client.get(added.url).content.decode()
    card = {"new_kind": "vehicle", "new_part": "means", "new_called": "XX-99-ZZ"}
    assert client.post(at("enrich", signal.pk), card).status_code == 302


def test_closing_by_its_page_and_the_second_is_told(cast, enter):
    signal = laid(cast, facts=PLAIN)
    noor, bram = enter("noor"), enter("bram")
    assert noor.post(at("close", signal.pk), {"words": ""}).status_code in (200, 422)
    assert noor.post(at("close", signal.pk), {"words": "Het was een verhuizing."}).status_code == 302
    second = bram.post(at("close", signal.pk), {"words": "Ik sluit dit ook maar eens."})
    assert second.status_code == 409
    assert "Ik sluit dit ook maar eens." in second.content.decode()
    late = bram.post(at("enrich", signal.pk), {"text": "Nog een laatste woord.", "way": "seen"})
    assert late.status_code == 409
    assert "Het was een verhuizing." in bram.get(at("signal", signal.pk)).content.decode()


# --- letters: feedback and adopted signals ----------------------------------------------------------------------------


def letter(cast, signal, passages, to="politie", facts=NEEDED, sort="referral"):
    """A letter from Wiekendam to another organisation, on the matter of the signal."""
    with cast.at_work("bram") as bram:
        matter = Bringing.objects.filter(signal=signal).first() or actions.brought(signal, uuid4(), bram)
        preview = prepare(
            passages,
            to=Address.of(cast.organisation(to)),
            sender_party="municipality",
            purpose="detect",
            stage="signal",
            facts=facts,
            on=timezone.localdate(),
        )
        sender = Compartment.objects.get(pk=bram.compartment)
        return disclose(
            preview, by=bram, sender=sender, sort=sort, matter=matter.matter, pseudonym=signal.pseudonym, kind="labour"
        )


def test_what_became_of_it_stands_in_the_life_of_the_signal(cast, enter):
    signal = laid(cast)
    with cast.at_work("bram"):
        passages = extracts(signal)
    sent = letter(cast, signal, passages)
    with cast.at_work("karel") as karel:
        accept(sent, karel, "Wij gaan kijken bij de schuur.")
    page = enter("noor").get(at("signal", signal.pk)).content.decode()
    assert "Opgepakt" in page
    assert "Wij gaan kijken bij de schuur." in page
    assert "Politie Molenland (fictief)" in page
    assert "opgepakt" in enter("noor").get(at("list")).content.decode()


def test_an_adopted_signal_reads_the_letter_and_goes_with_it(cast, enter):
    signal = laid(cast)
    with cast.at_work("bram"):
        passages = extracts(signal)
    sent = letter(cast, signal, passages)
    karel = enter("karel")
    first = karel.post(at("adopt", sent.pk))
    assert karel.post(at("adopt", sent.pk)).url == first.url
    page = karel.get(first.url).content.decode()
    assert signal.pseudonym in page
    assert SEEN in page
    assert len(queries(karel, first.url)) <= MOST_QUERIES + 1  # in a test the keys are set back by one more
    with cast.at_work("karel"):
        assert not Signal.objects.get().observations.exists()
    with cast.at_work("bram") as bram:
        withdraw(sent, bram, "Het bleek een vergissing.")
    page = karel.get(first.url).content.decode()
    assert SEEN not in page
    assert "De brief is teruggetrokken" in page
    assert "Het bleek een vergissing." in page
    assert enter("noor").post(at("adopt", sent.pk)).status_code == 404


def test_what_a_letter_can_carry_names_nobody(cast):
    signal = laid(cast)
    with cast.at_work("noor"):
        first, second = extracts(signal), identity_extracts(signal)
    assert {one.category for one in first} == {"facts", "criminal", "business"}
    assert {one.category for one in second} == {"identity", "contact", "location"}
    assert not any(NAME in one.text or "Kastanjelaan" in one.text for one in first)


def test_a_passage_that_names_a_subject_is_pointed_at(cast):
    with cast.at_work("noor") as noor:
        spoken = Noticed("heard", "Jasmijn belde vanuit de Kastanjelaan; bij De Tulpenhoek weten zij ervan.")
        signal = told(noor, replace(STORY, noticed=(*STORY.noticed, spoken)))
        named = {one.text: named_in(one, subjects_of(signal)) for one in extracts(signal)}
    assert {subject.kind for subject in named.pop(spoken.text)} == {"person", "place"}
    assert not any(named.values())


def test_a_passage_has_its_grades_in_words_and_never_its_source(cast):
    signal = laid(cast)
    with cast.at_work("noor"), override("en"):
        seen, heard, *_rest = extracts(signal)
    assert (seen.label, seen.detail) == (
        "gezien",
        "4 maart 2026 · bron: betrouwbaar, geen twijfel · informatie: staat vast",
    )
    assert "buurvrouw" not in f"{heard}"


# --- how much a page asks ------------------------------------------------------------------------------------------


def queries(client, url):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return [one["sql"] for one in asked.captured_queries if not one["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("many", [5, 200])
def test_no_page_asks_more_than_twelve_questions(cast, enter, many):
    with cast.at_work("bram") as bram:
        signals = [told(bram, PLAIN) for _number in range(many)]
        for one in signals[::2]:
            actions.brought(one, uuid4(), bram)
    full = laid(cast, "bram")
    client = enter("bram")
    for url in (at("list"), at("signal", full.pk), at("signal", signals[0].pk), f"{at('list')}?voor={signals[-1].pk}"):
        asked = queries(client, url)
        assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def test_all_pages_of_the_list_together_show_each_signal_once(cast, enter):
    with cast.at_work("bram") as bram:
        signals = [told(bram, PLAIN) for _number in range(60)]
    client, url, seen = enter("bram"), at("list"), []
    for _page in range(3):
        answer = client.get(url)
        rows = [row["signal"].pk for row in answer.context["rows"]]
        seen += rows
        url = f"{at('list')}?voor={answer.context['older']}"
    assert answer.context["older"] is None
    assert seen == [one.pk for one in sorted(signals, key=lambda one: one.reported_at, reverse=True)]


@pytest.mark.parametrize("wrong", ["niets", "00000000-0000-0000-0000-000000000000", "'; --"])
def test_a_place_in_the_list_that_is_not_there_shows_the_newest(cast, enter, wrong):
    signal = laid(cast, facts=PLAIN)
    assert signal.pseudonym in enter("noor").get(at("list"), {"voor": wrong}).content.decode()


def test_the_empty_list_teaches(enter):
    page = enter("noor").get(at("list")).content.decode()
    assert "Nog geen signalen" in page
    assert at("report") in page


def test_age_is_told_in_days(cast):
    from samenzicht.signals.telling import age

    now = timezone.now()
    assert age(now, now) == "vandaag"
    assert age(now - timedelta(days=1), now) == "1 dag oud"
    assert age(now - timedelta(days=12), now) == "12 dagen oud"
