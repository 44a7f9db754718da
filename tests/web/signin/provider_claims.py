"""What the provider of the tests tells in its id token: how someone signed in, as Entra ID and Keycloak do."""

from typing import Any

from allauth.idp.oidc.adapter import DefaultOIDCAdapter

TWO_FACTORS = "piet"


class Adapter(DefaultOIDCAdapter):
    def get_claims(self, purpose: str, user: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        claims = super().get_claims(purpose, user, *args, **kwargs)
        how = ["pwd", "mfa"] if user.username == TWO_FACTORS else ["pwd"]
        return claims | ({"amr": how} if purpose == "id_token" else {})
