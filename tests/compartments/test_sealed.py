"""Sealed fields: clear on the instance, sealed in the table, bound to their place, gone with their key."""

from base64 import b64decode, b64encode

import pytest
from django.db import connection, transaction
from django.utils import timezone

from samenzicht.compartments import keyring, rotation
from samenzicht.compartments.keyring import NoKey, open_letter, seal_letter
from samenzicht.compartments.keys import Keys, holding
from samenzicht.compartments.models import Compartment, CompartmentKey
from samenzicht.compartments.rotation import destroy, is_needed, rotate
from samenzicht.subjects.models import Subject
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NAME = "Fictiva van Verzonnen"


def known(post, name=NAME):
    return Subject.objects.create(
        compartment_id=post.compartment, kind="person", pseudonym="Groene Molen 12", name=name
    )


def raw(column="name"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM subjects_subject")
        return bytes(cursor.fetchone()[0])


def test_it_is_clear_for_who_holds_the_key_and_sealed_in_the_table(cast):
    with cast.at_work("bram") as bram:
        subject = known(bram)
        assert Subject.objects.get(pk=subject.pk).name == NAME
        assert NAME.encode() not in raw()
        assert len(raw()) == len(NAME) + 32


def test_moved_to_another_row_or_column_it_does_not_open(cast):
    with cast.at_work("bram") as bram:
        known(bram)
        second = known(bram, "Een ander")
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE subjects_subject SET name = (SELECT name FROM subjects_subject WHERE id <> %s LIMIT 1)"
                " WHERE id = %s",
                [second.pk, second.pk],
            )
        with pytest.raises(NoKey, match="not sealed for this place"):
            _ = Subject.objects.get(pk=second.pk).name


def test_filtering_and_updating_are_refused(cast):
    with cast.at_work("bram"):
        with pytest.raises(Exception, match="Unsupported lookup|sealed"):
            list(Subject.objects.filter(name=NAME))
        with pytest.raises(TypeError, match="sealed"):
            Subject.objects.update(name="x")


def test_saving_another_field_leaves_the_seal_alone(cast):
    with cast.at_work("bram") as bram:
        known(bram)
        before = raw()
        subject = Subject.objects.get()
        subject.age = "adult"
        subject.save()
        assert raw() == before


def test_a_letter_opens_at_both_ends_and_nowhere_else(cast):
    ends = [cast.organisation(code).compartment for code in ("wiekendam", "politie", "verweg")]
    letter, sender, receiver, stranger = ends[0].pk, *ends
    content, (for_sender, for_receiver) = seal_letter(NAME, letter, [sender, receiver])
    assert NAME.encode() not in content
    with cast.at_work("bram"):
        assert open_letter(content, for_sender, letter, sender.pk) == NAME
    with cast.at_work("karel"):
        assert open_letter(content, for_receiver, letter, receiver.pk) == NAME
    with cast.at_work("vreemd"), pytest.raises(NoKey):
        open_letter(content, for_receiver, letter, stranger.pk)


def test_rotation_seals_anew_and_ends_the_former_key(cast):
    compartment = cast.organisation("wiekendam").compartment
    with cast.at_work("bram") as bram:
        known(bram)
        before = raw()
    with as_role("owner"):
        assert rotate(compartment) == 1
    with cast.at_work("bram"):
        assert raw() != before
        assert raw()[:4] == (2).to_bytes(4, "big")
        assert Subject.objects.get().name == NAME
        former = CompartmentKey.objects.get(compartment=compartment, number=1)
        assert former.retired_at is not None
        assert not is_needed(former)
    with as_role("owner"):
        with holding(Keys(compartments=frozenset({compartment.pk}))):
            CompartmentKey.objects.filter(compartment=compartment, number=1).update(
                retired_at=timezone.now() - timezone.timedelta(hours=1)
            )
        rotate(compartment)
    with cast.at_work("bram"):
        assert set(CompartmentKey.objects.of(compartment).values_list("number", flat=True)) == {2, 3}
        assert Subject.objects.get().name == NAME


def test_what_a_late_writer_sealed_with_the_former_key_still_opens(cast):
    compartment = cast.organisation("wiekendam").compartment
    with cast.at_work("bram") as bram:
        early = known(bram)
    with as_role("owner"):
        rotate(compartment)
    with cast.at_work("bram"):
        former = keyring.secret_of(compartment.pk, 1)
        keyring.opened_secrets()[compartment.pk] = (former,)
        Subject.objects.create(compartment=compartment, kind="place", pseudonym="Blauwe Brug 3", name="laat")
    with cast.at_work("bram"):
        assert Subject.objects.get(pseudonym="Blauwe Brug 3").name == "laat"
        assert is_needed(CompartmentKey.objects.get(compartment=compartment, number=1))
        assert Subject.objects.get(pk=early.pk).name == NAME


def test_with_its_key_destroyed_a_compartment_is_unreadable_and_others_are_not(cast):
    with cast.at_work("bram") as bram:
        known(bram)
    with cast.at_work("vreemd") as stranger:
        known(stranger, "van een ander")
    with as_role("owner"):
        assert destroy(cast.organisation("wiekendam").compartment) == 1
    with cast.at_work("bram"), pytest.raises(NoKey, match="destroyed"), transaction.atomic():
        _ = Subject.objects.get().name
    with cast.at_work("vreemd"):
        assert Subject.objects.get().name == "van een ander"


def test_another_master_key_opens_nothing(cast, settings):
    with cast.at_work("bram") as bram:
        known(bram)
    settings.MASTER_KEY = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="
    with cast.at_work("bram"), pytest.raises(NoKey, match="master key"):
        _ = Subject.objects.get().name


def test_another_master_key_takes_over_all_keys_or_none(cast, settings, monkeypatch):
    """Half a change would leave compartments that no single master key opens."""
    former, present = b64decode(settings.MASTER_KEY), b64encode(b"n" * 32).decode()
    with cast.at_work("bram") as bram:
        known(bram)
    settings.MASTER_KEY = present
    with as_role("owner"), monkeypatch.context() as broken:
        broken.setattr(rotation, "wrap", failing_after(3))
        with pytest.raises(OSError, match="no power"):
            rotation.rewrap(former)
    with as_role("owner"):
        assert rotation.rewrap(former) == Compartment.objects.exclude(key_number=0).count()
    with cast.at_work("bram"):
        assert Subject.objects.get().name == NAME


def failing_after(good):
    left = iter(range(good))

    def wrap(*given):
        if next(left, None) is None:
            raise OSError("no power")
        return keyring.wrap(*given)

    return wrap
