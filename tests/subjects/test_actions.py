"""Subjects: named under a pseudonym, found by tokens, opened with a reason, forgotten with all that hangs on them."""

import pytest
from django.db import ProgrammingError, connection, transaction

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import holding
from samenzicht.subjects import rules
from samenzicht.subjects.actions import find, forget, name, named_in, open_identity
from samenzicht.subjects.models import Opening, Subject, SubjectToken
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = {"reason": "own_work", "words": "Ik werk aan dit signaal."}


def test_a_subject_gets_a_pseudonym_and_keeps_its_name_sealed(cast):
    with cast.at_work("noor") as noor:
        subject = name("person", " Jasmijn Verzonnen ", by=noor, contact="06 12345678", age="minor")
        again = Subject.objects.get(pk=subject.pk)
        assert again.name == "Jasmijn Verzonnen"
        assert again.pseudonym == str(again) != "Jasmijn Verzonnen"
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, contact FROM subjects_subject WHERE id = %s", [subject.pk])
            assert all(
                b"erzonnen" not in bytes(value) and b"12345678" not in bytes(value) for value in cursor.fetchone()
            )


def test_only_a_person_has_an_age_and_doubt_counts_as_minor(cast):
    with cast.at_work("noor") as noor:
        assert name("vehicle", "XX-99-ZZ", by=noor, age="minor").age == "unknown"
        assert name("person", "A", by=noor).counts_as_minor
        assert not name("person", "A", by=noor, age="adult").counts_as_minor
        assert not name("vehicle", "XX-99-ZZ", by=noor).counts_as_minor


@pytest.mark.parametrize(
    ("kind", "called", "age", "features"),
    [
        ("madeup", "x", "unknown", ""),
        ("person", "x", "madeup", ""),
        ("place", "  ", "unknown", ""),
        ("person", "x" * 301, "unknown", ""),
        ("person", "x", "unknown", "x" * 2001),
    ],
)
def test_what_cannot_be_written_down_is_refused(cast, kind, called, age, features):
    with cast.at_work("noor") as noor:
        with pytest.raises(rules.Unfit):
            name(kind, called, by=noor, age=age, features=features)
        assert not Subject.objects.exists()


def test_a_person_without_a_name_can_be_written_down(cast):
    with cast.at_work("noor") as noor:
        assert name("person", "", by=noor, features="rode jas").name == ""


def test_finding_shows_what_carries_every_word_and_stands_in_the_journal(cast):
    with cast.at_work("noor") as noor:
        plate = name("vehicle", "XX-99-ZZ", by=noor)
        name("vehicle", "YY-88-QQ", by=noor)
        assert list(find("xx99zz", by=noor)) == [plate]
        assert list(find("xx99zz verzonnen", by=noor)) == []
        assert list(find(" ", by=noor)) == []
    with cast.at_work("vreemd") as vreemd:
        assert list(find("xx99zz", by=vreemd)) == []
    with cast.at_work("pien") as pien:
        assert Entry.objects.of(pien.compartment).filter(verb="subjects.searched").count() == 3


def test_tokens_hold_no_word(cast):
    with cast.at_work("noor") as noor:
        name("person", "Jasmijn Verzonnen", by=noor)
        assert all(len(bytes(token.token)) == 16 for token in SubjectToken.objects.all())
        assert SubjectToken.objects.count() == 2


def test_another_house_and_a_role_without_content_open_nothing(cast):
    with cast.at_work("noor") as noor:
        subject = name("person", "Jasmijn Verzonnen", by=noor)
        assert open_identity(subject, by=noor, **WHY).name == "Jasmijn Verzonnen"
    for code in ("vreemd", "pien", "adem"):
        with cast.at_work(code) as by, pytest.raises(rules.NotYours):
            open_identity(subject, by=by, **WHY)


def test_an_opening_is_never_changed(cast):
    with cast.at_work("noor") as noor:
        open_identity(name("person", "Jasmijn", by=noor), by=noor, **WHY)
        assert Opening.objects.get().words == WHY["words"]
        for change in (Opening.objects.all().delete, lambda: Opening.objects.update(reason="table")):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                change()


@pytest.mark.parametrize(
    ("kind", "called", "text", "named"),
    [
        ("person", "Jasmijn Verzonnen", "De moeder van jasmijn belde.", True),
        ("person", "Jasmijn Verzonnen", "De bloemen roken sterk.", False),
        ("vehicle", "XX-99-ZZ", "Het busje had kenteken xx 99 zz.", True),
        ("vehicle", "XX-99-ZZ", "Er stonden 99 busjes.", False),
        ("phone", "06 12345678", "Hij belt met 06-12345678.", True),
        ("phone", "06 12345678", "Hij belt met 06-87654321.", False),
        ("account", "@jasmijn_v", "Zij heet daar jasmijn_v.", True),
        ("place", "Hotel Kastanjezicht 12", "In het hotel stonden 12 bedden.", False),
        ("place", "Hotel Kastanjezicht 12", "Bij Kastanjezicht stonden bedden.", True),
        ("phenomenon", "Elke vrijdag", "Elke vrijdag komt er een busje.", False),
    ],
)
def test_a_name_in_a_free_text_is_noticed(cast, kind, called, text, named):
    with cast.at_work("noor") as noor:
        subject = name(kind, called, by=noor)
        assert named_in(text, [subject]) == ([subject] if named else [])


def test_forgetting_takes_all_that_hangs_on_it(cast):
    with cast.at_work("noor") as noor:
        subject = name("person", "Jasmijn Verzonnen", by=noor)
        open_identity(subject, by=noor, **WHY)
        key = subject.pk
    with as_role("owner"), holding(cast.post("noor").keys()):
        assert forget([Subject.objects.get(pk=key)]) == 1
        assert not Subject.objects.exists()
        assert not SubjectToken.objects.exists()
        assert not Opening.objects.exists()
    with cast.at_work("pien") as pien:
        assert Entry.objects.of(pien.compartment).filter(verb="subject.forgotten", matter=key).exists()
