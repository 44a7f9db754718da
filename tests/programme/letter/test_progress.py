"""The public page: on both doors, from the frozen letter alone, in two languages, with its data."""

import csv
import io
import json
import zipfile

import pytest
from django.conf import settings as ours
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenzicht.programme.letter.content import assemble, sha256_of
from samenzicht.programme.letter.seen import Wanted, lines_of
from samenzicht.programme.models import Frozen, ProgressLetter
from tests.conftest import as_role
from tests.programme.letter.conftest import HOSTILE, ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def published(content, cycle, cast, **values) -> ProgressLetter:
    """Frozen and published, as the database asks."""
    kept = {"compartment_id": cycle.compartment_id, "schema": 1, "content": content, "sha256": sha256_of(content)}
    Frozen.objects.create(cycle=cycle, at=timezone.now(), **kept)
    bureau = cast.organisation("bureau")
    return ProgressLetter.objects.create(organisation=bureau, cycle=cycle.name, at=timezone.now(), **kept, **values)


@pytest.fixture
def letter(told, cast, settings, tmp_path) -> ProgressLetter:
    settings.HOME = tmp_path
    return published(assemble(told, ON, frozen=True), told, cast)


@pytest.fixture
def outside(letter, settings):
    """The public door, by its own role."""
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "samenzicht.web.public", ours.PUBLIC
    with as_role("public"):
        yield Client()


PAGES = ("", "brief/", "brief.pdf", "brief.docx", "acties.csv", "cijfers.csv", "dcat.jsonld", "dcat.ttl")


def test_all_of_it_is_read_on_the_public_door(outside, letter):
    for page in PAGES:
        answered = outside.get(f"/voortgang/{letter.pk}/{page}")
        assert answered.status_code == 200, page
    assert outside.get("/voortgang/").status_code == 200


def test_at_most_two_queries(outside, letter):
    for path in ("/voortgang/", *(f"/voortgang/{letter.pk}/{page}" for page in PAGES)):
        with CaptureQueriesContext(connection) as queries:
            outside.get(path)
        assert len([one for one in queries if "FROM" in one["sql"]]) <= 2, path


def test_each_action_stands_in_its_line_with_its_state(outside, letter):
    shown = outside.get("/voortgang/").content.decode()
    for row in letter.content["annex"]:
        assert f'id="actie-{row["number"].replace(".", "-")}"' in shown
    assert shown.count('<details class="progress-action"') == 3
    assert "gemeld op 1 september 2023" in shown
    assert "Te laat voor deze brief" not in shown
    assert "&lt;script&gt; @naam" in shown
    assert "<script> @naam" not in shown


def test_english_around_dutch_words(outside, letter):
    outside.cookies["django_language"] = "en"
    shown = outside.get("/voortgang/").content.decode()
    for words in ("Are there fewer victims?", "running", "reported on 1 September 2023", "1 action", "not known"):
        assert words in shown, words
    for words in ("niet bekend", "Zoek een actie", "Wat is gedaan"):
        assert words not in shown, words


def test_looking_for_an_action(outside, letter):
    shown = outside.get("/voortgang/?zoek=stichting+VOORBEELD").content.decode()
    assert "1 van de 3 acties past hierbij" in shown
    assert 'id="actie-1-1" open' in shown
    assert 'id="actie-2-1"' not in shown
    nothing = outside.get("/voortgang/?zoek=bestaatniet&stand=stopped").content.decode()
    assert "0 van de 3 acties" in nothing
    odd = outside.get("/voortgang/", {"zoek": "\0" + HOSTILE * 9, "lijn": "x"})
    assert odd.status_code == 200


def test_what_someone_looks_for(letter):
    def numbers(**wanted):
        return [row["number"] for line in lines_of(letter.content, Wanted(**wanted)) for row in line["rows"]]

    assert numbers() == ["1.1", "2.1", "3"]
    assert numbers(state="unknown") == ["3"]
    assert numbers(line="2") == ["2.1"]
    assert numbers(line="0") == ["3"]
    assert numbers(words="doel dichterbij") == ["1.1"]


