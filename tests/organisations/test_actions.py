"""What an administrator may do to people, and that nothing of content opens by it."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.organisations import actions, rules
from samenzicht.organisations.actions import NotAllowed
from samenzicht.organisations.models import Membership, Officer, Role
from samenzicht.organisations.posts import posts_of
from samenzicht.signals.models import Signal

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def journal(cast, officer):
    with cast.at_work("pien") as pien:
        return list(Entry.objects.filter(compartment=pien.compartment, matter=officer.pk).values_list("verb", "reason"))


@pytest.mark.parametrize("role", Role.values)
def test_nobody_gives_themselves_a_role(cast, role):
    with cast.at_work("adem") as adem, pytest.raises(NotAllowed, match="oneself"):
        actions.give(cast.officer("adem"), role, adem)


def test_inviting_oneself_gives_nothing_either(cast):
    with cast.at_work("adem") as adem, pytest.raises(NotAllowed, match="oneself"):
        actions.invite(cast.officer("adem").email.upper(), "Iemand Anders", ["attention"], adem)
    assert cast.post("adem").roles == {"administrator"}


def test_content_and_people_do_not_meet_in_one_officer(cast):
    with cast.at_work("adem") as adem:
        with pytest.raises(NotAllowed, match="both_sides"):
            actions.give(cast.officer("bram"), "administrator", adem)
        made = actions.invite("tweede@wiekendam.example", "Tweede Beheerder", ["administrator"], adem)
        for role in rules.WITH_CONTENT | {rules.PRIVACY}:
            with pytest.raises(NotAllowed, match="both_sides"):
                actions.give(made, role, adem)


def test_an_invited_officer_works_here_and_only_here(cast):
    with cast.at_work("adem") as adem:
        made = actions.invite("Nieuw@Wiekendam.Example", "Nieuwe Collega", ["reporter", "receiver"], adem)
    assert made.email == "nieuw@wiekendam.example"
    assert not made.has_usable_password()
    (post,) = posts_of(made)
    assert post.organisation == cast.organisation("wiekendam")
    assert post.keys().compartments == {cast.organisation("wiekendam").compartment_id}
    assert journal(cast, made) == [("officer.invited", ""), ("role.given", "reporter"), ("role.given", "receiver")]


def test_an_address_known_elsewhere_keeps_its_one_account(cast):
    karel = cast.officer("karel")
    with cast.at_work("adem") as adem:
        same = actions.invite(karel.email, "Een andere naam", ["reporter"], adem)
    assert same == karel
    assert Officer.objects.get(pk=karel.pk).name == "Karel Voorbeeld"
    assert [post.organisation for post in posts_of(karel)] == [
        cast.organisation("wiekendam"),
        cast.organisation("politie"),
    ]


def test_a_role_ends_at_once_also_at_the_table(cast):
    bram = cast.officer("bram")
    assert cast.table("molenland").desk_id in cast.post("bram").keys().compartments
    with cast.at_work("adem") as adem:
        actions.end(bram, "partner", adem)
    assert cast.post("bram").roles == {"attention", "receiver"}
    assert cast.table("molenland").desk_id not in cast.post("bram").keys().compartments
    assert journal(cast, bram) == [("role.ended", "partner")]


def test_a_role_comes_back_after_it_ended(cast):
    noor = cast.officer("noor")
    with cast.at_work("adem") as adem:
        actions.end(noor, "reporter", adem)
        assert posts_of(noor) == []
        actions.give(noor, "reporter", adem)
    assert cast.post("noor").roles == {"reporter"}


def test_giving_what_is_there_or_ending_what_is_not_says_nothing_in_the_journal(cast):
    noor = cast.officer("noor")
    with cast.at_work("adem") as adem:
        actions.give(noor, "reporter", adem)
        actions.end(noor, "chair", adem)
    assert journal(cast, noor) == []


def test_the_last_administrator_stays(cast):
    with cast.at_work("adem") as adem, pytest.raises(NotAllowed, match="last_administrator"):
        actions.end(cast.officer("adem"), "administrator", adem)


def test_roles_elsewhere_are_out_of_reach(cast):
    with cast.at_work("adem") as adem:
        actions.end(cast.officer("karel"), "attention", adem)
        with pytest.raises(NotAllowed, match="stranger|elsewhere"):
            actions.renew(cast.officer("karel"), adem)
    assert "attention" in cast.post("karel").roles


def test_only_an_administrator_does_this(cast):
    for verb in (actions.give, actions.end):
        with cast.at_work("bram") as bram, pytest.raises(NotAllowed, match="not_administrator"):
            verb(cast.officer("noor"), "reporter", bram)
    with cast.at_work("pien") as pien, pytest.raises(NotAllowed, match="not_administrator"):
        actions.renew(cast.officer("noor"), pien)


def test_an_administrator_reads_nothing(cast):
    """The key that lets the journal take their lines opens no row, not the journal itself, and no secret."""
    with cast.at_work("bram") as bram:
        facts = {"pseudonym": "Groene Molen 12", "reporter": bram.officer.pk, "reported_at": timezone.now()}
        signal = Signal.objects.create(compartment_id=bram.compartment, **facts)
    with cast.at_work("adem") as adem:
        actions.end(cast.officer("noor"), "reporter", adem)
        assert not adem.holds(adem.compartment)
        for table in locked_tables():
            with transaction.atomic(), connection.cursor() as cursor:
                try:
                    cursor.execute(f"SELECT count(*) FROM {table}")
                except ProgrammingError as refused:
                    assert "permission denied" in str(refused)
                    transaction.set_rollback(True)
                else:
                    assert cursor.fetchone() == (0,), table
    with cast.at_work("bram"):
        assert Signal.objects.filter(pk=signal.pk).exists()


def test_an_administrator_of_one_house_writes_no_line_in_another(cast):
    from samenzicht.audit.actions import record

    refused = pytest.raises(ProgrammingError, match="not open to this transaction")
    with cast.at_work("adem"), refused, transaction.atomic():
        record("role.given", cast.organisation("verweg").compartment_id)


def locked_tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace")
        names = [name for (name,) in cursor.fetchall()]
    assert len(names) > 15
    return names


def test_memberships_are_never_deleted_by_the_site(cast):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Membership.objects.filter(officer=cast.officer("noor")).delete()
