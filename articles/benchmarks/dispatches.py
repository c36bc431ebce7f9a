"""Dispatches about a country that does not exist, by people who do not: as long and as many as asked for.

Sentences are those of a news desk in their proportions: two in five report nothing, the others in every form there is.
The same seed makes the same texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_GIVEN = ("Ana", "Bruno", "Carla", "Dario", "Elma", "Franko", "Greta", "Hugo", "Ivka", "Jonas")
_ENDINGS = ("Testić", "Exampleson", "Nobodić", "Specimenov", "Inventić", "Mockby")
_ROLES = ("bridge minister", "harbour master", "choir leader", "mayor", "lighthouse keeper", "ferry director")
_PLACES = ("Freedopolis", "Port Nowhere", "Upper Sylvania", "Lake Blank", "New Example")
_THINGS = (
    "the bridge", "the ferry", "the harbour", "the tunnel", "the old road", "the railway", "the border post",
    "the water supply", "the market hall", "the lighthouse",
)  # fmt: skip
_STATES = (
    "is open again after the long winter",
    "will need more workers than last year",
    "has to be ready before the first snow",
    "could not be finished without help from abroad",
    "remains the safest way across the river",
    "must stay in the hands of the people who built it",
)
_MANNERS = ("on Monday", "in Port Nowhere", "after the meeting", "at a news conference", "on 12 March 2021", "")
_TELLING = ("said", "added", "stressed", "warned", "noted", "explained")
_REPORTS = (
    "“{Thing} {state},” {name} {told} {manner}.",
    "{Role} {name} said {manner} that {thing} {state}.",
    "{Thing} {state}, according to {name}, the {role}.",
    "“{Thing} {state},” {told} {name}, who arrived in {place} {manner}. “And {other} {also}.”",
    "{Name} said {thing} was “a matter for all of us” and that {other} {also}.",
    "The {role} told reporters {manner} that {thing} {state}, adding that {other} {also}.",
    "He {told} that {thing} {state}.",
)
_NARRATIVE = (
    "Work on {thing} began in the spring, and some forty people have been at it in {place} ever since.",
    "Trains between {place} and {town} run every two hours; the journey takes most of a morning.",
    "A crowd had gathered at {thing} by noon, with flags, drums and a brass band of eleven.",
    "The council of {place} meets four times a year and has nineteen seats.",
)


def dispatches(*, length: int, total: int, seed: int = 1) -> Iterator[str]:
    """Texts of about ``length`` characters, until there are ``total``."""
    random = Random(seed)  # noqa: S311  (nothing here is secret)
    made = 0
    while made < total:
        text = _dispatch(random, length)
        made += len(text)
        yield text


def _dispatch(random: Random, length: int) -> str:
    people = [(f"{random.choice(_GIVEN)} {random.choice(_ENDINGS)}", random.choice(_ROLES)) for _ in range(4)]
    place, thing = random.choice(_PLACES), random.choice(_THINGS)
    paragraphs = [f"{place} waits for {thing}"]
    dateline = f"{place.upper()}, {random.randint(1, 28)} March 20{random.randint(10, 29)} – "
    size = len(paragraphs[0])
    while size < length:
        sentences = " ".join(_sentence(random, people) for _ in range(random.randint(1, 4)))
        paragraphs.append(dateline + sentences)
        dateline = ""
        size += len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs) + "\n"


def _sentence(random: Random, people: list[tuple[str, str]]) -> str:
    name, role = random.choice(people)
    thing, other = random.sample(_THINGS, 2)
    state, also = random.sample(_STATES, 2)
    place, town = random.sample(_PLACES, 2)
    form = random.choice(_REPORTS if random.random() < 0.6 else _NARRATIVE)
    sentence = form.format(
        name=name,
        Name=name if random.random() < 0.5 else name.split()[-1],
        role=role,
        Role=role.capitalize(),
        thing=thing,
        Thing=thing.capitalize(),
        other=other,
        state=state,
        also=also,
        told=random.choice(_TELLING),
        manner=random.choice(_MANNERS),
        place=place,
        town=town,
    )
    return " ".join(sentence.split()).replace(" .", ".").replace(" ,", ",")
