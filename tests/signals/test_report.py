"""Report: what was told stands there, apart and sealed; what cannot be a signal is refused with reasons."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.signals import rules
from samenzicht.signals.actions import report
from samenzicht.signals.facts import Facts, Named, Noticed
from samenzicht.signals.models import Signal
from tests.signals.stories import CLEAR, NAME, NOTICED, PLAIN, SEEN, STORY, told

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_what_was_told_stands_there_apart(cast):
    with cast.at_work("noor") as noor:
        signal = Signal.objects.get(pk=told(noor).pk)
        seen, heard, inferred = signal.observations.all()
        assert (seen.way, seen.text, seen.source_grade, seen.information_grade) == ("seen", SEEN, "a", "1")
        assert (heard.source, heard.concern, heard.noticed_on) == ("de buurvrouw", "criminal", date(2026, 3, 3))
        assert inferred.way == "inferred"
        assert [state.progress for state in signal.states.all()] == ["received"]
        assert (signal.kind, signal.setting, signal.urgency) == ("labour", "street", "soon")
        assert signal.reporter == noor.officer.pk
        assert {m.subject.name for m in signal.mentions.all()} >= {NAME}


def test_the_journal_has_one_line_for_the_signal(cast):
    with cast.at_work("noor") as noor:
        signal = told(noor, PLAIN)
    with cast.at_work("pien") as pien:
        lines = Entry.objects.of(pien.compartment).filter(matter=signal.pk)
        assert [line.verb for line in lines] == ["signal.reported"]


def test_no_name_number_or_sentence_stands_in_any_table(cast):
    with cast.at_work("noor") as noor:
        told(noor)
        with connection.cursor() as cursor:
            cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
            tables = [name for (name,) in cursor.fetchall() if name.startswith(("signals_", "subjects_"))]
            assert len(tables) >= 9
            rows = ""
            for table in tables:
                cursor.execute(f"SELECT t::text, encode(convert_to(t::text, 'UTF8'), 'hex') FROM {table} t")
                rows += "".join(f"{row}{code}" for row, code in cursor.fetchall())
    found = [word for word in CLEAR if word.lower() in rows.lower() or word.encode().hex() in rows]
    assert found == []
    assert "labour" in rows


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        (Facts(noticed=()), "noticed"),
        (Facts(noticed=(Noticed("seen", "   "),)), "noticed"),
        (replace(PLAIN, kind="madeup"), "kind"),
        (replace(PLAIN, setting="madeup"), "setting"),
        (replace(PLAIN, urgency="madeup"), "danger"),
        (replace(PLAIN, channel="madeup"), "channel"),
        (Facts(noticed=(Noticed("madeup", "x"),)), "noticed"),
        (Facts(noticed=(Noticed("seen", "x", concern="madeup"),)), "noticed"),
        (Facts(noticed=(Noticed("seen", "x", source_grade="q"),)), "seen"),
        (Facts(noticed=(Noticed("seen", "x", information_grade="9"),)), "seen"),
        (Facts(noticed=(Noticed("seen", "x", indicator="madeup"),)), "indicators"),
        (Facts(noticed=(Noticed("heard", "x" * 5001),)), "heard_text"),
        (Facts(noticed=(Noticed("heard", "x", source="x" * 301),)), "heard_source"),
        (replace(PLAIN, subjects=(Named("madeup", "x", "victim"),)), "subjects"),
        (replace(PLAIN, subjects=(Named("person", "x", "madeup"),)), "subjects"),
        (replace(PLAIN, subjects=(Named("place", "", "place"),)), "subjects"),
        (replace(PLAIN, subjects=(Named("person", "x", "victim"),) * 21), "subjects"),
        (replace(PLAIN, on_behalf_of="x" * 301, channel="desk"), "on_behalf_of"),
    ],
)
def test_what_cannot_be_a_signal_is_refused_with_its_place(cast, wrong, at):
    with cast.at_work("noor") as noor:
        with pytest.raises(rules.NotComplete) as refused:
            report(wrong, noor)
        assert at in {fault.at for fault in refused.value.faults}
        assert not Signal.objects.exists()


def test_a_day_to_come_and_a_kind_that_is_not_law_yet_are_refused(cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert [f.at for f in rules.faults(Facts((Noticed("seen", "x", noticed_on=tomorrow),)), timezone.localdate())] == [
        "seen_on"
    ]
    early = rules.faults(replace(PLAIN, kind="surrogacy"), date(2026, 7, 14))
    assert [fault.at for fault in early] == ["kind"]
    assert rules.faults(replace(PLAIN, kind="surrogacy"), date(2026, 7, 15)) == ()


def test_five_thousand_signs_fit(cast):
    with cast.at_work("noor") as noor:
        signal = report(Facts(noticed=(Noticed("seen", "x" * 5000),)), noor)
        assert len(signal.observations.get().text) == 5000


def test_for_another_the_caller_is_kept_and_for_oneself_it_is_not(cast):
    with cast.at_work("noor") as noor:
        told_by_phone = report(replace(PLAIN, channel="telephone", on_behalf_of="conciërge van school"), noor)
        assert Signal.objects.get(pk=told_by_phone.pk).on_behalf_of == "conciërge van school"
        assert report(replace(PLAIN, on_behalf_of="niemand"), noor).on_behalf_of == ""


@pytest.mark.parametrize("code", ["pien", "adem"])
def test_who_has_no_content_reports_nothing(cast, code):
    with cast.at_work(code) as by, pytest.raises(rules.NotYours):
        report(STORY, by)


def test_hints_say_what_would_make_it_stronger():
    assert rules.missing(STORY)[0].startswith("Van wanneer")
    assert rules.missing(Facts(noticed=NOTICED[:2], subjects=STORY.subjects)) == ()
    assert len(rules.missing(Facts(noticed=(Noticed("heard", "x"),)))) == 4
