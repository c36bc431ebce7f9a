"""One row of everything the record holds, each pointing to the others."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User

from articles.models import (
    ActorMove,
    ActorName,
    ApiToken,
    Feed,
    FeedEntry,
    Metonym,
    Office,
    Redirect,
    Run,
    SavedSearch,
    Tenure,
    Upload,
    UploadItem,
)
from tests import factories

Rows = dict[str, Any]


def one_of_each() -> Rows:
    """One more row for every page, and rows for everything a row of it points to."""
    state = factories.country()
    part = factories.country(parent=state)
    body = factories.actor(kind="organisation", country=state)
    speaker = factories.actor(country=part, parent=body)
    ActorName.objects.create(actor=speaker, text=f"{speaker.name} II")
    office = Office.objects.create(slug=f"o-{speaker.pk}", title=f"Head {speaker.pk}", organisation=body, country=state)
    term = Tenure.objects.create(key=f"t-{speaker.pk}", office=office, actor=speaker, starts=date(2020, 1, 1))
    metonym = Metonym.objects.create(text=f"the bridge {speaker.pk}", actor=body)
    topic = factories.topic(include=["bridge"])
    outlet = factories.outlet(country=state)
    article = factories.article(outlet=outlet, title="", published_on=date(2024, 5, 1))
    user = User.objects.create_user(f"user {speaker.pk}")
    statement = factories.statement(
        of=article,
        text="would open in spring",
        speaker=speaker,
        tenure=term,
        via=body,
        countries=(state,),
        topics=(topic,),
        said_on=date(2024, 5, 1),
        reviewed_by=user,
    )
    upload = Upload.objects.create(uploaded_by=user, outlet=outlet)
    UploadItem.objects.create(upload=upload, name="a.txt", article=article, outcome="stored")
    redirect = Redirect.objects.create(old_path=f"/actors/old-{speaker.pk}/", reason="renamed")
    search = SavedSearch.objects.create(owner=user, name="bridges", query=f"q={speaker.pk}")
    move = ActorMove.objects.create(
        kind="match", source_name=speaker.name, target=speaker.pk, target_name=speaker.name, made_by=user
    )
    run = Run.objects.create(kind="preview", topic=topic, started_by=user)
    feed = Feed.objects.create(outlet=outlet, address=f"https://a.example/{speaker.pk}")
    entry = FeedEntry.objects.create(feed=feed, key="1", outcome="stored", article=article)
    token, _ = ApiToken.objects.make(owner=user, name=f"notebook {speaker.pk}")
    return {
        "actor": speaker,
        "actormove": move,
        "apitoken": token,
        "article": article,
        "country": state,
        "feed": feed,
        "feedentry": entry,
        "metonym": metonym,
        "office": office,
        "outlet": outlet,
        "redirect": redirect,
        "run": run,
        "savedsearch": search,
        "statement": statement,
        "tenure": term,
        "topic": topic,
        "upload": upload,
        "user": user,
    }
