"""Another organisation's id and an id of nothing give the same page after the same queries: so nobody learns of it."""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenzicht.organisations.models import Membership
from samenzicht.roundtable.models import Agreement, Call, Item
from samenzicht.sharing.models import Disclosure
from samenzicht.signals import drafts
from samenzicht.signals.models import Mention
from samenzicht.web.demo.walk import walk
from tests.conftest import as_role
from tests.web.routes import Route, routes

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OF_A_ROOM = ("signalen/", "zoeken/", "brieven/", "tafels/", "collegas/")
WITH_IDS = [one for one in routes("officers") if one.pattern.startswith(OF_A_ROOM) and "uuid" in one.parts().values()]
CHANGING = re.compile(r'(csrfmiddlewaretoken" value=")\w+|(nonce=")\w+')
NUMBERED = re.compile(r"_?s?\d+_x\d+|'[^']*'|\d+")


@pytest.fixture
def told(cast):
    with as_role("owner"):
        walk(cast.people)
        cast_administrator(cast)
    return cast


def cast_administrator(cast) -> None:
    """An administrator of Verweg: the one role that the strangers do not have yet."""
    there = cast.organisation("verweg")
    Membership.objects.filter(officer=cast.officer("vreemd")).update(until=None)
    cast.administrator = type(cast.officer("vreemd")).objects.enrol("beheer@verweg.example", "Beheer", fictional=True)
    Membership.objects.create(
        officer=cast.administrator, organisation=there, compartment=there.compartment, role="administrator"
    )


def of_molenland(cast) -> dict[str, UUID]:
    """Ids that exist in the other region, by the name under which an address takes them."""
    with cast.at_work("bram") as bram:
        draft = drafts.save_draft({"danger": "normal"}, bram).pk
        mention = Mention.objects.filter(signal__compartment=bram.compartment).first()
        signal = mention.signal
        call = Call.objects.filter(receiver=bram.compartment).first()
    with cast.at_work("ravi"):
        item = Item.objects.filter(roundtable=cast.table("molenland")).exclude(decisions=None).first()
        agreement = Agreement.objects.first()
        letter = Disclosure.objects.get(pk=item.disclosure)
    return {
        "signal": signal.pk, "draft": draft, "mention": mention.pk, "subject": mention.subject_id, "letter": letter.pk,
        "matter": item.matter, "table": item.roundtable_id, "call": call.pk if call else uuid4(),
        "agreement": agreement.pk if agreement else uuid4(), "officer": cast.officer("bram").pk,
        "organisation": cast.organisation("wiekendam").pk,
    }  # fmt: skip


def ids_for(route: Route, there: dict[str, UUID]) -> dict[str, UUID]:
    """What this address would take, were it asked by somebody of Molenland."""
    room = route.pattern.split("/")[0]
    key = {"signalen": "draft" if "/meld/" in route.pattern else "signal", "zoeken": "subject", "collegas": "officer"}
    pk = "signal" if "breng/" in route.pattern else "letter"
    named = {"key": key.get(room, ""), "pk": pk}
    return {name: there[named.get(name, name)] for name, sort in route.parts().items() if sort == "uuid"}


def the_ids_exist(told, there: dict[str, UUID]) -> None:
    """For who may see them; else nothing would be compared with nothing."""
    client = Client()
    client.post(reverse("become", args=[told.officer("bram").pk]))
    for path in (
        reverse("signals:signal", args=[there["signal"]]),
        reverse("signals:step", args=[there["draft"], 2]),
        reverse("signals:who", args=[there["signal"], there["mention"]]),
        reverse("subjects:who", args=[there["subject"]]),
        reverse("roundtable:bring", args=[there["signal"]]),
    ):
        assert client.get(path).status_code == 200, path
    client.post(reverse("become", args=[told.officer("ravi").pk]))
    for path in (
        reverse("letter", args=[there["letter"]]),
        reverse("roundtable:item", args=[there["table"], there["matter"]]),
    ):
        assert client.get(path).status_code == 200, path


def answer_of(client: Client, path: str, method: str, ids: list[str]) -> tuple[int, str, list[str]]:
    """Status, page and the queries' shapes, without what differs from one request to the next."""
    with CaptureQueriesContext(connection) as ran:
        answer = getattr(client, method)(
            path, {"words": "Drie woorden hier", "act": "next"} if method == "post" else {}
        )
    page = CHANGING.sub("", answer.content.decode()) + answer.headers.get("Location", "")
    for one in ids:
        page = page.replace(one, "ID")
    return answer.status_code, page, [NUMBERED.sub("?", one["sql"]) for one in ran]


def pairs(route: Route, there: dict[str, UUID], own_table: UUID) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """Addresses to compare: everything strange, and a strange matter at one's own table."""
    strange = {name: str(value) for name, value in ids_for(route, there).items()}
    nothing = {name: str(uuid4()) for name in strange}
    yield strange, nothing
    if "table" in strange and len(strange) > 1:
        yield strange | {"table": str(own_table)}, nothing | {"table": str(own_table)}


def compared(client: Client, there: dict[str, UUID], own_table: UUID) -> Iterator[tuple[str, int, object]]:
    """Each comparison: where, with which status, and what differs if anything does."""
    for route in WITH_IDS:
        for strange, nothing in pairs(route, there, own_table):
            for method in ("get", "post"):
                one, other = (
                    answer_of(client, route.path(**ids), method, list(ids.values())) for ids in (strange, nothing)
                )
                yield f"{method} {route.pattern}", one[0], None if one == other else differing(one, other)


def test_a_strange_id_and_no_id_are_the_same(told, settings):
    settings.DEMO = True
    there = of_molenland(told)
    the_ids_exist(told, there)
    officers = [told.officer(code) for code in ("vreemd", "zoe", "dirk")] + [told.administrator]
    absent = set()
    for officer in officers:
        client = Client(raise_request_exception=False)
        client.post(reverse("become", args=[officer.pk]))
        client.get(reverse("start"))
        for where, status, difference in compared(client, there, told.table("duinrand").pk):
            assert difference is None, (officer.name, where, difference)
            assert status in {403, 404, 405, 409}, (officer.name, where, status)
            absent |= {where} if status in {404, 409} else set()
    # Each address was asked by somebody whose role it lets in, so that the id was looked for.
    assert {route.pattern for route in WITH_IDS} == {where.split(" ")[1] for where in absent}


def differing(one: tuple[int, str, list[str]], other: tuple[int, str, list[str]]) -> tuple[object, ...]:
    where = next((n for n, (a, b) in enumerate(zip(one[1], other[1], strict=False)) if a != b), None)
    return (
        one[0], other[0], "" if where is None else one[1][where - 40 : where + 60], len(one[2]), len(other[2]),
        [sql[:150] for sql in one[2] if sql not in other[2]], [sql[:150] for sql in other[2] if sql not in one[2]],
    )  # fmt: skip
