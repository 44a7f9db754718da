import django.db.models.deletion
import samenzicht.compartments.sealed
import uuid
from django.db import migrations, models
from samenzicht.compartments.locks import AppendOnly, Enclosed, Letter, Opened
from samenzicht.roundtable.sql import CHAIR, CHAIRED, OVER, ROUND, UNDO, UNDO_CHAIR, UNDO_CHAIRED, UNDO_WEIGHED, WEIGHED


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('matter', models.UUIDField()),
                ('disclosure', models.UUIDField()),
                ('pseudonym', models.CharField(max_length=60)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('urgency', models.CharField(choices=[('danger', 'gevaar nu'), ('soon', 'snel'), ('normal', 'gewoon')], default='normal', max_length=10)),
                ('brought_at', models.DateTimeField()),
                ('turn', models.PositiveIntegerField(default=1)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('round_closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', samenzicht.compartments.sealed.SealedText()),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('officer', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='roundtable.item')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Roundtable',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('shape', models.CharField(choices=[('partnership', 'samenwerkingsverband met een eigen dossier'), ('letters', 'brieven aan elke partner')], max_length=20)),
                ('party', models.CharField(default='signals_table', max_length=40)),
                ('covenant', models.CharField(blank=True, max_length=300)),
                ('differs_because', models.CharField(blank=True, max_length=300)),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roundtables', to='compartments.compartment')),
                ('host', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hosted_roundtables', to='organisations.organisation')),
                ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='roundtables', to='organisations.region')),
            ],
        ),
        migrations.AddField(
            model_name='item',
            name='roundtable',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='roundtable.roundtable'),
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('matter', models.UUIDField()),
                ('turn', models.PositiveIntegerField(default=1)),
                ('knowledge', models.CharField(choices=[('unknown', 'niet bekend'), ('withheld', 'bekend, kan niet delen'), ('shares', 'bekend, deelt')], max_length=10)),
                ('text', models.BinaryField()),
                ("key_for_sender", samenzicht.compartments.sealed.SealedKey(end="sender")),
                ("key_for_receiver", samenzicht.compartments.sealed.SealedKey(end="receiver")),
                ('basis', models.CharField(blank=True, max_length=80)),
                ('verdict', models.JSONField(blank=True, null=True)),
                ('officer', models.UUIDField()),
                ('sent_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('roundtable', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='roundtable.roundtable')),
            ],
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('matter', models.UUIDField()),
                ('turn', models.PositiveIntegerField()),
                ('pseudonym', models.CharField(max_length=60)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('urgency', models.CharField(choices=[('danger', 'gevaar nu'), ('soon', 'snel'), ('normal', 'gewoon')], default='normal', max_length=10)),
                ('officer', models.UUIDField()),
                ('sent_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('roundtable', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='roundtable.roundtable')),
            ],
            options={
                'indexes': [models.Index(fields=['receiver', '-sent_at'], name='calls_to_a_partner')],
                'constraints': [models.UniqueConstraint(fields=('roundtable', 'matter', 'turn', 'sender', 'receiver'), name='called_once_a_turn')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('since', models.DateField(auto_now_add=True)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='organisations.organisation')),
                ('roundtable', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='roundtable.roundtable')),
            ],
        ),
        migrations.CreateModel(
            name='Weighing',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('turn', models.PositiveIntegerField()),
                ('necessity', samenzicht.compartments.sealed.SealedText()),
                ('proportionality', samenzicht.compartments.sealed.SealedText()),
                ('subsidiarity', samenzicht.compartments.sealed.SealedText()),
                ('type_of_signal', samenzicht.compartments.sealed.SealedText()),
                ('number_and_nature', samenzicht.compartments.sealed.SealedText()),
                ('weight_and_measures', samenzicht.compartments.sealed.SealedText()),
                ('matching_signals', samenzicht.compartments.sealed.SealedText()),
                ('positive', models.BooleanField()),
                ('officer', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weighings', to='roundtable.item')),
            ],
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('turn', models.PositiveIntegerField()),
                ('outcome', models.CharField(choices=[('keep', 'aanhouden'), ('enrich', 'verrijken'), ('refer', 'doorverwijzen'), ('close', 'afsluiten')], max_length=10)),
                ('reason', samenzicht.compartments.sealed.SealedText()),
                ('officer', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='roundtable.item')),
                ('weighing', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='roundtable.weighing')),
            ],
        ),
        migrations.AddConstraint(
            model_name='item',
            constraint=models.UniqueConstraint(fields=('compartment', 'roundtable', 'matter'), name='a_matter_lies_once'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('roundtable', 'matter', 'turn', 'sender'), name='one_answer_each_turn'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('roundtable', 'organisation'), name='one_seat_each'),
        ),
        migrations.AddConstraint(
            model_name='weighing',
            constraint=models.UniqueConstraint(fields=('item', 'turn'), name='one_weighing_each_turn'),
        ),
        migrations.AddConstraint(
            model_name='weighing',
            constraint=models.UniqueConstraint(fields=('id', 'item', 'turn'), name='a_weighing_and_its_turn'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('item', 'turn'), name='one_decision_each_turn'),
        ),
        Opened({"roundtable_roundtable": "SELECT", "roundtable_seat": "SELECT"}),
        migrations.RunSQL(ROUND, UNDO),
        Enclosed("Item"),
        Letter("Call", taken_back=True),
        Letter("Answer", opens=OVER),
        AppendOnly("Weighing"),
        AppendOnly("Decision"),
        Enclosed("Agreement"),
        migrations.RunSQL(WEIGHED, UNDO_WEIGHED),
        migrations.RunSQL(CHAIR, UNDO_CHAIR),
        migrations.RunSQL(CHAIRED, UNDO_CHAIRED),
    ]
