"""A stranger gets nothing: not on a page, not by an id that leaked, not by raw SQL under keys of his own."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Page, expect

from tests.browser import shoot
from tests.journeys import acts, whole_walk
from tests.journeys.looking import DESK, PHONE, in_both_languages
from tests.journeys.whole_walk import Told
from tests.roundtable import walk

# An officer elsewhere who reads letters, and the chair of another table, whose roles open every door but these.
STRANGERS = ("vreemd", "zoe")
# The one table in which a stranger has rows: the keys of the own organisation.
OWN = {"compartments_compartmentkey"}
ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
# Of people and not of matters: the role switch of the demo, the page of a colleague. What is published
# is for everyone; of estimates and the programme the strangers are others, in the tests of those rooms.
ELSEWHERE = ("become", "organisations:", "publication", "progress", "update", "statistics:", "programme:")


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name and any("UUID" in type(kind).__name__ for kind in one.pattern.converters.values()):
            yield f"{space}{one.name}", one


def names() -> list[str]:
    """Every page of the officers' door that has the id of a matter in its address."""
    return [name for name, _one in patterns(get_resolver()) if not name.startswith(ELSEWHERE)]


def addresses(told: Told, cast) -> dict[str, list[str]]:
    """The address of each of those pages, for everything that there is."""
    at, day = [told.table], walk.today()
    signal, item = {"key": told.signal}, {"table": told.table, "matter": told.matter}
    police = cast.organisation("politie").pk
    of = {
        "signals:step": [{"key": told.draft, "number": number} for number in range(1, 6)],
        "signals:keep": [{"key": told.draft, "number": 2}],
        "signals:danger": [{"key": told.draft}],
        "signals:discard": [{"key": told.draft}],
        "signals:who": [{**signal, "mention": told.mention}],
        "signals:adopt": [{"letter": one} for one in told.letters],
        "subjects:who": [{"key": told.subject}],
        "roundtable:answer": [{"call": one} for one in told.calls],
        "roundtable:bring": [{"pk": told.signal}],
        "roundtable:give_identity": [{"pk": one} for one in told.requests],
        "roundtable:agenda": [{"table": told.table}],
        "roundtable:ask_all": [{"table": told.table}],
        "roundtable:minutes": [{"table": one, "day": day} for one in at],
        "roundtable:send_minutes": [{"table": one, "day": day} for one in at],
        "roundtable:fulfil": [{"table": told.table, "agreement": told.agreement}],
        "seen_by": [{"matter": told.matter, "organisation": police}],
        "letter_answer": [
            {"pk": one, "verb": verb} for one in told.letters for verb in ("acknowledge", "accept", "answer")
        ],
    }
    rest = {"signals:": [signal], "roundtable:": [item], "letter": [{"pk": one} for one in told.letters]}
    found = {}
    for name in names():
        kwargs = of.get(name) or next(some for start, some in rest.items() if name.startswith(start))
        found[name] = [reverse(name, kwargs=one) for one in kwargs]
    return found


def nonsense(url: str) -> str:
    return ID.sub(lambda _found: str(uuid4()), url)


def what_is_shown(client: Client, method: str, url: str) -> tuple[int, str]:
    """The page without what differs by itself: the id that was asked for, and the token of its form."""
    response = getattr(client, method)(url)
    return response.status_code, TOKEN.sub("", ID.sub("", response.content.decode()))


@pytest.fixture
def visit(cast) -> Iterator:
    def enter(code: str) -> Client:
        client = Client()
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return enter


@pytest.mark.django_db
@pytest.mark.database
def test_the_owners_do_reach_them(cast, visit):
    """Else the next test would prove nothing."""
    told = whole_walk.told(cast)
    pages = addresses(told, cast)
    asked = {
        "bram": ("signals:signal", "signals:who", "signals:step", "subjects:who", "roundtable:bring", "seen_by"),
        "karel": ("letter", "letter_print"),
        "ravi": (
            "roundtable:agenda",
            "roundtable:item",
            "roundtable:minutes",
            "roundtable:refer",
            "roundtable:ask_who",
        ),
    }
    for code, wanted in asked.items():
        client = visit(code)
        for name in wanted:
            assert 200 in {client.get(url).status_code for url in pages[name]}, name


