from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='membership',
            name='role',
            field=models.CharField(choices=[('reporter', 'melder'), ('attention', 'aandachtsfunctionaris'), ('partner', 'partner aan tafel'), ('chair', 'voorzitter van de tafel'), ('receiver', 'ontvanger van brieven'), ('analyst', 'analist'), ('privacy', 'privacyfunctionaris'), ('administrator', 'beheerder')], max_length=20),
        ),
    ]
