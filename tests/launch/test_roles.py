"""The five roles on a real server, and a server of someone else."""

import secrets
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from samenzicht.compartments.roles import OWNER, ROLES, WEB
from samenzicht.launch import given, home
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import Cluster, ensure_roles, throwaway
from samenzicht.launch.postgres.scram import verifier

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def server():
    with throwaway() as cluster:
        yield cluster


@pytest.fixture
def words() -> dict[str, str]:
    return {role: secrets.token_urlsafe(12) for role in ROLES}


@pytest.fixture
def clean(server):
    """The server without our roles."""
    yield server
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        for (name,) in connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'samenzicht%'"
        ).fetchall():
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        for role in (*ROLES, "boss", "guest"):
            connection.execute(f"DROP OWNED BY {role}") if exists(connection, role) else None
            connection.execute(f"DROP ROLE IF EXISTS {role}")


def exists(connection: psycopg.Connection, role: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None


def connect(server: Cluster, role: str, password: str, name: str = "samenzicht") -> psycopg.Connection:
    return psycopg.connect(host=str(server.socket), user=role, password=password, dbname=name)


def url(server: Cluster, role: str, password: str, name: str = "samenzicht") -> str:
    return f"postgresql://{role}:{password}@{str(server.socket).replace('/', '%2F')}:5432/{name}"


def test_no_role_can_pass_by_the_locks(clean, words):
    ensure_roles(clean, words)
    ensure_roles(clean, words)
    with psycopg.connect(clean.superuser_dsn()) as connection:
        rows = connection.execute(
            "SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication OR rolcreatedb "
            "FROM pg_roles WHERE rolname = ANY(%s)",
            [list(ROLES)],
        ).fetchall()
    assert dict(rows) == dict.fromkeys(ROLES, False)


def test_only_the_owner_makes_tables(clean, words):
    ensure_roles(clean, words)
    with connect(clean, OWNER, words[OWNER]) as connection:
        connection.execute("CREATE TABLE made (n int)")
    for role in set(ROLES) - {OWNER}:
        with (
            connect(clean, role, words[role]) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("CREATE TABLE mine (n int)")


def test_a_strange_role_does_not_even_connect(clean, words):
    ensure_roles(clean, words)
    with psycopg.connect(clean.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    for name in ("samenzicht", "postgres"):
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            connect(clean, "guest", "guest", name)


def test_a_role_with_too_much_power_is_refused(clean, words):
    ensure_roles(clean, words)
    with psycopg.connect(clean.superuser_dsn(), autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {WEB} BYPASSRLS")
    with pytest.raises(Failure, match=WEB) as refused:
        ensure_roles(clean, words)
    assert "NOBYPASSRLS" in refused.value.remedy


def test_the_verifier_is_the_one_of_the_standard():
    # RFC 7677 section 3: password "pencil", this salt, 4096 rounds, and this signature of the server over the exchange.
    import base64
    import hashlib
    import hmac

    salt = base64.b64decode("W22ZaJ0SNY7soEsUEjb6gQ==")
    server_key = base64.b64decode(verifier("pencil", salt).rsplit(":", 1)[1])
    exchange = (
        "n=user,r=rOprNGfwEbeRWgbNEkqO,"
        "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,"
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0"
    )
    signature = hmac.digest(server_key, exchange.encode(), hashlib.sha256)
    assert base64.b64encode(signature).decode() == "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "logs").mkdir()
    return tmp_path


def test_a_given_server_whose_role_may_make_roles_is_set_up(clean, folder):
    with psycopg.connect(clean.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD 'boss'")
        connection.execute("GRANT CONNECT ON DATABASE postgres TO boss")
    given.prepare(folder, url(clean, "boss", "boss"))
    said = home.written(folder)
    for role in ROLES:
        connect(clean, role, said["passwords"][role]).close()
    with connect(clean, OWNER, said["passwords"][OWNER]) as connection:
        connection.execute("CREATE TABLE made (n int)")
    given.prepare(folder, url(clean, "boss", "boss"))
    assert home.written(folder) == said


def test_an_empty_database_of_that_role_is_handed_to_the_owner(clean, folder):
    with psycopg.connect(clean.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE boss LOGIN CREATEROLE CREATEDB PASSWORD 'boss'")
        connection.execute("CREATE DATABASE samenzicht_ours OWNER boss")
    given.prepare(folder, url(clean, "boss", "boss", "samenzicht_ours"))
    with connect(clean, OWNER, home.written(folder)["passwords"][OWNER], "samenzicht_ours") as connection:
        connection.execute("CREATE TABLE made (n int)")


def test_without_the_right_the_administrator_gets_sql_that_works(clean, folder):
    with psycopg.connect(clean.superuser_dsn(), autocommit=True) as connection:
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
        connection.execute("GRANT CONNECT ON DATABASE postgres TO guest")
        with pytest.raises(Failure) as told:
            given.prepare(folder, url(clean, "guest", "guest"))
        sql = told.value.remedy.split("\n\n")[1]
        words = home.written(folder)["passwords"]
        assert not any(password in sql for password in words.values())
        for statement in sql.strip().splitlines():
            connection.execute(statement.strip())
    given.prepare(folder, url(clean, OWNER, words[OWNER]))
    connect(clean, WEB, words[WEB]).close()


@pytest.mark.parametrize(
    "address",
    [
        "mysql://a:b@127.0.0.1/x",
        "postgresql://127.0.0.1/x",
        "host=x user=y",
        "postgresql://a@[::1",
        "postgresql://a:b@h:x/y",
    ],
)
def test_an_address_that_is_none_is_told_with_the_right_shape(address):
    with pytest.raises(Failure, match="DATABASE_URL") as told:
        given.read(address)
    assert "postgresql://user:password@host:5432/name" in told.value.remedy


def test_a_server_that_is_not_there_is_told(folder):
    with pytest.raises(Failure, match="does not let us in") as told:
        given.prepare(folder, "postgresql://a:geheim@127.0.0.1:1/x")
    assert "geheim" not in told.value.what
    assert not (folder / "database.json").exists()


def test_the_safety_of_the_connection_goes_on_to_the_other_processes():
    address = "postgresql://a:b@db.example:5433/x?sslmode=verify-full&sslrootcert=/etc/ca.pem"
    assert given.security(address) == {"PGSSLMODE": "verify-full", "PGSSLROOTCERT": "/etc/ca.pem"}


def test_the_superuser_password_is_in_no_file_that_the_site_reads(server):
    password = conninfo_to_dict(server.superuser_dsn())["password"]
    assert password == server.secret.read_text()
    assert server.secret.stat().st_mode & 0o077 == 0
