import django.db.models.deletion
import uuid
from django.db import migrations, models
from samenzicht.compartments.locks import Enclosed, Opened
from samenzicht.compartments.sql import FUNCTIONS, UNDO


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, UNDO),
        migrations.CreateModel(
            name='Compartment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('organisation', 'organisatie'), ('roundtable', 'signalentafel'), ('desk', 'publieksbalie')], max_length=20)),
                ('key_number', models.PositiveIntegerField(default=0)),
                ('public_key', models.BinaryField(default=bytes)),
            ],
        ),
        migrations.CreateModel(
            name='CompartmentKey',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('wrapped', models.BinaryField()),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('retired_at', models.DateTimeField(blank=True, null=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('compartment', 'number'), name='one_key_a_generation')],
            },
        ),
        Opened({"compartments_compartment": "SELECT"}),
        Enclosed("CompartmentKey"),
    ]
