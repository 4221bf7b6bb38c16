"""Graphs of as many invented articles as one likes, without reading any: for the size of the page.

What they hold grows as real corpora do: each article has statements of its own, while actors,
policies and conflicts are told again and again. The same number gives the same graph.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from kg.ids import article_id, entity_id, node_id, statement_id
from kg.model import (
    Article,
    ArticleNode,
    Assertion,
    Claim,
    Concept,
    Conflict,
    Entity,
    EntityMention,
    KnowledgeGraph,
    Lineage,
    Passage,
    Policy,
    PolicyConstraint,
    Span,
    StatementNode,
)

SYLLABLES = ("ba", "den", "mor", "ti", "lu", "ska", "ven", "dro", "pel", "ona", "ri", "ko")
DEEDS = ("reopen the harbor", "cross the strait", "export grain", "fly over the capes", "sell fuel")
VERBS = {"permission": "allowed", "prohibition": "forbade", "request": "asked"}
PREDICATES = {
    "permission": "kgo:authorized",
    "prohibition": "kgo:prohibited",
    "request": "kgo:askedFor",
}
TOPICS = 12
PER_ARTICLE = 6
START = date(2030, 1, 1)


@dataclass
class Crowd:
    """What is made so far."""

    random: Random
    actors: list[Entity] = field(default_factory=list)
    mentions: dict[str, list[EntityMention]] = field(default_factory=lambda: defaultdict(list))
    concepts: dict[str, Concept] = field(default_factory=dict)
    policies: dict[str, Policy] = field(default_factory=dict)
    tellings: dict[tuple[str, str, str, str], list[Assertion]] = field(
        default_factory=lambda: defaultdict(list)
    )
    statements: list[StatementNode] = field(default_factory=list)
    articles: list[ArticleNode] = field(default_factory=list)


def crowd_graph(count: int, seed: int = 1) -> KnowledgeGraph:
    """A graph of so many invented articles."""
    crowd = Crowd(Random(seed))
    size = max(12, min(4000, count * 2))
    names = dict.fromkeys(name(crowd.random) for _ in range(size))
    crowd.actors = [Entity(entity_id(one), ("Country", "Place"), one) for one in names]
    for number in range(count):
        write_article(crowd, number)
    return assemble(crowd)


def name(random: Random) -> str:
    """An invented name."""
    first, second = ("".join(random.choices(SYLLABLES, k=random.randint(2, 3))) for _ in "ab")
    return f"{first.title()} {second.title()}"


def write_article(crowd: Crowd, number: int) -> None:
    """An article with its statements, policies and tellings."""
    random = crowd.random
    topic = number % TOPICS
    share = max(6, len(crowd.actors) // TOPICS)
    own = crowd.actors[topic * share % len(crowd.actors) :][:share]
    lines = [f"News {number} from the shore of {own[0].label}"]
    told = []
    for line in range(PER_ARTICLE):
        who, whom, source = (own[int(len(own) * random.random() ** 2)] for _ in "abc")
        kind = random.choice(sorted(VERBS))
        deed = f"{random.choice(DEEDS)} near {random.choice(own).label}"
        said = f"{who.label} {VERBS[kind]} {whom.label} to {deed}"
        told.append((len("\n\n".join(lines)) + 2, said, who, whom, source, kind, deed))
        lines.append(f"{said}, {source.label} said in report {number}.{line}.")
    text = "\n\n".join(lines)
    key = article_id(text, lines[0])
    published = START + timedelta(days=number % 700) if number % 5 else None
    article = Article(
        key,
        (f"news/{number:06}.txt",),
        text,
        (Span(0, len(text)),),
        headline=Span(0, len(lines[0])),
        published=published,
    )
    crowd.articles.append(ArticleNode(article))
    for at, said, who, whom, source, kind, deed in told:
        tell(crowd, article, at, said, (who, whom, source), kind, deed)


def tell(
    crowd: Crowd,
    article: Article,
    at: int,
    said: str,
    actors: tuple[Entity, Entity, Entity],
    kind: str,
    deed: str,
) -> None:
    """A statement of a source that somebody permitted, forbade or asked for something."""
    who, whom, source = actors
    end = article.text.index(".", article.text.index("report", at)) + 2
    span, content = Span(at, end), Span(at, at + len(said))
    begin = at + len(said) + 2
    speaker = Span(begin, begin + len(source.label))
    cue = Span(speaker.end + 1, speaker.end + 5)
    statement = statement_id(article.id, (cue, speaker, content))
    crowd.statements.append(
        StatementNode(
            statement,
            article.id,
            source.id,
            (speaker,),
            (cue,),
            (content,),
            "indirect",
            "state",
            "crowd.1",
            0.9,
        )
    )
    crowd.mentions[who.id].append(
        EntityMention(Passage(article.id, Span(at, at + len(who.label))), "name")
    )
    crowd.mentions[source.id].append(EntityMention(Passage(article.id, speaker), "name"))
    action = concept(crowd, "Action", deed)
    policy = node_id("policy", f"{kind} {deed}", who.id, whom.id)
    limits = (PolicyConstraint("place", f"near {deed.rpartition(' near ')[2]}", exclusive=True),)
    crowd.policies.setdefault(
        policy,
        Policy(
            policy,
            f"{who.label}: {kind} to {deed}",
            kind,
            (who.id,),
            (whom.id,),
            action,  # type: ignore[arg-type]
            ("introduced",),
            limits,
            (Passage(article.id, span),),
        ),
    )
    add(crowd, (who.id, PREDICATES[kind], action, policy), article, span, statement)
    words = concept(crowd, "Proposition", said)
    add(crowd, (source.id, "kgo:stated", words, ""), article, span, statement)


def concept(crowd: Crowd, kind: str, label: str) -> str:
    """The id of a named node."""
    key = node_id(kind.lower(), label)
    crowd.concepts.setdefault(key, Concept(key, kind, label))
    return key


def add(
    crowd: Crowd, key: tuple[str, str, str, str], article: Article, span: Span, statement: str
) -> None:
    """One article's telling of a claim."""
    claim = node_id("claim", " ".join(key))
    told = crowd.tellings[key]
    told.append(
        Assertion(
            node_id("assertion", f"{claim} {article.id} {span}"),
            claim,
            article.id,
            True,
            ("attributed",),
            (span,),
            (Span(span.begin, span.begin + 5),),
            (statement,),
            (node_id("lineage", article.id),),
            rules=("crowd.1",),
            confidence=0.9,
        )
    )


