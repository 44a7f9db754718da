"""Signing in as one of the cast, through the role switch of the fictional region."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    return settings


@pytest.fixture
def enter(cast, demo) -> Callable[[str], Client]:
    """A browser's worth of cookies, signed in as this person."""

    def become(code: str) -> Client:
        client = Client()
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become
