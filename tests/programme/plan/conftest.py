"""An office with the published programme, and a browser's worth of cookies."""

import pytest
from django.test import Client
from django.urls import reverse

from samenzicht.programme.actions.load import load
from samenzicht.programme.offices import office_of


@pytest.fixture
def programme(cast):
    """The published programme, laid; gives the office's compartment."""
    with cast.at_work("olga") as olga:
        load(office_of(olga))
        return office_of(olga)


@pytest.fixture
def enter(cast, settings):
    settings.DEMO = True

    def become(code: str) -> Client:
        client = Client()
        client.post(reverse("become", args=[cast.officer(code).pk]))
        return client

    return become
