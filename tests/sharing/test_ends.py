"""Only the two ends of a letter have it: a stranger gets nothing, by query or by raw SQL."""

import pytest
from django.db import ProgrammingError, connection, transaction

from samenzicht.sharing.actions import NotYours, accept, read, what_sees
from samenzicht.sharing.models import Disclosure

from .letters import SEEN, send, to_the_table

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLES = ("sharing_disclosure", "sharing_content", "sharing_reply", "sharing_advice", "sharing_reminder")


@pytest.fixture
def letter(cast):
    with cast.at_work("bram") as bram:
        sent = send(cast, bram)
    with cast.at_work("karel") as karel:
        accept(sent, karel, "Wij gaan kijken.")
    return sent


def rows(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def test_raw_sql_shows_a_stranger_nothing(cast, letter):
    with cast.at_work("bram"):
        assert [rows(table) for table in TABLES[:3]] == [1, 1, 1]
    with cast.at_work("vreemd"):
        assert [rows(table) for table in TABLES] == [0] * 5
    assert [rows(table) for table in TABLES] == [0] * 5


@pytest.mark.parametrize("who", ["bram", "karel"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sharing_disclosure SET pseudonym = 'x'",
        "DELETE FROM sharing_disclosure",
        "UPDATE sharing_content SET text = ''",
        "DELETE FROM sharing_reply",
    ],
)
def test_nobody_rewrites_what_was_said(cast, letter, who, change):
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with cast.at_work(who), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.parametrize("who", ["vreemd", "zita"])
def test_who_holds_neither_key_does_not_read(cast, letter, who):
    with cast.at_work(who) as other:
        with pytest.raises(Disclosure.DoesNotExist):
            Disclosure.objects.get(pk=letter.pk)
        with pytest.raises(NotYours):
            read(letter, other)


def test_a_reporter_reads_no_letters(cast, letter):
    with cast.at_work("noor") as noor, pytest.raises(NotYours):
        read(letter, noor)


def test_what_a_partner_sees_is_what_the_locks_show_him(cast):
    with cast.at_work("bram") as bram:
        brought = send(cast, bram, to_the_table(cast, [SEEN]), sort="signal")
        send(cast, bram, matter=brought.matter)
        seen = {
            code: what_sees(brought.matter, cast.organisation(code), bram) for code in ("politie", "zorg", "verweg")
        }
    assert {code: len(letters) for code, letters in seen.items()} == {"politie": 2, "zorg": 1, "verweg": 0}
    for code, officer in (("politie", "karel"), ("zorg", "zita"), ("verweg", "vreemd")):
        with cast.at_work(officer):
            assert Disclosure.objects.filter(matter=brought.matter).count() == len(seen[code])
