"""Time and memory of merging generated articles, and how the time for each article grows.

    python benchmarks/merging.py [--articles 20000] [--small 2000]

Every article has ten mentions of five actors, a statement, two relations and a meeting, made from
a fixed seed: persons with shared surnames and short first names, bodies, countries, owned groups,
unnamed officials. New names keep coming as articles do (the square root of their number), as in
real news.
Each size is merged in a process of its own; reading and generating do not count.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from kg.model import (  # noqa: E402
    Article,
    Document,
    Happening,
    Mention,
    Phrase,
    Referent,
    Relation,
    Span,
    Statement,
)
from kg.resolution import merge  # noqa: E402

FIRST = ("Anna", "Boris", "Carla", "David", "Elena", "Frank", "Greta", "Hugo", "Ines", "Robert")
SHORT = {"David": "Dave", "Frank": "Frankie", "Robert": "Bob"}
SYLLABLES = ("bar", "den", "fol", "gan", "hul", "kem", "lor", "mis", "nov", "pet", "ral", "sto")
VERBS = ("visited", "praised", "rejected", "criticised", "joined")
COUNTRIES = (("Norway", "norway"), ("Peru", "peru"), ("Kenya", "kenya"), ("Japan", "japan"))
THINGS = ("plan", "talks", "budget", "tariff", "survey", "tunnel", "harbour", "visa rules")


def main() -> int:
    """Prints both sizes; 1 where the time for each article grows more than 1.3 times."""
    parser = argparse.ArgumentParser(description="Growth of the time that merging takes.")
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--one", type=int, help="merge one size and print seconds and MiB")
    arguments = parser.parse_args()
    if arguments.one:
        print(*measure(arguments.one))
        return 0
    each = {}
    for size in (arguments.small, arguments.articles):
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, memory, before = map(float, done.stdout.split())
        each[size] = seconds / size
        print(
            f"{size:,} articles, {size * 10:,} mentions: {seconds:.1f} s, "
            f"{1000 * each[size]:.2f} ms an article, peak {memory:,.0f} MiB ({before:,.0f} before)"
        )
    growth = each[arguments.articles] / each[arguments.small]
    print(f"the time for each article grows {growth:.2f} times (at most 1.3 is wanted)")
    return int(growth > 1.3)


def measure(size: int) -> tuple[float, float, float]:
    """Seconds of merging, peak memory in MiB after and before it."""
    documents = [generate(number) for number in range(size)]
    before = peak()
    start = time.perf_counter()
    merge(documents)
    return time.perf_counter() - start, peak(), before


def peak() -> float:
    """The peak resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def word(number: int) -> str:
    """A made-up capitalised word, another one for each number."""
    parts = []
    while not parts or number:
        number, rest = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[rest])
    return "".join(parts).capitalize()


def generate(number: int) -> Document:
    """One article; the same number gives the same one."""
    chance = random.Random(number)
    pool = int(8 * (number + 50) ** 0.5)
    first, last = chance.choice(FIRST), word(chance.randrange(pool) // 3)
    person = f"{SHORT.get(first, first) if chance.random() < 0.2 else first} {last}"
    body = f"{word(chance.randrange(pool))} Institute"
    country, key = chance.choice(COUNTRIES)
    thing = f"{chance.choice(THINGS)} of {word(chance.randrange(pool))}"
    verb = chance.choice(VERBS)
    parts: list[tuple[str, str]] = [
        (person, "person"), (" ", ""), (verb, "verb"), (" ", ""), (body, "body"),
        (" in ", ""), (country, "country"), (". ", ""), (last, "person"), (" said ", ""),
        (f"the {thing} was {word(chance.randrange(pool * 9)).lower()}", "content"), (". ", ""),
        ("The institute", "body"), (" thanked ", ""), (country, "country"), (" and ", ""),
        (f"{country}'s lawyers", "group"), (". ", ""), ("An official", "official"),
        (" left. ", ""), ("The official", "official"), (" met ", ""), ("them", "group"), (".", ""),
    ]  # fmt: skip
    text, spans = "", {}
    for words, role in parts:
        spans.setdefault(role, []).append(Span(len(text), len(text) + len(words)))
        text += words
    referents = (
        referent("Person", person, spans["person"], ("name", "name")),
        referent("Organization", body, spans["body"], ("name", "nominal")),
        referent("Country", country, spans["country"], ("name", "name"), key),
        referent("Group", f"{country}'s lawyers", spans["group"], ("nominal", "pronoun")),
        referent("AnonymousSource", "official", spans["official"], ("nominal", "nominal")),
    )
    sentence = Span(0, text.index(". ") + 1)
    content = spans["content"][0]
    said = Span(spans["person"][1].begin, content.end + 1)
    cue = Span(content.begin - 5, content.begin - 1)
    told = text[content.begin : content.end]
    lemmas = tuple(sorted({*told.lower().split()} - {"the", "of", "was"}))
    proposition = Phrase(told, content, lemmas)
    statement = Statement(
        source=(spans["person"][1],),
        cue=(cue,),
        content=(content,),
        manner="indirect",
        speech_act="state",
        source_referent=0,
        rule="benchmark",
    )
    relations = (
        relation(0, f"kgr:{verb}", 1, sentence, spans["verb"][0]),
        relation(0, "kgo:stated", proposition, said, cue),
    )
    article = Article(
        f"article/{number:06}",
        (f"{number:06}.txt",),
        text,
        (Span(0, len(text)),),
        published=date(2024, 1, 1) + timedelta(days=number % 700),
    )
    return Document(
        article=article,
        sentences=(sentence, said),
        referents=referents,
        statements=(statement,),
        norms=(),
        relations=relations,
        happenings=(
            Happening("meeting", "CONSULT", (spans["group"][0],), (0, 2), (thing.split()[0],)),
        ),
    )


def referent(
    type_: str, name: str, spans: list[Span], kinds: tuple[str, ...], known: str | None = None
) -> Referent:
    """One actor with its mentions."""
    pairs = zip(spans, kinds, strict=True)
    mentions = tuple(Mention(span, span, kind, False) for span, kind in pairs)
    return Referent(type=type_, name=name, mentions=mentions, known=known)


def relation(
    who: int, predicate: str, target: int | Phrase, evidence: Span, trigger: Span
) -> Relation:
    """One relation that the article tells."""
    return Relation(
        subject=who,
        predicate=predicate,
        object=target,
        positive=True,
        certainty="asserted",
        evidence=evidence,
        trigger=trigger,
        rule="benchmark",
    )


if __name__ == "__main__":
    sys.exit(main())
