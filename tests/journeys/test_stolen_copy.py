"""Someone takes a copy of the database. Nothing that people entered can be read in it, nor in what was logged."""

import logging
import subprocess

import psycopg
import pytest
from django.db import connection

from samenzicht.web.demo.stories import STORIES
from samenzicht.web.demo.walk import WEIGHED_WORDS, walk
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

TYPED = "Deze zin staat alleen in een concept, over Conceptina van Bedacht."
SOUGHT = "Zoekwoordina"
SAID = (
    "Wij kennen dit adres van een eerdere melding.",
    "Wij gaan hiermee aan de slag.",
    "De werkers zijn gehoord en slapen nu ergens anders. Dank.",
    "Het bleek een misverstand. Er is niets aan de hand.",
    "Te weinig om door te geven. Over een maand kijken we opnieuw.",
    "Een fictieve melder",
)


def entered() -> set[str]:
    """Every name, number, address and sentence that was entered."""
    told = {text for story in STORIES for text in (story.seen, story.heard, story.inferred) if text}
    named = {text for story in STORIES for _, name, _, contact in story.subjects for text in (name, contact) if text}
    return told | named | set(WEIGHED_WORDS.values()) | set(SAID) | {TYPED, "Conceptina", SOUGHT}


def dump(cluster) -> bytes:
    dsn = psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), dbname=connection.settings_dict["NAME"])
    command = [str(cluster.bin / "pg_dump"), "--inserts", dsn]
    return subprocess.run(command, capture_output=True, check=True).stdout


def readable(copy: bytes, words: set[str]) -> set[str]:
    """Which words stand in the copy: as text, or as the bytes of a column that is not sealed."""
    lower = copy.lower()
    return {word for word in words if word.lower().encode() in lower or word.encode().hex().encode() in lower}


@pytest.fixture
def used(cast, client, settings, caplog):
    """A site that was used: every story told, and a browser that wrote, searched and made mistakes."""
    caplog.set_level(logging.DEBUG)
    settings.DEMO = True
    with as_role("owner"):
        walk(cast.people)
    client.post(f"/demo/{cast.officer('bram').pk}/")
    begun = {"danger": "normal", "channel": "telephone", "on_behalf_of": TYPED, "setting": "desk"}
    step = client.post("/signalen/meld/", begun).headers["Location"]
    client.post(step, {"seen_text": TYPED, "heard_text": TYPED, "inferred_source": TYPED})
    client.post("/signalen/zoek/", {"words": SOUGHT})
    client.post("/zoeken/", {"words": SOUGHT})
    client.get(f"/nergens/{SOUGHT}/")
    return caplog


def test_a_stolen_copy_shows_nothing(used, cluster):
    copy = dump(cluster)
    assert b"INSERT INTO public.signals_observation" in copy
    assert b"INSERT INTO public.signals_draft" in copy
    assert b"INSERT INTO public.django_session" in copy
    assert readable(copy, entered()) == set()


def test_the_logs_show_nothing(used):
    logged = "\n".join(record.getMessage() for record in used.records if not record.name.startswith("django.db"))
    assert readable(logged.encode(), entered() - {SOUGHT}) == set()


def test_a_planted_clear_text_is_found(used, cluster):
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("UPDATE organisations_region SET name = %s WHERE code = 'DUINRAND'", [SAID[0]])
    try:
        assert readable(dump(cluster), entered()) == {SAID[0]}
    finally:
        with as_role("owner"), connection.cursor() as cursor:
            cursor.execute("UPDATE organisations_region SET name = 'Fictieve regio Duinrand' WHERE code = 'DUINRAND'")
