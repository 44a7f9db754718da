"""/voortgang/: the published letter and its data, for everyone."""

from django.urls import path, re_path

from samenzicht.programme.views import progress

KEY = r"^(?P<key>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})/"
urlpatterns = [
    path("", progress.progress, name="progress"),
    path("<uuid:key>/", progress.letter, name="progress_letter"),
    path("<uuid:key>/brief/", progress.whole, name="progress_whole"),
    re_path(KEY + r"brief\.(?P<sort>pdf|docx)$", progress.file, name="progress_file"),
    re_path(KEY + r"(?P<what>acties|cijfers)\.csv$", progress.table, name="progress_table"),
    re_path(KEY + r"dcat\.(?P<sort>jsonld|ttl)$", progress.description, name="progress_description"),
]
