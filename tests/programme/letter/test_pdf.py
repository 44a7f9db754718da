"""The PDF: its tags, its marks, its notes, and words that look like markup."""

import copy
import re
from collections import Counter
from io import BytesIO

import pypdf
import pytest

from samenzicht.programme.letter.content import assemble
from samenzicht.programme.letter.outline import outline
from samenzicht.programme.letter.pdf import covered, pdf_of, shown
from tests.programme.letter.conftest import HOSTILE, ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def content(told):
    return assemble(told, ON, frozen=True)


def opened(content) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf_of(content)))


def tags(file) -> tuple[Counter, list]:
    """How often each tag stands in the structure tree, and the elements themselves."""
    counted, found, left = Counter(), [], [file.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            if "/S" in node:
                counted[node["/S"]] += 1
                found.append(node)
            if "/K" in node:
                left.append(node["/K"])
    return counted, found


def words(file) -> str:
    return " ".join("\n".join(page.extract_text() for page in file.pages).split())


def test_it_says_that_it_is_accessible_and_that_it_lasts(content):
    file = opened(content)
    root = file.trailer["/Root"]
    meta = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part>1<", meta)
    assert re.search(r"pdfaid:part>2<", meta)
    assert re.search(r"pdfaid:conformance>A<", meta)
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata.title == "Voortgangsbrief Actieplan 2023"


def test_headings_tables_and_notes_are_tagged(content, told):
    counted, _found = tags(opened(content))
    blocks = outline(content)
    tables = [block for block in blocks if block["is"] == "table"]
    for level in (1, 2, 3):
        assert counted[f"/H{level}"] == sum(1 for b in blocks if b["is"] == "heading" and b["level"] == level)
    assert counted["/Table"] == counted["/Caption"] == len(tables)
    assert counted["/THead"] == len(tables)
    assert counted["/TH"] == sum(len(table["columns"]) for table in tables)
    assert counted["/Note"] == len(notes_in(blocks)) == 5


def test_every_plot_has_words_for_who_cannot_see_it(content, office, told):
    for number, year in enumerate((2019, 2020, 2021), start=10):
        office.figure(number, year, str(100 + number), measure="registered_victims")
    drawn = assemble(told, ON)
    file = opened(drawn)
    counted, found = tags(file)
    assert counted["/Figure"] == sum(1 for block in outline(drawn) if block["is"] == "plot") == 1
    (plot,) = [node for node in found if node["/S"] == "/Figure"]
    assert "2019: 110 (G10). 2020: 111 (G11)." in plot["/Alt"]


def notes_in(blocks) -> list[str]:
    from samenzicht.programme.letter.page import numbered

    return numbered(blocks)


def test_the_notes_are_the_kamerstukken_in_order(content):
    notes = notes_in(outline(content))
    text = words(opened(content))
    assert notes[:3] == ["Kamerstuk 28 638, nr. 217.", "Kamerstuk 28 638, nr. 217.", "Kamerstuk 35 570 VI, nr. 50."]
    for note in notes:
        assert note in text


def test_the_annex_has_every_action(content):
    text = words(opened(content))
    annex = text[text.index("Bijlage 1. De stand van alle acties") :]
    for row in content["annex"]:
        assert row["number"] in annex
        assert row["name"].split()[0] in annex


def test_hostile_words_stand_as_they_were_written(content):
    text = words(opened(content)).replace(" ", "")
    expected = "".join(shown(letter) for letter in HOSTILE).replace(" ", "")
    assert "□" in expected  # no letter of our font shows 漢
    assert text.count(expected[:40]) >= 3
    assert "<script>@naam~`code`\"aan\"'half'&" in text


def test_a_draft_says_so_on_every_page_and_a_frozen_letter_on_none(content, told):
    draft = opened(assemble(told, ON))
    for page in draft.pages:
        assert "nog niet bevroren" in page.extract_text()
        assert "CONCEPT" in page.extract_text()
    real = words(opened({**content, "exercise": False}))
    assert "oncept" not in real
    assert "CONCEPT" not in real
    assert "OEFENING" not in real


def test_a_letter_of_a_fictional_office_says_so_on_every_page(content):
    assert content["exercise"]
    for page in opened(content).pages:
        assert "een fictief bureau maakte deze brief" in page.extract_text()
        assert "OEFENING" in page.extract_text()


def test_the_same_content_gives_the_same_bytes(content):
    assert pdf_of(content) == pdf_of(copy.deepcopy(content))
    assert pdf_of(content) != pdf_of({**content, "on": "2023-12-02"})


def test_only_our_font_is_in_it(content):
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in opened(content).pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts <= {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-It"}
    assert {ord(letter) for letter in "abcé€–…□ĳ"} <= covered()


def test_a_letter_of_which_nothing_is_known(office):
    plan = office.plan()[0]
    plan.lines.all().delete()
    plan.goals.all().delete()
    text = words(opened(assemble(office.cycle(plan), ON)))
    assert "Er staan geen acties in dit plan" in text
    assert "geen moties of toezeggingen" in text
