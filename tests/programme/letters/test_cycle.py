"""A cycle: its days and rhythm, writing without losing words, checking wording by wording."""

from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.organisations.models import Membership, Role
from samenzicht.programme import letter_rules, making
from samenzicht.programme.actions.letters import admitting, checking, cycles, writing
from samenzicht.programme.actions.letters.refusals import NotAllowed, Rewritten, WrittenMeanwhile
from samenzicht.programme.letter_rules import Dates, Known, Said
from samenzicht.programme.marks import loose_numbers
from samenzicht.programme.models import Check, Paragraph, Wording
from samenzicht.programme.offices import NotYours
from tests.programme.letters.conftest import MINISTRIES, days_until

HALF = Dates(
    period_from=date(2024, 1, 1),
    period_until=date(2024, 6, 30),
    collect_from=date(2024, 5, 1),
    write_from=date(2024, 5, 31),
    check_from=date(2024, 6, 20),
    freeze_on=date(2024, 6, 25),
    publish_on=date(2024, 7, 1),
)


# The calendar.
def test_the_next_period_begins_where_this_one_ends():
    after = letter_rules.next_dates(HALF, 6)
    assert (after.period_from, after.period_until) == (date(2024, 7, 1), date(2024, 12, 31))
    assert after.write_from == date(2024, 11, 30)
    assert letter_rules.out_of_order(after) == []
    yearly = letter_rules.next_dates(HALF, 12)
    assert (yearly.period_from, yearly.period_until) == (date(2024, 7, 1), date(2025, 6, 30))


@pytest.mark.parametrize(("until", "months", "name"), [
    (date(2023, 12, 31), 12, "2023"), (date(2024, 6, 30), 6, "2024-1"), (date(2024, 12, 31), 6, "2024-2"),
    (date(2024, 9, 30), 3, "2024-3"),
])  # fmt: skip
def test_a_letter_is_called_by_its_year_and_its_place_in_it(until, months, name):
    assert letter_rules.name_for(letter_rules.first_dates(until, months).__class__(
        **{**HALF.__dict__, "period_until": until}), months) == name  # fmt: skip


@pytest.mark.parametrize(("today", "step"), [
    (date(2024, 5, 30), "collect"), (date(2024, 5, 31), "write"), (date(2024, 6, 20), "check"),
    (date(2024, 6, 25), "freeze"), (date(2025, 1, 1), "freeze"),
])  # fmt: skip
def test_the_step_follows_the_calendar_until_it_is_frozen(today, step):
    assert letter_rules.step_of(HALF, today) == step
    assert letter_rules.step_of(HALF, today, is_frozen=True) == "publish"
    assert letter_rules.step_of(HALF, today, is_frozen=True, is_published=True) == "done"


def test_days_out_of_order_are_refused(round_):
    today = timezone.localdate()
    wrong = days_until(today, freeze_on=today - timedelta(days=50))
    assert letter_rules.out_of_order(wrong) == ["freeze_on"]
    with pytest.raises(NotAllowed, match="out_of_order"):
        round_.opens(name="2024", dates=wrong)


def test_a_name_is_used_once(round_):
    with pytest.raises(NotAllowed, match="name_taken"):
        round_.opens(name="2023")


def test_the_rhythm_is_a_setting_and_proposes_the_next(round_, cast):
    with cast.at_work("otto") as otto:
        yearly = round_.settings(rhythm_months=12, dates=Dates(**{**HALF.__dict__, "period_from": date(2023, 7, 1)}))
        after = cycles.following(cycles.settle(round_.cycle, settings=yearly, by=otto))
        assert (after.dates.period_from, after.dates.period_until) == (date(2024, 7, 1), date(2025, 6, 30))
        assert after.ministries == list(MINISTRIES.values())


def test_only_the_office_opens_and_writes(round_, cast):
    wording = round_.adds()
    for who in ("jet", "bram", "vreemd"):
        with cast.at_work(who) as by:
            with pytest.raises(NotYours):
                cycles.open_cycle(settings=round_.settings(name="2025"), by=by)
            with pytest.raises(NotYours):
                writing.add_paragraph(round_.cycle, chapter="opening", words="x", by=by)
            with pytest.raises(NotYours):
                writing.write(wording.paragraph, words="x", seen=1, by=by)


# Writing.
def test_a_change_is_a_new_version_and_the_old_one_stays(round_, cast):
    first = round_.adds("Eerste.")
    second = round_.writes(first, "Tweede.")
    with cast.at_work("olga"):
        assert [one.words for one in Wording.objects.order_by("version")] == ["Eerste.", "Tweede."]
    assert (second.version, second.paragraph_id) == (2, first.paragraph_id)


