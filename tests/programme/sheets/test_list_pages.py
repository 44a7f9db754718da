"""From file to plan over the pages, and what may go wrong between."""

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenzicht.audit.models import Entry
from samenzicht.compartments.keys import Keys, holding
from samenzicht.programme.actions.contacts import be_away
from samenzicht.programme.models import Absence, Action, Contact, Involvement, News, Party
from samenzicht.programme.models.news import NewsRequest, State, Way
from tests.programme.office import lay_plan
from tests.programme.sheets.files import HEADINGS, ROWS, text, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LIST = "/programma/lijst/"
WIDE = ["Nr", "Actie", "Actielijn", "Actiehouder", "Betrokken", "Contactpersoon", "E-mail", "Status", "Einddatum"]


def send(desk, content: bytes, name: str = "lijst.csv", **more):
    return desk.post(LIST, {"file": SimpleUploadedFile(name, content), **more})


def chosen(desk, plan, content: bytes, name: str = "lijst.csv", **more) -> str:
    """As far as the dry run, with the guessed columns; its address."""
    columns = send(desk, content, name)
    assert columns.status_code == 302, columns.content.decode()
    page = desk.get(columns.url)
    fields = {"plan": str(plan.pk)}
    for column, _example in page.context["form"].columns:
        fields[column.html_name] = column.initial
    went = desk.post(columns.url, fields | more)
    assert went.status_code == 302, went.content.decode()
    return went.url


def press(desk, trial: str, **more):
    page = desk.get(trial)
    mark = page.context["comparison"].mark
    return desk.post(trial.replace("proef", "neem-over"), {"mark": mark, **more})


def actions(cast) -> dict[str, Action]:
    with cast.at_work("olga"):
        found = {action.number: action for action in Action.objects.select_related("owner", "line")}
        for action in found.values():
            assert action.words is not None
        return found


def test_a_list_becomes_new_and_changed_actions(cast, desk, plan):
    content = text(
        WIDE,
        ["1", "Actie 1 anders", "", "", "OM; vng", "Jan", "jan@x.example", "loopt", ""],
        ["7", "Een nieuwe", "2", "Nieuwe Stichting", "", "", "", "afgerond", "31-05-2026"],
    )
    trial = chosen(desk(), plan, content)
    page = desk().get(trial)
    assert page.status_code == 200
    comparison = page.context["comparison"]
    assert (len(comparison.new), len(comparison.changed), len(comparison.unlisted)) == (1, 1, 2)
    assert comparison.new_parties == ("Nieuwe Stichting", "OM")
    assert len(actions(cast)) == 3  # nothing happened yet

    done = press(desk(), trial)
    assert done.status_code == 302
    found = actions(cast)
    assert (found["1"].name, found["1"].words, found["1"].line.number) == ("Actie 1 anders", "Omschrijving 1", 2)
    assert (found["7"].name, found["7"].owner.name, found["7"].line.number) == ("Een nieuwe", "Nieuwe Stichting", 2)
    assert found["7"].source.startswith("actielijst van ")
    assert "lijst.csv" not in found["7"].source
    with cast.at_work("olga"):
        assert {one.party.name for one in Involvement.objects.select_related("party")} == {"OM", "VNG"}
        contact = Contact.objects.get()
        assert (contact.name, contact.address) == ("Jan", "jan@x.example")
        assert {(news.action.number, news.state, news.way) for news in News.objects.select_related("action")} == {
            ("1", State.RUNNING, Way.SHEET),
            ("7", State.FINISHED, Way.SHEET),
        }
        assert Party.objects.count() == 3


def test_the_second_press_does_nothing_twice(cast, desk, plan):
    trial = chosen(desk(), plan, text(WIDE, ["8", "Acht", "", "", "", "", "", "loopt", ""]))
    mark = desk().get(trial).context["comparison"].mark
    pressed = [desk().post(trial.replace("proef", "neem-over"), {"mark": mark}) for _time in range(2)]
    assert [answer.url for answer in pressed] == ["/programma/", LIST]
    with cast.at_work("olga"):
        assert News.objects.count() == 1
    assert desk().get(trial).url == LIST


