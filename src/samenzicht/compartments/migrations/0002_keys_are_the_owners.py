from django.db import migrations

from samenzicht.compartments.roles import WEB

# A key that is gone takes its whole compartment with it. Officers' pages only read keys; laying, renewing and
# destroying them is work of the owner role.
CLOSE = f"REVOKE INSERT, UPDATE, DELETE ON compartments_compartmentkey FROM {WEB}"
UNDO = f"GRANT INSERT, UPDATE, DELETE ON compartments_compartmentkey TO {WEB}"


class Migration(migrations.Migration):
    dependencies = [
        ("compartments", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(CLOSE, UNDO),
    ]
