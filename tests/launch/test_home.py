"""The home folder and what it keeps secret."""

import base64
import stat

import pytest

from samenzicht.compartments.roles import ROLES
from samenzicht.launch import home
from samenzicht.launch.failure import Failure


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SAMENZICHT_HOME", str(tmp_path / "house"))
    monkeypatch.delenv("SAMENZICHT_MASTER_KEY", raising=False)
    return tmp_path / "house"


def test_it_is_made_with_its_secrets_for_nobody_else(folder):
    assert home.home() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("master.key", "django.key"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert len(base64.b64decode((folder / "master.key").read_text())) == 32


def test_secrets_are_never_made_anew(folder):
    home.home()
    before = [(folder / name).read_text() for name in ("master.key", "django.key")]
    home.home()
    assert [(folder / name).read_text() for name in ("master.key", "django.key")] == before


def test_two_homes_have_other_secrets(folder, tmp_path, monkeypatch):
    first = (home.home() / "master.key").read_text()
    monkeypatch.setenv("SAMENZICHT_HOME", str(tmp_path / "other"))
    assert (home.home() / "master.key").read_text() != first


def test_a_master_key_from_the_environment_leaves_no_file(folder, monkeypatch):
    monkeypatch.setenv("SAMENZICHT_MASTER_KEY", "from elsewhere")
    home.home()
    assert not (folder / "master.key").exists()


def test_a_master_key_that_others_may_read_is_refused(folder):
    home.home()
    (folder / "master.key").chmod(0o644)
    with pytest.raises(Failure, match=r"master\.key") as told:
        home.home()
    assert "chmod 600" in told.value.remedy


def test_a_home_that_became_open_is_closed_again(folder):
    home.home().chmod(0o755)
    assert stat.S_IMODE(home.home().stat().st_mode) == 0o700


def test_the_way_to_the_database_is_written_for_nobody_else_and_passwords_stay(folder):
    made = home.passwords(home.home())
    assert set(made) == set(ROLES)
    assert len(set(made.values())) == len(ROLES)
    home.write_down(folder, "/run/x", 5432, "samenzicht", made)
    assert stat.S_IMODE((folder / "database.json").stat().st_mode) == 0o600
    assert home.passwords(folder) == made


def test_a_broken_file_is_told(folder):
    (home.home() / "database.json").write_text("{")
    with pytest.raises(Failure, match=r"database\.json"):
        home.written(folder)