def test_one_line_in_the_journal(cast, desk, plan):
    trial = chosen(desk(), plan, text(WIDE, ["8", "Acht", "", "", "", "", "", "loopt", ""]))
    press(desk(), trial)
    compartment = cast.organisation("bureau").compartment_id
    with holding(Keys(oversight=frozenset({compartment}))):
        verbs = list(Entry.objects.filter(compartment=compartment).values_list("verb", flat=True))
    assert verbs.count("programme.list_taken") == 1


def test_faults_stop_the_whole_list_and_the_mended_file_keeps_the_columns(cast, desk, plan):
    heads = ["Kenmerk", "Wat", "Klaar op"]
    wrong = text(heads, ["1", "Anders", "eind mei"], ["2", "Ook anders", ""])
    olga = desk()
    trial = chosen(olga, plan, wrong, c0="number", c1="name", c2="ends_on")
    page = olga.get(trial)
    said = page.content.decode()
    assert "Rij 2, Einde: &quot;eind mei&quot; is geen datum; schrijf 31-05-2026." in said
    assert "Neem de lijst over" not in said
    assert press(olga, trial).status_code == 409  # the button is not there, but a request can be made
    assert actions(cast)["2"].name == "Actie 2"

    token = page.context["token"]
    mended = send(olga, text(heads, ["1", "Anders", "31-05-2026"], ["2", "Ook anders", ""]), after=token)
    assert mended.url.endswith("/proef/")
    assert press(olga, mended.url).url == "/programma/"
    assert actions(cast)["2"].name == "Ook anders"


def test_what_a_colleague_changed_meanwhile_is_told_and_not_lost(cast, desk, plan):
    olga = desk()
    trial = chosen(olga, plan, text(["Nr", "Actie"], ["1", "Van de lijst"], ["2", "Ook van de lijst"]))
    mark = olga.get(trial).context["comparison"].mark
    with cast.at_work("otto"):
        action = Action.objects.get(number="1")
        action.name = "Van Otto"
        action.save()
    stopped = olga.post(trial.replace("proef", "neem-over"), {"mark": mark})
    assert stopped.status_code == 409
    said = stopped.content.decode()
    assert "Van Otto" in said
    assert "intussen gewijzigd" in said
    assert actions(cast)["2"].name == "Actie 2"

    press(olga, trial, leave="on")
    assert [actions(cast)[number].name for number in "12"] == ["Van Otto", "Ook van de lijst"]


def test_and_may_be_overwritten_knowingly(cast, desk, plan):
    olga = desk()
    trial = chosen(olga, plan, text(["Nr", "Actie"], ["1", "Van de lijst"]))
    with cast.at_work("otto"):
        action = Action.objects.get(number="1")
        action.name = "Van Otto"
        action.save()
    press(olga, trial)
    assert actions(cast)["1"].name == "Van de lijst"


def test_links_to_a_former_address_stop(cast, desk, plan):
    with cast.at_work("olga") as olga:
        office, action = cast.organisation("bureau").compartment_id, Action.objects.get(number="1")
        Contact.objects.create(compartment_id=office, action=action, name="Jan", address="jan@x.example")
        now = timezone.now()
        asked = NewsRequest.objects.create(
            compartment_id=office, action=action, asked_at=now, expires_at=now + timezone.timedelta(days=9)
        )
        be_away(asked, deputy_name="Vreemd", deputy_address="vreemd@x.example", until=now.date())
        assert olga
    press(desk(), chosen(desk(), plan, text(["Nr", "Actie", "E-mail"], ["1", "", "piet@x.example"])))
    with cast.at_work("olga"):
        assert NewsRequest.objects.get(pk=asked.pk).expires_at <= timezone.now()
        assert (Contact.objects.get().name, Contact.objects.get().address) == ("Jan", "piet@x.example")
        assert not Absence.objects.exists()


