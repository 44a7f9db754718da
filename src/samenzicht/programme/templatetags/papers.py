"""Kamerstukken as people write them, with the way to where they are published."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenzicht.programme.marks import PaperMark, paper_of

register = template.Library()


@register.filter
def kamerstuk(key: str) -> str | SafeString:
    """28638-225 as a link to that paper; what is no such key stays as it is."""
    paper = paper_of(key)
    if paper is None:
        return key
    address = f"https://zoek.officielebekendmakingen.nl/kst-{paper.key}.html"
    return format_html('<a href="{}" rel="noreferrer">{}</a>', address, words_of(paper))


def words_of(paper: PaperMark) -> str:
    return paper.name.removeprefix("Kamerstuk ")
