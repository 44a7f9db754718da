"""What an administrator fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenzicht.organisations.models import Role
from samenzicht.organisations.rules import offered


class InvitationForm(forms.Form):
    name = forms.CharField(label=_("Naam"), max_length=120)
    email = forms.EmailField(label=_("E-mailadres van het werk"), max_length=254)
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Geef niet meer dan nodig is. Een beheerder heeft geen andere rol: die ziet geen inhoud."),
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        """`kind` of the organisation says which roles it can give."""
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role, Role(role).label) for role in offered(kind, Role.values)]  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role.choices)
