"""The one file that a form may take: no larger than its page needs, and in memory only."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class SmallInMemory(MemoryFileUploadHandler):
    """Refuses a form that is larger than its page may get, before a byte of it is read, and writes nothing to disk."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        if content_length > most_of(self.request.path if self.request else ""):
            raise RequestDataTooBig("The form is larger than any form may be.")
        super().handle_raw_input(input_data, META, content_length, boundary, encoding)
        self.activated = True  # Django would let go of a file above two megabytes, for a handler that there is not


def most_of(path: str) -> int:
    """The page that takes a list may get more than others."""
    return int(settings.LARGER_FORMS.get(path, settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
