"""The building blocks of every page. Each is one tag; its line says what it is for, `docs/adr/0007-look.md` why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samenzicht.web import fields
from samenzicht.web.moments import is_late, machine_words, moment_words, term_words

register = template.Library()

BUTTONS = {
    "primary": "nl-button--primary",
    "secondary": "nl-button--secondary",
    "danger": "nl-button--primary nl-button--negative",
    "quiet": "nl-button--subtle",
}
# Each badge has a shape of its own, so that nobody needs to see colour.
SHAPES = {"safe": "check", "care": "triangle", "stop": "octagon", "quiet": "ring", "lamp": "lamp"}
NOTICES = {
    "info": ("info", "ring"),
    "safe": ("ok", "check"),
    "care": ("warning", "triangle"),
    "stop": ("error", "octagon"),
}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A decorative icon from the sprite; the words beside it carry the meaning."""
    href = f"{static('web/icons.svg')}#{name}"
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', href)


@register.simple_tag
def crumb(url: str, label: str) -> SafeString:
    """One step of the path to this page; stands inside page_header."""
    return format_html(
        '<li class="utrecht-breadcrumb-nav__item"><a class="utrecht-breadcrumb-nav__link" href="{}">{}</a></li>',
        url,
        label,
    )


@register.simple_block_tag
def page_header(content: str, title: str, lead: str = "", eyebrow: str = "") -> SafeString:
    """The one h1 of a page with a lead sentence; the crumbs stand inside."""
    context = {"crumbs": SafeString(content.strip()), "title": title, "lead": lead, "eyebrow": eyebrow}
    return render_to_string("components/page_header.html", context)


@register.simple_tag
def button(label: str, kind: str = "primary", href: str = "", icon_name: str = "", **attributes: Any) -> SafeString:
    """A verb to press: submits, or links when it has an href; further words become attributes (hx_get: hx-get)."""
    extra = format_html_join(
        "", ' {}="{}"', ((k.replace("_", "-"), v) for k, v in attributes.items() if v not in ("", None))
    )
    inside = format_html('<span class="nl-button__label">{}</span>', label)
    if icon_name:
        inside = format_html('<span class="nl-button__icon-start">{}</span>{}', icon(icon_name), inside)
    css = f"nl-button {BUTTONS[kind]}"
    if href:
        return format_html('<a class="{}" href="{}"{}>{}</a>', css, href, extra, inside)
    plain = "" if "type" in attributes else SafeString(' type="submit"')
    return format_html('<button class="{}"{}{}>{}</button>', css, plain, extra, inside)


@register.simple_block_tag
def card(content: str, title: str = "", level: int = 2, kind: str = "", anchor: str = "") -> SafeString:
    """A white sheet with a heading; kind 'lamp' is for what waits for you."""
    context = {"content": content, "title": title, "level": level, "kind": kind, "anchor": anchor}
    return render_to_string("components/card.html", context)


@register.inclusion_tag("components/field.html")
def field(
    bound: BoundField, example: str = "", optional: bool = True, rows: int = 0, hide_label: bool = False
) -> dict[str, Any]:
    """A form field with label, hint, example and error; optional=False hides the words '(hoeft niet)'."""
    if rows:
        bound.field.widget.attrs["rows"] = rows
    shape = fields.shape(bound)
    hinted = bool(bound.help_text or example)
    context = {"bound": bound, "shape": shape, "hinted": hinted, "example": example, "hide_label": hide_label}
    context["optional"] = optional and not bound.field.required and shape != "box"
    context["described"] = fields.described_by(bound, hinted)
    if shape == "choices":
        return {**context, "options": fields.options(bound)}
    return {**context, "control": fields.control(bound, hinted)}


@register.inclusion_tag("components/form_errors.html")
def form_errors(*forms: BaseForm) -> dict[str, Any]:
    """The summary on top of a form that came back: what is wrong, each a link to its field."""
    mistakes = [
        (fields.anchor(bound), bound.label, error) for form in forms for bound in form for error in bound.errors
    ]
    whole = [error for form in forms for error in form.non_field_errors()]
    return {"whole": whole, "mistakes": mistakes, "count": len(whole) + len(mistakes)}


