"""No page of the table runs more than twelve queries, whatever lies on it."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenzicht.roundtable.models import Item
from samenzicht.sharing.models import Content, Disclosure
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]

MOST = 12
# Begin and end of a transaction and the keys that it holds are no queries on data.
NO_DATA = ("SAVEPOINT", "RELEASE SAVEPOINT", "BEGIN", "COMMIT", "SELECT set_config")


def queries_of(client, url: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [one["sql"] for one in captured if not one["sql"].startswith(NO_DATA)]


def more_of_the_same(cast, item: Item, number: int) -> None:
    """Copies of a letter and its item under matters of their own; only their envelopes are looked at."""
    with cast.at_work("bram"):
        letter = Disclosure.objects.get(pk=item.disclosure)
        content = Content.objects.get(pk=item.disclosure)
        copies = [copy_of(letter, id=uuid4(), matter=uuid4()) for _ in range(number)]
        Disclosure.objects.bulk_create(copies)
        Content.objects.bulk_create(copy_of(content, disclosure_id=one.pk) for one in copies)
    with cast.at_work("ravi"):
        Item.objects.bulk_create(
            copy_of(item, id=uuid4(), matter=one.matter, disclosure=one.pk) for one in copies[: number * 2 // 3]
        )


def copy_of(row, **changed):
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(fields | changed))


@pytest.mark.parametrize("number", [5, 200])
def test_agenda_and_screen(cast, enter, number):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    item = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", item)
    for partner in ("karel", "zita", "vera", "ravi"):
        walk.answered(cast, partner)
    more_of_the_same(cast, item, number - 1)
    walk.weighed(cast, "ravi", item)
    client, agenda = enter("ravi"), f"/tafels/{item.roundtable_id}/"
    for url in (agenda, f"{agenda}{item.matter}/", f"{agenda}verslag/{walk.today()}/", f"{agenda}{item.matter}/ronde/"):
        ran = queries_of(client, url)
        assert len(ran) <= MOST, "\n".join(sql[:110] for sql in ran)
    assert client.get(agenda).content.decode().count("data-entry") == number


def test_the_screen_after_a_decision(cast, enter):
    _signal, item = walk.up_to_referral(cast, "bram", "ravi", "molenland")
    ran = queries_of(enter("ravi"), f"/tafels/{item.roundtable_id}/{item.matter}/")
    assert len(ran) <= MOST, "\n".join(sql[:110] for sql in ran)


def test_what_the_table_asks(cast, enter):
    for _ in range(5):
        _signal, brought = walk.brought(cast, "bram", "molenland")
        walk.asked(cast, "ravi", walk.laid(cast, "ravi", "molenland", brought.matter))
    walk.answered(cast, "karel")
    walk.answered(cast, "karel")
    ran = queries_of(enter("karel"), "/tafels/gevraagd/")
    assert len(ran) <= MOST, "\n".join(sql[:110] for sql in ran)
