"""The public door is unable to read, but for what is published: its role may not, and its pages do not ask."""

import pytest
from django.conf import settings as ours
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.conftest import as_role

PUBLISHED = {"statistics_publication", "statistics_withdrawal", "programme_progressletter"}

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def public(settings, client):
    settings.ROOT_URLCONF, settings.MIDDLEWARE = "samenzicht.web.public", ours.PUBLIC
    with as_role("public"):
        yield client


@pytest.mark.parametrize(
    "path",
    ["/mag-ik-dit-delen/", "/mag-ik-dit-delen/?sender=municipality&receiver=police&purpose=detect", "/ongezien/"],
)
def test_the_pages_ask_the_database_nothing(public, path):
    with CaptureQueriesContext(connection) as queries:
        answer = public.get(path)
    assert answer.status_code == 200
    assert len(queries) == 0


def test_the_first_page_leads_there(public):
    assert public.get("/").headers["Location"] == "/mag-ik-dit-delen/"


@pytest.mark.parametrize("path", ["/signalen/", "/brieven/", "/tafels/", "/schattingen/", "/demo/", "/inloggen/"])
def test_the_officers_rooms_are_not_there(public, path):
    assert public.get(path).status_code == 404


def test_its_role_reads_only_what_is_published(public):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            if table in PUBLISHED:
                continue
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(f"SELECT 1 FROM {table}")