def test_a_state_keeps_what_was_told_before(cast, desk, plan):
    with cast.at_work("olga"):
        office, action = cast.organisation("bureau").compartment_id, Action.objects.get(number="1")
        News.objects.create(
            compartment_id=office, action=action, at=timezone.now(), state="running", done="Gedaan.", way="office"
        )
    press(desk(), chosen(desk(), plan, text(["Nr", "Actie", "Status"], ["1", "", "afgerond"], ["2", "", "loopt"])))
    with cast.at_work("olga"):
        last = News.objects.filter(action__number="1").latest()[0]
        assert (last.state, last.done, last.way, last.seen.state) == ("finished", "Gedaan.", "sheet", "running")
    same = chosen(desk(), plan, text(["Nr", "Actie", "Status"], ["1", "", "afgerond"]))
    assert desk().get(same).context["comparison"].proposals == ()


def test_a_list_lies_sealed_and_for_one_officer_only(cast, desk, plan):
    olga, otto = desk(), desk("otto")
    trial = chosen(olga, plan, text(["Nr", "Actie"], ["1", "Geheime naam"]))
    token = re.search(r"lijst/([\w-]+)/", trial)[1]
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM web_cache WHERE cache_key LIKE %s", [f"%{token}%"])
        (value,) = cursor.fetchone()
    assert "Geheime" not in value
    assert otto.get(trial).url == LIST
    assert otto.post(trial.replace("proef", "neem-over"), {"mark": ""}).url == LIST

    name = f"action-list:{token}"
    cache.set(name, bytes([*cache.get(name)[:-1], 0 if cache.get(name)[-1] else 1]))
    assert olga.get(trial).url == LIST
    assert olga.get(f"{LIST}{uuid4()}/proef/").url == LIST


@pytest.mark.parametrize("code", ["jet", "noor", "anna"])
def test_only_the_office_comes_in(cast, desk, plan, code):
    other = desk(code)
    for url in (LIST, f"{LIST}uit/", f"{LIST}{uuid4()}/proef/"):
        assert other.get(url).status_code == 403
    assert send(other, text(HEADINGS, *ROWS)).status_code == 403


def test_files_that_cannot_be_read_come_back_with_a_sentence(desk, plan):
    for content, words in ((b"", "leeg"), (b"%PDF", "geen rekenblad"), (b"PK\x03\x04x", "beschadigd")):
        answer = send(desk(), content, "lijst.xlsx")
        assert answer.status_code == 422
        assert words in answer.content.decode()
    assert desk().post(LIST).status_code == 422


def test_a_file_of_three_megabytes_arrives_and_one_of_twelve_is_too_large(desk, plan):
    row = ["1", "x" * 30_000]
    assert "meer tekst" in send(desk(), text(*[row] * 134)).content.decode()
    assert send(desk(), b"x" * 12_000_000).status_code == 413


def test_more_sheets_are_offered_and_columns_are_asked(desk, plan):
    olga = desk()
    went = send(olga, xlsx(HEADINGS, *ROWS, anders=[["Kenmerk", "Wat"], ["5", "Vijf"]]), "lijst.xlsx")
    page = olga.get(went.url)
    assert "anders" in page.content.decode()
    second = f"{went.url}?blad=1"
    assert olga.get(second).context["place"] == 1
    assert olga.get(f"{went.url}?blad=99").context["place"] == 0

    fields = {"plan": str(plan.pk), "c0": "name", "c1": "name"}
    refused = olga.post(second, fields)
    assert refused.status_code == 422
    assert "Twee kolommen zijn allebei Actie" in refused.content.decode()
    assert "in welke kolom het nummer" in refused.content.decode()
    assert olga.post(second, {"plan": str(uuid4()), "c0": "number"}).status_code == 422
    trial = olga.post(second, {"plan": str(plan.pk), "c0": "number", "c1": "name"}).url
    assert olga.get(trial).context["comparison"].new[0].name == "Vijf"


