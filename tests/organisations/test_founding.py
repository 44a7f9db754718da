"""An organisation comes in with its compartment and its first administrator, who can begin and sees no content."""

import re

import pytest
from django.core.management import CommandError, call_command

from samenzicht.organisations.founding import CannotFound, found, police_units
from samenzicht.organisations.models import Officer, Organisation
from samenzicht.organisations.posts import posts_of
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NEW = {"name": "Gemeente Nieuwdorp (fictief)", "kind": "municipality", "region": "PU03"}
WHO = {"email": "Baas@Nieuwdorp.example", "administrator": "Baas Voorbeeld"}


def test_it_has_a_key_a_region_and_an_administrator_without_content(cast):
    with as_role("owner"):
        organisation, officer = found(**NEW, **WHO)
    assert organisation.compartment.key_number == 1
    assert organisation.region.name == "Midden-Nederland"
    (post,) = posts_of(officer)
    assert post.roles == {"administrator"}
    assert post.keys().compartments == frozenset()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "circus"}, "no kind of organisation"),
        ({"region": "PU99"}, "no region"),
        ({"name": "gemeente wiekendam (fictief)"}, "already"),
        ({"email": "bram@wiekendam.example"}, "another organisation"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_left(cast, wrong, words):
    before = Organisation.objects.count()
    with as_role("owner"), pytest.raises(CannotFound, match=words):
        found(**{**NEW, **WHO, **wrong})
    assert Organisation.objects.count() == before


def test_the_command_prints_a_link_that_opens_the_first_step(cast, client, monkeypatch, capsys):
    monkeypatch.setenv("SAMENZICHT_ROLE", "owner")
    with as_role("owner"):
        call_command("organisation", NEW["name"], kind="municipality", region="", **WHO)
    path = re.search(r"^(/\S+)$", capsys.readouterr().out, flags=re.MULTILINE)[1]
    assert client.get(path, follow=True).status_code == 200
    assert Officer.objects.get(email="baas@nieuwdorp.example").name == "Baas Voorbeeld"


def test_the_web_role_founds_nothing(cast, monkeypatch):
    monkeypatch.setenv("SAMENZICHT_ROLE", "web")
    with pytest.raises(CommandError, match="role owner"):
        call_command("organisation", NEW["name"], kind="municipality", **WHO)


def test_there_are_ten_police_units():
    assert len(police_units()) == 10
