"""A PostgreSQL server of someone else (DATABASE_URL): make the roles there, or say what its administrator must do."""

import os
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from samenzicht.compartments.roles import OWNER, ROLES
from samenzicht.launch import home
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import ensure_roles
from samenzicht.launch.postgres.programs import SUPPORTED
from samenzicht.launch.postgres.scram import verifier

SHAPE = "DATABASE_URL looks like postgresql://user:password@host:5432/name"
# How the connection is secured goes on to the other processes in libpq's own words.
SECURITY = {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "sslcert": "PGSSLCERT", "sslkey": "PGSSLKEY"}
Words = dict[str, Any]


def wanted() -> str:
    """The address of the other server, or nothing."""
    return os.environ.get("DATABASE_URL", "")


def prepare(folder: Path, url: str) -> None:
    """Make sure that the five roles and the database are there, and write down the way to it."""
    words = read(url)
    entrance, may = look(words)
    passwords = home.passwords(folder)
    if words["user"] == OWNER:
        passwords[OWNER] = words["password"]
    # The passwords are kept first: the administrator's SQL is made of them, and the next try must find the same ones.
    home.write_down(folder, words["host"], int(words["port"]), words["dbname"], passwords)
    if all(signs_in(words, role, passwords[role]) for role in ROLES):
        return
    if not may:
        raise administrator_must(
            words["dbname"], passwords, f"the roles are not all there, and {words['user']} may not make them"
        )
    try:
        ensure_roles(make_conninfo(**{**words, "dbname": entrance}), passwords, words["dbname"])
    except psycopg.Error as error:
        raise administrator_must(words["dbname"], passwords, str(error).strip()) from error


def read(url: str) -> Words:
    """The parts of the address. Raises Failure with the right shape when it is not one."""
    try:
        parts: Words = dict(conninfo_to_dict(url))
    except psycopg.ProgrammingError as error:
        raise Failure(f"DATABASE_URL cannot be read: {str(error).strip()}.", SHAPE) from error
    if not url.startswith(("postgresql://", "postgres://")) or not parts.get("host") or not parts.get("user"):
        raise Failure("DATABASE_URL names no user or no host.", SHAPE)
    if not str(parts.get("port", "5432")).isdigit():
        raise Failure(f"DATABASE_URL has a port that is no number: {parts['port']}.", SHAPE)
    return {"port": "5432", "dbname": "samenzicht", "password": ""} | parts


def security(url: str) -> dict[str, str]:
    """The environment that makes other processes connect as safely as the address asks."""
    parts = read(url)
    return {name: str(parts[word]) for word, name in SECURITY.items() if parts.get(word)}


def look(words: Words) -> tuple[str, bool]:
    """The database by which one comes in (`postgres` while the named one is still to be made), and whether this role
    may make roles and databases. Raises Failure where nobody answers or the version does not fit."""
    last: psycopg.OperationalError | None = None
    for name in (words["dbname"], "postgres"):
        try:
            with psycopg.connect(**{**words, "dbname": name}, connect_timeout=10) as connection:
                major = connection.info.server_version // 10000
                if major not in SUPPORTED:
                    raise Failure(f"The server runs PostgreSQL {major}.", "Samenzicht needs PostgreSQL 15 to 18.")
                may = connection.execute(
                    "SELECT rolsuper OR (rolcreaterole AND rolcreatedb) FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
                return name, bool(may and may[0])
        except psycopg.OperationalError as error:
            last = error
    raise Failure(
        f"The server of DATABASE_URL does not let us in: {str(last).strip()}",
        "Check that it runs, and the name, password, host and port in DATABASE_URL.",
    )


def signs_in(words: Words, role: str, password: str) -> bool:
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
