"""Amounts in euro, in the language of the page."""

from decimal import Decimal

from django import template
from django.utils.translation import get_language

from samenzicht.programme.amounts import spoken

register = template.Library()


@register.filter
def euros(amount: Decimal) -> str:
    return spoken(amount, get_language() or "nl")
