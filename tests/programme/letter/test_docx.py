"""The docx: whole as a package, its notes real, its headings and header rows what Word knows them by."""

import copy
import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from samenzicht.programme.letter.content import assemble
from samenzicht.programme.letter.docx import docx_of
from samenzicht.programme.letter.outline import outline
from samenzicht.programme.letter.page import numbered, texts_of
from tests.programme.letter.conftest import HOSTILE, ON

pytestmark = [pytest.mark.django_db, pytest.mark.database]
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE = "{http://schemas.openxmlformats.org/package/2006"


@pytest.fixture
def content(told):
    return assemble(told, ON, frozen=True)


@pytest.fixture
def made(content):
    return docx_of(content)


@pytest.fixture
def members(made):
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def tree(members, name):
    return etree.fromstring(members[name])


def test_each_part_has_a_type_and_each_relation_a_part(members):
    types = tree(members, "[Content_Types].xml")
    ends = {one.get("Extension") for one in types.iter(f"{PACKAGE}/content-types}}Default")}
    named = {one.get("PartName").lstrip("/") for one in types.iter(f"{PACKAGE}/content-types}}Override")}
    assert named <= set(members)
    for name in members:
        assert name == "[Content_Types].xml" or name in named or name.rsplit(".", 1)[-1] in ends, name
    for name in members:
        if not name.endswith(".rels"):
            continue
        folder = name.split("_rels/")[0]
        for relation in tree(members, name):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target")
                whole = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
                parts = []
                for part in whole.split("/"):
                    parts = parts[:-1] if part == ".." else [*parts, part]
                assert "/".join(parts) in members, target


def test_notes_are_real_and_stand_where_they_belong(members, content):
    notes = numbered(outline(content))
    kept = [one for one in tree(members, "word/footnotes.xml") if one.get(qn("w:type")) is None]
    assert ["".join(one.itertext()).strip() for one in kept] == notes
    pointed = [one.get(qn("w:id")) for one in tree(members, "word/document.xml").iter(qn("w:footnoteReference"))]
    assert pointed == [one.get(qn("w:id")) for one in kept] == [str(at) for at in range(1, len(notes) + 1)]
    special = {one.get(qn("w:id")) for one in tree(members, "word/settings.xml").find(qn("w:footnotePr"))}
    assert special == {"-1", "0"}
    modes = tree(members, "word/settings.xml").iter(qn("w:compatSetting"))
    assert {one.get(qn("w:val")) for one in modes if one.get(qn("w:name")) == "compatibilityMode"} == {"15"}


def test_headings_tables_and_language(made, content):
    letter = Document(io.BytesIO(made))
    blocks = outline(content)
    headings = [(int(p.style.name[-1]), p.text) for p in letter.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [(b["level"], b["text"]) for b in blocks if b["is"] == "heading"]
    tables = [block for block in blocks if block["is"] == "table"]
    assert len(letter.tables) == len(tables)
    for table, block in zip(letter.tables, tables, strict=True):
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert [cell.text for cell in table.rows[0].cells] == [column["title"] for column in block["columns"]]
        assert len(table.rows) == len(block["rows"]) + 1
    assert letter.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "nl-NL"
    assert letter.core_properties.language == "nl-NL"
    assert letter.core_properties.title == "Voortgangsbrief Actieplan 2023"
    assert letter.sections[-1].page_width > letter.sections[-1].page_height


def test_the_annex_has_every_action_and_links_find_their_figure(made, content):
    letter = Document(io.BytesIO(made))
    numbers = [row.cells[0].text for table in letter.tables for row in table.rows]
    assert [row["number"] for row in content["annex"] if row["number"] in numbers] == ["1.1", "2.1", "3"]
    body = letter.element.body
    named = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    assert {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} <= named
    assert named == set(content["figures"])


def test_every_picture_has_words(told, office):
    for number, year in enumerate((2019, 2020, 2021), start=10):
        office.figure(number, year, str(100 + number), measure="registered_victims")
    letter = Document(io.BytesIO(docx_of(assemble(told, ON))))
    (about,) = letter.element.body.iter(qn("wp:docPr"))
    assert "2019: 110 (G10)." in about.get("descr")
    assert len(letter.inline_shapes) == 1


def test_hostile_words_stand_as_they_were_written(made, content):
    letter = Document(io.BytesIO(made))
    text = "\n".join(p.text for p in letter.paragraphs)
    assert HOSTILE in text
    assert any(HOSTILE in cell.text for table in letter.tables for row in table.rows for cell in row.cells)
    for plot in (plot for question in content["questions"] for plot in question["plots"]):
        plot["name"] += "\x01"
    content["annex"][0]["done"] = "voor\x00\x08na\x1f\uffff\ufffe"
    assert "voorna" in "".join(
        cell.text for t in Document(io.BytesIO(docx_of(content))).tables for row in t.rows for cell in row.cells
    )


def test_a_draft_and_an_exercise_say_so_in_their_header(made, content, told):
    def header(file):
        return "".join(p.text for p in Document(io.BytesIO(file)).sections[0].header.paragraphs)

    assert "nog niet bevroren" in header(docx_of(assemble(told, ON)))
    assert "een fictief bureau" in header(made)
    assert header(docx_of({**content, "exercise": False})) == ""


def test_the_same_content_gives_the_same_bytes(made, content):
    assert docx_of(copy.deepcopy(content)) == made


def test_all_words_of_the_outline_are_in_it(made, content):
    """Nothing that PDF and page say is missing here."""
    letter = Document(io.BytesIO(made))
    every = "".join(letter.element.body.itertext())
    for block in outline(content):
        for parts in texts_of(block):
            for part in parts:
                words = part if isinstance(part, str) else part.get("strong", "")
                assert words.replace("\n", "") in every
