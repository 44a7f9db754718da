"""The strokes of a picture. Colours stand on each shape, so that a file is whole; a page's style sheet goes before."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

INK, FAINT, MARK, PALE = "#1b1b1b", "#5f5f5f", "#154273", "#b8cdd6"
FAMILY = "'Source Sans 3', system-ui, sans-serif"
CLASSES = {INK: "ink", FAINT: "faint", MARK: "mark"}


def text(
    x: float, y: float, words: str, ink: str = INK, size: int = 13, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text class="{CLASSES.get(ink, "ink")}" x="{x:.1f}" y="{y:.1f}" fill="{ink}" font-size="{size}" '
        f'text-anchor="{anchor}"{weight}>{escape(words)}</text>'
    )


def stroke(x: float, y: float, to_x: float, to_y: float, ink: str, dash: bool = False, width: float = 1.5) -> str:
    dashes = ' stroke-dasharray="5 4"' if dash else ""
    return (
        f'<line class="{CLASSES.get(ink, "line")}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" '
        f'stroke="{ink}" stroke-width="{width}"{dashes}/>'
    )


def mark(shape: str, x: float, y: float) -> str:
    """square, diamond, dot or ring: each sort of number has its own."""
    if shape == "square":
        return f'<rect class="mark" x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12" fill="{MARK}"/>'
    if shape == "diamond":
        return f'<path class="mark" d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z" fill="{MARK}"/>'
    sort, fill = ("ring", "white") if shape == "ring" else ("mark", MARK)
    return f'<circle class="{sort}" cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{fill}" stroke="{MARK}" stroke-width="2"/>'


def bar(x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="3" fill="{PALE}"/>'


def sheet(width: float, height: float, title: str, told: str, parts: Iterable[str], name: str = "") -> str:
    """name: parts the ids of several pictures on one page, and is its class."""
    called = f' class="chart {name}"' if name else ""
    start = f"{name}-" if name else ""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg"{called} viewBox="0 0 {width} {height:.0f}" role="img" '
            f'aria-labelledby="{start}title {start}told" font-family="{FAMILY}">',
            f'<title id="{start}title">{escape(title)}</title>',
            f'<desc id="{start}told">{escape(told)}</desc>',
            f'<rect class="paper" width="{width}" height="{height:.0f}" fill="white"/>',
            *parts,
            "</svg>\n",
        ]
    )
