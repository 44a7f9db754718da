"""What the letter is made of: everything from the rows, in a shape that comes back as it went in."""

import json
from decimal import Decimal

import pytest
from django.utils import timezone

from samenzicht.programme.letter.compared import compared
from samenzicht.programme.letter.content import assemble, canonical, sha256_of
from samenzicht.programme.letter.papers import written
from samenzicht.programme.models import Action, Frozen, Grant
from tests.programme.letter.conftest import HOSTILE, ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def content(told):
    return assemble(told, ON)


def test_the_annex_has_every_action_with_its_last_state_of_that_day(content):
    assert [row["number"] for row in content["annex"]] == [
        a.number for a in Action.objects.order_by("line__number", "place")
    ]
    one, two, three = content["annex"]
    assert (one["state"], one["since"], one["told"]) == ("running", "2023-06-01", "2023-09-01")
    assert (one["done"], one["owner"], one["line"]) == (HOSTILE, "Stichting Voorbeeld", 1)
    assert one["involved"] == [f"Partij {HOSTILE}"]
    assert (two["state"], two["told"]) == ("running", "2022-09-01")
    assert (three["state"], three["since"], three["line"]) == ("", "", None)


def test_a_line_tells_what_came_in_this_period_only(content):
    assert [(line["number"], line["news"]) for line in content["lines"]] == [(1, ["1.1"]), (2, []), (None, [])]
    assert content["lines"][2]["actions"] == ["3"]


def test_words_are_taken_apart_and_an_empty_wording_leaves_the_letter(content):
    chapters = {one["code"]: one for one in content["chapters"]}
    parts = chapters["opening"]["paragraphs"][0]["parts"]
    assert {"paper": "28638-217"} in parts
    assert [part["figure"] for part in parts if "figure" in part and isinstance(part, dict)] == ["G1", "G2"]
    assert HOSTILE in "".join(part for part in parts if isinstance(part, str))
    assert chapters["line_1"]["title"] == "1. Lijn 1 van het plan"
    assert chapters["closing"]["paragraphs"] == []


def test_papers_stand_once_in_order(content):
    assert [one["number"] for one in content["papers"]] == ["28638-217", "35570-VI-50", "28638-225", "28638-230"]
    assert content["papers"][1]["words"] == "Kamerstuk 35 570 VI, nr. 50"
    assert written("iets anders") == "iets anders"


def test_motions_of_this_letter_and_open_ones(content):
    assert {(one["number"], one["here"]) for one in content["motions"]} == {("28638-225", True), ("28638-230", False)}


def test_money_says_what_is_not_known(content):
    (year,) = content["money"]["years"]
    assert (year["budget"], year["granted"], year["unknown"]) == ("2000000.00", "1250.50", 0)


def test_money_that_was_refused_or_is_not_awarded_yet_is_not_called_granted(told, office):
    for award, amount in (("refused", 900), ("in_award", 80), ("", 7), ("awarded", None), ("accounted", 10)):
        office.make(Grant, year=2023, name=f"Nog een {award}", amount=amount and Decimal(amount), award=award)
    (year,) = assemble(told, ON)["money"]["years"]
    assert (year["granted"], year["unknown"], len(year["grants"])) == ("1260.50", 2, 7)


def test_it_comes_back_as_it_went_in(content, told, office):
    again = json.loads(canonical(content))
    assert again == content
    assert sha256_of(dict(reversed(content.items()))) == sha256_of(content)
    kept = office.make(Frozen, cycle=told, content=content, sha256=sha256_of(content), at=timezone.now())
    assert sha256_of(Frozen.objects.get(pk=kept.pk).content) == kept.sha256
    assert sha256_of({**content, "on": "2023-12-02"}) != sha256_of(content)


def test_the_same_day_gives_the_same_content(told, content):
    assert sha256_of(assemble(told, ON)) == sha256_of(content)


def test_queries_do_not_grow_with_the_actions(told, office, django_assert_max_num_queries):
    for number in range(100, 130):
        office.news(office.action(told.plan, str(number)), (2023, 5, 1), done="Gedaan")
    with django_assert_max_num_queries(16):
        assert len(assemble(told, ON)["annex"]) == 33


def row(number, name, state="", next="", done=""):
    return {"number": number, "name": name, "state": state, "next": next, "done": done, "result": ""}


def test_compared_with_the_former_letter():
    former = {
        "cycle": "2022", "kamerstuk": "28638-205", "plan": {"code": "2023"},
        "annex": [row("1", "Een", "running", "Morgen klaar"), row("2", "Twee", "running"), row("9", "Weg")],
    }  # fmt: skip
    now = [row("1", "Een", "finished", done="Klaar"), row("2", "Twee", "running"), row("3", "Drie")]
    found = compared(former, now, "2023")
    assert [(one["number"], one["promised"], one["became"]) for one in found["promised"]] == [
        ("1", "Morgen klaar", "Klaar")
    ]
    assert [(one["number"], one["from"], one["state"]) for one in found["became"]] == [("1", "running", "finished")]
    assert [one["number"] for one in found["new"]] == ["3"]
    assert [one["number"] for one in found["gone"]] == ["9"]
    other = compared(former, [row("7", "EEN", "finished")], "2024")
    assert [one["number"] for one in other["promised"]] == ["7"]
    assert compared(None, now, "2023")["former"] is None