@pytest.mark.django_db
@pytest.mark.database
@pytest.mark.parametrize("who", STRANGERS)
def test_by_id_a_stranger_sees_the_page_of_what_is_not_there(cast, visit, who):
    told = whole_walk.told(cast)
    client = visit(who)
    for name, urls in addresses(told, cast).items():
        for url in urls:
            for method in ("get", "post"):
                status, shown = what_is_shown(client, method, url)
                assert status in (403, 404, 405, 409), (method, name, status)
                if who == "zoe":
                    assert status in ((404, 405, 409) if method == "post" else (404, 405)), (method, name, status)
                assert (status, shown) == what_is_shown(client, method, nonsense(url)), (method, name)
                assert told.pseudonym not in shown, name


@pytest.mark.django_db
@pytest.mark.database
def test_by_raw_sql_a_stranger_sees_and_changes_nothing(cast):
    whole_walk.told(cast)
    with cast.at_work("bram"):
        for table in ("signals_signal", "sharing_content"):
            assert rows(table), "there is something to see"
    for code in STRANGERS:
        with cast.at_work(code) as stranger:
            for table in set(locked()) - OWN:
                assert not rows(table), (code, table)
                for act in (f"DELETE FROM {table}", f"UPDATE {table} SET {first_column(table)} = NULL"):
                    assert touched(act) in (None, 0), (code, act)
            own = {row[0] for row in run("SELECT compartment_id FROM compartments_compartmentkey")}
            assert own == stranger.keys().compartments


def locked() -> list[str]:
    """Every table with a lock."""
    sql = "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r' ORDER BY 1"
    return [name for (name,) in run(sql)]


def first_column(table: str) -> str:
    columns = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum LIMIT 1"
    return str(run(columns, table)[0][0])


def rows(table: str) -> list[tuple[UUID, ...]]:
    """What this role and these keys see of a table; nothing when they may not even ask."""
    return run(f"SELECT ctid::text FROM {table}")


def run(sql: str, *values: object) -> list[tuple]:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.fetchall()
    except Error as refused:
        assert "permission denied" in str(refused), refused
        return []


def touched(sql: str) -> int | None:
    """How many rows were changed; None when the database refused. Whatever it did is undone."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            changed = cursor.rowcount
            transaction.set_rollback(True)
            return changed
    except Error as refused:
        if "permission denied" not in str(refused):
            assert "row-level security" in str(refused), refused
        return None


@pytest.mark.django_db(transaction=True)
@pytest.mark.database
@pytest.mark.browser
def test_a_stranger_looks_around(cast, page: Page):
    """Given a signal that walked the whole way elsewhere, when a stranger opens every list, then none shows it."""
    told = whole_walk.told(cast)
    page.set_viewport_size(DESK)
    acts.become(page, "Vreemd")
    for url in ("/", "/signalen/", "/brieven/", "/brieven/verstuurd/", "/tafels/", "/tafels/gevraagd/", "/zoeken/"):
        page.goto(url)
        for secret in (told.pseudonym, *whole_walk.SECRETS):
            assert secret not in page.content(), url
    page.goto("/zoeken/")
    page.get_by_label("Zoek", exact=True).fill(walk.NAME)
    acts.press(page, "Zoek")
    expect(page.get_by_text("Wie is dit?")).to_have_count(0)
    # nor by the address of a letter that someone sent him by mistake
    for url in (f"/brieven/{told.letters[0]}/", f"/signalen/{told.signal}/"):
        assert page.goto(url).status == 404
        acts.headed(page, "Deze pagina is er niet")
        assert told.pseudonym not in page.content()
    in_both_languages(page, "stranger", PHONE, DESK)
    shoot(page, "journey-stranger")
