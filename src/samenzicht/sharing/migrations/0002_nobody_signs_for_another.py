from django.db import migrations

from samenzicht.compartments.roles import WEB

# The name on an envelope or a reply is that of the organisation for which this transaction works, and the content of a
# letter goes between the ends of its envelope. A key of a shared table opens its letters; it does not lend its partners' names.
WORKS_FOR = "nullif(current_setting('samenzicht.organisation', true), '')::uuid"
SAME_ENDS = """
EXISTS (SELECT 1 FROM sharing_disclosure d WHERE d.id = disclosure_id
        AND d.sender_id = sharing_content.sender_id AND d.receiver_id = sharing_content.receiver_id)
"""


def signed(table: str, check: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE POLICY {table}_signed ON {table} AS RESTRICTIVE FOR INSERT TO {WEB} WITH CHECK ({check})",
        f"DROP POLICY {table}_signed ON {table}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("sharing", "0001_initial"),
    ]

    operations = [
        signed("sharing_disclosure", f"from_organisation_id = {WORKS_FOR}"),
        signed("sharing_reply", f"from_organisation_id = {WORKS_FOR}"),
        signed("sharing_content", SAME_ENDS),
    ]
