"""What someone typed, to give it back when it could not be saved."""

from django.http import HttpRequest

HIDDEN = ("csrfmiddlewaretoken", "draft", "act")


def typed_in(request: HttpRequest) -> list[str]:
    """The sentences of this very post; no tokens, ticks or choices."""
    posted = [(name, str(value)) for name, value in request.POST.items() if name not in HIDDEN]
    return [value for _name, value in posted if " " in value.strip()]
