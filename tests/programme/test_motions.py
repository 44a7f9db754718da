"""Motions and commitments over the pages, by hand and from the Tweede Kamer."""

from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenzicht.programme.actions.motions import CannotKeep, answer_motion, mark_of
from samenzicht.programme.models import Motion
from samenzicht.programme.offices import NotYours
from samenzicht.programme.tweedekamer import asking
from samenzicht.programme.tweedekamer.reading import page_of
from tests.programme.office import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

KAMER = "/programma/kamer/"
KEPT = Path(__file__).parent / "tweedekamer"
FORM = {"sort": "motion", "name": "Een meldpunt", "number": "28 638, nr. 300", "standing": "open"}


@pytest.fixture
def desk(cast, settings):
    settings.DEMO = True
    return lambda code="olga": Desk(cast, code)


@pytest.fixture
def lay(cast):
    def one(**fields) -> Motion:
        office = cast.organisation("bureau").compartment_id
        values = {"sort": "motion", "name": "Een meldpunt", "standing": "open", **fields}
        with cast.at_work("olga"):
            return Motion.objects.create(compartment_id=office, **values)

    return one


def motions(cast) -> dict[str, Motion]:
    with cast.at_work("olga"):
        return {one.number: one for one in Motion.objects.all()}


@pytest.fixture
def kamer(monkeypatch):
    """The service answers with the kept answer."""
    records = [
        record for name in ("motions.json", "motions-2.json") for record in page_of((KEPT / name).read_bytes()).records
    ]
    monkeypatch.setattr(asking, "ask", lambda: records)


def fetch(desk) -> str:
    went = desk.post(f"{KAMER}ophalen/")
    assert went.status_code == 302, went.content.decode()
    return went.url


def take(desk, url: str):
    mark = desk.get(url).context["differing"].mark
    return desk.post(f"{url}neem-over/", {"mark": mark})


