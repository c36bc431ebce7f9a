"""manage.py fetch_feeds [OUTLET...]: what is new in the feeds of outlets, now."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import feeds, gazetteer
from articles.fetching import Robots
from articles.models import Feed


class Command(BaseCommand):
    help = "Fetches what is new in the active feeds, as the schedule does where FETCH_FEEDS is on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("outlets", nargs="*", metavar="OUTLET", help="slugs; without any, every active feed")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = Feed.objects.select_related("outlet")
        if wanted := set(options["outlets"]):
            chosen = chosen.filter(outlet__slug__in=wanted)
            if unknown := wanted - {feed.outlet.slug for feed in chosen}:
                raise CommandError(f"No feed of {', '.join(sorted(unknown))}: enter it in the admin, under feeds.")
        else:
            chosen = chosen.filter(active=True)
        if not chosen:
            self.stdout.write("No feed is active: enter and activate them in the admin, under feeds.")
            return
        known, robots = gazetteer.from_database(), Robots(settings.SITE_ADDRESS)
        whole: Counter[str] = Counter()
        for feed in chosen:
            try:
                tally = feeds.fetch_feed(feed, known, site=settings.SITE_ADDRESS, robots=robots)
            except KeyboardInterrupt:
                raise CommandError("Stopped. What is stored stays stored; run it again to go on.") from None
            whole += tally
            told = ", ".join(f"{n} {outcome}" for outcome, n in sorted(tally.items())) or "nothing new"
            self.stdout.write(f"{feed.outlet}: {feed.trouble or told}")
        self.stdout.write(f"{len(chosen)} feeds: {whole.total()} entries")
