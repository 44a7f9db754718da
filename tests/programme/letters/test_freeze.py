"""Freezing and publishing: all reasons at once, and after it nothing changes, by page, by ORM or by raw SQL."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from samenzicht.programme.actions.letters import cycles, publishing, writing
from samenzicht.programme.actions.letters.refusals import (
    AlreadyFrozen,
    AlreadyPublished,
    IsFrozen,
    NotAllowed,
    NotReady,
)
from samenzicht.programme.letter.content import sha256_of
from samenzicht.programme.models import (
    Action,
    Check,
    Cycle,
    Figure,
    Frozen,
    Line,
    News,
    Paragraph,
    ProgressLetter,
    Wording,
)
from samenzicht.programme.offices import NotYours
from tests.conftest import as_role
from tests.programme.letters.conftest import MINISTRIES, days_until


# All reasons at once.
def test_a_freeze_is_refused_with_all_reasons_at_once(round_):
    first = round_.adds("Ruim 40 hotels, [G1] mensen en [G7] zaken.")
    round_.figure(2, "2900", replaces=get(round_, Figure, number=1))
    for who in ("sara", "wim"):
        round_.checks(first, who)
    round_.checks(first, "jet", agreed=False, words="Wat zijn dit voor hotels?")
    with pytest.raises(NotReady) as told:
        round_.freezes()
    assert {(stop.code, stop.what, stop.instead) for stop in told.value.stops} == {
        ("loose", "40", ""),
        ("replaced", "G1", "G2"),
        ("unknown", "G7", ""),
        ("remarked", MINISTRIES["jet"], ""),
        ("unchecked", MINISTRIES["bea"], ""),
    }
    assert {stop.key for stop in told.value.stops} == {str(first.paragraph_id)}


def test_an_empty_letter_is_not_frozen(round_):
    with pytest.raises(NotReady) as told:
        round_.freezes()
    assert [stop.code for stop in told.value.stops] == ["nothing_written"]


def test_a_remark_that_is_answered_with_a_new_wording_is_asked_again(round_):
    first = round_.adds()
    round_.all_agree(first)
    round_.checks(first, "jet", agreed=False, words="Zeg ook wat het opleverde.")
    second = round_.writes(first, f"{first.words} Zij zien nu eerder iets.")
    with pytest.raises(NotReady) as told:
        round_.freezes()
    assert [(stop.code, stop.what) for stop in told.value.stops] == [("unchecked", one) for one in MINISTRIES.values()]
    round_.all_agree(second)
    assert round_.freezes().cycle_id == round_.cycle.pk


def test_a_ministry_freezes_and_publishes_nothing(round_):
    round_.all_agree(round_.adds())
    with pytest.raises(NotYours):
        round_.freezes("jet")
    round_.freezes()
    with pytest.raises(NotYours):
        round_.publishes("jet")


# What was frozen.
def test_the_whole_letter_is_kept_with_its_sum(round_, cast):
    frozen = round_.is_frozen()
    with cast.at_work("olga"):
        found = Frozen.objects.get(pk=frozen.pk)
        assert found.sha256 == sha256_of(found.content)
        assert found.content["frozen"] is True
        assert found.content["figures"]["G1"]["value"] == "2800"


def test_frozen_numbers_do_not_change_when_a_figure_is_corrected_later(round_, cast):
    frozen = round_.is_frozen()
    round_.figure(2, "3100", replaces=get(round_, Figure, number=1))
    with cast.at_work("olga"):
        assert Frozen.objects.get(pk=frozen.pk).content["figures"]["G1"]["value"] == "2800"
    letter = round_.publishes()
    assert letter.content["figures"]["G1"]["value"] == "2800"
    assert "G2" not in letter.content["figures"]


def test_a_second_freeze_is_told(round_):
    frozen = round_.is_frozen()
    with pytest.raises(AlreadyFrozen) as told:
        round_.freezes("otto")
    assert told.value.frozen.pk == frozen.pk


# Nothing changes afterwards: the verbs.
def test_after_the_freeze_each_verb_refuses(round_, cast):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    with pytest.raises(IsFrozen):
        round_.writes(first, "Toch anders: [G1].")
    with pytest.raises(IsFrozen):
        round_.adds("Nog iets.")
    with pytest.raises(IsFrozen):
        round_.checks(first, "jet", agreed=False, words="Toch niet.")
    with cast.at_work("olga") as olga, pytest.raises(IsFrozen):
        cycles.settle(round_.cycle, settings=round_.settings(ministries=[]), by=olga)


def test_what_comes_too_late_goes_into_the_next_letter(round_, cast):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    with cast.at_work("olga") as olga:
        carried = writing.carry(round_.cycle, chapter="opening", words="Toch [G1] mensen.", by=olga)
        assert carried.paragraph.cycle.period_from == round_.cycle.period_until + timedelta(days=1)
        assert carried.words == "Toch [G1] mensen."
        again = writing.carry(round_.cycle, chapter="closing", words="En dit.", by=olga)
        assert again.paragraph.cycle_id == carried.paragraph.cycle_id
        assert Cycle.objects.count() == 2


# Nothing changes afterwards: the database, with the web role.
def wording(round_, paragraph):
    Wording.objects.create(
        compartment_id=round_.office, paragraph=paragraph, version=9, words="Stiekem.", at=timezone.now()
    )


def check(round_, paragraph):
    latest = Wording.objects.get(paragraph=paragraph)
    officer = round_.cast.officer("jet")
    Check.objects.create(
        compartment_id=round_.office, wording=latest, ministry=MINISTRIES["jet"], agreed=False, officer=officer,
        at=timezone.now(),
    )  # fmt: skip


def new_paragraph(round_, paragraph):
    Paragraph.objects.create(compartment_id=round_.office, cycle=round_.cycle, chapter="money", place=1)


PLANTED = {
    "a wording by ORM": ("olga", wording),
    "a check by ORM": ("jet", check),
    "a paragraph by ORM": ("olga", new_paragraph),
    "a paragraph moved": ("olga", lambda r, p: Paragraph.objects.filter(pk=p.pk).update(place=7)),
    "settings by ORM": ("olga", lambda r, p: Cycle.objects.filter(pk=r.cycle.pk).update(ministries=[])),
    "the name": ("olga", lambda r, p: Cycle.objects.filter(pk=r.cycle.pk).update(name="2024")),
    "the content by ORM": ("olga", lambda r, p: Frozen.objects.update(content={})),
    "the frozen row away": ("olga", lambda r, p: Frozen.objects.all().delete()),
    "a wording by SQL": ("olga", lambda r, p: sql(
        "INSERT INTO programme_wording (id, compartment_id, paragraph_id, version, words, at)"
        " VALUES (gen_random_uuid(), %s, %s, 9, '', now())", [r.office, p.pk])),
    "a wording changed by SQL": ("olga", lambda r, p: sql("UPDATE programme_wording SET version = 9", [])),
    "the content by SQL": ("olga", lambda r, p: sql("UPDATE programme_frozen SET content = '{}'", [])),
    "a paragraph away by SQL": ("olga", lambda r, p: sql("DELETE FROM programme_paragraph", [])),
    "the cycle away by SQL": ("olga", lambda r, p: sql("DELETE FROM programme_cycle", [])),
    "a wording of a paragraph that is not mine": ("olga", lambda r, p: sql(
        "INSERT INTO programme_wording (id, compartment_id, paragraph_id, version, words, at)"
        " VALUES (gen_random_uuid(), %s, gen_random_uuid(), 1, '', now())", [r.office])),
    "the triggers put to sleep": ("olga", lambda r, p: sql("ALTER TABLE programme_wording DISABLE TRIGGER ALL", [])),
}  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_the_database_refuses_a_change_after_the_freeze(round_, cast, planted):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    who, change = PLANTED[planted]
    with cast.at_work(who), pytest.raises(Error), transaction.atomic():
        change(round_, first.paragraph)
    with cast.at_work("olga"):
        assert Wording.objects.get().words == first.words
        assert Frozen.objects.get().content["figures"]["G1"]["value"] == "2800"


def test_the_owner_writes_no_words_into_a_frozen_letter_either(round_, cast):
    first = round_.adds()
    round_.all_agree(first)
    round_.freezes()
    with as_role("owner"), cast.at_work("olga"), pytest.raises(Error, match="frozen"), transaction.atomic():
        wording(round_, first.paragraph)


def test_before_the_freeze_the_same_acts_are_taken(round_, cast):
    """Else the refusals above would prove nothing."""
    first = round_.adds()
    for who, change in (("olga", wording), ("olga", new_paragraph)):
        with cast.at_work(who):
            change(round_, first.paragraph)
    with cast.at_work("olga"):
        assert Wording.objects.count() == 2


# Publishing.
def test_what_is_published_is_what_was_frozen(round_, cast):
    frozen = round_.is_frozen()
    letter = round_.publishes(kamerstuk="28638-257")
    with cast.at_work("olga"):
        kept = Frozen.objects.get(pk=frozen.pk)
        assert (letter.content, letter.sha256) == (kept.content, kept.sha256)
        assert Cycle.objects.get(pk=round_.cycle.pk).kamerstuk == "28638-257"
    assert letter.kamerstuk == "28638-257"


def test_what_is_not_frozen_is_not_published(round_):
    with pytest.raises(NotAllowed, match="not_frozen"):
        round_.publishes()


def test_a_second_publication_is_told(round_):
    round_.is_frozen()
    letter = round_.publishes()
    with pytest.raises(AlreadyPublished) as told:
        round_.publishes("otto", kamerstuk="28638-999")
    assert told.value.letter.pk == letter.pk
    assert ProgressLetter.objects.get().kamerstuk == ""


def test_content_that_does_not_fit_its_sum_is_not_published(round_, cast):
    round_.is_frozen()
    with as_role("owner"), cast.at_work("olga"):
        sql("UPDATE programme_frozen SET content = jsonb_set(content, '{cycle}', '\"2099\"')", [])
    with pytest.raises(NotAllowed, match="not_intact"):
        round_.publishes()


def test_by_raw_sql_only_a_frozen_letter_is_published(round_, cast):
    frozen = round_.is_frozen()
    said = {"compartment_id": round_.office, "organisation": cast.organisation("bureau"), "at": timezone.now()}
    said |= {"cycle": "2023", "schema": frozen.schema, "content": frozen.content, "sha256": frozen.sha256}
    for wrong in ({"cycle": "2024"}, {"content": {}}, {"sha256": "0" * 64}, {"schema": 9}):
        with cast.at_work("olga"), pytest.raises(Error, match="only a frozen letter"), transaction.atomic():
            ProgressLetter.objects.create(**(said | wrong))
    with cast.at_work("jet"), pytest.raises(Error, match="row-level security"), transaction.atomic():
        ProgressLetter.objects.create(**said)
    with cast.at_work("vreemd"), pytest.raises(Error), transaction.atomic():
        ProgressLetter.objects.create(**said)
    with cast.at_work("olga"):
        assert ProgressLetter.objects.create(**said).pk


def test_a_published_letter_keeps_its_number(round_, cast):
    round_.is_frozen()
    round_.publishes(kamerstuk="28638-257")
    with cast.at_work("olga"), pytest.raises(Error, match="published"), transaction.atomic():
        Cycle.objects.filter(pk=round_.cycle.pk).update(kamerstuk="28638-258")
    with cast.at_work("olga"), pytest.raises(Error), transaction.atomic():
        sql("UPDATE programme_progressletter SET kamerstuk = 'x'", [])


def test_a_failure_halfway_leaves_nothing(round_, cast, monkeypatch):
    round_.is_frozen()
    monkeypatch.setattr(publishing, "record", broken)
    with cast.at_work("olga") as olga, pytest.raises(RuntimeError):
        publishing.publish(round_.cycle, kamerstuk="28638-257", by=olga)
    assert not ProgressLetter.objects.exists()


def test_the_letter_after_it_tells_what_became_of_this_one(round_, cast):
    from samenzicht.programme.letter.content import assemble

    round_.is_frozen()
    with cast.at_work("olga") as olga:
        later = days_until(timezone.localdate() + timedelta(days=200))
        after = cycles.open_cycle(settings=round_.settings(name="2024", dates=later), by=olga)
        assert assemble(after, date(2026, 1, 1))["compared"]["former"]["cycle"] == "2023"


def broken(*args, **words):
    raise RuntimeError


def sql(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def get(round_, model, **values):
    with round_.cast.at_work("olga"):
        return model.objects.get(**values)


def test_the_content_is_plain_json(round_):
    content = round_.is_frozen().content
    assert json.loads(json.dumps(content)) == content
    assert Decimal(content["figures"]["G1"]["value"]) == 2800


# A ministry holds the key to read and to check; by no query does it change what the letter is made of.
MADE_OF = {
    "one less that checks": lambda r: sql("UPDATE programme_cycle SET ministries = '{}'", []),
    "the plan": lambda r: sql("UPDATE programme_plan SET name = 'Anders'", []),
    "a figure": lambda r: sql(
        "INSERT INTO programme_figure (id, compartment_id, number, measure, series, part, period_from, period_until,"
        " value, answer, rule, source, origin, why, at) VALUES (gen_random_uuid(), %s, 9, 'npst_staff', '', '',"
        " '2024-01-01', '2024-12-31', 9, '', '-', '-', 'entered', '', now())",
        [r.office],
    ),
    "a paragraph": lambda r: new_paragraph(r, None),
    "a party": lambda r: sql(
        "INSERT INTO programme_party (id, compartment_id, name) VALUES (gen_random_uuid(), %s, 'x')",
        [r.office],
    ),
    "news confirmed": lambda r: sql(
        "INSERT INTO programme_confirmation (id, compartment_id, news_id, at)"
        " SELECT gen_random_uuid(), compartment_id, id, now() FROM programme_news",
        [],
    ),
}


@pytest.mark.parametrize("act", MADE_OF)
def test_a_ministry_changes_nothing_that_a_letter_is_made_of(round_, cast, act):
    action = round_.lay(Action, plan=round_.plan, number="1.1", name="Actie")
    round_.lay(News, action=action, at=timezone.now(), way="link", must_be_confirmed=True)
    with cast.at_work("jet"), pytest.raises(Error, match="row-level security"), transaction.atomic():
        MADE_OF[act](round_)
    with cast.at_work("olga"):
        MADE_OF[act](round_)


def test_a_ministry_removes_nothing_either(round_, cast):
    with cast.at_work("jet"):
        sql("DELETE FROM programme_line", [])
    with cast.at_work("olga"):
        assert Line.objects.exists()
