import django.db.models.deletion
import samenzicht.compartments.sealed
import uuid
from django.db import migrations, models
from samenzicht.compartments.locks import AppendOnly, Enclosed


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
        ('subjects', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('officer', models.UUIDField()),
                ('page', models.PositiveSmallIntegerField(default=1)),
                ('answers', samenzicht.compartments.sealed.SealedText()),
                ('begun_at', models.DateTimeField(auto_now_add=True)),
                ('saved_at', models.DateTimeField(auto_now=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='Signal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pseudonym', models.CharField(max_length=60)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('setting', models.CharField(blank=True, max_length=40)),
                ('urgency', models.CharField(choices=[('danger', 'gevaar nu'), ('soon', 'snel'), ('normal', 'gewoon')], default='normal', max_length=10)),
                ('channel', models.CharField(choices=[('self', 'zelf gezien of gehoord'), ('telephone', 'telefonisch gemeld'), ('desk', 'aan de balie gemeld'), ('street', 'op straat of bij huisbezoek gemeld')], default='self', max_length=20)),
                ('on_behalf_of', samenzicht.compartments.sealed.SealedText()),
                ('reporter', models.UUIDField()),
                ('reported_at', models.DateTimeField()),
                ('adopted_from', models.UUIDField(blank=True, null=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='Observation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('way', models.CharField(choices=[('seen', 'gezien'), ('heard', 'gehoord'), ('inferred', 'gedacht')], max_length=10)),
                ('concern', models.CharField(choices=[('facts', 'feiten zonder namen'), ('health', 'gezondheid'), ('sexual_life', 'seksueel leven'), ('criminal', 'strafbare feiten'), ('police', 'politiegegevens')], default='facts', max_length=20)),
                ('text', samenzicht.compartments.sealed.SealedText()),
                ('source', samenzicht.compartments.sealed.SealedText()),
                ('noticed_on', models.DateField(blank=True, null=True)),
                ('source_grade', models.CharField(choices=[('a', 'A - betrouwbaar, geen twijfel'), ('b', 'B - meestal betrouwbaar'), ('c', 'C - vaak niet betrouwbaar'), ('x', 'X - niet te beoordelen')], default='x', max_length=1)),
                ('information_grade', models.CharField(choices=[('1', '1 - staat vast'), ('2', '2 - bron weet het zelf'), ('3', '3 - van horen zeggen, wel bevestigd'), ('4', '4 - niet te controleren')], default='4', max_length=1)),
                ('indicator', models.CharField(blank=True, max_length=60)),
                ('written_by', models.UUIDField()),
                ('written_at', models.DateTimeField(auto_now_add=True)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='observations', to='signals.signal')),
            ],
            options={
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('part', models.CharField(choices=[('victim', 'mogelijk slachtoffer'), ('exploiter', 'mogelijk uitbuiter'), ('witness', 'getuige of betrokkene'), ('place', 'plek'), ('means', 'middel')], max_length=20)),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='subjects.subject')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='signals.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Bringing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('matter', models.UUIDField(default=uuid.uuid4)),
                ('roundtable', models.UUIDField()),
                ('officer', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bringings', to='signals.signal')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='State',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('progress', models.CharField(choices=[('received', 'ontvangen'), ('at_table', 'aan tafel'), ('passed_on', 'doorgezet'), ('taken_up', 'opgepakt'), ('closed', 'afgerond')], max_length=20)),
                ('words', samenzicht.compartments.sealed.SealedText()),
                ('officer', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='states', to='signals.signal')),
            ],
            options={
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='SignalToken',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('token', models.BinaryField(max_length=16)),
                ('number', models.PositiveIntegerField()),
                ('compartment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('signal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='signals.signal')),
            ],
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['compartment', '-reported_at', '-id'], name='signals_of_a_compartment'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['compartment', 'reporter', '-reported_at', '-id'], name='signals_of_a_reporter'),
        ),
        migrations.AddIndex(
            model_name='signal',
            index=models.Index(fields=['compartment', 'pseudonym'], name='signals_by_pseudonym'),
        ),
        migrations.AddIndex(
            model_name='signaltoken',
            index=models.Index(fields=['compartment', 'token'], name='signal_tokens'),
        ),
        migrations.AddIndex(
            model_name='draft',
            index=models.Index(fields=['officer', '-saved_at'], name='drafts_of_an_officer'),
        ),
        Enclosed("Signal"),
        Enclosed("SignalToken"),
        Enclosed("Observation"),
        Enclosed("Mention"),
        AppendOnly("State"),
        AppendOnly("Bringing"),
        Enclosed("Draft"),
    ]