def test_an_older_letter_stays_at_its_address(outside, letter, told, cast, office):
    with as_role("web"):
        later = office.cycle(told.plan, "2024")
        content = {**letter.content, "cycle": "2024", "on": "2024-06-01"}
        newer = published(content, later, cast, kamerstuk="28638-300")
    old = outside.get(f"/voortgang/{letter.pk}/").content.decode()
    assert "Er is een nieuwere brief" in old
    assert "1 december 2023" in old
    newest = outside.get("/voortgang/").content.decode()
    assert "1 juni 2024" in newest
    assert "Kamerstuk 28 638, nr. 300" in newest
    assert f"/voortgang/{letter.pk}/" in newest
    assert (
        outside.get(f"/voortgang/{newer.pk}/brief.pdf").content
        != outside.get(f"/voortgang/{letter.pk}/brief.pdf").content
    )


def test_tables_open_in_a_spreadsheet_and_are_no_formulas(outside, letter, told):
    letter.content["annex"][0]["done"] = "=1+1"
    raw = outside.get(f"/voortgang/{letter.pk}/acties.csv")
    assert raw.content.startswith(b"\xef\xbb\xbf")
    assert raw.headers["Cache-Control"] == "private, max-age=86400"
    rows = list(csv.DictReader(io.StringIO(raw.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["nummer"] for row in rows] == ["1.1", "2.1", "3"]
    assert rows[0]["gedaan"] == HOSTILE
    assert rows[2]["stand"] == ""
    from samenzicht.programme.letter.tables import actions

    assert ";'=1+1;" in actions(letter.content)
    figures = outside.get(f"/voortgang/{letter.pk}/cijfers.csv").content.decode("utf-8-sig")
    assert "G1;certificates;" in figures


def test_the_catalogue_names_what_dcat_ap_nl_asks(outside, letter):
    described = json.loads(outside.get(f"/voortgang/{letter.pk}/dcat.jsonld").content)
    for asked in ("title", "description", "identifier", "publisher", "creator", "accessRights"):
        assert described[f"dct:{asked}"]
    assert described["dcat:contactPoint"]
    assert described["dcat:theme"]
    for one in described["dcat:distribution"]:
        assert one["dct:license"]["@id"].endswith("/publicdomain/zero/1.0/")
        address = one["dcat:downloadURL"]["@id"]
        assert outside.get(address.removeprefix("http://testserver")).status_code == 200
    turtle = outside.get(f"/voortgang/{letter.pk}/dcat.ttl").content.decode()
    assert turtle.count("a dcat:Distribution") == 4
    assert turtle.count("dct:license <http://creativecommons.org/publicdomain/zero/1.0/>") == 4


def test_a_file_is_made_once_and_again_when_it_is_lost(outside, letter, settings):
    first = outside.get(f"/voortgang/{letter.pk}/brief.pdf").content
    (kept,) = (settings.HOME / "letters").iterdir()
    assert kept.read_bytes() == first
    kept.write_bytes(b"%PDF-kept")
    assert outside.get(f"/voortgang/{letter.pk}/brief.pdf").content == b"%PDF-kept"
    kept.unlink()
    assert outside.get(f"/voortgang/{letter.pk}/brief.pdf").content == first
    (settings.HOME / "letters" / "x").mkdir()
    settings.HOME = settings.HOME / "nowhere" / "at all"
    assert outside.get(f"/voortgang/{letter.pk}/brief.pdf").content == first
    assert zipfile.is_zipfile(io.BytesIO(outside.get(f"/voortgang/{letter.pk}/brief.docx").content))


def test_before_the_first_letter(client, db):
    assert "Er is nog geen voortgangsbrief" in client.get("/voortgang/").content.decode()


def test_nobody_guesses_a_letter(client, db):
    for path in ("00000000-0000-4000-8000-000000000000/", "00000000-0000-4000-8000-000000000000/brief.pdf", "x/"):
        assert client.get(f"/voortgang/{path}").status_code == 404
