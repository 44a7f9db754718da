"""How one form field is drawn: which of five shapes it takes, and the classes and aria it carries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

CHOICE = {
    "radio": "utrecht-radio-button utrecht-radio-button--html-input",
    "checkbox": "utrecht-checkbox utrecht-checkbox--html-input",
}
LINE = "utrecht-textbox utrecht-textbox--html-input"
# Dates travel in the one spelling that the browser's own date field understands.
BROWSER_DATES = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}


def shape(bound: BoundField) -> str:
    """hidden, choices (a fieldset of radios or boxes), box (one checkbox), group (several inputs) or line."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "box"
    return "group" if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget) else "line"


def css_class(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return CHOICE["checkbox"]
    if isinstance(widget, forms.Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, forms.Select | forms.SelectMultiple | forms.SelectDateWidget):
        return "utrecht-select utrecht-select--html-select"
    return LINE


def described_by(bound: BoundField, hinted: bool) -> str:
    ids = [f"{bound.auto_id}_hint"] if hinted else []
    return " ".join([*ids, f"{bound.auto_id}_fout"] if bound.errors else ids)


def aria(bound: BoundField, hinted: bool) -> dict[str, str]:
    """What a screen reader must hear besides the label: the hint, the error, and that it is wrong."""
    described = described_by(bound, hinted)
    return {
        **({"aria-describedby": described} if described else {}),
        **({"aria-invalid": "true"} if bound.errors else {}),
    }


def prepare_dates(bound: BoundField) -> None:
    """Let the browser offer its own calendar: it wants its own type and spelling."""
    widget = bound.field.widget
    for kind, (input_type, spelling) in BROWSER_DATES.items():
        if type(widget) is kind:
            widget.input_type = input_type
            widget.format = spelling
            widget.is_localized = False


def control(bound: BoundField, hinted: bool) -> SafeString:
    """The input itself, for every shape but choices."""
    prepare_dates(bound)
    own = bound.field.widget.attrs.get("class", "")
    css = css_class(bound.field.widget)
    if bound.errors and shape(bound) == "line":
        css = f"{css} {css.split()[0]}--invalid"
    attrs: dict[str, Any] = {"class": f"{css} {own}".strip(), **aria(bound, hinted)}
    return bound.as_widget(attrs=attrs)


def options(bound: BoundField) -> list[Any]:
    """The radios or boxes of a choice field, each with its class and, when wrong, told so."""
    found = list(bound.subwidgets)
    for option in found:
        attrs = option.data["attrs"]
        attrs["class"] = CHOICE[option.data["type"]]
        attrs.pop("aria-describedby", None)
        if bound.errors:
            attrs["aria-invalid"] = "true"
    return found


def anchor(bound: BoundField) -> str:
    """The id that a link in the error summary jumps to: the first input of the field."""
    kind = shape(bound)
    if kind == "choices":
        return f"{bound.auto_id}_0"
    return bound.id_for_label or str(bound.auto_id)
