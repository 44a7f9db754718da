"""The office's own form for news, wherever an action is shown: `{% include "programme/news_form.html" %}`."""

from django import template

from samenzicht.programme.asked import last_news
from samenzicht.programme.models import Action
from samenzicht.programme.news_forms import NewsForm

register = template.Library()


@register.simple_tag
def news_form_of(action: Action) -> NewsForm:
    """Four fields that know which news stood on the page."""
    return NewsForm(action=action, last=last_news(action))
