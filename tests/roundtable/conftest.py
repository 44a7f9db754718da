"""Signing in as one of the cast, through the role switch of the fictional region."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.browser import browser, context, page

__all__ = ["browser", "context", "enter", "page"]


@pytest.fixture
def enter(cast, settings) -> Callable[[str], Client]:
    """A browser's worth of cookies, signed in as this person."""
    settings.DEMO = True

    def become(code: str, language: str = "nl") -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become
