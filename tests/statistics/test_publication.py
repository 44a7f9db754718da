"""What is published stays: no role changes it, and no change of data, of model or of version shows on its page."""

import json
import re

import pytest
from django.db import Error, connection, transaction
from django.test import Client

from samenzicht.statistics import actions
from samenzicht.statistics.actions import NotAllowed
from samenzicht.statistics.figures import persons
from samenzicht.statistics.models import Estimate, Publication, Withdrawal
from tests.conftest import as_role
from tests.statistics.conftest import ABOUT, reckoned

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLE = "statistics_publication"


def shown(publication) -> str:
    answered = Client().get(f"/ongezien/{publication.pk}/")
    assert answered.status_code == 200
    return re.sub(r'value="\w{64}"', "", answered.content.decode())


@pytest.mark.parametrize("role", ["web", "owner", "public"])
@pytest.mark.parametrize(
    "statement", [f"UPDATE {TABLE} SET frozen = '{{}}'", f"DELETE FROM {TABLE}", f"TRUNCATE {TABLE} CASCADE"]
)
def test_no_role_changes_or_removes_it(cast, anna, role, statement):
    made = anna.publishes()
    connection.check_constraints()
    with cast.at_work("anna"), as_role(role):
        with pytest.raises(Error, match="stays as it is|permission denied"), transaction.atomic():
            connection.cursor().execute(statement)
        if role == "owner":
            with pytest.raises(Error, match="stays as it is"), transaction.atomic():
                connection.cursor().execute(statement)
    assert Publication.objects.get(pk=made.pk).frozen["title"] == ABOUT.title


def test_nobody_publishes_for_another_organisation(cast, anna):
    made = anna.publishes()
    stolen = f"""INSERT INTO {TABLE} (id, compartment_id, organisation_id, at, schema, frozen)
        SELECT gen_random_uuid(), compartment_id, organisation_id, at, schema, frozen FROM {TABLE}"""
    with cast.at_work("vreemd"), pytest.raises(Error, match="row-level security"), transaction.atomic():
        connection.cursor().execute(stolen)
    with cast.at_work("anna"):
        connection.cursor().execute(stolen)
    assert Publication.objects.exclude(pk=made.pk).exists()


def test_its_page_is_the_same_when_data_model_and_version_change(anna, monkeypatch):
    made = anna.has()
    publication = anna.publishes(made)
    before = shown(publication)
    with anna.cast.at_work("anna") as post:
        actions.discard(made, post)
    monkeypatch.setattr("samenzicht.estimation.card.VERSION", "9.9")
    monkeypatch.setattr("samenzicht.statistics.figures.SCHEMA", 2)
    monkeypatch.setattr("samenzicht.estimation.assumptions.ASSUMPTIONS", ())
    monkeypatch.setattr("samenzicht.statistics.rules.sureness", lambda card: "none")
    monkeypatch.setattr("samenzicht.statistics.reckoning.METHODS", {})
    assert not Estimate.objects.filter(pk=made.pk).exists()
    assert shown(publication) == before


def test_it_holds_no_count_of_the_table(anna):
    """The table has cells of 1, 2 and 3 persons; what is frozen has multiples of five, three figures, and a seal."""
    frozen = anna.publishes().frozen
    card = json.loads(reckoned())["card"]
    text = json.dumps(frozen)
    assert all(n % 5 == 0 for row in frozen["figure"]["overlaps"] for n in row)
    assert card["data_sha256"] not in text
    assert json.loads(reckoned())["salt"] not in text
    assert "replicates" not in frozen
    assert frozen["figure"]["salted"]
    assert set(frozen) == {"title", "period", "rule", "source", "publisher", "figure"}


def test_a_later_one_replaces_it_and_both_stay(cast, anna):
    first = anna.publishes()
    later = anna.publishes(replaces=first)
    assert f"/ongezien/{later.pk}/" in shown(first)
    assert f"/ongezien/{first.pk}/" in shown(later)
    with cast.at_work("anna"):
        assert first in Publication.objects.filter(replaced_by=later)


def test_withdrawn_it_stays_readable_and_says_so_before_all_else(cast, anna, enter):
    made = anna.publishes()
    client = enter("anna")
    form = f"/schattingen/publicatie/{made.pk}/trek-in/"
    assert "Trek in" in client.get(f"/ongezien/{made.pk}/").content.decode()
    assert client.post(form, {"why": " "}).status_code == 422
    assert client.post(form, {"why": "Een lijst telde dubbel."}).headers["Location"] == f"/ongezien/{made.pk}/"
    page = shown(made)
    number = page.index(str(persons(made.frozen["figure"]["estimate"])))
    assert page.index("Ingetrokken: gebruik dit getal niet") < page.index("Een lijst telde dubbel.") < number
    assert "Trek in" not in page
    again = client.post(form, {"why": "Nog eens."}, follow=True).content.decode()
    assert "Deze publicatie is al ingetrokken." in again
    assert "Nog eens." not in shown(made)


def test_nobody_withdraws_or_replaces_what_another_published(cast, anna):
    """Not by the verb; and a row of one's own that points at it shows nowhere."""
    made = anna.publishes()
    with cast.at_work("bram") as bram, pytest.raises(NotAllowed, match="not_analyst"):
        actions.withdraw(made, "x", bram)
    before = shown(made)
    far = cast.organisation("verweg")
    mine = {"compartment_id": far.compartment_id, "at": made.at}
    with cast.at_work("vreemd"):
        Withdrawal.objects.create(publication=made, why="Niet waar.", **mine)
        Publication.objects.create(organisation=far, replaces=made, schema=1, frozen=made.frozen, **mine)
    assert shown(made) == before


@pytest.mark.parametrize("role", ["web", "owner", "public"])
def test_a_withdrawal_stays_too(cast, anna, role):
    made = anna.publishes()
    with cast.at_work("anna") as post:
        actions.withdraw(made, "Een lijst telde dubbel.", post)
        connection.check_constraints()
        with as_role(role), pytest.raises(Error, match="stays as it is|permission denied"), transaction.atomic():
            connection.cursor().execute("UPDATE statistics_withdrawal SET why = ''")


def test_once_and_only_what_one_has(cast, anna):
    made = anna.has()
    anna.publishes(made)
    with pytest.raises(NotAllowed, match="published"):
        anna.publishes(made)
    with cast.at_work("anna") as post, pytest.raises(NotAllowed, match="no_estimate"):
        actions.publish(anna.asks(), ABOUT, None, post)
    with cast.at_work("rosa") as rosa, pytest.raises(NotAllowed, match="not_analyst"):
        actions.publish(made, ABOUT, None, rosa)


def test_too_few_people_are_not_published(anna, enter):
    few = json.loads(reckoned())
    few["figure"]["seen"] = 24
    made = anna.has(json.dumps(few))
    with pytest.raises(NotAllowed, match="few"):
        anna.publishes(made)
    page = enter("anna").get(f"/schattingen/{made.pk}/publiceer/")
    assert "te weinig mensen" in page.content.decode()


def test_each_verb_is_one_line_in_the_journal(cast, anna):
    made = anna.has()
    publication = anna.publishes(made)
    with anna.cast.at_work("anna") as post:
        actions.discard(anna.again(made), post)
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT verb, matter, officer IS NULL FROM audit_entry WHERE verb LIKE 'estimate.%%' ORDER BY id"
        )
        assert cursor.fetchall() == [
            ("estimate.asked", made.pk, False),
            ("estimate.made", made.pk, True),
            ("estimate.published", publication.pk, False),
            ("estimate.discarded", made.pk, False),
        ]
