"""What an installation says in its environment."""

import runpy

from allauth.core.internal.httpkit import get_client_ip

from samenzicht import settings as read


def test_behind_our_proxy_each_visitor_has_an_own_limit_of_attempts(settings, rf, monkeypatch):
    """What a visitor claims stands before what our proxy adds, and is not believed."""
    request = rf.get("/", headers={"X-Forwarded-For": "9.9.9.9, 203.0.113.7"})
    assert get_client_ip(request) == "127.0.0.1"
    monkeypatch.setenv("SAMENZICHT_PROXIES", "1")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = runpy.run_path(read.__file__)["ALLAUTH_TRUSTED_PROXY_COUNT"]
    assert get_client_ip(request) == "203.0.113.7"
