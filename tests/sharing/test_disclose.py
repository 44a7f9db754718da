"""A letter leaves: what goes, what stays, on which ground; and what the law or the house does not let through."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import Keys, holding
from samenzicht.sharing.actions import NotYours, Refused, Widened, prepare, read
from samenzicht.sharing.extracts import Passage
from samenzicht.sharing.models import Content, Disclosure

from .letters import ALL, HEALTH, NEEDED, SEEN, WHERE, WHO, preview, send, to_the_table

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def journal(cast, code: str) -> list[Entry]:
    """The journal of an organisation, as its privacy officer reads it."""
    compartment = cast.organisation(code).compartment_id
    with holding(Keys(oversight=frozenset({compartment}))):
        return list(Entry.objects.filter(compartment=compartment).order_by("id"))


def test_what_the_law_lets_through_leaves_and_the_rest_stays_with_the_reason(cast):
    shown = preview(cast, passages=ALL)
    assert shown.leaving == (SEEN, WHERE)
    assert [stays.passage for stays in shown.staying] == [WHO, HEALTH]
    assert all(stays.why.nl and stays.why.en for stays in shown.staying)


def test_the_receiver_reads_exactly_what_was_shown(cast):
    shown = preview(cast, passages=ALL)
    with cast.at_work("bram") as bram:
        letter = send(cast, bram, shown)
    with cast.at_work("karel") as karel:
        assert read(Disclosure.objects.get(pk=letter.pk), karel) == shown.leaving


def test_the_envelope_keeps_the_verdict_and_the_question(cast):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram, preview(cast, passages=ALL))
        letter.refresh_from_db()
    assert letter.basis == letter.judged.basis.code == "avg-6-1-e"
    assert letter.categories == "facts,location"
    assert letter.verdict["question"]["facts"] == sorted(NEEDED)
    assert letter.addressed_to == cast.organisation("politie").name


def test_a_letter_to_a_table_is_kept_no_longer_than_its_basis_says(cast):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram, to_the_table(cast), sort="signal")
    assert (letter.keep_until - timezone.localdate()).days == 180


def test_one_verb_leaves_one_line(cast):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram)
    lines = journal(cast, "wiekendam")
    assert [(line.verb, line.matter, line.basis) for line in lines] == [("letter.sent", letter.pk, "avg-6-1-e")]
    assert journal(cast, "politie") == []


def test_a_refusal_by_law_leaves_no_letter_and_stands_in_the_journal_with_its_article(cast):
    with cast.at_work("bram") as bram:
        shown = preview(cast, to="zorg", purpose="help")
        with pytest.raises(Refused) as refused:
            send(cast, bram, shown)
    assert refused.value.verdict.reasons[0].article == "AVG 9(2)(a)"
    assert refused.value.verdict.steps
    with cast.at_work("bram"):
        assert not Disclosure.objects.exists()
    (line,) = journal(cast, "wiekendam")
    assert (line.verb, line.basis, line.reason) == ("letter.barred", "explicit-consent", "avg-9.2.a")


def test_nothing_to_give_is_no_letter(cast):
    with cast.at_work("bram") as bram, pytest.raises(Refused):
        send(cast, bram, preview(cast, passages=()))


def test_pressing_twice_sends_one_letter(cast):
    matter = uuid4()
    with cast.at_work("bram") as bram:
        first = send(cast, bram, matter=matter)
        second = send(cast, bram, matter=matter)
        assert first == second
        assert Disclosure.objects.count() == 1


def test_other_words_are_another_letter(cast):
    matter = uuid4()
    with cast.at_work("bram") as bram:
        send(cast, bram, matter=matter)
        send(cast, bram, preview(cast, passages=[SEEN]), matter=matter)
        assert Disclosure.objects.count() == 2


def test_nobody_sends_in_the_name_of_another(cast):
    with cast.at_work("vreemd") as stranger, pytest.raises(NotYours):
        send(cast, stranger, preview(cast), sender=cast.organisation("wiekendam").compartment)


def passed_on(cast, passages, facts=frozenset({"positive_test"})):
    return prepare(
        passages,
        to=preview(cast).to,
        sender_party="signals_table",
        purpose="detect",
        stage="joint",
        facts=NEEDED | facts,
        on=timezone.localdate(),
    )


def brought(cast, passages=(SEEN,)):
    with cast.at_work("bram") as bram:
        return send(cast, bram, to_the_table(cast, passages), sort="signal")


def test_who_passes_on_may_give_what_he_got(cast):
    letter = brought(cast)
    relabelled = Passage(SEEN.key, SEEN.category, "Seen", SEEN.text, SEEN.detail)
    with cast.at_work("ravi") as ravi:
        onward = send(cast, ravi, passed_on(cast, [relabelled]), sender=letter.receiver, matter=letter.matter)
        assert onward.categories == "facts"


def test_passing_on_does_not_lengthen_the_term(cast, monkeypatch):
    then = timezone.now() - timedelta(days=30)
    with cast.at_work("bram") as bram, monkeypatch.context() as past:
        past.setattr(timezone, "now", lambda: then)
        letter = send(cast, bram, to_the_table(cast, [SEEN]), sort="signal")
    with cast.at_work("ravi") as ravi:
        onward = send(cast, ravi, passed_on(cast, [SEEN]), sender=letter.receiver, matter=letter.matter)
    assert onward.verdict["keep_days"] == letter.verdict["keep_days"] == 180
    assert onward.keep_until == letter.keep_until == timezone.localdate(then) + timedelta(days=180)


@pytest.mark.parametrize("more", [WHO, WHERE, Passage("x", "facts", "Gezien", "Iets wat er niet in stond.")])
def test_who_passes_on_may_not_widen(cast, more):
    letter = brought(cast)
    with cast.at_work("ravi") as ravi:
        with pytest.raises(Widened) as widened:
            send(cast, ravi, passed_on(cast, [SEEN, more]), sender=letter.receiver, matter=letter.matter)
        assert widened.value.passages == (more,)
        assert Disclosure.objects.filter(sender=letter.receiver).count() == 0


def test_who_noticed_may_give_more_later(cast):
    letter = brought(cast)
    with cast.at_work("bram") as bram:
        shown = to_the_table(cast, [WHO], facts=NEEDED | {"positive_test"}, stage="joint")
        assert send(cast, bram, shown, sort="identity", matter=letter.matter).categories == "identity"


def test_a_request_or_minutes_never_carry_who_it_is(cast):
    with cast.at_work("bram") as bram:
        shown = to_the_table(cast, [WHO], facts=NEEDED | {"positive_test"}, stage="joint")
        with pytest.raises(Widened):
            send(cast, bram, shown, sort="minutes")


def test_the_content_lies_sealed(cast):
    with cast.at_work("bram") as bram:
        letter = send(cast, bram)
        content = Content.objects.get(disclosure=letter)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT d::text, c::text FROM sharing_disclosure d JOIN sharing_content c ON c.disclosure_id = d.id"
            )
            row = "".join(cursor.fetchone())
    assert SEEN.text.encode() not in bytes(content.text)
    for clear in (SEEN.text, WHERE.text, "geld", "Fictiefstraat", SEEN.text.encode().hex(), WHERE.text.encode().hex()):
        assert clear not in row
