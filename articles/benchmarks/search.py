# ruff: noqa: S311 - a seeded die
"""How long a question takes: 200 combinations of filters over fictional statements, in a database of its own.

The same questions are put to the engine (the first 25 rows, the exact total, every facet, the timeline), to the
fragment and to the whole page, first with nothing kept from before, then again. Where Datasette is installed, it
answers them from the same rows in the same run.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.test import Client
from django.test.utils import override_settings
from tqdm import tqdm

from articles.benchmarks import Measured, datasette
from articles.benchmarks.fiction import DAYS, FIRST, Names, Zipf, names, record_of
from articles.models.listing import REVIEWS
from articles.search import StatementQuery, columns

HELP = "200 combinations of filters over 10,000 or more fictional statements in a database of its own"
QUESTIONS = 200


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--statements", type=int, default=10_000, metavar="N", help="how many (10000)")
    parser.add_argument("--questions", type=int, default=QUESTIONS, metavar="N", help=f"the first N of {QUESTIONS}")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another record (1)")
    parser.add_argument("--again", action="store_true", help="make the record anew, even where there is one")
    parser.add_argument("--without-datasette", action="store_true", help="leave Datasette out where it is installed")
    parser.add_argument("--with-sql", action="store_true", help="also with the columns in memory turned off")


def measure(options: dict[str, Any]) -> Measured:
    size, seed = options["statements"], options["seed"]
    with record_of(size, seed=seed, again=options["again"]), override_settings(ALLOWED_HOSTS=["testserver"]):
        asked = [canonical(address) for address in questions(Random(seed))][: options["questions"]]
        fragment, page = fetch({"HX-Request": "true"}), fetch({})
        begin = time.perf_counter()
        columns.look()
        start = {"seconds": round(time.perf_counter() - begin, 2)}
        times = {
            "engine": timed("engine", asked, answer, before=nothing_kept),
            "engine, asked before": timed("engine, asked before", asked, answer),
            "fragment": timed("fragment", asked, fragment, before=nothing_kept),
            "fragment, asked before": timed("fragment, asked before", asked, fragment),
            "page": timed("page", asked, page, before=nothing_kept),
        }
        if options["with_sql"]:
            columns.forget()
            with override_settings(SEARCH_IN_MEMORY=0):
                times["engine, by SQL"] = timed("engine, by SQL", asked, answer, before=nothing_kept)
            columns.forget()
        if datasette.is_installed() and not options["without_datasette"]:
            with datasette.serving(size) as ask:
                times["Datasette"] = timed("Datasette", asked, ask, tries=1)
    figures = {
        name: {"p50_ms": at(some, 50), "p95_ms": at(some, 95), "most_ms": at(some, 100)} for name, some in times.items()
    }
    rows = [(name, *(f"{value:.1f}" for value in some.values())) for name, some in figures.items()]
    return Measured(
        {"statements": size, "seed": seed, "questions": len(asked), "start": start, **figures},
        [
            ((f"{len(asked)} questions to {size:,} statements", "p50 ms", "p95 ms", "most ms"), rows),
            (("a new process, once", "seconds"), [("reads the columns", f"{start['seconds']:.2f}")]),
        ],
    )


def questions(die: Random) -> list[str]:
    """As addresses: none to four filters each, a third of them with words besides; frequent values more often."""
    known = names()
    chances = {len(some): Zipf(len(some), die) for some in (known.actors, known.countries, known.topics, known.outlets)}
    return [_question(die, known, chances) for _ in range(QUESTIONS)]


def _question(die: Random, known: Names, chances: dict[int, Zipf]) -> str:
    def one(some: Sequence[str]) -> str:
        return some[chances[len(some)].one()]

    pairs = []
    for param in die.sample(["actor", "country", "topic", "outlet", "review", "dates"], die.randint(0, 4)):
        if param == "dates":
            since = FIRST + timedelta(days=die.randrange(DAYS))
            pairs += [("since", str(since)), ("until", str(since + timedelta(days=die.randint(30, 2_000))))]
        elif param == "review":
            pairs.append((param, die.choice(REVIEWS)))
        else:
            some = {"actor": known.actors, "country": known.countries, "topic": known.topics, "outlet": known.outlets}
            pairs.append((param, one(some[param])))
    if die.random() < 1 / 3:
        # From words that stand in a third of all statements to such as hardly anybody says.
        pairs.append(("q", known.words[int(10 * 400 ** die.random()) - 1]))
    return urlencode(pairs)


def canonical(address: str) -> str:
    """So that no page is asked for twice."""
    return StatementQuery.from_params(QueryDict(address)).url().partition("?")[2]


def answer(address: str) -> None:
    query = StatementQuery.from_params(QueryDict(address))
    query.facets(), query.total(), query.timeline(), query.next_url()


def fetch(headers: dict[str, str]) -> Callable[[str], None]:
    client = Client(headers=headers)

    def one(address: str) -> None:
        response = client.get(f"/statements/?{address}")
        if response.status_code != 200:
            raise RuntimeError(f"/statements/?{address}: {response.status_code}")

    return one


def nothing_kept() -> None:
    """No count and no list of hits: every question is asked for the first time. The columns stay."""
    look = columns.look()
    for kept in (look.counts, look.hits):
        if kept is not None:
            kept.clear()


def timed(
    name: str,
    asked: Sequence[str],
    ask: Callable[[str], None],
    *,
    before: Callable[[], None] = lambda: None,
    tries: int = 2,
) -> list[float]:
    """Milliseconds of each, the least of so many ``tries`` after one to warm up; ``before`` each of them."""
    ask(asked[0])
    times = []
    for address in tqdm(asked, desc=name, unit="question", disable=None):
        took = []
        for _ in range(tries):
            before()
            started = time.perf_counter()
            ask(address)
            took.append((time.perf_counter() - started) * 1e3)
        times.append(min(took))
    return times


def at(times: Sequence[float], percent: int) -> float:
    """The time within which so many percent were answered."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