def test_another_office_s_plan_cannot_be_named(cast, desk, plan):
    """There is one office in the cast, so a plan of none: the number of an organisation that has no plans."""
    went = send(desk(), text(HEADINGS, *ROWS))
    answer = desk().post(went.url, {"plan": str(cast.organisation("wiekendam").pk), "c0": "number", "c1": "name"})
    assert answer.status_code == 422


def test_few_queries_however_long_the_list(cast, desk, plan):
    with cast.at_work("olga") as olga:
        long = lay_plan(olga, code="2030", actions=300)
    rows = [[str(number), f"Anders {number}", "OM; VNG", "loopt"] for number in range(1, 401)]
    olga = desk()
    trial = chosen(olga, long, text(["Nr", "Actie", "Betrokken", "Status"], *rows))
    most = {LIST: 12, trial.replace("proef/", ""): 12, trial: 16, f"{LIST}uit/?plan=2030": 18}
    for url, number in most.items():
        with CaptureQueriesContext(connection) as queries:
            assert olga.get(url).status_code == 200
        assert len(queries) <= number, [query["sql"][:90] for query in queries]


def test_the_list_goes_out_and_comes_in_unchanged(cast, desk, plan):
    with cast.at_work("olga"):
        office, action = cast.organisation("bureau").compartment_id, Action.objects.get(number="2")
        odd = Party.objects.create(compartment_id=office, name="A, B en C")
        Involvement.objects.create(compartment_id=office, action=action, party=odd)
        action.number, action.name, action.words = "1.10", "=SOM(A1)", "- een\r\n- twee\n'= drie; vier"
        action.kinds, action.ages, action.line = ["labour", "sexual"], "minors", None
        action.save()
        Contact.objects.create(
            compartment_id=office, action=action, name="@Jan", address="jan@x.example", deputy_name="'s Piet"
        )
        News.objects.create(compartment_id=office, action=action, at=timezone.now(), state="award", way="office")
    olga = desk()
    for sort in ("xlsx", "csv"):
        for language in ("nl", "en"):
            out = olga.get(f"{LIST}uit/?plan=2024&als={sort}", headers={"Accept-Language": language})
            assert out.status_code == 200
            assert f".{sort}" in out.headers["Content-Disposition"]
            trial = chosen(olga, plan, out.content, f"lijst.{sort}")
            comparison = olga.get(trial).context["comparison"]
            assert comparison.faults == ()
            assert comparison.proposals == ()
            assert (len(comparison.same), comparison.unlisted) == (3, ())


def test_nothing_that_goes_out_is_a_formula(cast, desk, plan):
    with cast.at_work("olga"):
        action = Action.objects.get(number="2")
        action.name = '=HYPERLINK("http://x.example")'
        action.save()
    as_text = desk().get(f"{LIST}uit/?als=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK" in as_text
    from samenzicht.programme.sheets.opening import open_book

    out = open_book("x.xlsx", desk().get(f"{LIST}uit/").content)
    assert [cell for row in out.sheets[0].rows for cell in row.cells if cell.startswith("=")] == []


def test_without_a_plan(cast, desk):
    olga = desk()
    assert olga.get(LIST).status_code == 200
    assert olga.get(f"{LIST}uit/").url == LIST
    assert olga.get(f"{LIST}uit/?plan=1999").status_code == 404
    went = send(olga, text(HEADINGS, *ROWS))
    assert "nog geen plan" in olga.get(went.url).content.decode()


def test_the_names_of_the_pages():
    assert reverse("programme:sheet_import") == LIST
    assert reverse("programme:sheet_export") == f"{LIST}uit/"


def test_a_plan_that_cannot_be_is_not_there(desk, plan):
    assert desk().get(f"{LIST}uit/?plan=a%00b").status_code == 404
