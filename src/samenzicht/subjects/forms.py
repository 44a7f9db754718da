"""Asking: who or what it is, what to look for, and why someone must know who it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenzicht.subjects.models import Reason


class SearchForm(forms.Form):
    """What to look for. It travels by POST only, so that no name stands in an address or a log."""

    words = forms.CharField(label=_("Zoek"), max_length=200, help_text=_("Een naam, kenteken, nummer, adres of woord."))


class WhoForm(forms.Form):
    """Why someone must know who it is."""

    reason = forms.ChoiceField(label=_("Waarom wil je dit weten?"), choices=Reason, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Leg kort uit"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Je privacyfunctionaris kan zien dat je keek en om welke reden."),
    )