@register.simple_tag
def badge(code: str, word: str) -> SafeString:
    """A state: colour, shape and word together; code is safe, care, stop, quiet or lamp."""
    return format_html('<span class="nl-data-badge badge badge--{}">{}{}</span>', code, icon(SHAPES[code]), word)


@register.inclusion_tag("components/waits.html")
def waits(items: Iterable[Mapping[str, Any]], heading: str = "", level: int = 2) -> dict[str, Any]:
    """What waits for you: items with what, since, until, verb, url, and if you like note, detail (a code, a word)."""
    return {"items": list(items), "heading": heading, "level": level, "now": timezone.now()}


@register.inclusion_tag("components/steps.html")
def steps(current: int, total: int, label: str = "") -> dict[str, Any]:
    """'Stap 3 van 5' with a bar that shows the same."""
    return {"current": current, "total": total, "label": label, "range": range(1, total + 1)}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Mapping[str, Any]], label: str = "") -> dict[str, Any]:
    """What happened, in order: entries with at, what, and if you like by, detail, code."""
    return {"entries": list(entries), "label": label}


@register.simple_block_tag
def empty(content: str, title: str, action: str = "", href: str = "", level: int = 2) -> SafeString:
    """Nothing here yet: says what will come here and offers one thing to do."""
    context = {"content": content, "title": title, "action": action, "href": href, "level": level}
    return render_to_string("components/empty.html", context)


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "", live: bool = False) -> SafeString:
    """A remark that must be seen: info, safe, care or stop; live=True is read aloud at once."""
    css, shape = NOTICES[kind]
    context = {"content": content, "css": css, "shape": shape, "kind": kind, "title": title, "live": live}
    return render_to_string("components/notice.html", context)


@register.inclusion_tag("components/concept.html")
def concept(show: bool = True) -> dict[str, Any]:
    """'Concept, nog niet getoetst door een jurist', when show is true: `{% concept verdict.concept %}`."""
    return {"show": show}


@register.inclusion_tag("components/refusal.html")
def refusal(
    headline: str, verdict: Any = None, why: str = "", steps: Iterable[Any] = (), article: str = ""
) -> dict[str, Any]:
    """What cannot, why, what would make it possible, and the article last; takes a Verdict or plain words."""
    if verdict is None:
        reasons = [{"words": why, "article": article}]
        return {"headline": headline, "reasons": reasons, "steps": list(steps), "concept": False}
    return {"headline": headline, "reasons": verdict.reasons, "steps": verdict.steps, "concept": verdict.concept}


@register.inclusion_tag("components/envelope.html")
def envelope(
    to: str,
    purpose: str,
    ground: str,
    until: date | datetime | None,
    sender: str = "",
    article: str = "",
    concept: bool = False,
    keep: Any = "",
) -> dict[str, Any]:
    """The outside of a letter: to whom, for what, on which ground, until when; the article behind a fold.

    `keep` says how long in words, for where no day can be named.
    """
    return {
        "to": to,
        "purpose": purpose,
        "ground": ground,
        "until": until,
        "sender": sender,
        "article": article,
        "concept": concept,
        "keep": keep,
    }


@register.inclusion_tag("components/trimmed.html")
def trimmed(text: str, why: str) -> dict[str, Any]:
    """What stays behind: struck through for the eye, said in words for the ear, with the reason."""
    return {"text": text, "why": why}


@register.filter
def words(value: Any) -> str:
    """Words of the law or of a kind in the language of the reader; plain text stays as it is."""
    return str(value.in_((get_language() or "nl")[:2])) if hasattr(value, "in_") else str(value)


@register.filter
def moment(value: date | datetime | None) -> str:
    """'di 4 maart, 14:30' in a <time>, with the machine-readable time behind it."""
    if not value:
        return ""
    today = timezone.localdate()
    return format_html('<time datetime="{}">{}</time>', machine_words(value), moment_words(value, today))


@register.filter
def term(value: date | datetime | None, now: datetime | None = None) -> str:
    """'nog 2 dagen' or '1 dag te laat'."""
    return term_words(value, now or timezone.now()) if value else ""


@register.filter
def late(value: date | datetime | None, now: datetime | None = None) -> bool:
    """True when a term has passed."""
    return value is not None and is_late(value, now or timezone.now())
