"""Olga with a plan of three actions, and Otto her colleague."""

import pytest

from tests.programme.office import Desk, lay_plan


@pytest.fixture
def plan(cast):
    with cast.at_work("olga") as olga:
        return lay_plan(olga, actions=3)


@pytest.fixture
def desk(cast, settings):
    settings.DEMO = True
    return lambda code="olga": Desk(cast, code)
