"""The ground of all tests: a throwaway PostgreSQL, the cast, and every test under the web role.

Tests connect as a role that can only become one of ours and starts as the web role. Laying the cast is the one thing
that is done as the owner.
"""

import base64
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.conf import settings

from tests.browser import browser, context, page  # noqa: F401 - fixtures

os.environ.setdefault("SAMENZICHT_MASTER_KEY", base64.b64encode(b"m" * 32).decode())
os.environ.setdefault("SAMENZICHT_DJANGO_KEY", "a-key-for-tests-only-" + "x" * 40)
os.environ["SAMENZICHT_EMAIL_BACKEND"] = "django.core.mail.backends.locmem.EmailBackend"
os.environ["SAMENZICHT_DEMO"] = "0"
os.environ["SAMENZICHT_ROLE"] = "web"
# The browser tests drive the page and the database from one thread.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# pytest-django reads the settings before it reads this file: what they took from a developer's home folder, or found
# nowhere on a fresh clone, is replaced here.
settings.MASTER_KEY = os.environ["SAMENZICHT_MASTER_KEY"]
settings.SECRET_KEY = os.environ["SAMENZICHT_DJANGO_KEY"]
settings.DEMO = False

TESTER = "samenzicht_tester"
# Laid once for all tests; what is emptied after a test that commits is everything else.
CAST_TABLES = {
    "compartments_compartment",
    "compartments_compartmentkey",
    "organisations_region",
    "organisations_organisation",
    "organisations_officer",
    "organisations_membership",
    "roundtable_roundtable",
    "roundtable_seat",
    "django_migrations",
    "django_content_type",
}


@pytest.fixture(scope="session")
def passwords() -> dict[str, str]:
    from samenzicht.compartments.roles import ROLES

    return {role: secrets.token_hex(16) for role in ROLES}


@pytest.fixture(scope="session")
def cluster(passwords):
    """One throwaway server for the whole run; `SAMENZICHT_PG_BIN` chooses which PostgreSQL."""
    from samenzicht.launch.postgres import ensure_roles, throwaway

    with throwaway() as running:
        ensure_roles(running, passwords, testing=True)
        with psycopg.connect(running.superuser_dsn(), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {TESTER} LOGIN NOINHERIT CREATEDB PASSWORD 'tester'")
            connection.execute(f"GRANT samenzicht_owner, samenzicht_web, samenzicht_public TO {TESTER}")
            connection.execute(f"GRANT samenzicht_linker, samenzicht_counter TO {TESTER}")
            connection.execute(f"GRANT CONNECT ON DATABASE postgres TO {TESTER}")
        yield running


@pytest.fixture(scope="session")
def django_db_modify_db_settings(cluster) -> None:
    from django.db import connection

    where = psycopg.conninfo.conninfo_to_dict(cluster.superuser_dsn())
    connection.settings_dict.update(
        HOST=where["host"], PORT=str(where.get("port", "")), USER="samenzicht_owner", PASSWORD="", OPTIONS={}
    )


@pytest.fixture(scope="session")
def django_db_setup(request, passwords, cluster, django_db_modify_db_settings, django_db_blocker) -> Iterator[None]:
    """Creates and migrates the test database as the owner, lays the cast, then becomes the web role for good."""
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from samenzicht.launch.catalogues import compile_all
    from tests import cast

    compile_all()
    settings = connection.settings_dict
    with django_db_blocker.unblock():
        settings["PASSWORD"] = passwords["samenzicht_owner"]
        made = setup_databases(verbosity=0, interactive=False)
        cast.lay()
        connection.close()
        settings.update(USER=TESTER, PASSWORD="tester", OPTIONS={"options": "-c role=samenzicht_web"})
    yield
    with django_db_blocker.unblock():
        connection.close()
        settings.update(USER="samenzicht_owner", PASSWORD=passwords["samenzicht_owner"], OPTIONS={})
        teardown_databases(made, verbosity=0)


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Work under another of our roles for a while (`owner` to lay things that only migrations or commands lay)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE samenzicht_{role}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE samenzicht_web")


def empty_all_but_the_cast(cluster) -> None:
    """After a test that commits. Triggers sleep meanwhile, for the journal refuses to be emptied."""
    from django.db import connection

    dsn = psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), dbname=connection.settings_dict["NAME"])
    with psycopg.connect(dsn, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        rows = superuser.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        tables = [name for (name,) in rows if name not in CAST_TABLES]
        superuser.execute(f"TRUNCATE {', '.join(tables)}")


@pytest.fixture(autouse=True, scope="session")
def _emptying_as_the_superuser(cluster) -> Iterator[None]:
    """Django empties the database after a committing test with TRUNCATE, which the web role may not."""
    from django.test import TransactionTestCase

    before = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: empty_all_but_the_cast(cluster)
    yield
    TransactionTestCase._fixture_teardown = before


@pytest.fixture
def cast(db):
    """The people of the fictional region, with `cast.post("bram")` to act as one of them."""
    from tests import cast

    return cast.CAST
