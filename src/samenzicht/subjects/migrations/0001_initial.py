import django.db.models.deletion
import samenzicht.compartments.sealed
import uuid
from django.db import migrations, models
from samenzicht.compartments.locks import AppendOnly, Enclosed


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Subject',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('person', 'persoon'), ('place', 'plek'), ('company', 'bedrijf'), ('vehicle', 'voertuig'), ('phone', 'telefoon'), ('account', 'online account'), ('phenomenon', 'verschijnsel')], max_length=20)),
                ('pseudonym', models.CharField(max_length=60)),
                ('age', models.CharField(choices=[('adult', 'volwassen'), ('minor', 'minderjarig'), ('unknown', 'leeftijd niet bekend')], default='unknown', max_length=10)),
                ('name', samenzicht.compartments.sealed.SealedText()),
                ('contact', samenzicht.compartments.sealed.SealedText()),
                ('features', samenzicht.compartments.sealed.SealedText()),
                ('known_since', models.DateTimeField(auto_now_add=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='SubjectToken',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('token', models.BinaryField(max_length=16)),
                ('number', models.PositiveIntegerField()),
                ('compartment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='subjects.subject')),
            ],
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('officer', models.UUIDField()),
                ('reason', models.CharField(choices=[('own_work', 'Ik werk aan dit signaal'), ('danger', 'Iemand is in gevaar'), ('table', 'De tafel vraagt erom'), ('mistake', 'Er staat misschien iets fout'), ('request', 'De persoon vraagt om zijn of haar gegevens')], max_length=20)),
                ('words', samenzicht.compartments.sealed.SealedText()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='openings', to='subjects.subject')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='subject',
            index=models.Index(fields=['compartment', '-known_since'], name='subjects_of_a_compartment'),
        ),
        migrations.AddIndex(
            model_name='subjecttoken',
            index=models.Index(fields=['compartment', 'token'], name='tokens_of_a_compartment'),
        ),
        Enclosed("Subject"),
        Enclosed("SubjectToken"),
        AppendOnly("Opening"),
    ]
