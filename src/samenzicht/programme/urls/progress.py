"""/voortgang/: the published letter and its data, for everyone."""

from django.urls import path

from samenzicht.programme.views import progress

urlpatterns = [
    path("", progress.progress, name="progress"),
    path("<uuid:key>/", progress.letter, name="progress_letter"),
    path("<uuid:key>/brief/", progress.whole, name="progress_whole"),
    path("<uuid:key>/brief.pdf", progress.file, {"sort": "pdf"}, name="progress_pdf"),
    path("<uuid:key>/brief.docx", progress.file, {"sort": "docx"}, name="progress_docx"),
    path("<uuid:key>/acties.csv", progress.table, {"what": "acties"}, name="progress_actions"),
    path("<uuid:key>/cijfers.csv", progress.table, {"what": "cijfers"}, name="progress_figures"),
    path("<uuid:key>/dcat.jsonld", progress.description, {"sort": "jsonld"}, name="progress_jsonld"),
    path("<uuid:key>/dcat.ttl", progress.description, {"sort": "ttl"}, name="progress_turtle"),
]
