"""One question of "May I share this?" as a form, with its hints beside the choices."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenzicht.law import contrary
from samenzicht.law.questions import Ask, Choice


def not_both(codes: Sequence[str]) -> None:
    """
    Raises:
        ValidationError: for ticks that contradict each other, with both questions in it.
    """
    against = contrary(codes)
    if against:
        language = (get_language() or "nl")[:2]
        raise forms.ValidationError(
            _("Dit kan niet allebei waar zijn: %(questions)s Kies er één."),
            params={"questions": " ".join(f"“{one.question.in_(language)}”" for one in against)},
            code="contrary",
        )


class Several(forms.MultipleChoiceField):
    """Boxes; the empty hidden field that says that the question was put is no answer."""

    def to_python(self, value: Any) -> list[str]:
        return [code for code in super().to_python(value) if code]


def form_of(ask: Ask, data: Any = None, initial: Sequence[str] = ()) -> forms.Form:
    """Radios for one answer, boxes for several. "None of these" is an answer too, for what may stay empty."""
    language = get_language() or "nl"
    choices = [(choice.code, label(choice, language)) for choice in ask.choices]
    kind, widget = (Several, forms.CheckboxSelectMultiple) if ask.many else (forms.ChoiceField, forms.RadioSelect)
    field = kind(
        label=ask.words.in_(language),
        choices=choices,
        widget=widget,
        required=ask.name != "facts",
        validators=[not_both] if ask.name == "facts" else [],
        initial=list(initial) if ask.many else next(iter(initial), None),
        error_messages={
            "required": _("Kies minstens één antwoord.") if ask.many else _("Kies één antwoord."),
            "invalid_choice": _("Kies een van deze antwoorden."),
        },
    )
    form = forms.Form(data)
    form.fields[ask.name] = field
    return form


def label(choice: Choice, language: str) -> str:
    words = choice.words.in_(language)
    if choice.hint is None:
        return words
    return format_html('{} <span class="choice__hint">{}</span>', words, choice.hint.in_(language))
