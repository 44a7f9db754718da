"""A web process whose database role the locks do not bind serves nobody: it ends, and says why in one sentence."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from samenzicht.compartments.roles import OWNER, ROLES, WEB
from samenzicht.launch import home
from samenzicht.launch.failure import Failure
from samenzicht.launch.postgres import ensure_roles, throwaway
from samenzicht.launch.postgres.cluster import PORT
from samenzicht.launch.site import Site, free_port

pytestmark = pytest.mark.database
SERVE = [sys.executable, "-P", "-c", "import samenzicht.web.wsgi; print('serves')"]


@pytest.fixture(scope="module")
def server():
    with throwaway() as cluster:
        yield cluster


@pytest.fixture
def house(server, tmp_path, monkeypatch) -> Path:
    """A home folder with its database, in which the owner has a table."""
    monkeypatch.setenv("SAMENZICHT_HOME", str(tmp_path / "house"))
    folder = home.home()
    passwords = {role: secrets.token_hex(8) for role in ROLES}
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        for role in (WEB, OWNER):
            if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                connection.execute(f"ALTER ROLE {role} NOSUPERUSER NOBYPASSRLS")
    ensure_roles(server, passwords)
    home.write_down(folder, str(server.socket), PORT, "samenzicht", passwords)
    with psycopg.connect(
        host=str(server.socket), user=OWNER, password=passwords[OWNER], dbname="samenzicht"
    ) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS made (n int)")
    return folder


def environment(house: Path, role: str) -> dict[str, str]:
    kept = {name: word for name, word in os.environ.items() if not name.startswith(("SAMENZICHT_", "DJANGO_"))}
    return kept | {"SAMENZICHT_HOME": str(house), "SAMENZICHT_ROLE": role}


def alter(server, power: str) -> None:
    with psycopg.connect(server.superuser_dsn(), autocommit=True) as connection:
        connection.execute(f"ALTER ROLE {WEB} {power}")


CASES = [("web", "SUPERUSER", "is a superuser"), ("web", "BYPASSRLS", "has BYPASSRLS"), ("owner", "", "owns tables")]


@pytest.mark.parametrize(("role", "power", "words"), CASES)
def test_it_ends_with_the_plain_sentence(server, house, role, power, words):
    if power:
        alter(server, power)
    done = subprocess.run(
        SERVE, env=environment(house, role), cwd=home.ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "serves" not in done.stdout
    assert done.stderr.strip() == (f"Not served: the database connection {words}, so the locks would not hold for it.")


def test_the_web_role_itself_serves(house):
    done = subprocess.run(
        SERVE, env=environment(house, "web"), cwd=home.ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "serves"), done.stderr


def test_start_tells_it_and_gives_up(server, house, monkeypatch):
    alter(server, "BYPASSRLS")
    for name in [name for name in os.environ if name.startswith("SAMENZICHT_") and name != "SAMENZICHT_HOME"]:
        monkeypatch.delenv(name)
    site = Site(house, None, free_port(None))
    try:
        with pytest.raises(Failure, match="Not served: the database connection has BYPASSRLS"):
            site.open(patience=30)
    finally:
        site.close()
