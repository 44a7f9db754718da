"""Every table is locked or stands in one short list of open tables, each with a reason."""

import pytest
from django.db import connection

from samenzicht.audit import counting as audit
from samenzicht.roundtable import counting as roundtable
from samenzicht.sharing import counting as sharing
from samenzicht.signals import counting as signals
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# Open tables and what the web role may do with them.
READ, ALL = "SELECT", "DELETE INSERT SELECT UPDATE"
OPEN = {
    "compartments_compartment": (READ, "that a compartment exists, and the public key with which letters are sealed"),
    "organisations_region": (READ, "names of regions"),
    "organisations_organisation": (READ, "names and hours of organisations, so that a letter finds its receiver"),
    "organisations_officer": ("INSERT SELECT UPDATE", "who may sign in; needed before there are keys"),
    "organisations_membership": ("INSERT SELECT UPDATE", "which keys an officer has; read before there are keys"),
    "roundtable_roundtable": (READ, "that a table exists, so that one can bring something to it"),
    "roundtable_seat": (READ, "which organisations sit at a table"),
    "statistics_publication": ("INSERT SELECT", "published numbers are for everyone; nobody can change them"),
    "statistics_withdrawal": ("INSERT SELECT", "why a published number must not be used any more"),
    "programme_progressletter": ("INSERT SELECT", "the published letter is for everyone; nobody can change it"),
    "programme_tally": (READ, "counts over all organisations, protected before they were laid down"),
    "account_emailaddress": (ALL, "sign-in library"),
    "account_emailconfirmation": (ALL, "sign-in library"),
    "mfa_authenticator": (ALL, "sign-in library; secrets in it are sealed with the master key"),
    "socialaccount_socialaccount": (ALL, "sign-in library"),
    "socialaccount_socialapp": (READ, "sign-in library"),
    "socialaccount_socialtoken": (ALL, "sign-in library"),
    "usersessions_usersession": (ALL, "sign-in library"),
    "django_session": (ALL, "who is signed in; no data of a signal"),
    "django_content_type": (READ, "Django"),
    "web_cache": (ALL, "sign-in limits across processes"),
}
# What another role than web and owner may do with a table.
OTHERS = {
    "statistics_publication": "samenzicht_public SELECT",
    "statistics_withdrawal": "samenzicht_public SELECT",
    "programme_progressletter": "samenzicht_public SELECT",
    "programme_tally": "samenzicht_counter INSERT",
}
# Tables of the libraries that no role of ours may touch.
SHUT = {
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_migrations",
    "socialaccount_socialapp_sites",
}

TABLES = """
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
       (SELECT count(*) FROM pg_policies p WHERE p.tablename = c.relname),
       coalesce((SELECT string_agg(DISTINCT g.privilege_type, ' ' ORDER BY g.privilege_type)
                 FROM information_schema.role_table_grants g
                 WHERE g.table_name = c.relname AND g.grantee = 'samenzicht_web'), ''),
       coalesce((SELECT string_agg(DISTINCT g.grantee || ' ' || g.privilege_type, ', ')
                 FROM information_schema.role_table_grants g
                 WHERE g.table_name = c.relname AND g.grantee NOT IN ('samenzicht_web', 'samenzicht_owner')), '')
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
ORDER BY 1
"""

UNIQUE = """
SELECT t.relname, array_agg(a.attname ORDER BY a.attname)
FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
WHERE i.indisunique AND NOT i.indisprimary AND t.relnamespace = 'public'::regnamespace AND t.relrowsecurity
GROUP BY t.relname, i.indexrelid
"""
# A unique column of a locked table tells that another holds the same value, unless it names its own compartment or a
# row of it that only a holder of the key can know.
OWN = {
    "compartment_id",
    "sender_id",
    "item_id",
    "weighing_id",
    "disclosure_id",
    "entry_id",
    "news_id",
    "replaces_id",
    "cycle_id",
}

DEFINERS = """
SELECT p.proname, array_to_string(p.proconfig, ' ') FROM pg_proc p
WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1
"""

COUNTERS = """
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0
  AND NOT a.attisdropped AND has_column_privilege('samenzicht_counter', c.oid, a.attnum, 'SELECT, UPDATE')
"""


def faults() -> list[str]:
    """Tables that are neither locked nor listed, or that give more than the list says."""
    found = []
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(TABLES)
        for table, locked, policies, rights, others in cursor.fetchall():
            if table in OPEN and rights != OPEN[table][0]:
                found.append(f"{table}: the web role may {rights or 'nothing'}")
            if table in SHUT and rights:
                found.append(f"{table}: the web role may {rights}")
            if table not in OPEN and table not in SHUT and not (locked and policies):
                found.append(f"{table}: neither locked nor in the list of open tables")
            if others != OTHERS.get(table, ""):
                found.append(f"{table}: also open to {others}")
    return found


def test_every_table_is_locked_or_listed(db):
    assert faults() == []


def test_a_planted_open_table_is_found(db):
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE diary (words text)")
        cursor.execute("GRANT SELECT ON diary TO samenzicht_counter")
    assert faults() == [
        "diary: neither locked nor in the list of open tables",
        "diary: also open to samenzicht_counter SELECT",
    ]


@pytest.mark.parametrize(
    "fault",
    [
        "ALTER TABLE signals_signal NO FORCE ROW LEVEL SECURITY",
        "GRANT DELETE ON organisations_officer TO samenzicht_web",
    ],
)
def test_a_planted_weakness_is_found(db, fault):
    with as_role("owner"), connection.cursor() as cursor:
        cursor.execute(fault)
    assert len(faults()) == 1


def test_uniqueness_stays_within_a_compartment(db):
    with connection.cursor() as cursor:
        cursor.execute(UNIQUE)
        assert [(table, columns) for table, columns in cursor.fetchall() if not OWN & set(columns)] == []


def test_functions_that_run_as_the_owner_are_few_and_pin_their_search_path(db):
    with connection.cursor() as cursor:
        cursor.execute(DEFINERS)
        definers = dict(cursor.fetchall())
    counts = {one.name for room in (audit, sharing, signals, roundtable) for one in room.COUNTS}
    others = {"audit_forge", "audit_record", "roundtable_answered", "roundtable_round_is_over"}
    assert set(definers) == others | counts
    assert set(definers.values()) == {"search_path=public, pg_temp"}


def test_the_counter_may_call_its_counts_and_read_no_column(db):
    with connection.cursor() as cursor:
        cursor.execute(COUNTERS)
        assert cursor.fetchall() == []
