"""The one file that a form may take: small, and in memory only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class SmallInMemory(MemoryFileUploadHandler):
    """Refuses a form that is larger than any form may be, before a byte of it is read, and writes nothing to disk."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("The form is larger than any form may be.")
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
