"""How the docx looks: the styles of the template, made ours, and a few of our own."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from samenzicht.programme.letter import wordml as w

# A font that Word has; LibreOffice takes Carlito, which is as wide.
FONT = "Calibri"
DEEP, QUIET, STOP = RGBColor(0x12, 0x3B, 0x4A), RGBColor(0x4A, 0x53, 0x66), RGBColor(0xA3, 0x26, 0x2A)
HEADINGS: dict[int, tuple[int, int, int]] = {1: (22, 0, 14), 2: (15, 22, 8), 3: (12, 16, 6), 4: (11, 14, 5)}
# Name in Word's list, size, colour, space after.
OWN: dict[str, tuple[float, RGBColor | None, int]] = {
    "Toelichting": (9.5, QUIET, 6),
    "Gegeven": (11, None, 2),
    "Cel": (9.5, None, 0),
    "KleineCel": (8.5, None, 0),
    "NaTabel": (6, None, 4),
    "Ondertekening": (11, None, 16),
    "Concept": (9, STOP, 0),
}


def dress(letter: Document) -> None:
    root = letter.styles.element
    language = root.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), "nl-NL")
    fonts = root.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    fonts.getparent().replace(fonts, w.made("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    normal = letter.styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    for level, (size, before, after) in HEADINGS.items():
        heading(letter, level, size, before, after)
    for name, values in OWN.items():
        own(letter, name, *values)
    caption = letter.styles["Caption"]
    caption.font.size, caption.font.bold, caption.font.color.rgb = Pt(9.5), False, QUIET
    caption.paragraph_format.space_after = Pt(4)
    notes(letter)
    letter.styles.element.append(table_style())


def heading(letter: Document, level: int, size: int, before: int, after: int) -> None:
    style = letter.styles[f"Heading {level}"]
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), True, False, DEEP
    fonts = style.element.rPr.find(qn("w:rFonts"))
    if fonts is not None:
        style.element.rPr.replace(fonts, w.made("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True


def own(letter: Document, name: str, size: float, colour: RGBColor | None, after: int) -> None:
    style = letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = letter.styles["Normal"]
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_after = Pt(after)
    if name in {"Cel", "KleineCel"}:
        style.paragraph_format.line_spacing = 1.0


def notes(letter: Document) -> None:
    """The styles of footnotes under the names that Word knows, and that of the mark of a figure."""
    text = letter.styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    text.element.set(qn("w:styleId"), "FootnoteText")
    text.base_style = letter.styles["Normal"]
    text.font.size = Pt(9)
    text.paragraph_format.space_after = Pt(2)
    mark = letter.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True
    figure = letter.styles.add_style("Kenmerk", WD_STYLE_TYPE.CHARACTER)
    figure.font.size, figure.font.color.rgb = Pt(8.5), DEEP


def table_style() -> w.Element:
    """Lines under the rows, a heavier one under the header, and room around the words."""
    line = {"val": "single", "sz": 4, "space": 0, "color": "C3CAD6"}
    header = {"val": "single", "sz": 8, "space": 0, "color": "123B4A"}
    borders = w.made("w:tblBorders", w.made("w:bottom", **line), w.made("w:insideH", **line))
    room = [
        w.made(f"w:{side}", w=size, type="dxa")
        for side, size in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80))
    ]
    first = w.made(
        "w:tblStylePr", w.made("w:tcPr", w.made("w:tcBorders", w.made("w:bottom", **header))), type="firstRow"
    )
    return w.made(
        "w:style",
        w.made("w:name", val="Brieftabel"),
        w.made("w:basedOn", val="TableNormal"),
        w.made("w:tblPr", borders, w.made("w:tblCellMar", *room)),
        first,
        type="table", customStyle=1, styleId="Brieftabel",
    )  # fmt: skip
