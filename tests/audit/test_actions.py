"""The journal is written by its verb alone, in the act's own transaction."""

import pytest
from django.db import ProgrammingError, connection, transaction

from samenzicht.audit.actions import record
from samenzicht.audit.chain import verify
from samenzicht.audit.models import Entry
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_line_says_who_for_whom_and_why(cast):
    with cast.at_work("bram") as bram:
        record("signal.opened", bram.compartment, reason="own_work", basis="avg-6-1-e")
    with cast.at_work("pien") as pien:
        line = Entry.objects.of(pien.compartment).get()
    assert (line.officer, line.organisation) == (cast.officer("bram").pk, cast.organisation("wiekendam").pk)
    assert (line.verb, line.reason, line.basis) == ("signal.opened", "own_work", "avg-6-1-e")


def test_only_the_privacy_officer_reads_it(cast):
    with cast.at_work("bram") as bram:
        record("signal.opened", bram.compartment)
        assert not Entry.objects.exists()
    with cast.at_work("vreemd"):
        assert not Entry.objects.exists()


def test_a_line_in_another_compartment_is_refused(cast):
    refused = pytest.raises(ProgrammingError, match="not open to this transaction")
    with cast.at_work("bram"), refused, transaction.atomic():
        record("signal.opened", cast.organisation("verweg").compartment_id)


def test_typed_words_are_refused():
    with pytest.raises(ValueError, match="codes only"):
        record("signal.opened", None, reason="Zij heet Anna")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO audit_entry (at, compartment_id, verb, sort, reason, basis) VALUES (now(), %s, 'x', '', '', '')",
        "UPDATE audit_entry SET verb = 'x' WHERE compartment_id = %s",
        "DELETE FROM audit_entry WHERE compartment_id = %s",
    ],
)
def test_the_web_role_cannot_write_it_otherwise(cast, statement):
    with cast.at_work("pien") as pien, pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement, [pien.compartment])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement", ["UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_link", "TRUNCATE audit_entry CASCADE"]
)
def test_not_even_the_owner_changes_it(cast, statement):
    with as_role("owner"), pytest.raises(ProgrammingError, match="written once"):
        connection.cursor().execute(statement)


@pytest.mark.django_db(transaction=True)
def test_the_chain_holds_and_names_its_first_broken_link(cast, cluster):
    import psycopg

    for _ in range(5):
        with cast.at_work("bram") as bram:
            record("signal.opened", bram.compartment)
    with as_role("owner"):
        check = verify()
    assert check.whole
    assert check.links == 5
    dsn = psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), dbname=connection.settings_dict["NAME"])
    with psycopg.connect(dsn, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE audit_entry SET verb = 'nothing' WHERE id = (SELECT min(id) + 2 FROM audit_entry)")
    with as_role("owner"):
        check = verify()
    assert check.broken_at == 3
    assert "altered" in check.why
