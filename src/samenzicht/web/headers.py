"""What every answer tells the browser: load nothing from elsewhere, run nothing inline, keep no copy."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# Images may also be data: the square code that an authenticator app reads is drawn into its page.
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
REFUSED_FEATURES = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip
OWN_FEATURES = ("publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "fullscreen")
FIXED = {
    "Permissions-Policy": ", ".join(
        [f"{name}=()" for name in REFUSED_FEATURES] + [f"{name}=(self)" for name in OWN_FEATURES]
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# "no-referrer" would also take the origin from forms, without which no form of ours is believed.
ORIGIN_ONLY = "strict-origin"


def content_policy() -> str:
    """The policy as one line. A form may be sent on to a sign-in provider too."""
    providers = getattr(settings, "SIGN_IN_ORIGINS", ())
    policy = {**POLICY, "form-action": " ".join(["'self'", *providers])}
    return "; ".join(f"{directive} {sources}" for directive, sources in policy.items())


class SecurityHeaders:
    """The outermost layer, so that no answer leaves without these headers, errors and static files among them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy = content_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Content-Security-Policy"] = self.policy
        # Of a page whose address itself must not be told, not even to our own other pages, only the site is told.
        whole = response.headers.get("Referrer-Policy") != ORIGIN_ONLY
        for name, value in FIXED.items():
            if whole or name != "Referrer-Policy":
                response.headers[name] = value
        if not is_static(request, response):
            response.headers["Cache-Control"] = keeping(response)
        return response


def is_static(request: HttpRequest, response: HttpResponse) -> bool:
    static = "/" + settings.STATIC_URL.lstrip("/")
    return request.path_info.startswith(static) and response.status_code in {200, 206, 304}


def keeping(response: HttpResponse) -> str:
    """Nothing is kept, unless the view marked its answer public, it came out well and sets no cookie but that of forms.

    A view marks it by setting `seconds_to_keep` on the answer.
    """
    seconds = getattr(response, "seconds_to_keep", 0)
    if seconds and response.status_code == 200 and set(response.cookies) <= {settings.CSRF_COOKIE_NAME}:
        return f"private, max-age={seconds}"
    return "no-store, private"