def test_one_is_written_down_by_hand(cast, desk):
    went = desk().post(f"{KAMER}nieuw/", FORM)
    assert went.status_code == 302
    assert motions(cast)["28638-300"].name == "Een meldpunt"
    page = desk().get(went.url).content.decode()
    assert "28 638, nr. 300" in page
    assert "kst-28638-300.html" in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"number": "driehonderd"}, "Schrijf een Kamerstuk als"),
        ({"name": ""}, "Schrijf in een paar woorden"),
        ({"sort": ""}, "Kies motie of toezegging"),
        ({"standing": "answered"}, "Schrijf in welk Kamerstuk"),
        ({"due_on": "eind mei"}, "Kies een dag"),
        ({"words": "x" * 4001}, "Maak het korter"),
        ({"number": "28638-225"}, "al een motie of toezegging met dit nummer"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(cast, desk, lay, fields, words):
    lay(number="28638-225")
    answer = desk().post(f"{KAMER}nieuw/", FORM | fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert len(motions(cast)) == 1


def test_two_commitments_without_a_number_may_stand_beside_each_other(cast, desk):
    for _time in range(2):
        assert desk().post(f"{KAMER}nieuw/", {"sort": "commitment", "name": "Jaarlijkse brief"}).status_code == 302


def test_changing_and_a_colleague_who_was_first(cast, desk, lay):
    one = lay(number="28638-225")
    olga = desk()
    seen = olga.get(f"{KAMER}{one.pk}/wijzig/").context["form"]["seen"].value()
    assert olga.post(f"{KAMER}{one.pk}/wijzig/", FORM | {"name": "Anders", "seen": seen}).status_code == 302
    late = desk("otto").post(f"{KAMER}{one.pk}/wijzig/", FORM | {"name": "Van Otto", "seen": seen})
    assert late.status_code == 409
    assert "Van Otto" in late.content.decode()
    assert motions(cast)["28638-300"].name == "Anders"


def test_answering_in_a_letter(cast, desk, lay):
    one = lay(number="28638-225")
    olga = desk()
    form = olga.get(f"{KAMER}{one.pk}/").context["form"]
    wrong = olga.post(f"{KAMER}{one.pk}/afdoen/", {"answered_in": "", "seen": form["seen"].value()})
    assert wrong.status_code == 422
    done = olga.post(
        f"{KAMER}{one.pk}/afdoen/", {"answered_in": "28638-233", "answer": "Ja.", "seen": form["seen"].value()}
    )
    assert done.status_code == 302
    held = motions(cast)["28638-225"]
    assert (held.standing, held.answered_in, held.answer) == ("answered", "28638-233", "Ja.")
    assert olga.get(f"{KAMER}{one.pk}/").context["form"] is None


def test_a_rejected_motion_is_not_answered_and_only_by_the_office(cast, lay):
    one = lay(standing="rejected")
    with cast.at_work("olga") as olga, pytest.raises(CannotKeep) as refused:
        answer_motion(one, answered_in="28638-233", answer="", seen=mark_of(one), by=olga)
    assert refused.value.why == "rejected"
    with cast.at_work("jet") as jet, pytest.raises(NotYours):
        answer_motion(lay(), answered_in="28638-233", answer="", seen="", by=jet)


def test_the_list_filters(cast, desk, lay):
    today = timezone.localdate()
    lay(number="28638-1", due_on=today - timedelta(days=1))
    lay(number="28638-2", due_on=today + timedelta(days=9), sort="commitment")
    lay(number="28638-3")
    lay(number="28638-4", standing="answered", due_on=today - timedelta(days=1))
    lay(number="28638-5", standing="")

    def shown(query: str) -> set[str]:
        return {one.number[-1] for one in desk().get(f"{KAMER}?{query}").context["page"]}

    assert shown("") == set("12345")
    assert shown("toon=met-datum") == set("12")
    assert shown("toon=te-laat") == set("1")
    assert shown("soort=commitment") == set("2")
    assert shown("stand=onbekend") == set("5")
    assert shown("stand=answered&toon=te-laat") == set()
    assert shown("stand=nonsens&page=x") == set("12345")
    counts = desk().get(KAMER).context["counts"]
    assert counts == {"all": 5, "open": 3, "dated": 2, "late": 1}


def test_a_ministry_reads_and_does_not_write(desk, lay):
    one = lay()
    jet = desk("jet")
    assert jet.get(KAMER).status_code == jet.get(f"{KAMER}{one.pk}/").status_code == 200
    assert "Wijzig" not in jet.get(f"{KAMER}{one.pk}/").content.decode()
    for url in ("nieuw/", "ophalen/", f"{one.pk}/wijzig/", f"{one.pk}/afdoen/"):
        assert jet.post(f"{KAMER}{url}").status_code == 403
    assert desk("noor").get(KAMER).status_code == 403


@pytest.mark.parametrize("count", [1, 300])
def test_few_queries(cast, desk, count):
    office = cast.organisation("bureau").compartment_id
    with cast.at_work("olga"):
        Motion.objects.bulk_create(
            Motion(compartment_id=office, sort="motion", number=f"28638-{n}", name="x", standing="open")
            for n in range(count)
        )
    olga = desk()
    with CaptureQueriesContext(connection) as queries:
        assert olga.get(KAMER).status_code == 200
    assert len(queries) <= 12


def test_what_the_house_knows_is_shown_before_it_is_taken_over(cast, desk, lay, kamer):
    lay(number="28638-9001", name="Eigen woorden", by="", standing="answered", on=date(2023, 6, 1))
    url = fetch(desk())
    page = desk().get(url)
    assert [one.found.number for one in page.context["differing"].new] == ["28638-9002", "28638-9003", "35570-VI-51"]
    assert len(motions(cast)) == 1

    assert take(desk(), url).url == KAMER
    found = motions(cast)
    assert len(found) == 4
    mine = found["28638-9001"]
    assert (mine.name, mine.standing, mine.on) == ("Eigen woorden", "answered", date(2023, 6, 1))
    assert mine.by == "A. Voorbeeld (Partij A), B. van der Voorbeeld (Partij B)"
    assert (found["28638-9002"].standing, found["28638-9003"].standing) == ("rejected", "")
    assert found["28638-9002"].source.startswith("Tweede Kamer, open data, zaak 2023Z90002")


def test_the_second_press_and_the_second_time_do_nothing(cast, desk, kamer):
    olga = desk()
    url = fetch(olga)
    mark = olga.get(url).context["differing"].mark
    for _time in range(2):
        assert olga.post(f"{url}neem-over/", {"mark": mark}).url == KAMER
    assert len(motions(cast)) == 4
    again = olga.get(fetch(olga))
    assert again.context["differing"].of == ()
    assert "Neem over" not in again.content.decode()


def test_what_changed_meanwhile_is_shown_again(cast, desk, lay, kamer):
    olga = desk()
    url = fetch(olga)
    mark = olga.get(url).context["differing"].mark
    lay(number="28638-9002", name="Van Otto")
    stopped = olga.post(f"{url}neem-over/", {"mark": mark})
    assert stopped.status_code == 409
    assert len(motions(cast)) == 1
    assert take(olga, url).status_code == 302
    assert motions(cast)["28638-9002"].name == "Van Otto"


def test_another_s_answer_cannot_be_taken(desk, kamer):
    url = fetch(desk())
    assert desk("otto").get(url).url == KAMER
    assert desk("otto").post(f"{url}neem-over/").url == KAMER


def test_when_the_house_does_not_answer_nothing_changes(cast, desk, monkeypatch):
    def late():
        raise asking.NotAnswered("late")

    monkeypatch.setattr(asking, "ask", late)
    answer = desk().post(f"{KAMER}ophalen/")
    assert answer.status_code == 502
    assert "antwoordt niet op tijd" in answer.content.decode()
    monkeypatch.setattr(asking, "ask", lambda: [{"Soort": "Motie", "Onderwerp": 3}])
    assert "ziet er anders uit" in desk().post(f"{KAMER}ophalen/").content.decode()
    monkeypatch.setattr(asking, "ask", list)
    assert "geen moties" in desk().post(f"{KAMER}ophalen/").content.decode()
    assert motions(cast) == {}
    assert desk().get(f"{KAMER}ophalen/").status_code == 405


def run(*words: str) -> str:
    out = StringIO()
    call_command("motions", "fetch", *words, stdout=out)
    return out.getvalue()


def test_the_command_shows_and_writes_only_when_asked(cast):
    kept = f"--from={KEPT / 'motions.json'}"
    assert "3 new, 0 filled, 0 the same." in run(kept)
    assert motions(cast) == {}
    assert "Written down." in run(kept, "--take")
    assert len(motions(cast)) == 3
    assert "0 new, 0 filled, 3 the same." in run(kept, "--take")


def test_the_command_says_what_is_wrong(tmp_path):
    (tmp_path / "x.json").write_text("<html>")
    with pytest.raises(CommandError, match="JSON"):
        run(f"--from={tmp_path / 'x.json'}")
    with pytest.raises(CommandError, match="cannot be read"):
        run(f"--from={tmp_path / 'none.json'}")
