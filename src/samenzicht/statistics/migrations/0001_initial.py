import django.db.models.deletion
import samenzicht.compartments.sealed
import uuid
from django.conf import settings
from django.db import migrations, models
from samenzicht.compartments.locks import Enclosed, Published


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0002_keys_are_the_owners'),
        ('organisations', '0002_an_analyst'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('schema', models.PositiveSmallIntegerField()),
                ('frozen', models.JSONField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='statistics.publication')),
            ],
        ),
        migrations.CreateModel(
            name='Estimate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', samenzicht.compartments.sealed.SealedText()),
                ('table', samenzicht.compartments.sealed.SealedText()),
                ('columns', samenzicht.compartments.sealed.SealedText()),
                ('method', models.CharField(choices=[('answer', 'Antwoordkaart'), ('stepwise', 'Stapsgewijs'), ('bic', 'Beste model (BIC)'), ('average', 'Gemiddelde van modellen'), ('latent', 'Verborgen groepen'), ('covariates', 'Met kenmerken')], max_length=20)),
                ('replicates', models.PositiveIntegerField()),
                ('seed', models.PositiveIntegerField()),
                ('asked_at', models.DateTimeField()),
                ('begun_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('share', models.PositiveSmallIntegerField(default=0)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ending', models.CharField(blank=True, choices=[('made', 'klaar'), ('failed', 'niet gelukt'), ('cancelled', 'gestopt')], max_length=10)),
                ('why', models.CharField(blank=True, choices=[('too_long', 'Het rekenen duurde langer dan vijf minuten.'), ('fell', 'Het rekenen hield onverwacht op.'), ('refused', 'Deze gegevens kunnen dat antwoord niet geven.')], max_length=10)),
                ('result', samenzicht.compartments.sealed.SealedText()),
                ('refusal', samenzicht.compartments.sealed.SealedText()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('publication', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='statistics.publication')),
            ],
            options={
                'indexes': [models.Index(fields=['compartment', '-asked_at'], name='estimates_of_a_compartment')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ending', '')), models.Q(('ended_at__isnull', False), models.Q(('ending', ''), _negated=True)), _connector='OR'), name='an_ending_has_a_moment')],
            },
        ),
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('why', models.TextField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='statistics.publication')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('compartment', 'publication'), name='withdrawn_once')],
            },
        ),
        Published("Publication"),
        Published("Withdrawal"),
        Enclosed("Estimate"),
    ]
