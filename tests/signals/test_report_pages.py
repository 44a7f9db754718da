"""Writing a signal down by its pages: five steps, nothing lost on the way, one signal however often it is sent."""

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import holding
from samenzicht.organisations.models import Membership
from samenzicht.signals import drafts
from samenzicht.signals.drafts import answers_of, token
from samenzicht.signals.models import Draft, Signal
from samenzicht.subjects.models import Subject
from tests.conftest import as_role

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECRET = "Mevrouw Verzonnen telde het geld."


def begin(client: Client, danger: str = "normal", **more: str):
    return client.post(reverse("signals:report"), {"danger": danger, "channel": "self", "setting": "street", **more})


def draft_of(cast, code="noor") -> Draft:
    with cast.at_work(code):
        draft = Draft.objects.latest("begun_at")
        draft.answers = draft.answers  # opened while the keys are here
        return draft


def url(draft, number):
    return reverse("signals:step", args=[draft.pk, number])


def write(client, draft, number, **answers):
    return client.post(url(draft, number), {"draft": "", **answers})


def test_a_signal_in_five_steps(cast, enter):
    client = enter("noor")
    assert begin(client).url.endswith("/stap/2/")
    draft = draft_of(cast)
    said = {"seen_text": "Tien mensen stapten in.", "seen_on": "2026-03-04", "heard_text": "Zij krijgen geen loon."}
    assert write(client, draft, 2, **said).url == url(draft, 3)
    card = {"new_kind": "vehicle", "new_part": "means", "new_called": "XX-99-ZZ"}
    assert write(client, draft, 3, act="add", **card).url == url(draft, 3)
    assert "XX-99-ZZ" in client.get(url(draft, 3)).content.decode()
    second = {"new_kind": "person", "new_part": "victim", "new_features": "rode jas", "new_age": "minor"}
    assert write(client, draft, 3, act="next", **second).url == url(draft, 4)
    assert write(client, draft, 4, act="next", setting="street", indicators="no_papers", shown="no_papers").url == url(
        draft, 5
    )
    over = client.get(url(draft, 5)).content.decode()
    assert "Tien mensen stapten in." in over
    assert "rode jas" in over
    answer = write(client, draft, 5, act="report", kind="labour")
    assert answer.url == reverse("signals:reported", args=[draft.pk])
    end = client.get(answer.url).content.decode()
    assert "Bram Voorbeeld leest je signaal" in end
    with cast.at_work("noor"):
        signal = Signal.objects.get()
        assert (signal.kind, signal.setting, signal.urgency) == ("labour", "street", "normal")
        seen, heard, ticked = signal.observations.all()
        assert (seen.source_grade, seen.information_grade, str(seen.noticed_on)) == ("a", "2", "2026-03-04")
        assert (heard.source_grade, heard.information_grade) == ("x", "4")
        assert (ticked.indicator, ticked.way, str(ticked.noticed_on)) == ("no_papers", "seen", "2026-03-04")
        assert {(s.kind, s.age) for s in Subject.objects.all()} == {("vehicle", "unknown"), ("person", "minor")}
        assert not Draft.objects.exists()


def test_danger_shows_112_first_and_marks_the_signal(cast, enter):
    client = enter("noor")
    answer = begin(client, "danger")
    page = client.get(answer.url).content.decode()
    assert 'href="tel:112"' in page
    assert page.index("tel:112") < page.index("Ga verder met het signaal")
    draft = draft_of(cast)
    assert 'href="tel:112"' in client.get(url(draft, 2)).content.decode()
    write(client, draft, 2, seen_text="Zij roept om hulp.")
    assert 'href="tel:112"' in client.get(write(client, draft, 5, act="report").url).content.decode()
    with cast.at_work("noor"):
        assert Signal.objects.get().urgency == "danger"


def test_nothing_is_written_until_the_first_question_is_answered(cast, enter):
    client = enter("noor")
    client.get(reverse("signals:report"))
    answer = begin(client, danger="")
    assert answer.status_code == 422
    assert "Geef aan of iemand nu in gevaar is." in answer.content.decode()
    with cast.at_work("noor"):
        assert not Draft.objects.exists()


@pytest.mark.parametrize("unknown", ["danger", "channel", "setting"])
def test_an_unknown_code_is_refused_at_step_one(enter, unknown):
    assert begin(enter("noor"), **{unknown: "madeup"}).status_code == 422


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        (2, {"seen_text": "x", "seen_source_grade": "madeup"}),
        (2, {"seen_text": "x", "seen_information_grade": "9"}),
        (2, {"seen_text": "x", "seen_concern": "nationality"}),
        (2, {"seen_text": "x", "seen_on": "morgen"}),
        (2, {"seen_text": "x", "seen_on": "2999-01-01"}),
        (2, {"seen_text": ""}),
        (3, {"act": "next", "new_kind": "madeup", "new_part": "victim", "new_called": "x"}),
        (3, {"act": "add", "new_kind": "person", "new_part": "", "new_called": "x"}),
        (3, {"act": "add", "new_kind": "place", "new_part": "place", "new_called": ""}),
        (4, {"act": "next", "setting": "madeup"}),
        (4, {"act": "next", "setting": "", "indicators": "madeup"}),
        (5, {"act": "report", "kind": "madeup"}),
    ],
)
def test_what_is_wrong_is_told_and_kept(cast, enter, number, answers):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    if number != 2:
        write(client, draft, 2, seen_text="Tien mensen stapten in.")
    answer = write(client, draft, number, **answers)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    with cast.at_work("noor"):
        assert not Signal.objects.exists()
        assert Draft.objects.count() == 1


