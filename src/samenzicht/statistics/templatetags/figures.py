"""How a figure is drawn and written in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenzicht.estimation.telling import whole
from samenzicht.statistics.charts import bar as bars
from samenzicht.statistics.charts import forest as forests
from samenzicht.statistics.charts.words import share
from samenzicht.statistics.figures import three_figures
from samenzicht.statistics.forms import language
from samenzicht.statistics.models import Method

register = template.Library()


@register.filter
def persons(value: int | None) -> str:
    """111000 as 111.000 or 111,000; nothing for None."""
    return "" if value is None else whole(value, language())


@register.filter
def spoken(words: Mapping[str, str] | None) -> str:
    """Words that were frozen in both languages."""
    return words[language()] if words else ""


@register.simple_tag
def number_bar(figure: Mapping[str, Any], name: str) -> SafeString:
    """The number with its interval; once for a wide screen and once for a narrow one, of which one is shown."""
    drawn = [
        bars.of_figure(figure, language(), f"{name}-bar-{size}", width)
        for size, width in (("wide", 640), ("narrow", 340))
    ]
    return shown(drawn)


@register.simple_tag
def forest(figure: Mapping[str, Any], name: str) -> SafeString:
    """All that was estimated under one another; twice, as above."""
    layouts = (("wide", forests.WIDE), ("narrow", forests.NARROW))
    return shown([forests.of_figure(figure, language(), f"{name}-forest-{size}", layout) for size, layout in layouts])


def shown(drawn: list[str]) -> SafeString:
    wide, narrow = drawn
    return mark_safe(  # noqa: S308 - every word in it went through `escape`
        f'<div class="chart-wide">{wide}</div><div class="chart-narrow">{narrow}</div>'
    )


@register.filter
def roughly(value: float | None) -> str:
    """A number that was not rounded yet."""
    return persons(three_figures(value))


@register.filter
def headline(figure: Mapping[str, Any]) -> str:
    """The number, or the numbers where they are apart."""
    if figure["modes"]:
        return _("ongeveer %(n)s personen") % {"n": either(figure["modes"])}
    words = _("ten minste ongeveer %(n)s personen") if figure["status"] == "at least" else _("ongeveer %(n)s personen")
    return words % {"n": persons(figure["estimate"])}


@register.filter
def likely(figure: Mapping[str, Any]) -> str:
    """The interval as a sentence; of answers apart one for each."""
    if figure["high"] is None:
        return _("Waarschijnlijk meer dan %(low)s; een bovengrens is er niet.") % {"low": persons(figure["low"])}
    ends = [between(one) for one in figure["modes"] or [figure]]
    return _("Waarschijnlijk %(ends)s.") % {"ends": f" {_('of')} ".join(ends)}


def between(values: Mapping[str, Any]) -> str:
    words = _("meer dan %(low)s") if values["high"] is None else _("tussen %(low)s en %(high)s")
    return words % {"low": persons(values["low"]), "high": persons(values["high"])}


def either(modes: Sequence[Mapping[str, Any]]) -> str:
    """Answers apart as one phrase: 115.000 of 45.000, the heaviest first."""
    apart = _("of")
    return f" {apart} ".join(persons(one["estimate"]) for one in modes)


@register.filter
def method_words(code: str) -> str:
    return str(Method(code).label) if code in Method.values else code


@register.filter
def model_words(name: str) -> str:
    """Which lists go together; the library has names of its own for what is no such model."""
    named = {
        "main": _("geen samenhang"),
        "average": _("gemiddelde van modellen"),
        "latent classes": _("verborgen groepen"),
    }
    return named.get(name, name)


@register.filter
def weight(percent: int) -> str:
    return f"{share(percent)} %"


@register.filter
def overlap_rows(figure: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row for each list: with the lists up to itself, and the empty places after it."""
    rows = zip(figure["lists"], figure["overlaps"], strict=True)
    return [{"list": name, "cells": cells, "rest": figure["lists"][len(cells) :]} for name, cells in rows]
