"""What an officer can read and write by raw SQL in the web role is what ten lines of rule say."""

from uuid import UUID, uuid4

import pytest
from django.db import Error, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenzicht.compartments.keys import Keys, holding
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ROOMS = [UUID(int=n) for n in range(1, 5)]
room = st.sampled_from(ROOMS)
worlds = st.fixed_dictionaries(
    {
        "signals": st.lists(room, max_size=6),
        "letters": st.lists(st.tuples(room, room, st.booleans()), max_size=6),
        "keys": st.frozensets(room, max_size=3),
        "target": room,
    }
)


class Rule:
    """The rule, in ten lines. `keys` are the compartments that the officer may open."""

    def __init__(self, keys):
        self.keys = keys

    def sees(self, compartment):
        return compartment in self.keys

    def reads(self, sender, receiver):
        return sender in self.keys or receiver in self.keys

    def takes_back(self, sender):
        return sender in self.keys


def run(statement, *values):
    """Rows, or the number of rows touched, or None when the database refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount
    except Error as refused:
        assert "row-level security" in str(refused) or "permission denied" in str(refused)
        return None


SIGNAL = """
INSERT INTO signals_signal (id, compartment_id, pseudonym, kind, setting, urgency, channel, on_behalf_of, reporter,
                            reported_at)
VALUES (%s, %s, 'x', '', '', 'normal', 'self', '', %s, now())
"""
LETTER = """
INSERT INTO sharing_disclosure (id, sender_id, receiver_id, from_organisation_id, to_organisation_id, officer, sort,
                                matter, pseudonym, kind, urgency, purpose, stage, categories, basis, verdict, sent_at,
                                signed_by, addressed_to)
