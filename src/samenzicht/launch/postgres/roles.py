"""The five database roles and the database they work in."""

from collections.abc import Mapping

import psycopg
from psycopg import sql

from samenzicht.compartments.roles import OWNER, ROLES
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres.cluster import Cluster
from samenzicht.launch.postgres.scram import verifier


def ensure_roles(
    where: Cluster | str, passwords: Mapping[str, str], name: str = "samenzicht", testing: bool = False
) -> None:
    """Make the roles and their database, or bring an existing set in line.

    `where` is a cluster, or the connection words of a superuser or a role with CREATEROLE and CREATEDB.
    `passwords` by full role name. `testing` lets the owner make the test database: never in a cluster with real data.
    """
    with psycopg.connect(where.superuser_dsn() if isinstance(where, Cluster) else where, autocommit=True) as connection:
        for role in ROLES:
            ensure_role(connection, role, passwords[role], testing and role == OWNER)
        ensure_database(connection, name)
        if isinstance(where, Cluster):  # our own server: nobody has business in the databases that come with it
            for other in ("postgres", "template1"):
                connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(other)))
            if testing:  # the test runner makes its database from there
                connection.execute(sql.SQL("GRANT CONNECT ON DATABASE postgres TO {}").format(sql.Identifier(OWNER)))


def ensure_role(connection: psycopg.Connection, role: str, password: str, makes_databases: bool) -> None:
    found = connection.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication FROM pg_roles WHERE rolname = %s", [role]
    ).fetchone()
    if found and found[0]:
        raise Failure(
            f"The database role {role} can pass by the locks (superuser, BYPASSRLS, CREATEROLE or REPLICATION).",
            f"Let the administrator run: ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION",
        )
    verb = "ALTER ROLE {}" if found else "CREATE ROLE {} NOSUPERUSER NOCREATEROLE NOBYPASSRLS NOREPLICATION"
    connection.execute(
        sql.SQL(f"{verb} LOGIN PASSWORD {{}} {'CREATEDB' if makes_databases else 'NOCREATEDB'}").format(
            sql.Identifier(role), sql.Literal(verifier(password))
        )
    )


def ensure_database(connection: psycopg.Connection, name: str) -> None:
    """The database, owned by the owner role; the other roles may connect and look at the schema, nobody else may."""
    database, owner = sql.Identifier(name), sql.Identifier(OWNER)
    found = connection.execute("SELECT datdba::regrole::text FROM pg_database WHERE datname = %s", [name]).fetchone()
    if (found is None or found[0] != OWNER) and not superuser(connection):
        # Who makes a database for another, or gives it away, must belong to that other.
        connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(owner))
    if found is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0").format(database, owner)
        )
    elif found[0] != OWNER:
        connection.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, owner))
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    for role in ROLES:
        connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(role)))


def superuser(connection: psycopg.Connection) -> bool:
    return connection.info.parameter_status("is_superuser") == "on"