def test_of_two_writers_the_second_is_told_and_both_texts_are_there(round_):
    first = round_.adds("Eerste.")
    round_.writes(first, "Van Olga.", "olga")
    with pytest.raises(WrittenMeanwhile) as told:
        round_.writes(first, "Van Otto.", "otto")
    assert told.value.latest.version == 2
    after = round_.writes(first, "Van Otto, na lezen.", "otto", seen=2)
    assert after.version == 3


def test_the_same_words_again_are_no_new_version(round_):
    first = round_.adds("Eerste.")
    assert round_.writes(first, "Eerste.  \n").version == 1


def test_a_page_sent_twice_adds_one_paragraph(round_, cast):
    key = round_.plan.pk  # any id that the page made
    with cast.at_work("olga") as olga:
        one = writing.add_paragraph(round_.cycle, chapter="opening", words="Eén.", by=olga, key=key)
        again = writing.add_paragraph(round_.cycle, chapter="opening", words="Eén.", by=olga, key=key)
        assert one.pk == again.pk
        assert Paragraph.objects.count() == 1


def test_without_words_a_paragraph_leaves_the_letter(round_, cast):
    first = round_.adds("Weg hiermee.")
    round_.writes(first, "")
    with cast.at_work("olga"):
        assert making.making_of(round_.cycle, timezone.localdate()).rows == []


# Checking.
def test_the_last_word_of_each_ministry_counts():
    said = [Said("JenV", False), Said("SZW", True), Said("JenV", True)]
    assert letter_rules.standing(said, ["JenV", "SZW", "VWS"]) == {"JenV": "agreed", "SZW": "agreed", "VWS": "open"}


def test_a_check_is_of_a_wording_and_a_new_wording_asks_again(round_, cast):
    first = round_.adds("Eerste.")
    round_.all_agree(first)
    with cast.at_work("olga"):
        assert making.making_of(round_.cycle, timezone.localdate()).rows[0].open == []
    second = round_.writes(first, "Tweede.")
    with cast.at_work("olga"):
        assert making.making_of(round_.cycle, timezone.localdate()).rows[0].open == list(MINISTRIES.values())
    with pytest.raises(Rewritten) as told:
        round_.checks(first, "jet")
    assert told.value.latest.pk == second.pk


def test_a_remark_has_words_and_signs_for_its_own_ministry(round_):
    first = round_.adds()
    with pytest.raises(NotAllowed, match="no_words"):
        round_.checks(first, "jet", agreed=False, words="  ")
    assert round_.checks(first, "jet", agreed=False, words="Te stellig.").ministry == MINISTRIES["jet"]


def test_the_office_cannot_check_its_own_letter(round_):
    with pytest.raises(NotYours):
        round_.checks(round_.adds(), "olga")


def test_a_ministry_that_is_not_asked_does_not_check(round_, cast):
    with cast.at_work("olga") as olga:
        cycles.settle(round_.cycle, settings=round_.settings(ministries=["SZW (fictief)"]), by=olga)
    with pytest.raises(NotAllowed, match="not_asked"):
        round_.checks(round_.adds(), "jet")


def test_nobody_checks_before_its_day(round_, cast):
    today = timezone.localdate()
    later = days_until(today, check_from=today + timedelta(days=1))
    with cast.at_work("olga") as olga:
        cycles.settle(round_.cycle, settings=round_.settings(dates=later), by=olga)
    with pytest.raises(NotAllowed, match="too_early"):
        round_.checks(round_.adds(), "jet")


def test_a_check_sent_twice_is_one(round_, cast):
    first = round_.adds()
    assert round_.checks(first, "jet").pk == round_.checks(first, "jet").pk
    with cast.at_work("olga"):
        assert Check.objects.count() == 1


def test_by_raw_sql_nobody_signs_for_another_ministry(round_, cast):
    first = round_.adds()
    with cast.at_work("jet") as jet, pytest.raises(ProgrammingError, match="row-level security"):
        Check.objects.create(
            compartment_id=round_.office, wording=first, ministry=MINISTRIES["wim"], agreed=True, words="",
            officer=jet.officer, at=timezone.now(),
        )  # fmt: skip


def test_by_raw_sql_a_ministry_writes_no_words(round_, cast):
    first = round_.adds()
    with cast.at_work("jet"), pytest.raises(ProgrammingError, match="row-level security"):
        Wording.objects.create(
            compartment_id=round_.office, paragraph=first.paragraph, version=2, words="Anders.", at=timezone.now()
        )


def test_a_stranger_sees_nothing_of_the_letter(round_, cast):
    round_.adds()
    with cast.at_work("vreemd"):
        assert not Wording.objects.exists()
        assert not Paragraph.objects.exists()


