"""Asking for an estimate: a bad table is told at its field in plain words, and nothing that was given is lost."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenzicht.estimation import ContingencyTable, TableError
from samenzicht.estimation.sheet import table_of
from samenzicht.statistics import rules
from samenzicht.statistics.actions import NotAllowed, ask
from samenzicht.statistics.counter import count_one
from samenzicht.statistics.faults import SENTENCES, in_language
from samenzicht.statistics.models import Estimate, Method
from samenzicht.statistics.task import Task
from samenzicht.web.demo.counts import LABOUR
from tests.house.plan import SOURCE
from tests.statistics.conftest import TASK

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GOOD = {"name": "Een naam", "method": "answer", "replicates": "1000", "seed": "1"}
NEW = "/schattingen/nieuw/"
LISTS = "a,b,c,d,e,f,g,h"

FAULTS = {
    "a,b,count\n1,0,4\n0,0,3": "Rij 2 telt 3 personen die op geen enkele lijst staan.",
    "a,b,count\n1,0,4\n1,0,3": "Rij 2 heeft dezelfde lijsten als een eerdere rij, maar een ander aantal (3 tegen 4).",
    "a,b\n1,0\n0,0": "Rij 2 is een persoon die op geen enkele lijst staat.",
    "a,a,count\n1,0,4": "De kolom `a` staat er twee keer.",
    "a,,count\n1,0,4": "Kolom 2 heeft geen naam.",
    "a,b,count\n1,0": "Rij 1 heeft 2 waarden, maar er zijn 3 kolommen.",
    "a,b,count\n1,ja,4": "Rij 1, kolom `b`: `ja` is geen 0 en geen 1.",
    "a,b,count\n1,0,veel": "Rij 1, kolom `count`: `veel` is geen heel getal. Schrijf alleen cijfers",
    "a;b;count\n1;0;1,5": "Rij 1, kolom `count`: `1,5` is geen heel getal.",
    "a,b,count\n1,0,1.000": "`1.000` is op twee manieren te lezen. Schrijf het zonder punt.",
    "a,b,count\n1,0,=cmd|' /C calc'!A0": "is geen heel getal.",
    f"a,{'b' * 10_000},count\n1,0,4": "De naam van een kolom is langer dan 60 tekens.",
    "a,b,count\n1,0,1.5": "Rij 1, kolom `count`: `1.5` is geen heel getal.",
    "a,b,count\n1,0,-4": "Rij 1, kolom `count`: -4 is minder dan 0.",
    "a,b,count": "De tabel heeft geen rijen",
    "a,count\n1,4": "Voor een schatting zijn ten minste twee lijsten nodig. Deze tabel heeft er 1.",
    "a,b,count\n1,0,0": "In deze tabel staat niemand op een lijst",
    f"{LISTS},i,count\n1,0,0,0,0,0,0,0,0,4": "Deze tabel heeft meer dan acht lijsten.",
    f"{LISTS},i,j,k,l,m,count\n1,0,0,0,0,0,0,0,0,0,0,0,0,4": "Deze tabel heeft 13 lijsten",
    "": "Kies een bestand of plak de tabel in dit vak.",
    "a,b,count\n1,0," + "4" * rules.MOST_BYTES: "Deze tabel is groter dan 64 kB.",
}


def told(page: str) -> str:
    """The words at the field of the table."""
    found = re.search(r'<p[^>]*id="id_table_fout"[^>]*>(.*?)</p>|id="id_table_fout".*?</div>', page, re.DOTALL)
    return found.group(0) if found else ""


@pytest.mark.parametrize("text", FAULTS, ids=lambda text: text[:30])
def test_a_bad_table_is_told_at_its_field_and_stays_there(enter, text):
    answered = enter("anna").post(NEW, {**GOOD, "table": text})
    page = answered.content.decode()
    assert answered.status_code == 422
    assert FAULTS[text].replace("'", "&#x27;") in told(page)
    assert len(told(page)) < 1000
    form = answered.context["form"]
    assert form["table"].value() == text
    assert form["name"].value() == "Een naam"


def test_in_english_it_is_the_library_that_speaks(enter):
    client = enter("anna")
    client.cookies["django_language"] = "en"
    page = client.post(NEW, {**GOOD, "table": "a,b,count\n1,0,4\n0,0,3"}).content.decode()
    assert "Row 2 counts 3 persons that are on no list; nobody can have seen them." in page


def test_every_refusal_of_the_library_has_its_dutch():
    """Each sentence with which a table can be refused, as the source writes it, fits a pattern."""
    source = "".join((SOURCE / "estimation" / f"{name}.py").read_text() for name in ("reading", "contingency", "sheet"))
    raised = re.findall(r"raise TableError\(\s*((?:f?\"[^\n]*\"\s*)+)\)", source)
    sentences = [re.sub(r"\{[^}]*\}", "7", "".join(re.findall(r'"([^\n]*)"', one))) for one in raised]
    about_columns_asked_by_code = ("There is no covariate", "There is no list")
    sentences = [one.replace("7 is empty", "The table is empty").replace("7 is no text", "The table is no text")
                 for one in sentences if not one.startswith(about_columns_asked_by_code)]  # fmt: skip
    assert len(sentences) >= 16
    assert [one for one in sentences if in_language(one, "nl") == one] == []
    assert in_language("A sentence that nobody knows.", "nl") == "A sentence that nobody knows."
    assert len({pattern for pattern, _dutch in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("spelling", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_file_is_read_and_fills_the_box(enter, cast, spelling):
    text = LABOUR.replace("zorg", "zorgcoördinatie").replace(",", ";")
    sent = SimpleUploadedFile("tabel.csv", text.encode(spelling), content_type="text/csv")
    answered = enter("anna").post(NEW, {**GOOD, "file": sent})
    assert answered.status_code == 302
    with cast.at_work("anna"):
        asked = Estimate.objects.get()
        assert answered.headers["Location"] == f"/schattingen/{asked.pk}/"
        assert asked.table == text
        assert table_of(asked.table).lists[-1] == "zorgcoördinatie"


def test_a_bad_file_stands_in_the_box_to_be_mended(enter):
    sent = SimpleUploadedFile("tabel.csv", b"a,b,count\n1,0,4\n0,0,3\n")
    answered = enter("anna").post(NEW, {**GOOD, "file": sent})
    assert answered.context["form"]["table"].value() == "a,b,count\n1,0,4\n0,0,3\n"
    assert "Rij 2 telt 3 personen" in told(answered.content.decode())


def test_a_file_that_is_no_text_and_one_that_is_too_large(enter):
    client = enter("anna")
    spreadsheet = b"PK\x03\x04\x14\x00\x08\x08" + bytes(200)
    for content, words in ((spreadsheet, "Dit bestand is geen tekst."), (b"a" * 70_000, "groter dan 64 kB")):
        page = client.post(NEW, {**GOOD, "file": SimpleUploadedFile("x.csv", content)}).content.decode()
        assert words in told(page)
        assert "\ufffd" not in page
    assert client.post(NEW, {**GOOD, "file": SimpleUploadedFile("x", b"a" * 600_000)}).status_code == 413
    two = {**GOOD, "file": SimpleUploadedFile("x", b"a"), "other": SimpleUploadedFile("y", b"b")}
    assert client.post(NEW, two).status_code == 413


def test_a_file_never_lies_on_the_disk(enter, settings, tmp_path, monkeypatch):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    monkeypatch.setattr("tempfile.mkstemp", lambda *a, **k: pytest.fail("a file on disk"))
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *a, **k: pytest.fail("a file on disk"))
    enter("anna").post(NEW, {**GOOD, "file": SimpleUploadedFile("x.csv", b"a,b,count\n" + b" " * 60_000)})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"method": "covariates"}, "covariates", "Noem bij de kenmerken ten minste één kolom"),
        ({"count": "aantal"}, "table", "Er is geen kolom `aantal`"),
        ({"covariates": "leeftijd"}, "table", "Er is geen kolom `leeftijd`"),
        ({"replicates": "5"}, "replicates", "Kies 100 tot 5000."),
        ({"seed": "x"}, "seed", "Kies 0 of een heel getal."),
        ({"name": ""}, "name", "Geef een naam"),
    ],
)
def test_other_faults_stand_at_their_own_field(enter, more, field, words):
    answered = enter("anna").post(NEW, {**GOOD, "table": LABOUR, **more})
    assert answered.status_code == 422
    assert any(words in error for error in answered.context["form"].errors[field])


def test_covariates_and_a_year(enter, cast):
    text = "a,b,jaar,aantal\n1,0,2020,40\n0,1,2020,30\n1,1,2020,9\n1,0,2021,38\n0,1,2021,33\n1,1,2021,8\n"
    more = {"table": text, "method": "covariates", "count": "aantal", "covariates": "jaar", "year": "jaar"}
    assert enter("anna").post(NEW, {**GOOD, **more}).status_code == 302
    with cast.at_work("anna"):
        assert Estimate.objects.get().task == Task(text, "covariates", 1000, 1, "aantal", ("jaar",), "jaar")


def test_ten_wait_and_no_more(anna, enter):
    for at in range(rules.MOST_WAITING):
        anna.asks(name=f"Schatting {at}")
    page = enter("anna").post(NEW, {**GOOD, "table": LABOUR}).content.decode()
    assert "Er wachten al tien schattingen" in page
    assert "politie,opvang,inspectie,zorg,count" in page


def test_a_second_click_gets_the_first_back(enter, cast):
    client = enter("anna")
    first, second = (client.post(NEW, {**GOOD, "table": LABOUR}).headers["Location"] for _ in range(2))
    other = client.post(NEW, {**GOOD, "table": LABOUR, "seed": "2"}).headers["Location"]
    assert first == second != other
    with cast.at_work("anna"):
        assert Estimate.objects.count() == 2


def test_what_is_quoted_from_a_table_is_cut_short():
    book = "x" * 10_000
    for sentence in (
        f"Row 1, column `{book}`: `{book}` is no number.",
        f"There is no column `a`; the columns are {book}.",
    ):
        assert all(len(in_language(sentence, spoken)) < 420 for spoken in ("nl", "en"))


def test_the_names_of_columns_cannot_write_into_a_page(enter, anna):
    name = "<img src=x onerror=alert(1)>"
    asked = anna.asks(Task(f"{name},b,count\n1,0,40\n0,1,30\n1,1,9\n", "answer", 100, 1), name=name)
    assert count_one()
    client = enter("anna")
    for path in ("", f"{asked.pk}/", f"{asked.pk}/publiceer/"):
        page = client.get(f"/schattingen/{path}").content.decode()
        assert name not in page
        assert "&lt;img src=x" in page


def test_a_method_for_each_of_the_library():
    from samenzicht.estimation import METHODS

    assert set(Method.values) == set(METHODS)


@pytest.mark.parametrize("who", ["rosa", "bram", "adem", "pien"])
def test_only_an_analyst_gets_in(enter, anna, cast, who):
    made = anna.has()
    client = enter(who)
    for path in ("", "nieuw/", f"{made.pk}/", f"{made.pk}/stand/", f"{made.pk}/kaart.json", f"{made.pk}/publiceer/"):
        assert client.get(f"/schattingen/{path}").status_code == 403
    with cast.at_work(who) as post, pytest.raises(NotAllowed):
        ask("x", TASK, post)


def test_who_is_not_signed_in_is_sent_to_the_door(enter):
    assert enter().get("/schattingen/").headers["Location"].startswith("/inloggen/")


def test_an_analyst_elsewhere_sees_nothing_of_it(enter, anna, cast):
    """A stranger with the very role: the page of what is not there, and no row by raw SQL."""
    from samenzicht.organisations.models import Membership
    from tests.conftest import as_role

    made = anna.has()
    far = cast.organisation("verweg")
    with as_role("owner"):
        Membership.objects.create(
            officer=cast.officer("vreemd"), organisation=far, compartment=far.compartment, role="analyst"
        )
    client = enter("vreemd")
    assert client.get("/schattingen/").status_code == 200
    assert "Een schatting" not in client.get("/schattingen/").content.decode()
    for verb, paths in {
        "get": ("", "stand/", "kaart.json", "publiceer/"),
        "post": ("stop/", "gooi-weg/", "publiceer/"),
    }.items():
        for path in paths:
            assert getattr(client, verb)(f"/schattingen/{made.pk}/{path}").status_code == 404, path
    with cast.at_work("vreemd"), connection.cursor() as cursor:
        for statement in ("SELECT * FROM statistics_estimate", "UPDATE statistics_estimate SET why = ''"):
            cursor.execute(statement)
            assert cursor.rowcount == 0
    assert anna.again(made).is_made


def test_an_analyst_sees_no_signals(enter):
    client = enter("anna")
    page = client.get("/").content.decode()
    assert "/signalen/" not in page
    assert "/schattingen/" in page
    assert client.get("/signalen/").status_code == 403


SEALED = ("name", "table", "columns", "result", "refusal")


def pieces(content: bytes) -> set[bytes]:
    """Eight bytes at each place: sealed bytes have one of the text by chance once in a billion runs."""
    return {content[at : at + 8] for at in range(len(content) - 7)}


def test_the_table_lies_sealed(anna):
    from tests.conftest import as_role

    made = anna.has()
    opened = {name: pieces(getattr(made, name).encode()) for name in SEALED}
    columns = ", ".join(f'"{name}"' for name in SEALED)
    with anna.cast.at_work("anna"), as_role("owner"), connection.cursor() as cursor:
        cursor.execute(f"SELECT to_jsonb(e) - %s::text[], {columns} FROM statistics_estimate e", [list(SEALED)])
        rest, *raw = cursor.fetchone()
    read = [name for name, content in zip(SEALED, raw, strict=True) if opened[name] & pieces(bytes(content))]
    assert read == [], "columns in which their own text can be read"
    assert not any(word in str(rest) for word in ("politie", "opvang", "Een schatting"))
    assert all(opened[name] for name in SEALED if name != "refusal")


def test_a_column_that_is_not_sealed_would_be_seen(anna, monkeypatch):
    """The fault that the test above is there for, planted."""
    monkeypatch.setattr("samenzicht.compartments.sealed.seal", lambda text, *_where: text.encode())
    with anna.cast.at_work("anna") as post:
        ask("Een schatting", TASK, post)
    monkeypatch.undo()
    with anna.cast.at_work("anna"), connection.cursor() as cursor:
        cursor.execute('SELECT "table" FROM statistics_estimate')
        assert pieces(TASK.text.encode()) & pieces(bytes(cursor.fetchone()[0]))


def test_few_queries_whatever_there_is(enter, anna):
    made = anna.has()
    anna.publishes()
    waits = anna.asks()
    client = enter("anna")
    for path in ("/", "/schattingen/", NEW, *(f"/schattingen/{one.pk}/" for one in (made, waits)),
                 f"/schattingen/{waits.pk}/stand/", f"/schattingen/{made.pk}/publiceer/"):  # fmt: skip
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        ran = [one["sql"] for one in captured if "FROM" in one["sql"] and "set_config" not in one["sql"]]
        assert len(ran) <= 12, (path, ran)


def test_how_it_stands_is_a_piece_of_the_page_until_it_ends(enter, anna):
    waits, made = anna.asks(name="Wacht nog"), anna.has()
    client = enter("anna")
    piece = client.get(f"/schattingen/{waits.pk}/stand/").content.decode()
    assert 'hx-trigger="every 2s"' in piece
    assert "<html" not in piece
    ended = client.get(f"/schattingen/{made.pk}/stand/")
    assert ended.headers["HX-Refresh"] == "true"
    assert ended.content == b""


def test_the_whole_card_can_be_had(enter, anna):
    made = anna.has()
    answered = enter("anna").get(f"/schattingen/{made.pk}/kaart.json")
    assert answered.json()["estimate"] == pytest.approx(made.found["card"]["estimate"])
    assert "attachment" in answered.headers["Content-Disposition"]


def test_thrown_away_is_gone(enter, anna, cast):
    made, waits = anna.has(), anna.asks()
    client = enter("anna")
    assert client.post(f"/schattingen/{made.pk}/gooi-weg/").headers["Location"] == "/schattingen/"
    client.post(f"/schattingen/{waits.pk}/gooi-weg/")
    with cast.at_work("anna"):
        assert list(Estimate.objects.values_list("pk", flat=True)) == [waits.pk], "what runs is stopped first"


def test_the_example_on_the_page_is_a_good_table(enter):
    page = enter("anna").get(NEW)
    assert isinstance(table_of(page.context["example"]), ContingencyTable)
    with pytest.raises(TableError):
        table_of(page.context["example"] + "\n9,9,9,9")


def test_no_form_but_two_takes_a_file():
    """What the settings allow is meant for a table of counts and for a list of actions, also when that is mended."""
    forms = {path for path in SOURCE.rglob("*.html") if "multipart" in path.read_text()}
    lists = {Path(f"programme/templates/programme/{name}.html") for name in ("list", "list_trial")}
    assert {path.relative_to(SOURCE) for path in forms} == {Path("statistics/templates/statistics/ask.html")} | lists
