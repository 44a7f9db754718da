"""A journey begins in the fictional region, with the browser that every test of pages has."""

import pytest


@pytest.fixture(autouse=True)
def demo(settings):
    """The role switch of the fictional region: how one person plays all of them."""
    settings.DEMO = True


@pytest.fixture
def phone(page):
    """The smallest phone there is."""
    page.set_viewport_size({"width": 320, "height": 640})
    return page
