"""Who takes part: organisations and their regions, officers, and the memberships that give them keys."""

import uuid
from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.models import Compartment


class Role(models.TextChoices):
    REPORTER = "reporter", _("melder")
    ATTENTION = "attention", _("aandachtsfunctionaris")
    PARTNER = "partner", _("partner aan tafel")
    CHAIR = "chair", _("voorzitter van de tafel")
    RECEIVER = "receiver", _("ontvanger van brieven")
    ANALYST = "analyst", _("analist")
    OFFICE = "office", _("programmabureau")
    MINISTRY = "ministry", _("toetser van een ministerie")
    PRIVACY = "privacy", _("privacyfunctionaris")
    ADMINISTRATOR = "administrator", _("beheerder")


def role_words(roles: Collection[str]) -> str:
    """Roles as a person reads them, always in the same order."""
    return ", ".join(str(role.label) for role in Role if role.value in roles)


class Region(models.Model):
    """A police unit, the measure by which the RIEC regions and CoMensha count."""

    code = models.CharField(primary_key=True, max_length=10)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """`kind` is a party code of `law`, so that a basis can name who may give and who may receive."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="organisations")
    compartment = models.OneToOneField(Compartment, on_delete=models.PROTECT, related_name="organisation")
    hours = models.CharField(max_length=200, blank=True)
    languages = models.CharField(max_length=200, blank=True)
    fictional = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class Officers(BaseUserManager["Officer"]):
    def enrol(self, email: str, name: str, password: str | None = None, **facts: object) -> "Officer":
        officer = self.model(email=self.normalize_email(email).lower(), name=name, **facts)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A person who works with Samenzicht. What they may see comes from memberships, never from the account."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    fictional = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = Officers()

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def running(self) -> "MembershipQuerySet":
        """Begun and not ended."""
        now = timezone.now()
        return self.filter(models.Q(until__isnull=True) | models.Q(until__gt=now), since__lte=now)

    def in_force(self, officer: Officer) -> "MembershipQuerySet":
        return self.running().filter(officer=officer).select_related("organisation")


class Membership(models.Model):
    """A role of an officer for an organisation, and the compartment to which it gives a key.

    Usually that is the organisation's own; at a table that is a partnership it is the table's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "compartment", "role"], name="one_role_a_compartment"),
        ]

    def __str__(self) -> str:
        return f"{self.officer}: {self.get_role_display()}"
