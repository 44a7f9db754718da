"""The ground of the measurements: a throwaway PostgreSQL with the project's own tables and locks."""

import base64
import os
import secrets
import statistics
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from samenzicht.compartments.roles import ROLES
from samenzicht.launch.postgres import Cluster, ensure_roles, throwaway

os.environ.setdefault("SAMENZICHT_MASTER_KEY", base64.b64encode(secrets.token_bytes(32)).decode())
os.environ["SAMENZICHT_ROLE"] = "owner"
os.environ["DJANGO_SETTINGS_MODULE"] = "samenzicht.settings"


@contextmanager
def migrated() -> Iterator[tuple[Cluster, dict[str, str]]]:
    """A server with the migrated database `samenzicht`; gives it and the passwords of the roles."""
    passwords = {role: secrets.token_hex(8) for role in ROLES}
    with throwaway() as cluster:
        ensure_roles(cluster, passwords)
        point_django_at(cluster, passwords)
        yield cluster, passwords


def point_django_at(cluster: Cluster, passwords: dict[str, str]) -> None:
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    where = psycopg.conninfo.conninfo_to_dict(cluster.superuser_dsn())
    connection.settings_dict.update(
        HOST=where["host"],
        PORT=str(where.get("port", "")),
        USER="samenzicht_owner",
        PASSWORD=passwords["samenzicht_owner"],
        OPTIONS={},
    )
    call_command("migrate", verbosity=0)


def connect(cluster: Cluster, role: str = "", password: str = "") -> psycopg.Connection:
    """A connection to `samenzicht` as one of the roles, or as the superuser, whom no lock binds."""
    dsn = psycopg.conninfo.make_conninfo(cluster.superuser_dsn(), dbname="samenzicht")
    if role:
        dsn = psycopg.conninfo.make_conninfo(dsn, user=role, password=password)
    return psycopg.connect(dsn, autocommit=True)


def percentile(times: list[float], share: int) -> float:
    """The p50 or p95 of times in seconds, in milliseconds."""
    return statistics.quantiles(times, n=100)[share - 1] * 1000
