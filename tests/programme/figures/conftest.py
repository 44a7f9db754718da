"""Signing in as one of the cast, through the role switch of the fictional region."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def sign_in(cast, settings) -> Callable[..., Client]:
    """`sign_in("olga")` gives a client at which this officer works."""
    settings.DEMO = True

    def client_of(code: str, language: str = "nl") -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return client_of