# What stops a freeze, judged on values.
def test_faults_in_numbers():
    figures = {
        1: Known(date(2024, 1, 1), 2),
        2: Known(date(2024, 1, 1), 3),
        3: Known(date(2024, 1, 1)),
        4: Known(date(2030, 1, 1)),
    }
    wrong = letter_rules.faults("Er zijn [G1], [G3], [G4] en [G9], dus ruim 40.", figures, date(2025, 1, 1))
    assert wrong == [("loose", "40", ""), ("replaced", "G1", "G3"), ("early", "G4", ""), ("unknown", "G9", "")]


# Letting in a ministry's officer.
@pytest.fixture
def new_at_vws(cast, db):
    """Someone who works at VWS and holds no key of the office."""
    from tests.conftest import as_role

    with as_role("owner"):
        from samenzicht.organisations.models import Officer

        ministry = cast.organisation("vws")
        officer = Officer.objects.enrol("nieuw@ministry.example", "Nieuw Voorbeeld")
        Membership.objects.create(
            officer=officer, organisation=ministry, compartment=ministry.compartment, role=Role.REPORTER
        )
    return officer


def test_the_office_lets_a_ministrys_officer_in_and_out(round_, cast, new_at_vws):
    first = round_.adds()
    with cast.at_work("olga") as olga:
        let_in = admitting.admit("Nieuw@ministry.example ", ministry=cast.organisation("vws"), by=olga)
        assert (let_in.compartment_id, let_in.organisation_id) == (round_.office, cast.organisation("vws").pk)
        assert admitting.admit("nieuw@ministry.example", ministry=cast.organisation("vws"), by=olga).pk == let_in.pk
    from samenzicht.compartments.keys import holding
    from samenzicht.organisations.posts import posts_of

    with holding(posts_of(new_at_vws)[0].keys()):
        assert checking.check(first, agreed=True, by=posts_of(new_at_vws)[0]).ministry == "VWS (fictief)"
    with cast.at_work("otto") as otto:
        admitting.dismiss(let_in.pk, by=otto)
    assert Role.MINISTRY not in posts_of(new_at_vws)[0].roles
    with cast.at_work("olga") as olga:
        assert admitting.admit("nieuw@ministry.example", ministry=cast.organisation("vws"), by=olga).until is None
    assert Role.MINISTRY in posts_of(new_at_vws)[0].roles


@pytest.mark.parametrize(("email", "ministry", "why"), [
    ("bram@municipality.example", "vws", "not_theirs"), ("niemand@ministry.example", "vws", "not_theirs"),
    ("bram@municipality.example", "wiekendam", "not_ministry"), ("otto@ministry.example", "bureau", "not_ministry"),
    ("jet@ministry.example", "vws", "not_theirs"),
])  # fmt: skip
def test_nobody_else_is_let_in(round_, cast, email, ministry, why):
    with cast.at_work("olga") as olga, pytest.raises(NotAllowed, match=why):
        admitting.admit(email, ministry=cast.organisation(ministry), by=olga)
    with cast.at_work("jet") as jet, pytest.raises(NotYours):
        admitting.admit(email, ministry=cast.organisation(ministry), by=jet)


def test_a_ministry_or_a_stranger_ends_no_one(round_, cast):
    theirs = Membership.objects.get(officer=cast.officer("sara"), role=Role.MINISTRY)
    for who in ("jet", "bram"):
        with cast.at_work(who) as by, pytest.raises(NotYours):
            admitting.dismiss(theirs.pk, by=by)
    # A membership of another compartment is out of the office's reach.
    other = Membership.objects.get(officer=cast.officer("noor"))
    with cast.at_work("olga") as olga:
        admitting.dismiss(other.pk, by=olga)
    other.refresh_from_db()
    assert other.until is None


@pytest.mark.django_db
def test_each_verb_leaves_one_line(round_, cast):
    first = round_.adds()
    round_.checks(first, "jet", agreed=False, words="Te stellig.")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('samenzicht.oversight', %s, true)", [f"{{{round_.office}}}"])
        verbs = list(Entry.objects.filter(compartment=round_.office).order_by("at").values_list("verb", flat=True))
    assert verbs == ["programme.cycle_opened", "programme.written", "programme.checked"]


@pytest.mark.parametrize(
    "words", ["In 2000 \u200bslachtoffers.", "In 2000\u2060 slachtoffers.", "In 2000 slacht\u00adoffers."]
)
def test_signs_that_nobody_sees_hide_no_number(round_, words):
    written = round_.adds(words)
    assert written.words == "In 2000 slachtoffers."
    assert loose_numbers(written.words) == ["2000"]
