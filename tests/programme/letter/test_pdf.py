import pytest
from pathlib import Path
from samenzicht.programme.letter.content import assemble
from samenzicht.programme.letter.pdf import pdf_of
from tests.programme.letter.conftest import ON
pytestmark = [pytest.mark.django_db, pytest.mark.database]
def test_x(told):
    import json
    c = assemble(told, ON); Path("/tmp/c.json").write_text(json.dumps(c))
