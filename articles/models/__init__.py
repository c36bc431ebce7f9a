"""The record: what the newsroom knows, with the constraints that keep it true."""

from articles.models.actors import Actor, ActorName, Metonym, Office, Tenure
from articles.models.articles import Article, Original, Outlet
from articles.models.curation import Redirect, ReferenceRecord, SavedSearch, SearchHit, Upload, UploadItem
from articles.models.desk import ActorMove, Run
from articles.models.feeds import Feed, FeedEntry
from articles.models.geography import Country
from articles.models.listing import ListedStatement, RecordChange
from articles.models.review import ReviewLease
from articles.models.sets import ResultRow, ResultSet
from articles.models.statements import (
    JointSpeaker,
    Mention,
    Statement,
    StatementCountry,
    StatementTopic,
    Topic,
    Utterance,
)
from articles.models.tokens import ApiToken

__all__ = [
    "Actor",
    "ActorMove",
    "ActorName",
    "ApiToken",
    "Article",
    "Country",
    "Feed",
    "FeedEntry",
    "JointSpeaker",
    "ListedStatement",
    "Mention",
    "Metonym",
    "Office",
    "Original",
    "Outlet",
    "RecordChange",
    "Redirect",
    "ReferenceRecord",
    "ResultRow",
    "ResultSet",
    "ReviewLease",
    "Run",
    "SavedSearch",
    "SearchHit",
    "Statement",
    "StatementCountry",
    "StatementTopic",
    "Tenure",
    "Topic",
    "Upload",
    "UploadItem",
    "Utterance",
]
