"""A PostgreSQL server of someone else (DATABASE_URL): make the roles there, or say what its administrator must do."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import psycopg

from samenzicht.compartments.roles import OWNER, ROLES
from samenzicht.launch import home
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import ensure_roles
from samenzicht.launch.postgres.scram import verifier

SHAPE = "DATABASE_URL looks like postgresql://user:password@host:5432/name"


def prepare(folder: Path, url: str) -> None:
    """Make sure that the five roles and the database are there, and write down the way to it."""
    words = read(url)
    passwords = home.passwords(folder)
    if words["user"] == OWNER:
        passwords[OWNER] = words["password"]
        home.write_down(folder, words["host"], words["port"], words["dbname"], passwords)
        lacking = [role for role in ROLES if not signs_in(words, role, passwords[role])]
        if lacking:
            raise administrator_must(
                words["dbname"], passwords, "these database roles are not there, or with another password"
            )
        return
    # The passwords are kept first: who is halfway with the roles must find the same ones at the next try.
    home.write_down(folder, words["host"], words["port"], words["dbname"], passwords)
    with connect(words) as connection:
        may = connection.execute(
            "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    if all(signs_in(words, role, passwords[role]) for role in ROLES):
        return
    if not may or not may[0]:
        raise administrator_must(
            words["dbname"], passwords, f"the role {words['user']} may not create roles and databases"
        )
    maintenance = psycopg.conninfo.make_conninfo(**{**words, "dbname": entrance(words)})
    ensure_roles(maintenance, passwords, words["dbname"])


def read(url: str) -> dict[str, Any]:
    """The parts of the address. Raises Failure with the right shape when it is not one."""
    try:
        parts = urlsplit(url)
        port = parts.port or 5432
    except ValueError as error:
        raise Failure(f"DATABASE_URL cannot be read: {error}.", SHAPE) from error
    if parts.scheme not in {"postgresql", "postgres"} or not parts.hostname or not parts.username:
        raise Failure("DATABASE_URL cannot be read.", SHAPE)
    return {
        "host": unquote(parts.hostname),
        "port": port,
        "user": unquote(parts.username),
        "password": unquote(parts.password or ""),
        "dbname": unquote(parts.path.lstrip("/")) or "samenzicht",
    }


def connect(words: dict[str, Any]) -> psycopg.Connection:
    """A connection to the named database, or to `postgres` where it is still to be made. Checks the version."""
    last: psycopg.OperationalError | None = None
    for name in (words["dbname"], "postgres"):
        try:
            connection = psycopg.connect(**{**words, "dbname": name}, connect_timeout=10)
        except psycopg.OperationalError as error:
            last = error
            continue
        if not 150000 <= connection.info.server_version < 190000:
            major = connection.info.server_version // 10000
            raise Failure(f"The server runs PostgreSQL {major}.", "Samenzicht needs PostgreSQL 15 to 18.")
        return connection
    raise Failure(
        f"The server of DATABASE_URL does not let us in: {str(last).strip()}",
        "Check that it runs, and the name, password, host and port in DATABASE_URL.",
    )


def entrance(words: dict[str, Any]) -> str:
    with connect(words) as connection:
        return connection.info.dbname


def signs_in(words: dict[str, Any], role: str, password: str) -> bool:
    try:
        psycopg.connect(**{**words, "user": role, "password": password}, connect_timeout=10).close()
    except psycopg.OperationalError:
        return False
    return True


def administrator_must(name: str, passwords: dict[str, str], why: str) -> Failure:
    """The SQL for the administrator: it holds verifiers, so the passwords stay on this machine."""
    lines = [f"CREATE ROLE {role} LOGIN PASSWORD '{verifier(passwords[role])}';" for role in ROLES]
    database = '"' + name.replace('"', '""') + '"'
    lines += [
        f"CREATE DATABASE {database} OWNER {OWNER} ENCODING 'UTF8' TEMPLATE template0;",
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC;",
        f"GRANT CONNECT ON DATABASE {database} TO {', '.join(ROLES)};",
    ]
    sql = "\n        ".join(lines)
    return Failure(
        f"The database server is not ready: {why}.",
        f"Let its administrator run this (ALTER for what exists), then run the command again:\n\n        {sql}\n",
    )


def wanted() -> bool:
    return bool(os.environ.get("DATABASE_URL"))
