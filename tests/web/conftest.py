"""A small server with the show page, and a browser that may look at it. No database is asked."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import override_settings
from playwright.sync_api import Browser, sync_playwright

from samenzicht.launch.catalogues import compile_all

CHROMIUM = os.environ.get("SAMENZICHT_CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--no-first-run",
    "--disable-domain-reliability",
    "--disable-features=OptimizationHints",
]
MIDDLEWARE = [
    "samenzicht.web.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenzicht.web.language.ChosenLanguage",
    "django.middleware.csrf.CsrfViewMiddleware",
]


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def with_show_templates() -> list[dict]:
    return [{**project.TEMPLATES[0], "DIRS": [Path(__file__).parent / "show/templates"]}]


@pytest.fixture(scope="session")
def show_settings() -> dict:
    compile_all()
    return {
        "ROOT_URLCONF": "tests.web.show.urls",
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": with_show_templates(),
        "CSRF_FAILURE_VIEW": "samenzicht.web.errors.form_expired",
    }


@pytest.fixture
def shown(show_settings) -> Iterator[None]:
    """The show page behind the test client."""
    with override_settings(**show_settings):
        yield


@pytest.fixture
def show(shown) -> Iterator[str]:
    """The address of the show page, served for a browser."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Silent, allow_reuse_address=False)
    server.set_app(WSGIHandler())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()
