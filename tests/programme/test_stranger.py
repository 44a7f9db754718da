"""Another programme office gets nothing of ours: not by an id that leaked, not by raw SQL under keys of its own."""

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samenzicht.compartments.models import InCompartment
from samenzicht.organisations.models import Membership, Role
from samenzicht.web.demo.letter import write
from samenzicht.web.demo.programme import lay_programme
from tests.conftest import as_role
from tests.web.routes import Route, routes

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|name="once" value="[^"]*"')
MODELS = [one for one in apps.get_app_config("programme").get_models() if issubclass(one, InCompartment)]


@pytest.fixture
def ours(cast, settings):
    """One id of each sort of row that the office has."""
    from tests import cast as laid

    settings.DEMO = True
    lay_programme(laid.CAST.people)
    write(laid.CAST.people)
    with as_role("owner"):
        # Sara works at another ministry, which has an office of its own.
        szw = cast.organisation("szw")
        Membership.objects.filter(officer=cast.officer("sara")).delete()
        Membership.objects.create(
            officer=cast.officer("sara"), organisation=szw, compartment=szw.compartment, role=Role.OFFICE
        )
    with cast.at_work("olga"):
        ids = {model.__name__: model.objects.values_list("pk", flat=True).first() for model in MODELS}
    checker = Membership.objects.filter(role=Role.MINISTRY).first()
    return {name: pk for name, pk in ids.items() if pk} | {"Membership": checker.pk}


def of_a_row() -> list[Route]:
    return [one for one in routes("officers") if one.pattern.startswith("programma/") and one.parts()]


def entered(cast, code: str) -> Client:
    client = Client()
    client.post(reverse("become", args=[cast.officer(code).pk]))
    return client


def shown(client: Client, method: str, route: Route, key) -> tuple[int, str]:
    """The page without what differs by itself."""
    answer = getattr(client, method)(route.path(**dict.fromkeys(route.parts(), key)))
    return answer.status_code, TOKEN.sub("", ID.sub("", answer.content.decode()))


def test_the_office_itself_does_reach_them(cast, ours):
    """Else the next tests would prove nothing."""
    client = entered(cast, "olga")
    reached = {route.name for route in of_a_row() for pk in ours.values() if shown(client, "get", route, pk)[0] == 200}
    assert {"action", "news_tell", "motion", "grant", "letter", "letter_read", "paragraph"} <= reached


def test_by_id_another_office_sees_the_page_of_what_is_not_there(cast, ours):
    client = entered(cast, "sara")
    assert client.get(reverse("programme:board")).status_code == 200
    for route in of_a_row():
        for method in ("get", "post"):
            nothing = shown(client, method, route, uuid4())
            for name, pk in ours.items():
                assert shown(client, method, route, pk) == nothing, (route.name, method, name)


def test_by_raw_sql_another_office_sees_and_changes_nothing(cast, ours):
    with cast.at_work("olga"):
        assert {model.__name__ for model in MODELS if count(model)} >= {"Action", "Figure", "Motion", "Wording"}
    with cast.at_work("sara"):
        for model in MODELS:
            assert count(model) == 0, model
            for act in (f"DELETE FROM {table(model)}", f"UPDATE {table(model)} SET id = id"):
                assert touched(act) in (None, 0), act


def table(model) -> str:
    return model._meta.db_table


def count(model) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table(model)}")
        return cursor.fetchone()[0]


def touched(act: str) -> int | None:
    """How many rows; None when the database refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)
            return cursor.rowcount
    except DatabaseError:
        return None
