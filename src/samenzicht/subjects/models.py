"""Subjects: persons, places, companies, vehicles, phones, accounts and phenomena, as one compartment knows them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenzicht.compartments.keyring import secrets_of, token_list
from samenzicht.compartments.models import Compartment, InCompartment, InCompartmentQuerySet
from samenzicht.compartments.sealed import SealedText
from samenzicht.matching import normalise


class SubjectKind(models.TextChoices):
    PERSON = "person", _("persoon")
    PLACE = "place", _("plek")
    COMPANY = "company", _("bedrijf")
    VEHICLE = "vehicle", _("voertuig")
    PHONE = "phone", _("telefoon")
    ACCOUNT = "account", _("online account")
    PHENOMENON = "phenomenon", _("verschijnsel")


class Age(models.TextChoices):
    ADULT = "adult", _("volwassen")
    MINOR = "minor", _("minderjarig")
    UNKNOWN = "unknown", _("leeftijd niet bekend")


class Reason(models.TextChoices):
    """Why someone must know who it is. The code stands in the journal, the words are sealed with the subject."""

    OWN_WORK = "own_work", _("Ik werk aan dit signaal")
    DANGER = "danger", _("Iemand is in gevaar")
    TABLE = "table", _("De tafel vraagt erom")
    MISTAKE = "mistake", _("Er staat misschien iets fout")
    REQUEST = "request", _("De persoon vraagt om zijn of haar gegevens")


class SubjectQuerySet(InCompartmentQuerySet["Subject"]):
    def found_by(self, terms: list[list[bytes]]) -> "SubjectQuerySet":
        """Subjects that carry every term; each term is a list of tokens, one a key generation."""
        found = self
        for tokens in terms:
            found = found.filter(pk__in=SubjectToken.objects.filter(token__in=tokens).values("subject"))
        return found


class Subject(InCompartment):
    """What it is called (`name`), how to reach it (`contact`) and what sets it apart (`features`), all sealed.

    `name` is a person's name, a place's address, a plate, a number, a handle. There is no field for nationality or
    ethnicity, and none for a score.
    """

    kind = models.CharField(max_length=20, choices=SubjectKind)
    pseudonym = models.CharField(max_length=60)
    age = models.CharField(max_length=10, choices=Age, default=Age.UNKNOWN)
    name = SealedText()
    contact = SealedText()
    features = SealedText()
    known_since = models.DateTimeField(auto_now_add=True)

    objects = SubjectQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        indexes = [models.Index(fields=["compartment", "-known_since"], name="subjects_of_a_compartment")]

    def __str__(self) -> str:
        return self.pseudonym

    @property
    def counts_as_minor(self) -> bool:
        """Doubt about a person's age counts as minor."""
        return self.kind == SubjectKind.PERSON and self.age != Age.ADULT

    def terms(self) -> set[str]:
        """All by which it is found: the words, numbers and plates of what is known of it."""
        return set().union(*(normalise.terms(text) for text in (self.name, self.contact, self.features)))

    def renew_tokens(self) -> None:
        """Lay its search tokens under the latest key; also called when the keys rotate."""
        secret = secrets_of(self.compartment_id)[0]
        self.tokens.all().delete()
        SubjectToken.objects.bulk_create(
            SubjectToken(compartment_id=self.compartment_id, subject=self, token=token, number=secret.number)
            for token in token_list(sorted(self.terms()), secret)
        )


class SubjectToken(models.Model):
    """A keyed token of one normalised word, number or plate, by which the compartment finds its own subjects."""

    id = models.BigAutoField(primary_key=True)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="tokens")
    token = models.BinaryField(max_length=16)
    number = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["compartment", "token"], name="tokens_of_a_compartment")]

    def __str__(self) -> str:
        return f"token of {self.subject_id}"


class Opening(InCompartment):
    """That an officer looked who a subject is, when and why. Never changed."""

    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="openings")
    officer = models.UUIDField()
    reason = models.CharField(max_length=20, choices=Reason)
    words = SealedText()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.subject_id} opened at {self.at:%Y-%m-%d}"
