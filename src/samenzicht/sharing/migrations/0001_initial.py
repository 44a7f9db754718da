import django.db.models.deletion
import samenzicht.compartments.sealed
import uuid
from django.db import migrations, models
from samenzicht.compartments.locks import AppendOnly, Letter


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_at', models.DateTimeField()),
                ('officer', models.UUIDField()),
                ('sort', models.CharField(choices=[('signal', 'signaal voor de tafel'), ('referral', 'doorverwijzing'), ('identity', 'wie het is'), ('request', 'vraag om wie het is'), ('minutes', 'verslag')], max_length=20)),
                ('matter', models.UUIDField()),
                ('roundtable', models.UUIDField(blank=True, null=True)),
                ('pseudonym', models.CharField(max_length=60)),
                ('kind', models.CharField(blank=True, max_length=40)),
                ('urgency', models.CharField(choices=[('danger', 'gevaar nu'), ('soon', 'snel'), ('normal', 'gewoon')], default='normal', max_length=10)),
                ('purpose', models.CharField(max_length=40)),
                ('stage', models.CharField(max_length=40)),
                ('categories', models.CharField(blank=True, max_length=200)),
                ('basis', models.CharField(max_length=80)),
                ('verdict', models.JSONField()),
                ('answer_by', models.DateTimeField(blank=True, null=True)),
                ('keep_until', models.DateField(blank=True, null=True)),
                ('feedback_to', models.UUIDField(blank=True, null=True)),
                ('in_reply_to', models.UUIDField(blank=True, null=True)),
                ('replaces', models.UUIDField(blank=True, null=True)),
                ('signed_by', models.CharField(blank=True, max_length=200)),
                ('addressed_to', models.CharField(blank=True, max_length=200)),
                ('advice', models.UUIDField(blank=True, null=True)),
                ('from_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('sender', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('to_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Advice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('officer', models.UUIDField()),
                ('given_at', models.DateTimeField()),
                ('question', models.JSONField()),
                ('verdict', models.JSONField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sent_at', models.DateTimeField()),
                ('disclosure', models.UUIDField()),
                ('matter', models.UUIDField()),
                ('officer', models.UUIDField(null=True)),
                ('step', models.CharField(blank=True, choices=[('acknowledged', 'ontvangen'), ('accepted', 'aangenomen'), ('refused', 'niet aangenomen'), ('answered', 'beantwoord'), ('proposed', 'verbetering voorgesteld'), ('corrected', 'verbeterd'), ('withdrawn', 'teruggetrokken')], max_length=20)),
                ('progress', models.CharField(blank=True, choices=[('received', 'ontvangen'), ('at_table', 'aan tafel'), ('passed_on', 'doorgezet'), ('taken_up', 'opgepakt'), ('closed', 'afgerond')], max_length=20)),
                ('text', models.BinaryField()),
                ("key_for_sender", samenzicht.compartments.sealed.SealedKey(end="sender")),
                ("key_for_receiver", samenzicht.compartments.sealed.SealedKey(end="receiver")),
                ('from_organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('receiver', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('sender', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Content',
            fields=[
                ('disclosure', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='content', serialize=False, to='sharing.disclosure')),
                ('text', models.BinaryField()),
                ("key_for_sender", samenzicht.compartments.sealed.SealedKey(end="sender")),
                ("key_for_receiver", samenzicht.compartments.sealed.SealedKey(end="receiver")),
                ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
                ('sender', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('disclosure', models.UUIDField()),
                ('hours', models.PositiveSmallIntegerField()),
                ('sent_at', models.DateTimeField()),
                ('compartment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.UniqueConstraint(fields=('compartment', 'disclosure', 'hours'), name='one_reminder_each_term'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(fields=['receiver', '-sent_at'], name='disclosure_received'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(fields=['sender', '-sent_at'], name='disclosure_sent'),
        ),
        migrations.AddIndex(
            model_name='disclosure',
            index=models.Index(fields=['matter'], name='letters_of_a_matter'),
        ),
        migrations.AddIndex(
            model_name='reply',
            index=models.Index(fields=['receiver', '-sent_at'], name='reply_received'),
        ),
        migrations.AddIndex(
            model_name='reply',
            index=models.Index(fields=['sender', '-sent_at'], name='reply_sent'),
        ),
        migrations.AddIndex(
            model_name='reply',
            index=models.Index(fields=['disclosure'], name='replies_to_a_letter'),
        ),
        migrations.AddIndex(
            model_name='reply',
            index=models.Index(fields=['matter'], name='replies_on_a_matter'),
        ),
        Letter("Disclosure"),
        Letter("Content", taken_back=True),
        Letter("Reply"),
        AppendOnly("Advice"),
        AppendOnly("Reminder"),
    ]