SELECT %s, %s, %s, o.id, o.id, o.id, 'signal', o.id, 'x', '', 'normal', '', '', '', '', '{}', now(), '', ''
FROM organisations_organisation o ORDER BY id LIMIT 1
"""
CONTENT = (
    "INSERT INTO sharing_content (disclosure_id, sender_id, receiver_id, text, key_for_sender, key_for_receiver)"
    " VALUES (%s, %s, %s, '', '', '')"
)


def lay(world):
    """The world, written by someone who holds every key."""
    signals, letters = [], []
    with holding(Keys(organisation=signing(), compartments=frozenset(ROOMS))):
        for compartment in world["signals"]:
            signals.append((uuid4(), compartment))
            run(SIGNAL, signals[-1][0], compartment, uuid4())
        for sender, receiver, withdrawn in world["letters"]:
            letters.append((uuid4(), sender, receiver, withdrawn))
            assert run(LETTER, letters[-1][0], sender, receiver) == 1
            if not withdrawn:
                run(CONTENT, letters[-1][0], sender, receiver)
    return signals, letters


def signing():
    """The organisation in whose name the letters of this test go."""
    ((organisation,),) = run("SELECT id FROM organisations_organisation ORDER BY id LIMIT 1")
    return organisation


def ids(table, column="id"):
    return {found for (found,) in run(f"SELECT {column} FROM {table}")}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worlds)
def test_the_database_does_what_the_rule_says(cast, world):
    with transaction.atomic():
        with as_role("owner"), connection.cursor() as cursor:
            for compartment in ROOMS:
                cursor.execute(
                    "INSERT INTO compartments_compartment VALUES (%s, 'desk', 0, '') ON CONFLICT DO NOTHING",
                    [compartment],
                )
        signals, letters = lay(world)
        rule, target = Rule(world["keys"]), world["target"]
        with holding(Keys(organisation=signing(), compartments=world["keys"])):
            assert ids("signals_signal") == {one for one, c in signals if rule.sees(c)}
            assert ids("sharing_disclosure") == {one for one, s, r, _ in letters if rule.reads(s, r)}
            assert ids("sharing_content", "disclosure_id") == {
                one for one, s, r, withdrawn in letters if rule.reads(s, r) and not withdrawn
            }
            for one, compartment in signals:
                touched = run("UPDATE signals_signal SET pseudonym = 'y' WHERE id = %s", one)
                assert touched == int(rule.sees(compartment))
            assert run(SIGNAL, uuid4(), target, uuid4()) == (1 if rule.sees(target) else None)
            if signals and rule.sees(signals[0][1]):
                moved = run("UPDATE signals_signal SET compartment_id = %s WHERE id = %s", target, signals[0][0])
                assert moved == (1 if rule.sees(target) else None)
            assert run(LETTER, uuid4(), target, ROOMS[0]) == (1 if rule.takes_back(target) else None)
            assert run("UPDATE sharing_disclosure SET pseudonym = 'y'") is None
            assert run("DELETE FROM sharing_disclosure") is None
            taken = run("DELETE FROM sharing_content")
            assert taken == sum(1 for _, s, _, withdrawn in letters if rule.takes_back(s) and not withdrawn)
            assert run("INSERT INTO audit_link (number, entry_id, hash) VALUES (1, 1, '')") is None
        transaction.set_rollback(True)


def test_without_keys_a_forgotten_filter_shows_nothing(cast):
    with cast.at_work("bram") as bram:
        run(SIGNAL, uuid4(), bram.compartment, uuid4())
        assert len(ids("signals_signal")) == 1
    assert ids("signals_signal") == set()
    with as_role("owner"):
        assert ids("signals_signal") == set()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("ALTER TABLE signals_signal DISABLE ROW LEVEL SECURITY", "must be owner"),
        ("SET LOCAL row_security = off; SELECT * FROM signals_signal", "row-level security"),
        ("DROP POLICY signals_signal_enclosed ON signals_signal", "must be owner"),
        ("TRUNCATE signals_signal", "permission denied"),
        ("CREATE TABLE mine (id int)", "permission denied"),
    ],
)
def test_the_web_role_cannot_open_a_lock(db, statement, words):
    with pytest.raises(Error, match=words), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM compartments_compartmentkey",
        "UPDATE compartments_compartmentkey SET wrapped = ''",
        "DELETE FROM roundtable_item",
        "DELETE FROM roundtable_agreement",
    ],
)
def test_who_holds_the_key_of_a_table_cannot_destroy_what_is_in_it(cast, statement):
    """Reading with a key is one thing; making a key or an item vanish is work of the owner role."""
    with cast.at_work("karel"):
        assert len(ids("compartments_compartmentkey")) == 2
        assert run(statement) is None


@pytest.mark.parametrize("role", ["public", "linker", "counter"])
def test_the_other_roles_read_nothing(cast, role):
    with cast.at_work("bram"), as_role(role):
        for table in ("signals_signal", "sharing_disclosure", "organisations_officer", "audit_entry"):
            assert run(f"SELECT 1 FROM {table}") is None


def test_a_drop_box_takes_and_does_not_show(cast):
    """The lock of the public letterbox, on a table of this test."""
    from samenzicht.compartments.locks import DropBox, closed

    desk = cast.organisation("wiekendam").compartment_id
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE letterbox (compartment_id uuid, words text)")
        for statement in (*closed("letterbox"), *DropBox("Letterbox").statements("letterbox")):
            cursor.execute(statement)
    with as_role("public"):
        assert run("INSERT INTO letterbox VALUES (%s, 'help')", desk) == 1
        assert run("SELECT * FROM letterbox") is None
    with cast.at_work("vreemd"):
        assert run("SELECT * FROM letterbox") == []
    with cast.at_work("bram"):
        assert run("SELECT words FROM letterbox") == [("help",)]
        assert run("INSERT INTO letterbox VALUES (%s, 'planted')", desk) is None


def test_nobody_signs_for_another_organisation(cast):
    """Not even with a key that both hold: at a partnership every partner opens the desk."""
    desk, room = cast.table("molenland").desk_id, cast.organisation("wiekendam").compartment_id
    forged = LETTER.replace("ORDER BY id LIMIT 1", "WHERE name LIKE 'Politie Molenland%%'")
    with cast.at_work("bram"):
        assert run(forged, uuid4(), room, desk) is None
        assert run(forged, uuid4(), desk, room) is None
    with cast.at_work("karel"):
        assert run(forged, uuid4(), cast.organisation("politie").compartment_id, desk) == 1


def test_content_goes_between_the_ends_of_its_envelope(cast):
    organisation = cast.organisation("wiekendam")
    letter, room, desk = uuid4(), organisation.compartment_id, cast.table("molenland").desk_id
    with cast.at_work("bram"):
        assert run(LETTER.replace("ORDER BY id LIMIT 1", "WHERE id = %s"), letter, room, desk, organisation.pk) == 1
        assert run(CONTENT, letter, room, cast.organisation("verweg").compartment_id) is None
        assert run(CONTENT, letter, desk, room) is None
        assert run(CONTENT, letter, room, desk) == 1
