import django.db.models.deletion
from django.db import migrations, models
from samenzicht.audit.sql import CHAIN, FIXED, LOCKS, RECORD


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('compartments', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('officer', models.UUIDField(null=True)),
                ('organisation', models.UUIDField(null=True)),
                ('verb', models.CharField(max_length=60)),
                ('sort', models.CharField(max_length=60)),
                ('matter', models.UUIDField(null=True)),
                ('reason', models.CharField(max_length=60)),
                ('basis', models.CharField(max_length=80)),
                ('compartment', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='compartments.compartment')),
            ],
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('hash', models.BinaryField()),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.DO_NOTHING, related_name='link', to='audit.entry')),
            ],
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['compartment', '-id'], name='journal_of_a_compartment'),
        ),
        migrations.RunSQL(RECORD, "DROP FUNCTION audit_record"),
        migrations.RunSQL(CHAIN, "DROP TRIGGER audit_forge ON audit_entry; DROP FUNCTION audit_forge"),
        migrations.RunSQL(FIXED, "DROP FUNCTION audit_refuse CASCADE"),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
    ]
