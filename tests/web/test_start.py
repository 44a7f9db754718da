"""The start page says what waits, what runs and what became of it, for each role, in few queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenzicht.signals.actions import close
from samenzicht.web.demo.walk import walk
from samenzicht.web.start.lines import Line, in_order
from samenzicht.web.start.page import blocks
from samenzicht.web.start.signals import MOST
from tests.conftest import as_role
from tests.roundtable.walk import a_signal

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def told(cast):
    with as_role("owner"):
        walk(cast.people)
    return cast


def shown(cast, code):
    with cast.at_work(code) as post:
        return blocks(post)


def test_a_reporter_follows_her_own_signals(told):
    page = shown(told, "noor")
    assert page["waits"] == []
    assert {row["standing"] for row in page["running"]} == {"ontvangen"}
    assert len(page["running"]) == 3


def test_an_attention_officer_sees_what_nobody_took_up(told):
    page = shown(told, "bram")
    assert sum("Nog niet naar een tafel" in line.note for line in page["waits"]) == 4
    assert "ontvangen" not in {row["standing"] for row in page["running"]}
    assert any(row["words"].startswith("De werkers zijn gehoord") for row in page["done"])


def test_a_chair_sees_the_agenda_and_danger_first(told):
    first, *_ = shown(told, "ravi")["waits"]
    assert first.verb == "Open de agenda"
    assert first.code == "stop"


def test_a_partner_is_asked_and_a_receiver_has_post(told):
    assert any(line.verb == "Antwoord" for line in shown(told, "vera")["waits"])
    assert any(line.verb == "Lees" for line in shown(told, "karel")["waits"])


@pytest.mark.parametrize("code", ["pien", "adem"])
def test_who_works_without_content_sees_none(told, code):
    page = shown(told, code)
    assert page["without_content"]
    assert (page["waits"], page["running"], page["done"]) == ([], [], [])


def test_it_takes_at_most_eight_queries_of_its_own(told):
    """Session, officer, memberships and keys are four more: twelve is the limit of a page."""
    for code in ("bram", "ravi", "karel", "zoe", "noor"):
        with told.at_work(code) as post, CaptureQueriesContext(connection) as queries:
            blocks(post)
        assert len(queries) <= 8, (code, [q["sql"][:120] for q in queries])


def test_a_visitor_gets_the_door(client):
    answer = client.get("/")
    assert answer.status_code == 200
    assert "112" in answer.content.decode()


def test_what_is_wrong_comes_first_and_then_what_is_soonest():
    from datetime import date

    lines = [
        Line("later", "", "", until=date(2026, 12, 2)),
        Line("none", "", ""),
        Line("soon", "", "", until=date(2026, 12, 1)),
        Line("urgent", "", "", code="care"),
        Line("danger", "", "", code="stop"),
    ]
    assert [line.what for line in in_order(lines)] == ["danger", "urgent", "soon", "later", "none"]


def test_a_forgotten_signal_does_not_sink_below_newer_ones(cast):
    with cast.at_work("bram") as bram:
        forgotten = a_signal(bram)
        for _each in range(MOST):
            close(a_signal(bram), "Bleek niets.", bram)
        assert forgotten.pseudonym in blocks(bram)["waits"][0].what


def test_a_letter_whose_answer_has_days_is_not_called_late(told):
    first = next(line for line in shown(told, "karel")["waits"] if line.verb == "Lees")
    assert first.until > timezone.now()
    assert (first.code, first.detail) == ("care", "nog niet bevestigd")