def assemble(crowd: Crowd) -> KnowledgeGraph:
    """The graph of all that is made."""
    claims = []
    for (subject, predicate, target, about), told in crowd.tellings.items():
        whom = crowd.policies[about].assignees if about else ()
        claims.append(
            Claim(
                id=told[0].claim,
                subject=subject,
                predicate=predicate,
                object=target,
                positive=True,
                certainties=("attributed",),
                evidence=tuple(sorted(Passage(a.article, a.evidence[0]) for a in told)),
                assertions=tuple(sorted(told, key=lambda a: a.id)),
                statements=tuple(sorted({s for a in told for s in a.statements})),
                addressees=whom,
                about=(about,) if about else (),
                lineages=tuple(sorted({line for a in told for line in a.lineages})),
                rules=("crowd.1",),
                confidence=0.9,
            )
        )
    entities = (
        Entity(e.id, e.types, e.label, mentions=tuple(sorted(crowd.mentions[e.id], key=str)))
        for e in crowd.actors
    )
    return KnowledgeGraph(
        articles=tuple(sorted(crowd.articles, key=lambda a: a.article.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        statements=tuple(sorted(crowd.statements, key=lambda s: s.id)),
        concepts=tuple(sorted(crowd.concepts.values(), key=lambda c: c.id)),
        policies=tuple(sorted(crowd.policies.values(), key=lambda p: p.id)),
        claims=tuple(sorted(claims, key=lambda c: c.id)),
        lineages=tuple(
            Lineage(
                node_id("lineage", a.article.id),
                a.article.id,
                f"own words of {a.article.title}",
                (Passage(a.article.id, Span(0, len(a.article.text))),),
            )
            for a in sorted(crowd.articles, key=lambda a: node_id("lineage", a.article.id))
        ),
        conflicts=conflicts(crowd),
    )


def conflicts(crowd: Crowd) -> tuple[Conflict, ...]:
    """A contradiction for each deed that one actor both allows and forbids another."""
    sides: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for policy in crowd.policies.values():
        sides[policy.action, policy.assignees[0]][policy.modality] = policy.id
    found = []
    for (action, whom), by_kind in sides.items():
        if {"permission", "prohibition"} <= by_kind.keys():
            pair = tuple(sorted((by_kind["permission"], by_kind["prohibition"])))
            note = f"Told as allowed and as forbidden: “{crowd.concepts[action].label}”."
            found.append(Conflict(node_id("conflict", action, whom), "contradiction", pair, note))
    return tuple(sorted(found, key=lambda c: c.id))
