"""The public addresses. They are promises: an address that ever worked answers, redirects or says why it is gone."""

from django.urls import include, path, register_converter

from articles.api.document import addresses
from articles.views.actors import actor, actors
from articles.views.api import api
from articles.views.articles import article, articles
from articles.views.compare import compare
from articles.views.countries import countries, country
from articles.views.exports import export
from articles.views.health import healthz, readyz
from articles.views.home import home
from articles.views.method import method
from articles.views.review import review, speakers
from articles.views.review_bulk import confirm_all
from articles.views.same_words import same_words
from articles.views.searches import (
    change_feed,
    delete_search,
    new_search,
    read_search,
    search,
    search_feed,
    searches,
    stop_search,
)
from articles.views.sets import freeze, result_set, result_set_file, sets
from articles.views.statements import statement, statements
from articles.views.taking_back import undo_statement
from articles.views.topics import topic, topics
from articles.views.uploads import upload, upload_again, upload_detail, upload_leave_out, upload_store


class RowNumber:
    """A number that fits a bigint: a longer one is no address of ours, and must not reach the database."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowNumber, "row")

urlpatterns = [
    path("", home, name="home"),
    path("statements/", statements, name="statements"),
    path("statements/<row:pk>/", statement, name="statement"),
    path("statements/<row:pk>/undo/", undo_statement, name="undo_statement"),
    path("statements/<row:pk>/same-words/", same_words, name="same_words"),
    path("statements.<str:suffix>", export, name="export"),
    path("articles/", articles, name="articles"),
    path("articles/<row:pk>/", article, {"slug": ""}, name="article_by_number"),
    path("articles/<row:pk>/<slug:slug>/", article, name="article"),
    path("actors/", actors, name="actors"),
    path("actors/<slug:slug>/", actor, name="actor"),
    path("countries/", countries, name="countries"),
    path("countries/<slug:slug>/", country, name="country"),
    path("topics/", topics, name="topics"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("compare/", compare, name="compare"),
    path("method/", method, name="method"),
    path("searches/", searches, name="searches"),
    path("searches/new/", new_search, name="new_search"),
    path("searches/<row:pk>/", search, name="search"),
    path("searches/<row:pk>/read/", read_search, name="read_search"),
    path("searches/<row:pk>/feed/", change_feed, name="change_feed"),
    path("searches/<row:pk>/delete/", delete_search, name="delete_search"),
    path("searches/stop/<str:token>/", stop_search, name="stop_search"),
    path("searches/<slug:key>.atom", search_feed, name="search_feed"),
    path("sets/", sets, name="sets"),
    path("sets/new/", freeze, name="freeze"),
    path("sets/<row:pk>/", result_set, name="result_set"),
    path("sets/<row:pk>.<str:suffix>", result_set_file, name="result_set_file"),
    path("api/", api, name="api"),
    path("api/", include(addresses())),
    path("review/", review, name="review"),
    path("review/confirm/", confirm_all, name="confirm_all"),
    path("review/speakers/", speakers, name="review_speakers"),
    path("upload/", upload, name="upload"),
    path("uploads/<row:pk>/", upload_detail, name="upload_detail"),
    path("uploads/<row:pk>/store/", upload_store, name="upload_store"),
    path("uploads/<row:pk>/leave-out/", upload_leave_out, name="upload_leave_out"),
    path("uploads/<row:pk>/again/", upload_again, name="upload_again"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
