"""What an administrator fills in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.models import Role


class InvitationForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres van het werk"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Geef niet meer dan nodig is. Een beheerder heeft geen andere rol: die ziet geen inhoud."),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)
