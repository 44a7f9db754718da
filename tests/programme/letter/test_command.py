"""`letter --cycle 2023 --out FOLDER`: three files or none, and a plain word where it cannot."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from samenzicht.launch import letter as front
from samenzicht.launch.failure import Failure
from samenzicht.organisations.models import Membership, Role
from samenzicht.programme.letter.content import assemble, sha256_of
from samenzicht.programme.models import Frozen
from tests.conftest import as_role
from tests.programme.letter.conftest import ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]
FILES = ["letter.docx", "letter.html", "letter.pdf"]


def written(out: Path, **how) -> str:
    said = io.StringIO()
    call_command("letter", cycle="2023", out=out, stdout=said, **how)
    return said.getvalue()


def test_a_draft_in_three_files(told, tmp_path):
    said = written(tmp_path / "new" / "folder")
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == FILES
    assert "as of 2023-10-01 (a draft: it is not frozen yet)" in said
    assert "nog niet bevroren" in (tmp_path / "new" / "folder" / "letter.html").read_text()
    assert "as of 2023-06-30" in written(tmp_path, on=date(2023, 6, 30))


def test_a_frozen_letter_as_it_was_frozen(told, office, tmp_path):
    content = assemble(told, ON, frozen=True)
    office.make(Frozen, cycle=told, content=content, sha256=sha256_of(content), at=timezone.now())
    assert "as of 2023-12-01 (as it was frozen)" in written(tmp_path)
    assert "oncept" not in (tmp_path / "letter.html").read_text()
    with pytest.raises(CommandError, match="frozen on 2023-12-01"):
        written(tmp_path, on=date(2023, 6, 30))


def test_an_unknown_cycle_names_those_there_are(told, office, tmp_path):
    office.cycle(told.plan, "2024-1")
    with pytest.raises(CommandError, match=r"no cycle 1999. There are: 2023, 2024-1"):
        call_command("letter", cycle="1999", out=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_of_several_offices_one_is_chosen(told, cast, tmp_path):
    other = cast.organisation("riec")
    with as_role("owner"):
        Membership.objects.create(
            officer=cast.officer("anna"), organisation=other, compartment_id=other.compartment_id, role=Role.OFFICE
        )
    with pytest.raises(CommandError, match="Say which with --office"):
        written(tmp_path)
    assert "2023" in written(tmp_path, office=cast.organisation("bureau").name)


def test_nothing_half_when_it_is_interrupted(told, tmp_path, monkeypatch):
    (tmp_path / "letter.pdf").write_text("the former one")

    def interrupted(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        written(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.pdf"]
    assert (tmp_path / "letter.pdf").read_text() == "the former one"


def test_where_it_cannot_write_it_says_so(told, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="cannot be written"):
        written(tmp_path / "file")


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--cycle", "2023"],
        ["--out", "x"],
        ["--cycle", "2023", "--out", "x", "--on", "gisteren"],
        ["2023"],
        ["--help"],
    ],
)
def test_the_command_line_says_what_it_needs(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Failure):
        front.main(words)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_refuses_is_told_before_anything_starts(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Failure, match="cannot be written"):
        front.main(["--cycle", "2023", "--out", str(tmp_path / "file" / "x")])
