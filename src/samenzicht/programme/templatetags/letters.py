"""The blocks of a letter as HTML, and what was frozen in two languages in that of the reader."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenzicht.programme.letter import spoken
from samenzicht.programme.letter.papers import written
from samenzicht.programme.letter.plots import NARROW, PAPER, drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def parts(context: Mapping[str, Any], text: Sequence[Any]) -> SafeString:
    """Words with their line ends, strong words, footnotes and figures with their number."""
    return format_html_join("", "{}", ((part(one, context["anchors"]),) for one in text))


def part(one: Any, anchors: set[str]) -> SafeString:
    if isinstance(one, str):
        return lines(one)
    if "strong" in one:
        return format_html("<strong>{}</strong>", lines(one["strong"]))
    if "note" in one:
        note = '<sup class="letter-mark"><a href="#noot-{0}" id="bij-noot-{0}" aria-label="noot {0}">{0}</a></sup>'
        return format_html(note, one["number"])
    if "figure" in one:
        return format_html("{} {}", one["text"], pointed(one["figure"], f"({one['figure']})", anchors))
    return pointed(one["mark"], one["mark"], anchors)


def pointed(name: str, words: str, anchors: set[str]) -> SafeString:
    """A link to the table where the figure is told; where that is this row, its name."""
    if name not in anchors:
        return format_html('<span class="letter-mark">{}</span>', words)
    return format_html('<a class="letter-mark" href="#{}">{}</a>', name, words)


def lines(words: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in words.split("\n")))


@register.filter
def rows(block: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for at, row in enumerate(block["rows"]):
        cells = [
            {"parts": cell, "number": column["number"]} for cell, column in zip(row, block["columns"], strict=True)
        ]
        yield {"cells": cells, "anchor": block["anchors"][at] if at < len(block["anchors"]) else ""}


@register.filter
def picture(block: Mapping[str, Any]) -> SafeString:
    return twice(block["svg"], block["narrow"])


def twice(wide: str, narrow: str) -> SafeString:
    """For a wide screen and for a narrow one, of which one is shown."""
    both = f'<div class="chart-wide">{wide}</div><div class="chart-narrow">{narrow}</div>'
    return mark_safe(both)  # noqa: S308 - every word in it went through `escape`


@register.simple_tag
def plot(plot: Mapping[str, Any], figures: Mapping[str, Any], name: str) -> SafeString:
    """A sentence where nothing can be drawn."""
    language = spoken.tongue(get_language() or "nl")
    wide = drawn(plot, figures, language, f"{name}-wide", PAPER)
    if not wide.svg:
        return format_html("<p>{}</p>", wide.told)
    return twice(wide.svg, drawn(plot, figures, language, f"{name}-narrow", NARROW).svg)


@register.filter
def told(frozen: Mapping[str, Any], key: str) -> str:
    """What was kept in both languages, in the reader's."""
    suffix = "_en" if spoken.tongue(get_language() or "nl") == "en" else ""
    return str(frozen.get(f"{key}{suffix}") or frozen.get(key) or "")


@register.filter
def all_told(frozen: Mapping[str, Any], key: str) -> list[str]:
    """The same of sentences."""
    suffix = "_en" if spoken.tongue(get_language() or "nl") == "en" else ""
    return list(frozen.get(f"{key}{suffix}") or frozen.get(key) or ())


@register.filter
def called(code: str, names: Mapping[str, Mapping[str, str]]) -> str:
    """What a code was called on the day of the letter."""
    return names.get(code, {}).get(spoken.tongue(get_language() or "nl"), code)


@register.filter
def day(iso: str) -> str:
    return spoken.day(iso, get_language() or "nl")


@register.filter
def period(frozen: Mapping[str, str]) -> str:
    return spoken.period(frozen["from"], frozen["until"], get_language() or "nl")


@register.filter
def euro(amount: str | None) -> str:
    return spoken.euro(amount, get_language() or "nl")


@register.filter
def paper(number: str) -> str:
    """28638-217 as Kamerstuk 28 638, nr. 217."""
    return written(number)
