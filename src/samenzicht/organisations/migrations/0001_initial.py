import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models
from samenzicht.compartments.locks import Opened


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Officer',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('is_active', models.BooleanField(default=True)),
                ('fictional', models.BooleanField(default=False)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.CharField(max_length=10, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(max_length=40)),
                ('hours', models.CharField(blank=True, max_length=200)),
                ('languages', models.CharField(blank=True, max_length=200)),
                ('fictional', models.BooleanField(default=False)),
                ('compartment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='organisation', to='compartments.compartment')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='organisations.region')),
            ],
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('reporter', 'melder'), ('attention', 'aandachtsfunctionaris'), ('partner', 'partner aan tafel'), ('chair', 'voorzitter van de tafel'), ('receiver', 'ontvanger van brieven'), ('privacy', 'privacyfunctionaris'), ('administrator', 'beheerder')], max_length=20)),
                ('since', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(blank=True, null=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='compartments.compartment')),
                ('officer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organisations.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('officer', 'compartment', 'role'), name='one_role_a_compartment')],
            },
        ),
        Opened(
            {
                "organisations_region": "SELECT",
                "organisations_organisation": "SELECT",
                "organisations_officer": "SELECT, INSERT, UPDATE",
                "organisations_membership": "SELECT, INSERT, UPDATE",
            }
        ),
    ]