def test_a_text_that_is_too_long_is_told_and_not_cut(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    answer = write(client, draft, 2, heard_text="x" * 5001 + "einde", seen_text="kort")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "5006" in page
    assert "xeinde" in page
    assert "maxlength" not in page
    with cast.at_work("noor"):
        assert answers_of(Draft.objects.get())["heard_text"].endswith("xeinde")


def test_an_empty_draft_cannot_be_reported_and_says_where_to_go(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    answer = write(client, draft, 5, act="report")
    assert answer.status_code == 422
    assert url(draft, 2) in answer.content.decode()


def test_reporting_twice_gives_one_signal(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 2, seen_text="Tien mensen stapten in.")
    first, second = (write(client, draft, 5, act="report") for _time in range(2))
    assert first.url == second.url
    assert client.get(url(draft, 2)).url == first.url
    with cast.at_work("noor") as noor:
        assert Signal.objects.count() == 1
        assert drafts.send(draft.pk, noor) == Signal.objects.get()


def test_cards_are_added_and_removed(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    for called in ("XX-99-ZZ", "YY-88-QQ"):
        write(client, draft, 3, act="add", new_kind="vehicle", new_part="means", new_called=called)
    page = client.get(url(draft, 3)).content.decode()
    remove = re.findall(r'value="(remove-[0-9a-f]+)"', page)
    write(client, draft, 3, act=remove[0])
    write(client, draft, 3, act=remove[0])
    page = client.get(url(draft, 3)).content.decode()
    assert "YY-88-QQ" in page
    assert "XX-99-ZZ" not in page


def test_a_name_in_the_text_is_told_before_it_is_sent(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 2, seen_text="Jasmijn stapte in een busje.")
    assert "In je tekst staat een naam" not in client.get(url(draft, 5)).content.decode()
    card = {"new_kind": "person", "new_part": "victim", "new_called": "Jasmijn Verzonnen"}
    write(client, draft, 3, act="add", **card)
    assert "In je tekst staat een naam" in client.get(url(draft, 5)).content.decode()
    assert write(client, draft, 5, act="report").status_code == 302


def test_indicators_of_another_place_stay_ticked(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 4, act="show", setting="hotel", indicators="no_papers", shown="no_papers")
    write(client, draft, 4, act="next", setting="hotel", indicators="overcrowded", shown="overcrowded")
    assert answers_of(draft_of(cast))["indicators"] == ["no_papers", "overcrowded"]
    write(client, draft, 4, act="next", setting="hotel", shown="overcrowded")
    assert answers_of(draft_of(cast))["indicators"] == ["no_papers"]


def test_a_draft_is_its_writers_alone(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    for other in ("bram", "vreemd", "karel"):
        stranger = enter(other)
        for number in range(1, 6):
            assert stranger.get(url(draft, number)).status_code == 404
            assert stranger.post(url(draft, number), {"draft": token(draft)}).status_code == 404
        for name in ("signals:danger", "signals:discard", "signals:reported"):
            assert stranger.get(reverse(name, args=[draft.pk])).status_code == 404
        assert stranger.post(reverse("signals:keep", args=[draft.pk, 2]), {"seen_text": "x"}).status_code == 404
    assert client.get(url(draft, 9)).status_code == 404
    assert client.get(reverse("signals:step", args=[uuid4(), 2])).status_code == 404


def test_a_draft_can_be_taken_up_again_and_thrown_away(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 2, seen_text="Tien mensen stapten in.")
    assert url(draft, 2) in client.get(reverse("signals:list")).content.decode()
    assert "Tien mensen stapten in." in client.get(url(draft, 2)).content.decode()
    assert client.get(reverse("signals:discard", args=[draft.pk])).status_code == 200
    client.post(reverse("signals:discard", args=[draft.pk]))
    assert client.get(url(draft, 2)).status_code == 404
    with cast.at_work("noor"):
        assert not Draft.objects.exists()


# --- a lost connection and an expired session ------------------------------------------------------------------------


def test_typing_is_saved_and_says_when(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    answer = client.post(reverse("signals:keep", args=[draft.pk, 2]), {"seen_text": SECRET, "seen_on": "niet af"})
    assert re.fullmatch(r"\d\d:\d\d", answer.json()["saved"])
    held = answers_of(draft_of(cast))
    assert (held["seen_text"], held["seen_on"], held["danger"]) == (SECRET, "niet af", "normal")


def test_the_form_carries_its_token(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    page = client.get(url(draft, 2)).content.decode()
    carried = re.search(r'name="draft" value="([^"]+)"', page).group(1)
    assert drafts.writer_of(draft.pk, carried).officer == cast.officer("noor")


def test_after_the_session_ended_the_text_is_saved_and_nothing_is_shown(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 2, seen_text="Dit stond er al.")
    gone = Client()
    answer = gone.post(url(draft, 2), {"draft": token(draft), "heard_text": SECRET})
    assert answer.status_code == 302
    assert answer.url == f"{reverse('account_login')}?next={url(draft, 2)}"
    assert not answer.content
    held = answers_of(draft_of(cast))
    assert (held["seen_text"], held["heard_text"]) == ("Dit stond er al.", SECRET)
    assert gone.get(url(draft, 2)).status_code == 302
    assert SECRET in enter("noor").get(url(draft, 2)).content.decode()
    with cast.at_work("pien") as pien:
        line = Entry.objects.of(pien.compartment).get(verb="draft.kept")
        assert (line.officer, line.organisation) == (cast.officer("noor").pk, cast.organisation("wiekendam").pk)


def test_typing_after_the_session_ended_is_saved_and_says_to_sign_in(cast, enter):
    begin(enter("noor"))
    draft = draft_of(cast)
    answer = Client().post(reverse("signals:keep", args=[draft.pk, 2]), {"draft": token(draft), "seen_text": SECRET})
    assert answer.json()["signed_out"] is True
    assert answer.json()["saved"]
    assert answers_of(draft_of(cast))["seen_text"] == SECRET


def test_a_token_of_another_draft_a_forged_and_an_old_one_save_nothing(cast, enter, monkeypatch):
    begin(enter("noor"))
    draft = draft_of(cast)
    other = Draft(compartment_id=draft.compartment_id, officer=draft.officer)
    for carried in (token(other), "", "madeup", token(draft) + "x"):
        answer = Client().post(url(draft, 2), {"draft": carried, "seen_text": SECRET})
        assert answer.status_code == 403
        assert SECRET in answer.content.decode()
    monkeypatch.setattr(drafts, "TOKEN_LASTS", -1)
    assert Client().post(url(draft, 2), {"draft": token(draft), "seen_text": SECRET}).status_code == 403
    assert "seen_text" not in answers_of(draft_of(cast))


def test_the_token_reports_nothing_and_cannot_leave_its_draft(cast, enter):
    begin(enter("noor"))
    draft = draft_of(cast)
    Client().post(url(draft, 2), {"draft": token(draft), "seen_text": SECRET})
    Client().post(url(draft, 5), {"draft": token(draft), "act": "report", "kind": "labour"})
    with cast.at_work("noor"):
        assert not Signal.objects.exists()
        assert Draft.objects.count() == 1


def test_who_left_the_organisation_saves_nothing(cast, enter):
    begin(enter("noor"))
    draft = draft_of(cast)
    with as_role("owner"):
        Membership.objects.filter(officer=cast.officer("noor")).update(until=timezone.now())
    assert Client().post(url(draft, 2), {"draft": token(draft), "seen_text": SECRET}).status_code == 403


def test_another_who_signs_in_here_gets_nothing_of_the_draft(cast, enter):
    begin(enter("noor"))
    draft = draft_of(cast)
    answer = enter("bram").post(url(draft, 2), {"draft": token(draft), "seen_text": SECRET})
    assert answer.status_code == 404
    with holding(cast.post("noor").keys()):
        assert "seen_text" not in answers_of(Draft.objects.get())


def test_a_form_whose_check_failed_gives_back_what_was_typed(cast, demo):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("signals:step", args=[uuid4(), 2]), {"seen_text": SECRET})
    assert answer.status_code == 403
    assert SECRET in answer.content.decode()


def test_a_draft_stands_nowhere_in_clear(cast, enter):
    client = enter("noor")
    begin(client)
    draft = draft_of(cast)
    write(client, draft, 2, seen_text=SECRET)
    with cast.at_work("noor"), connection.cursor() as cursor:
        for table in ("signals_draft", "django_session"):
            cursor.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
            rows = cursor.fetchone()[0] or ""
            assert rows or table == "django_session"
            assert SECRET not in rows
            assert SECRET.encode().hex() not in rows


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_report_at_once_make_one_signal(cast):
    with cast.at_work("noor") as noor:
        draft = drafts.save_draft({"danger": "normal", "seen_text": SECRET}, noor)

    def send(_number: int) -> object:
        try:
            with cast.at_work("noor") as by:
                return drafts.send(draft.pk, by).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(send, range(4))) == {draft.pk}
    with cast.at_work("noor"):
        assert Signal.objects.count() == 1
        assert Signal.objects.get().observations.count() == 1
