"""Attempts are counted for all processes together: two that guess at the same moment get no more than one would."""

import json
import os
import subprocess
import sys

import psycopg
import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.urls import reverse

from tests.web.signin.conftest import PASSWORD

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

GUESSER = """
import sys, time, django
django.setup()
from django.test import Client
from django.urls import reverse
print("ready", flush=True)
sys.stdin.readline()
said = [Client().post(reverse("account_login"), {"login": sys.argv[1], "password": "fout %d" % n}) for n in range(8)]
words = [answer.content.decode() for answer in said]
print(sum("horen niet bij elkaar" in page for page in words), sum("Te veel pogingen" in page for page in words))
"""


@pytest.fixture
def elsewhere(tmp_path, cluster, passwords) -> dict[str, str]:
    """What another web process of this site knows: its own connection to the same database, as the web role."""
    where = psycopg.conninfo.conninfo_to_dict(cluster.superuser_dsn())
    written = {"host": where["host"], "port": where.get("port", ""), "name": connection.settings_dict["NAME"]}
    (tmp_path / "database.json").write_text(json.dumps(written | {"passwords": passwords}))
    return {**os.environ, "SAMENZICHT_HOME": str(tmp_path), "SAMENZICHT_HOSTS": "testserver", "PYTHONPATH": "src",
            "DJANGO_SETTINGS_MODULE": "samenzicht.settings"}  # fmt: skip


def guess(email, env, processes):
    """Let processes guess at the same moment; gives what each was told."""
    words = [sys.executable, "-c", GUESSER, email]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    guessers = [subprocess.Popen(words, env=env, **pipes) for _ in range(processes)]
    for guesser in guessers:
        assert guesser.stdout.readline() == "ready\n"
    for guesser in guessers:
        guesser.stdin.write("go\n")
        guesser.stdin.flush()
    return [tuple(map(int, guesser.communicate(timeout=60)[0].split())) for guesser in guessers]


def test_two_processes_together_get_five_guesses(client, cast, officer, elsewhere):
    told = guess(officer.email, elsewhere, processes=2)
    assert sum(tried for tried, _ in told) == 5, told
    assert sum(stopped for _, stopped in told) == 11, told
    # The lock holds in this third process too, even for the right password.
    page = client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert "Te veel pogingen" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_another_account_is_not_locked_by_it(client, cast, officer, elsewhere):
    guess("iemand.anders@wiekendam.example", elsewhere, processes=1)
    client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_codes_are_limited_too(client, cast, officer, fresh_code):
    from tests.web.signin.test_second_factor import set_up_an_app, sign_in

    sign_in(client, officer)
    secret, _ = set_up_an_app(client, fresh_code)
    client.post(reverse("account_logout"))
    sign_in(client, officer)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = client.post(reverse("mfa_authenticate"), {"code": fresh_code(secret)})
    assert "Te veel pogingen" in page.content.decode()


def test_a_flood_of_entries_does_not_wash_the_count_away(cast):
    cache.set("a-limit", [1, 2, 3], 300)
    for number in range(400):
        caches["default"].set(f"flood-{number}", 1, 300)
    assert cache.get("a-limit") == [1, 2, 3]
