"""An officer behind a browser, signed in through the demo's own switch, with the keys that each request sets."""

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def sign_in(cast, settings):
    """`sign_in("bram")` gives a client at which this officer works."""
    settings.DEMO = True

    def client_of(code: str, language: str = "nl") -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        entered = client.post(reverse("become", args=[cast.officer(code).pk]))
        assert entered.status_code == 302
        return client

    return client_of
