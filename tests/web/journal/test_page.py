"""The privacy officer reads the journal of the own compartment, in words, and nothing else."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from samenzicht.audit.actions import record
from samenzicht.audit.models import Entry
from samenzicht.web.journal.views import day_of
from samenzicht.web.journal.words import VERBS, basis_words, reason_words
from tests.house.plan import SOURCE

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def pien(client, cast, settings):
    settings.DEMO = True
    client.post(reverse("become", args=[cast.officer("pien").pk]))
    return client


def lines(client, **asked):
    return [line["what"] for line in client.get(reverse("journal"), asked).context["lines"]]


def test_newest_first_in_words_with_reason_and_ground(pien, cast):
    with cast.at_work("bram") as bram:
        record("signal.reported", bram.compartment)
        record("letter.opened", bram.compartment, reason="protect", basis="avg-6-1-e")
    page = pien.get(reverse("journal")).content.decode()
    assert lines(pien) == ["opende een brief", "meldde een signaal"]
    assert "Bram Voorbeeld" in page
    assert "Ik ga deze persoon helpen of beschermen." in page
    assert basis_words("avg-6-1-e") in page
    assert "avg-6-1-e" not in page


def test_the_journal_of_another_house_is_not_there(pien, cast):
    with cast.at_work("karel") as karel:
        record("signal.reported", karel.compartment)
    assert lines(pien) == []
    assert "Nog geen regels" in pien.get(reverse("journal")).content.decode()


@pytest.mark.parametrize("code", ["bram", "noor", "adem", "ravi"])
def test_others_do_not_read_it(client, cast, settings, code):
    settings.DEMO = True
    client.post(reverse("become", args=[cast.officer(code).pk]))
    assert client.get(reverse("journal")).status_code == 403


def test_it_is_narrowed_by_who_what_matter_and_day(pien, cast):
    noor, bram = cast.officer("noor"), cast.officer("bram")
    with cast.at_work("noor") as at_noor:
        record("signal.reported", at_noor.compartment, matter=bram)
    with cast.at_work("bram") as at_bram:
        record("letter.sent", at_bram.compartment, matter=noor)
    today = timezone.localdate().isoformat()
    assert lines(pien, officer=noor.pk) == ["meldde een signaal"]
    assert lines(pien, verb="letter.sent") == ["stuurde een brief"]
    assert lines(pien, matter=bram.pk) == ["meldde een signaal"]
    assert len(lines(pien, since=today, until=today)) == 2
    assert lines(pien, since="2200-01-01") == []
    assert lines(pien, until="2020-01-01") == []


@pytest.mark.parametrize(
    "asked", [{"matter": "x"}, {"officer": "' OR 1=1"}, {"since": "gisteren"}, {"verb": "no.such"}, {"page": "-3"}]
)
def test_nonsense_is_told_and_breaks_nothing(pien, asked):
    assert pien.get(reverse("journal"), asked).status_code == 200


def test_two_hundred_lines_are_paged_in_few_queries(pien, cast, django_assert_max_num_queries):
    with cast.at_work("bram") as bram:
        for _ in range(200):
            record("letter.sent", bram.compartment, matter=bram.officer)
    with django_assert_max_num_queries(12):
        answer = pien.get(reverse("journal"), {"verb": "letter.sent"})
    assert len(answer.context["lines"]) == 50
    assert "Blad 1 van 4" in answer.content.decode()
    assert "?verb=letter.sent&amp;page=2" in answer.content.decode()


def test_the_lines_stand_under_the_day_on_which_they_were_written(pien, cast):
    with cast.at_work("bram") as bram:
        record("letter.sent", bram.compartment)
        record("signal.reported", bram.compartment)
    ((day, of_day),) = pien.get(reverse("journal")).context["days"]
    assert day == timezone.localdate()
    assert [line["what"] for line in of_day] == ["meldde een signaal", "stuurde een brief"]


@pytest.mark.parametrize(("clock", "days"), [("2026-03-04T22:30", 1), ("2026-03-04T23:30", 2)])
def test_a_day_ends_at_midnight_here(clock, days):
    """Half past eleven in the evening, seen from Greenwich, is the next day in Amsterdam."""
    first = timezone.make_aware(datetime.fromisoformat("2026-03-04T10:00"), UTC)
    late = datetime.fromisoformat(clock).replace(tzinfo=UTC)
    assert len({day_of({"entry": Entry(at=at)}) for at in (first, late)}) == days


def test_every_verb_that_a_room_writes_has_words():
    written = set()
    for path in SOURCE.rglob("*.py"):
        calls = re.findall(r"\b(?:record|note)\(\s*([^)]*)", path.read_text())
        written |= {verb for call in calls for verb in re.findall(r'"([a-z_]+\.[a-z_]+)"', call)}
    assert len(written) > 30
    assert written - set(VERBS) == set()


def test_an_unknown_code_stays_readable():
    assert reason_words("avg-6.1.e") == "avg-6.1.e"
    assert reason_words("") == ""
    assert basis_words("gone") == "gone"
