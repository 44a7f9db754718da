"""A table is laid with its seats; the key of a partnership goes to who works for a partner, and to nobody else."""

import pytest

from samenzicht.roundtable.founding import CannotFound, found, give_key
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def lay(cast, shape, covenant="Convenant (fictief)"):
    host, partner = cast.organisation("zandwijk"), cast.organisation("politie_duinrand")
    with as_role("owner"):
        return found("Nieuwe tafel (fictief)", shape, host, [partner], covenant)


def test_a_partnership_has_a_compartment_of_its_own(cast):
    table = lay(cast, "partnership")
    assert table.desk.kind == "roundtable"
    assert {seat.organisation for seat in table.seats.all()} == {
        cast.organisation("zandwijk"),
        cast.organisation("politie_duinrand"),
    }


def test_a_table_of_letters_has_none(cast):
    assert lay(cast, "letters", "").desk == cast.organisation("zandwijk").compartment


def test_a_partnership_without_a_ground_is_refused(cast):
    with pytest.raises(CannotFound, match="covenant"):
        lay(cast, "partnership", " ")


def test_the_key_opens_the_table_for_a_partner(cast):
    table = lay(cast, "partnership")
    assert not cast.post("dirk").holds(table.desk_id)
    with as_role("owner"):
        give_key(table, cast.officer("dirk"), "partner")
    assert cast.post("dirk").holds(table.desk_id)


@pytest.mark.parametrize(
    ("who", "role", "words"),
    [("vreemd", "partner", "no work"), ("dirk", "chair", "no work"), ("dirk", "reporter", "no role at a table")],
)
def test_nobody_else_gets_it(cast, who, role, words):
    table = lay(cast, "partnership")
    with as_role("owner"), pytest.raises(CannotFound, match=words):
        give_key(table, cast.officer(who), role)


def test_a_table_of_letters_has_no_key_to_give(cast):
    with as_role("owner"), pytest.raises(CannotFound, match="no key to give"):
        give_key(cast.table("duinrand"), cast.officer("dirk"), "partner")
