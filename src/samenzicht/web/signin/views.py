"""What sign-in needs beside the library's own pages: why a second factor."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Nothing is shown with a password alone: says why, and offers to set up a passkey or a code."""
    has_one = Authenticator.objects.filter(user_id=request.user.pk).exists()
    return render(request, "signin/second_factor.html", {"has_one": has_one})
