"""The letter for Word and LibreOffice: heading styles, real footnotes, header rows that come back, Dutch."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.shared import Cm, Length

from samenzicht.programme.letter import wordml as w
from samenzicht.programme.letter.blocks import Block
from samenzicht.programme.letter.outline import outline, title
from samenzicht.programme.letter.papers import written
from samenzicht.programme.letter.pdf import moment, warning_of
from samenzicht.programme.letter.pressing import pictures
from samenzicht.programme.letter.styles import dress
from samenzicht.programme.letter.wordml import Element

Content = Mapping[str, Any]
# The oldest day that a zip file can hold: the same letter gives the same file, whenever it is made.
ALWAYS = (1980, 1, 1, 0, 0, 0)


def docx_of(content: Content) -> bytes:
    return Writing(content).file()


class Writing:
    """One letter being written: what was numbered so far, and where the next block goes."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.letter: Letter = Document()
        self.notes: list[str] = []
        self.bookmarks = 0
        blocks = outline(content)
        self.pictures = iter(pictures([w.clean(block["svg"]) for block in blocks if block["is"] == "plot"]))
        self.anchors = {name for block in blocks for name in block.get("anchors", ())}
        dress(self.letter)
        self.pages(self.letter.sections[0], Cm(21), Cm(29.7), Cm(2.5))
        for block in blocks:
            getattr(self, f"put_{block['is']}")(block)
        self.keep_notes()
        self.about()

    def file(self) -> bytes:
        made = io.BytesIO()
        self.letter.save(made)
        return settled(made.getvalue())

    # Each kind of block

    def put_heading(self, block: Block) -> None:
        self.add(w.paragraph([w.run(block["text"])], f"Heading{block['level']}"))

    def put_words(self, block: Block) -> None:
        style = {"quiet": "Toelichting"}.get(block["kind"], "")
        self.add(w.paragraph(self.runs(block["parts"]), style))

    def put_facts(self, block: Block) -> None:
        for name, value in block["rows"]:
            self.add(w.paragraph([w.run(f"{name}: ", bold=True), w.run(value)], "Gegeven"))

    def put_list(self, block: Block) -> None:
        for item in block["items"]:
            self.add(w.paragraph(self.runs(item), "ListBullet"))

    def put_plot(self, block: Block) -> None:
        self.letter.add_picture(io.BytesIO(next(self.pictures)), width=Cm(15.5))
        paragraph = self.letter.paragraphs[-1]
        paragraph.paragraph_format.keep_with_next = True
        about = paragraph._p.find(".//{*}docPr")
        about.set("descr", w.clean(block["alt"]))
        about.set("name", w.clean(block["caption"]))
        self.add(w.paragraph([w.run(block["caption"])], "Caption"))

    def put_table(self, block: Block) -> None:
        columns = block["columns"]
        widths = self.widths([column["share"] for column in columns])
        style = "KleineCel" if block["small"] else "Cel"
        header = [
            w.cell(width, w.paragraph([w.run(column["title"], bold=True)], style, right=column["number"]))
            for width, column in zip(widths, columns, strict=True)
        ]
        rows = [w.row(header, header=True)]
        for at, row in enumerate(block["rows"]):
            cells = [self.runs(cell) for cell in row]
            if at < len(block["anchors"]):
                cells[0] = self.anchored(block["anchors"][at])
            rows.append(
                w.row(
                    w.cell(width, w.paragraph(runs, style, right=column["number"]))
                    for width, column, runs in zip(widths, columns, cells, strict=True)
                )
            )
        self.add(w.paragraph([w.run(block["caption"])], "Caption", keep=True))
        self.add(w.table("Brieftabel", block["caption"], widths, rows))
        self.add(w.paragraph([], "NaTabel"))

    def put_signatures(self, block: Block) -> None:
        for name in block["names"]:
            self.add(w.paragraph([w.run(name)], "Ondertekening"))

    def put_annex(self, block: Block) -> None:
        section = self.letter.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        self.pages(section, Cm(29.7), Cm(21), Cm(1.8))

    # What they are made of

    def runs(self, parts: Sequence[Any]) -> list[Element]:
        return [run for part in parts for run in self.part(part)]

    def part(self, part: Any) -> list[Element]:
        if isinstance(part, str):
            return [w.run(part)] if part else []
        if "strong" in part:
            return [w.run(part["strong"], bold=True)]
        if "note" in part:
            self.notes.append(part["note"])
            return [w.footnote_mark(len(self.notes))]
        if "figure" in part:
            return [w.run(f"{part['text']}\u00a0"), self.pointed(part["figure"], f"({part['figure']})")]
        return [self.pointed(part["mark"], part["mark"])]

    def pointed(self, name: str, words: str) -> Element:
        return w.linked(name, words) if name in self.anchors else w.run(words, style="Kenmerk")

    def anchored(self, name: str) -> list[Element]:
        self.bookmarks += 1
        return w.bookmark(self.bookmarks, name, w.run(name, bold=True))

    def add(self, element: Element) -> None:
        """Before the properties of the last section, which must stay last."""
        self.letter.element.body[-1].addprevious(element)

    def widths(self, shares: Sequence[int]) -> list[int]:
        section = self.letter.sections[-1]
        room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return [round(Length(room).twips * share / sum(shares)) for share in shares]

    def pages(self, section: Any, width: Length, height: Length, side: Length) -> None:
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = side
        section.top_margin = section.bottom_margin = Cm(2.3)
        if section is not self.letter.sections[0] and len(self.letter.sections) > 1:
            return
        warning = warning_of(self.content)
        if warning:
            section.header._element.append(w.paragraph([w.run(warning, bold=True)], "Concept"))
            section.header._element.remove(section.header.paragraphs[0]._p)
        number = f", {written(self.content['kamerstuk'])}" if self.content["kamerstuk"] else ""
        foot = section.footer.paragraphs[0]._p
        foot.extend([w.run(f"{title(self.content)}{number} · bladzijde "), *w.field("PAGE")])

    # Around the text

    def keep_notes(self) -> None:
        """The footnotes are a part of their own beside the text, with a relation to it."""
        main = self.letter.part
        name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
        part = XmlPart.load(name, kind, w.FOOTNOTES, main.package)
        root = part.element
        root.extend([*w.separators(), *(w.footnote(at, note) for at, note in enumerate(self.notes, start=1))])
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def about(self) -> None:
        core = self.letter.core_properties
        core.title, core.author, core.language = title(self.content), w.clean(self.content["office"]), "nl-NL"
        core.last_modified_by, core.comments, core.keywords = core.author, "", ""
        core.created = core.modified = moment(self.content)
        core.revision = 1
        settings = self.letter.settings.element
        settings.find("{*}themeFontLang").getparent().replace(
            settings.find("{*}themeFontLang"), w.made("w:themeFontLang", val="nl-NL")
        )
        compat = settings.find("{*}compat")
        # Else Word opens it as a file of 2010.
        mode = next(one for one in compat if one.get(qn("w:name")) == "compatibilityMode")
        mode.set(qn("w:val"), "15")
        compat.addprevious(w.made("w:footnotePr", w.made("w:footnote", id=-1), w.made("w:footnote", id=0)))


def settled(file: bytes) -> bytes:
    """The same members in the same order, without the moment of making and without python-docx's own thumbnail."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            if name == "docProps/thumbnail.jpeg":
                continue
            content = old.read(name)
            if name == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
            new.writestr(zipfile.ZipInfo(name, ALWAYS), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
