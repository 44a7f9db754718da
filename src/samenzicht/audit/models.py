"""The journal: who did what, for which organisation, why and on which ground. Codes and ids only, never content."""

from django.db import models

from samenzicht.compartments.models import Compartment


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, compartment: Compartment) -> "EntryQuerySet":
        return self.filter(compartment=compartment).order_by("-id")


class Entry(models.Model):
    """One line. Written through the SQL function `audit_record` alone; the web role cannot insert or change."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    compartment = models.ForeignKey(Compartment, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False)
    officer = models.UUIDField(null=True)
    organisation = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    sort = models.CharField(max_length=60)
    matter = models.UUIDField(null=True)
    reason = models.CharField(max_length=60)
    basis = models.CharField(max_length=80)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["compartment", "-id"], name="journal_of_a_compartment")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"


class Link(models.Model):
    """The chain: each link is the SHA-256 of the former link and the line that it stands for."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.DO_NOTHING, related_name="link")
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"link {self.number}"
