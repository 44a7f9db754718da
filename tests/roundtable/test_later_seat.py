"""A partner that comes to the table later: not asked in a round that is over, and no reader of what was said before."""

from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, transaction

from samenzicht.roundtable import actions
from samenzicht.roundtable.founding import CannotFound, give_key, give_seat
from samenzicht.roundtable.models import Call, Roundtable
from samenzicht.roundtable.refusals import RoundOver
from tests.conftest import as_role
from tests.roundtable import walk

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def table(cast) -> Roundtable:
    return cast.table("molenland")


@pytest.fixture
def item(cast):
    _signal, brought = walk.brought(cast, "bram", "molenland")
    one = walk.laid(cast, "ravi", "molenland", brought.matter)
    walk.asked(cast, "ravi", one)
    return one


@contextmanager
def seat_for(cast, code: str, table: Roundtable):
    """A seat and the table's key for this officer's organisation, as the command gives them."""
    with as_role("owner"):
        give_seat(table, cast.post(code).organisation)
        if table.is_partnership:
            give_key(table, cast.officer(code), "partner")
    with cast.at_work(code) as by:
        yield by


def all_answer(cast) -> None:
    for partner in ("karel", "zita", "vera", "ravi"):
        walk.answered(cast, partner, "withheld", "Bel ons.")


def seen() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM roundtable_answer")
        return cursor.fetchone()[0]


@pytest.mark.parametrize("closed", [True, False])
def test_what_was_answered_before_one_came_stays_shut(cast, table, item, closed):
    if closed:
        walk.answered(cast, "karel", "withheld", "Bel ons.")
        with cast.at_work("ravi") as ravi:
            actions.close_round(item, 1, ravi)
    else:
        all_answer(cast)
    with seat_for(cast, "zoe", table):
        assert seen() == 0
        assert actions.answers(item) == []
    with cast.at_work("ravi"):
        assert len(actions.answers(item)) == (1 if closed else 4)
    with cast.at_work("zita"):
        assert seen() == (1 if closed else 4)


def test_a_seat_that_comes_later_does_not_shut_a_round_that_was_over(cast, table, item):
    all_answer(cast)
    with seat_for(cast, "zoe", table), cast.at_work("ravi"):
        assert len(actions.answers(item)) == 4


def test_nobody_is_asked_in_a_round_that_is_over(cast, table, item):
    all_answer(cast)
    with seat_for(cast, "zoe", table), cast.at_work("ravi") as ravi:
        with pytest.raises(RoundOver):
            actions.ask_round(item, ravi)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            forged_call(item, cast.post("zoe"), ravi)
    with cast.at_work("zoe") as zoe:
        assert not Call.objects.waiting_for(zoe.compartment).exists()


def forged_call(item, to, by) -> None:
    Call.objects.create(
        roundtable_id=item.roundtable_id,
        matter=item.matter,
        turn=item.turn,
        organisation=to.organisation,
        sender_id=item.compartment_id,
        receiver_id=to.compartment,
        pseudonym=item.pseudonym,
        officer=by.officer.pk,
        sent_at=item.brought_at,
    )


def test_in_a_round_that_runs_the_late_partner_is_asked_too(cast, table, item):
    walk.answered(cast, "karel")
    with seat_for(cast, "zoe", table), cast.at_work("ravi") as ravi:
        assert [call.organisation for call in actions.ask_round(item, ravi)] == [cast.organisation("zandwijk")]
    for partner in ("zita", "vera", "ravi"):
        walk.answered(cast, partner)
    with cast.at_work("ravi"):
        assert len(actions.answers(item)) == 1, "his own: the round waits for who was asked last"
    walk.answered(cast, "zoe")
    with cast.at_work("ravi"):
        assert len(actions.answers(item)) == 5
    with cast.at_work("zoe"):
        assert len(actions.answers(item)) == 4, "all but what Karel said before she came"


def test_in_the_next_turn_everyone_takes_part(cast, table, item):
    all_answer(cast)
    with seat_for(cast, "zoe", table):
        pass
    walk.weighed(cast, "ravi", item)
    walk.decided(cast, "ravi", item, "enrich")
    with cast.at_work("ravi") as ravi:
        item.refresh_from_db()
        actions.ask_round(item, ravi)
    for partner in ("karel", "zita", "vera", "ravi", "zoe"):
        walk.answered(cast, partner)
    with cast.at_work("zoe"):
        assert {answer.turn for answer in actions.answers(item)} == {2}
        assert seen() == 5


def test_at_a_table_of_letters_the_host_reads_all_and_asks_nobody_late(cast):
    _signal, brought = walk.brought(cast, "daan", "duinrand")
    item = walk.laid(cast, "zoe", "duinrand", brought.matter)
    walk.asked(cast, "zoe", item)
    for partner in ("zoe", "dirk"):
        walk.answered(cast, partner)
    with as_role("owner"):
        give_seat(cast.table("duinrand"), cast.organisation("veilig"))
    with cast.at_work("zoe") as zoe:
        assert len(actions.answers(item)) == 2
        with pytest.raises(RoundOver):
            actions.ask_round(item, zoe)


def test_a_seat_is_given_once(cast, table):
    with as_role("owner"), pytest.raises(CannotFound, match="sits at this table"):
        give_seat(table, cast.organisation("zorg"))


def test_the_page_says_that_one_came_later(cast, table, item, enter):
    all_answer(cast)
    with seat_for(cast, "zoe", table):
        pass
    url = f"/tafels/{table.pk}/{item.matter}/"
    page = enter("zoe").get(url).content.decode()
    assert "Jouw organisatie kwam later aan deze tafel" in page
    assert "kwam later aan tafel" in page
    assert "Bel ons." not in page
    assert "Vraag ook" not in page
    chair = enter("ravi")
    page = chair.get(url).content.decode()
    assert "Jouw organisatie kwam later" not in page
    assert "Bel ons." in page
    late = chair.post(url + "vraag/", {"act": "ask"})
    assert late.status_code == 409
    assert "volgende ronde" in late.content.decode()


def test_the_chair_asks_who_came_while_the_round_runs(cast, table, item, enter):
    with seat_for(cast, "zoe", table):
        pass
    url = f"/tafels/{table.pk}/{item.matter}/"
    chair = enter("ravi")
    assert "Vraag ook wie later kwam" in chair.get(url).content.decode()
    assert chair.post(url + "vraag/", {"act": "ask"}).status_code == 302
    assert "Vraag ook wie later kwam" not in chair.get(url).content.decode()


def test_the_minutes_of_before_do_not_count_what_is_shut(cast, table, item, enter):
    all_answer(cast)
    walk.weighed(cast, "ravi", item)
    walk.decided(cast, "ravi", item, "keep")
    with seat_for(cast, "zoe", table):
        pass
    url = f"/tafels/{table.pk}/verslag/{walk.today()}/"
    assert "van voor jullie aan tafel kwamen" in enter("zoe").get(url).content.decode()
    assert "bekend en niet te delen: 4" in enter("ravi").get(url).content.decode()
