"""WordprocessingML by hand: what python-docx has no words for, or makes slowly in long tables."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

# lxml tells no types.
Element = Any
FOOTNOTES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
)
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def made(tag: str, /, *inside: Element, **values: Any) -> Element:
    """`made("w:lang", val="nl-NL")` is <w:lang w:val="nl-NL"/>."""
    element = OxmlElement(tag)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(inside)
    return element


def clean(words: str) -> str:
    """Without what XML cannot hold: one such sign would leave the letter without a file for Word for good."""
    return "".join(letter for letter in words if (letter >= " " or letter in "\t\n") and letter not in "\ufffe\uffff")


def run(words: str, bold: bool = False, style: str = "") -> Element:
    """Words with their line ends."""
    marks = [made("w:rStyle", val=style)] if style else []
    marks += [made("w:b")] if bold else []
    found = made("w:r", *([made("w:rPr", *marks)] if marks else []))
    for at, line in enumerate(clean(words).split("\n")):
        if at:
            found.append(made("w:br"))
        text = made("w:t")
        text.text = line
        text.set(PRESERVE, "preserve")
        found.append(text)
    return found


def linked(anchor: str, words: str) -> Element:
    return made("w:hyperlink", run(words, style="Kenmerk"), anchor=anchor, history=1)


def bookmark(number: int, name: str, *inside: Element) -> list[Element]:
    return [made("w:bookmarkStart", id=number, name=name), *inside, made("w:bookmarkEnd", id=number)]


def paragraph(inside: Iterable[Element], style: str = "", keep: bool = False, right: bool = False) -> Element:
    marks = [made("w:pStyle", val=style)] if style else []
    marks += [made("w:keepNext")] if keep else []
    marks += [made("w:jc", val="right")] if right else []
    return made("w:p", *([made("w:pPr", *marks)] if marks else []), *inside)


def footnote_mark(number: int) -> Element:
    return made(
        "w:r", made("w:rPr", made("w:rStyle", val="FootnoteReference")), made("w:footnoteReference", id=number)
    )  # fmt: skip


def footnote(number: int, words: str) -> Element:
    own = made("w:r", made("w:rPr", made("w:rStyle", val="FootnoteReference")), made("w:footnoteRef"))
    return made("w:footnote", paragraph([own, run(f" {words}")], "FootnoteText"), id=number)


def separators() -> list[Element]:
    """The two lines above footnotes, which Word looks for."""
    lines = (("separator", -1), ("continuationSeparator", 0))
    return [made("w:footnote", made("w:p", made("w:r", made(f"w:{name}"))), type=name, id=at) for name, at in lines]


def cell(width: int, content: Element) -> Element:
    return made("w:tc", made("w:tcPr", made("w:tcW", w=width, type="dxa")), content)


def row(cells: Iterable[Element], header: bool = False) -> Element:
    """A row that stays whole on a page where it fits; a header row comes back on each page."""
    marks = [made("w:cantSplit")] + ([made("w:tblHeader")] if header else [])
    return made("w:tr", made("w:trPr", *marks), *cells)


def table(style: str, caption: str, widths: Iterable[int], rows: Iterable[Element]) -> Element:
    widths = list(widths)
    about = made(
        "w:tblPr",
        made("w:tblStyle", val=style),
        made("w:tblW", w=sum(widths), type="dxa"),
        made("w:tblLayout", type="fixed"),
        made("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        made("w:tblCaption", val=clean(caption)),
    )
    return made("w:tbl", about, made("w:tblGrid", *(made("w:gridCol", w=one) for one in widths)), *rows)


def field(code: str) -> list[Element]:
    """A field such as PAGE, which the reader's program fills in."""
    instruction = made("w:instrText")
    instruction.text = f" {code} "
    instruction.set(PRESERVE, "preserve")
    inside = (made("w:fldChar", fldCharType="begin"), instruction, made("w:fldChar", fldCharType="separate"))
    return [*(made("w:r", one) for one in inside), run("1"), made("w:r", made("w:fldChar", fldCharType="end"))]
