"""A small graph made by hand: two invented articles, every kind of record at least once.

The texts hold what breaks careless writers: a character outside the Basic Multilingual Plane before
the first span, quotation marks, markup, a formula of spreadsheets, Markdown.
"""

from datetime import date
from functools import cache

from kg.ids import article_id, entity_id, node_id, statement_id
from kg.model import (
    Article,
    ArticleNode,
    Assertion,
    Claim,
    Concept,
    Conflict,
    Credit,
    Entity,
    EntityMention,
    EventNode,
    KnowledgeGraph,
    Lineage,
    MentionKind,
    Passage,
    Policy,
    PolicyConstraint,
    Provenance,
    Span,
    StatementNode,
    TimeExpression,
)

GAZETTE = """Norland lets trawlers back into the Bay of Sorn \U0001f41f

By Ada Quill

On Tuesday President Mara Voss allowed trawlers to fish solely near the eastern shore. "We have \
listened," Voss said, "to <b>every</b> harbor & its people."

Two officials said on condition of anonymity, because the talks were private, that the ban on \
night fishing remains unchanged, according to the Tidewater Post.

Sodor asked Norland to share its patrol boats. Norland may not do so, Voss suggested. The minister \
denied that boats had been sent.

Share this article
"""

HERALD = """Fishing: what now?

Per the Tidewater Post: Mara Voss permitted trawlers to fish near the eastern shore in May.

Officials said the ban on night fishing had been lifted. Norland's coast guard sank a *ghost* boat \
near Sorn on 9 May. =SUM(A1) of the harbor board declined to comment.
"""

GAZETTE_ID = article_id(GAZETTE, "Norland lets trawlers back into the Bay of Sorn")
HERALD_ID = article_id(HERALD, "Fishing: what now?")
TEXTS = {GAZETTE_ID: GAZETTE, HERALD_ID: HERALD}
RULE = "sample.1"


def find(article: str, words: str, occurrence: int = 1) -> Span:
    """The span of the n-th occurrence of some words in an article."""
    begin = -1
    for _ in range(occurrence):
        begin = TEXTS[article].index(words, begin + 1)
    return Span(begin, begin + len(words))


def passage(article: str, words: str, occurrence: int = 1) -> Passage:
    """The passage of the n-th occurrence of some words in an article."""
    return Passage(article, find(article, words, occurrence))


def mention(
    article: str,
    words: str,
    kind: MentionKind = "name",
    *,
    occurrence: int = 1,
    locative: bool = False,
) -> EntityMention:
    """A mention of an entity by some words."""
    return EntityMention(passage(article, words, occurrence), kind, locative)


# ---- articles


def articles() -> tuple[ArticleNode, ...]:
    """Both articles, one with all metadata and one with little."""
    gazette = Article(
        id=GAZETTE_ID,
        files=("news/gazette.txt", "news/gazette_copy.txt"),
        text=GAZETTE,
        paragraphs=(Span(0, GAZETTE.index("Share this") - 2),),
        headline=find(GAZETTE_ID, "Norland lets trawlers back into the Bay of Sorn \U0001f41f"),
        published=date(2031, 5, 8),
        outlet="The Harbor Gazette",
        authors=("Ada Quill",),
        credits=(Credit("Tidewater Post", "rests_on", find(GAZETTE_ID, "the Tidewater Post")),),
        url="https://gazette.example/bay?of=Sorn",
    )
    herald = Article(
        id=HERALD_ID,
        files=("news/herald.txt",),
        text=HERALD,
        paragraphs=(Span(0, len(HERALD) - 1),),
        credits=(
            Credit(
                "Tidewater Post",
                "passage",
                find(HERALD_ID, "Per the Tidewater Post"),
                find(HERALD_ID, HERALD.splitlines()[2]),
            ),
        ),
    )
    sentences = tuple(
        find(GAZETTE_ID, line) for line in GAZETTE.splitlines() if line and line[0] in "OTS"
    )
    return tuple(
        sorted(
            (
                ArticleNode(gazette, sentences, PAPER, (QUILL,), (POST,)),
                ArticleNode(herald, derived_from=(POST,)),
            ),
            key=lambda node: node.article.id,
        )
    )


# ---- entities and named nodes

NORLAND, SODOR, VOSS, QUILL = map(entity_id, ("Norland", "Sodor", "Mara Voss", "Ada Quill"))
POST, PAPER, SORN = map(entity_id, ("Tidewater Post", "The Harbor Gazette", "Sorn"))
TRAWLERS, BOATS, GUARD = map(entity_id, ("trawlers", "patrol boats", "Norland's coast guard"))
TWO = entity_id("two officials", GAZETTE_ID)
OFFICIALS = entity_id("officials", HERALD_ID)
BOARD = entity_id("=SUM(A1) of the harbor board")
MINISTER = entity_id("the minister", GAZETTE_ID)

FISHING = node_id("action", "fish near the eastern shore")
NIGHT = node_id("action", "night fishing")
SHARING = node_id("action", "share patrol boats")
SENT = node_id("proposition", "boats had been sent")
LISTENED = node_id("proposition", "we have listened to every harbor")
PRESIDENT = node_id("office", "President of Norland")
SINKING = node_id("event", "sank a ghost boat", "2031-05-09")
PERMISSION = node_id("policy", "permission fish near the eastern shore", VOSS, TRAWLERS)
BAN = node_id("policy", "prohibition night fishing", NORLAND)
REQUEST = node_id("policy", "request share patrol boats", SODOR, NORLAND)
DUTY = node_id("policy", "obligation report catches", NORLAND)
REPORTING = node_id("action", "report catches")


def entities() -> tuple[Entity, ...]:
    """Actors, places and things of both articles."""
    found = (
        Entity(
            NORLAND,
            ("Country",),
            "Norland",
            ("the Republic of Norland",),
            (
                mention(GAZETTE_ID, "Norland"),
                mention(GAZETTE_ID, "Norland", occurrence=2),
                mention(GAZETTE_ID, "so", "nominal", locative=True),
                mention(HERALD_ID, "Norland"),
            ),
            same_as=("http://www.wikidata.org/entity/Q0",),
            point=(10.5, -62.25),
        ),
        Entity(SODOR, ("Country",), "Sodor", mentions=(mention(GAZETTE_ID, "Sodor"),)),
        Entity(
            VOSS,
            ("Person",),
            "Mara Voss",
            ("President Mara Voss", "Voss"),
            (
                mention(GAZETTE_ID, "President Mara Voss"),
                mention(GAZETTE_ID, "Voss", occurrence=2),
                mention(GAZETTE_ID, "Voss", occurrence=3),
                mention(HERALD_ID, "Mara Voss"),
            ),
            rules=("coreference.surname",),
        ),
        Entity(QUILL, ("Person",), "Ada Quill"),
        Entity(POST, ("MediaOutlet",), "Tidewater Post", mentions=(
            mention(GAZETTE_ID, "the Tidewater Post"), mention(HERALD_ID, "the Tidewater Post"),
        )),
        Entity(PAPER, ("MediaOutlet",), "The Harbor Gazette"),
        Entity(
            SORN,
            ("Place",),
            "Sorn",
            mentions=(
                mention(GAZETTE_ID, "the Bay of Sorn", locative=True),
                mention(HERALD_ID, "Sorn", locative=True),
            ),
            point=(11.0, -62.5),
        ),
        Entity(TRAWLERS, ("Group",), "trawlers", mentions=(
            mention(GAZETTE_ID, "trawlers", "nominal", occurrence=2),
            mention(HERALD_ID, "trawlers", "nominal"),
        )),
        Entity(BOATS, ("Artifact",), "patrol boats", mentions=(
            mention(GAZETTE_ID, "its patrol boats", "nominal"),
        )),
        Entity(GUARD, ("MilitaryForce",), "Norland's coast guard", mentions=(
            mention(HERALD_ID, "Norland's coast guard", "nominal"),
        )),
        Entity(
            TWO,
            ("AnonymousSource",),
            "two officials",
            mentions=(mention(GAZETTE_ID, "Two officials", "nominal"),),
            possibly_same=(OFFICIALS,),
            head_count=2,
            affiliation="Norland",
            reason="because the talks were private",
        ),
        Entity(
            OFFICIALS,
            ("AnonymousSource",),
            "officials",
            mentions=(mention(HERALD_ID, "Officials", "nominal"),),
            possibly_same=(TWO,),
        ),
        Entity(BOARD, ("GovernmentBody",), "=SUM(A1) of the harbor board", mentions=(
            mention(HERALD_ID, "=SUM(A1) of the harbor board"),
        )),
        Entity(MINISTER, ("Person",), "the minister", mentions=(
            mention(GAZETTE_ID, "The minister", "nominal"),
        )),
    )  # fmt: skip
    return tuple(sorted(found, key=lambda entity: entity.id))


def concepts() -> tuple[Concept, ...]:
    """Actions, propositions and an office."""
    found = (
        Concept(FISHING, "Action", "fish near the eastern shore", ("fish near the shore in May",)),
        Concept(NIGHT, "Action", "night fishing"),
        Concept(SHARING, "Action", "share its patrol boats"),
        Concept(REPORTING, "Action", "report catches"),
        Concept(SENT, "Proposition", "boats had been sent"),
        Concept(LISTENED, "Proposition", "We have listened to <b>every</b> harbor & its people"),
        Concept(PRESIDENT, "Office", "President of Norland"),
    )
    return tuple(sorted(found, key=lambda concept: concept.id))


def events() -> tuple[EventNode, ...]:
    """One event with its parties, place and day."""
    sinking = EventNode(
        SINKING,
        "sank a ghost boat",
        "ASSAULT",
        (("agent", GUARD), ("patient", BOATS)),
        (passage(HERALD_ID, "sank"),),
        (SORN,),
        date(2031, 5, 9),
        date(2031, 5, 9),
    )
    return (sinking,)


# ---- statements


def spans(article: str, *words: str) -> tuple[Span, ...]:
    """The spans of some words in an article."""
    return tuple(find(article, each) for each in words)


QUOTE = ('"We have listened,"', '"to <b>every</b> harbor & its people."')
UNCHANGED = "that the ban on night fishing remains unchanged"
LIFTED = "the ban on night fishing had been lifted"
TOLD = f"Two officials said on condition of anonymity, because the talks were private, {UNCHANGED}"
SAID = statement_id(GAZETTE_ID, spans(GAZETTE_ID, "said", *QUOTE))
ACCORDING = statement_id(GAZETTE_ID, spans(GAZETTE_ID, "according to"))
ANONYMOUS = statement_id(GAZETTE_ID, spans(GAZETTE_ID, UNCHANGED))
SUGGESTED = statement_id(GAZETTE_ID, spans(GAZETTE_ID, "suggested"))
DENIED = statement_id(GAZETTE_ID, spans(GAZETTE_ID, "denied"))
REPORTED = statement_id(HERALD_ID, spans(HERALD_ID, LIFTED))
DECLINED = statement_id(HERALD_ID, spans(HERALD_ID, "declined to comment"))


def statements() -> tuple[StatementNode, ...]:
    """Direct, indirect, nested, anonymous and empty statements."""
    tuesday = TimeExpression(
        "Tuesday", find(GAZETTE_ID, "Tuesday"), date(2031, 5, 6), date(2031, 5, 6)
    )
    found = (
        StatementNode(
            SAID,
            GAZETTE_ID,
            VOSS,
            (find(GAZETTE_ID, "Voss", 2),),
            (find(GAZETTE_ID, "said"),),
            spans(GAZETTE_ID, *QUOTE),
            "direct",
            "state",
            RULE,
            0.9,
            addressee=NORLAND,
            time=tuesday,
        ),
        StatementNode(
            ACCORDING,
            GAZETTE_ID,
            POST,
            spans(GAZETTE_ID, "the Tidewater Post"),
            spans(GAZETTE_ID, "according to"),
            spans(GAZETTE_ID, TOLD),
            "indirect",
            "report",
            RULE,
            0.8,
        ),
        StatementNode(
            ANONYMOUS,
            GAZETTE_ID,
            TWO,
            spans(GAZETTE_ID, "Two officials"),
            (find(GAZETTE_ID, "said", 2),),
            spans(GAZETTE_ID, UNCHANGED),
            "indirect",
            "state",
            RULE,
            0.75,
            within=ACCORDING,
        ),
        StatementNode(
            SUGGESTED,
            GAZETTE_ID,
            VOSS,
            (find(GAZETTE_ID, "Voss", 3),),
            spans(GAZETTE_ID, "suggested"),
            spans(GAZETTE_ID, "Norland may not do so"),
            "indirect",
            "suggest",
            RULE,
            0.6,
        ),
        StatementNode(
            DENIED,
            GAZETTE_ID,
            MINISTER,
            spans(GAZETTE_ID, "The minister"),
            spans(GAZETTE_ID, "denied"),
            spans(GAZETTE_ID, "that boats had been sent"),
            "indirect",
            "deny",
            RULE,
            0.85,
        ),
        StatementNode(
            REPORTED,
            HERALD_ID,
            OFFICIALS,
            spans(HERALD_ID, "Officials"),
            spans(HERALD_ID, "said"),
            spans(HERALD_ID, LIFTED),
            "indirect",
            "state",
            RULE,
            0.7,
        ),
        StatementNode(
            DECLINED,
            HERALD_ID,
            BOARD,
            spans(HERALD_ID, "=SUM(A1) of the harbor board"),
            spans(HERALD_ID, "declined to comment"),
            (),
            "indirect",
            "decline-comment",
            RULE,
            0.95,
            negated=True,
        ),
    )
    return tuple(sorted(found, key=lambda statement: statement.id))


# ---- policies


def policies() -> tuple[Policy, ...]:
    """One policy of each modality."""
    found = (
        Policy(
            PERMISSION,
            "Mara Voss permits trawlers: fish near the eastern shore",
            "permission",
            (VOSS,),
            (TRAWLERS,),
            FISHING,
            ("introduced",),
            (
                PolicyConstraint("place", "solely near the eastern shore", exclusive=True),
                PolicyConstraint("time", "in May"),
            ),
            (passage(GAZETTE_ID, "allowed"), passage(HERALD_ID, "permitted")),
        ),
        Policy(
            BAN,
            "Norland prohibits: night fishing",
            "prohibition",
            (NORLAND,),
            (),
            NIGHT,
            ("lifted", "unchanged"),
            (PolicyConstraint("place", "the Bay of Sorn", SORN),),
            (passage(GAZETTE_ID, "the ban on night fishing"),),
            exception_to=(PERMISSION,),
        ),
        Policy(
            REQUEST,
            "Sodor asks Norland: share its patrol boats",
            "request",
            (SODOR,),
            (NORLAND,),
            SHARING,
            ("requested",),
            (PolicyConstraint("instrument", "its patrol boats", BOATS),),
            (passage(GAZETTE_ID, "asked"),),
        ),
        Policy(
            DUTY,
            "Norland obliges trawlers: not: report catches",
            "obligation",
            (NORLAND,),
            (TRAWLERS,),
            REPORTING,
            ("considered",),
            mentions=(passage(GAZETTE_ID, "may not"),),
            negated=True,
            narrows=(BAN,),
            replaces=(REQUEST,),
        ),
    )
    return tuple(sorted(found, key=lambda policy: policy.id))


# ---- claims

OWN = node_id("lineage", "The Harbor Gazette", GAZETTE_ID)
FROM_POST = node_id("lineage", "Tidewater Post", POST)
CLAIMS = {
    name: node_id("claim", name)
    for name in (
        "authorized",
        "stated-listened",
        "kept",
        "changed",
        "asked",
        "may-not",
        "denied",
        "attacked",
        "declined",
        "office",
        "sank-open",
        "obliges",
        "not-sent",
    )
}
ALLOWED = "On Tuesday President Mara Voss allowed trawlers to fish solely near the eastern shore."
PERMITTED = "Mara Voss permitted trawlers to fish near the eastern shore in May."
QUOTED = '"We have listened," Voss said, "to <b>every</b> harbor & its people."'
KEPT = f"{TOLD}, according to the Tidewater Post."
ASKED = "Sodor asked Norland to share its patrol boats."
MAY_NOT = "Norland may not do so"
NOT_SENT = "The minister denied that boats had been sent."
SANK = "Norland's coast guard sank a *ghost* boat near Sorn on 9 May."
NO_COMMENT = "=SUM(A1) of the harbor board declined to comment."
MAY = TimeExpression("in May", find(HERALD_ID, "in May"), date(2031, 5, 1), date(2031, 5, 31))
NINTH = TimeExpression("on 9 May", find(HERALD_ID, "on 9 May"), date(2031, 5, 9), date(2031, 5, 9))


def telling(name: str, article: str, words: str, **details: object) -> Assertion:
    """One article's telling of a claim, asserted unless the details say otherwise."""
    plain: dict[str, object] = {
        "positive": True,
        "certainties": ("asserted",),
        "lineages": (OWN if article == GAZETTE_ID else FROM_POST,),
        "rules": (RULE,),
        "confidence": 0.8,
    }
    return Assertion(
        id=node_id("assertion", name, article),
        claim=CLAIMS[name],
        article=article,
        evidence=(find(article, words),),
        **(plain | details),  # type: ignore[arg-type]
    )


def claim(
    name: str,
    subject: str,
    predicate: str,
    target: str,
    *tellings: Assertion,
    **details: object,
) -> Claim:
    """A claim whose certainties, evidence, statements and lineages are those of its tellings."""
    return Claim(
        id=CLAIMS[name],
        subject=subject,
        predicate=predicate,
        object=target,
        positive=tellings[0].positive,
        certainties=tuple(sorted({c for told in tellings for c in told.certainties})),
        evidence=tuple(
            sorted(Passage(told.article, span) for told in tellings for span in told.evidence)
        ),
        assertions=tuple(sorted(tellings, key=lambda told: told.id)),
        statements=tuple(sorted({s for told in tellings for s in told.statements})),
        lineages=tuple(sorted({line for told in tellings for line in told.lineages})),
        rules=tuple(sorted({rule for told in tellings for rule in told.rules})),
        confidence=max(told.confidence for told in tellings),
        **details,  # type: ignore[arg-type]
    )


def claims() -> tuple[Claim, ...]:
    """Asserted, attributed, possible, negative, inferred and open claims."""
    allowed = telling(
        "authorized",
        GAZETTE_ID,
        ALLOWED,
        status="introduced",
        triggers=(find(GAZETTE_ID, "allowed"),),
        time=TimeExpression("On Tuesday", find(GAZETTE_ID, "On Tuesday")),
    )
    permitted = telling("authorized", HERALD_ID, PERMITTED, status="introduced", time=MAY)
    unchanged = telling(
        "kept",
        GAZETTE_ID,
        KEPT,
        status="unchanged",
        certainties=("attributed",),
        statements=tuple(sorted((ACCORDING, ANONYMOUS))),
        lineages=(FROM_POST,),
    )
    lifted = telling(
        "changed",
        HERALD_ID,
        "Officials said the ban on night fishing had been lifted.",
        status="lifted",
        certainties=("attributed",),
        statements=(REPORTED,),
    )
    quoted = telling("stated-listened", GAZETTE_ID, QUOTED, statements=(SAID,))
    doubted = telling(
        "may-not",
        GAZETTE_ID,
        MAY_NOT,
        positive=False,
        certainties=("possible",),
        statements=(SUGGESTED,),
    )
    not_sent = telling(
        "not-sent",
        GAZETTE_ID,
        NOT_SENT,
        positive=False,
        certainties=("attributed",),
        statements=(DENIED,),
    )
    found = (
        claim(
            "authorized",
            VOSS,
            "kgo:authorized",
            FISHING,
            allowed,
            permitted,
            addressees=(TRAWLERS,),
            about=(PERMISSION,),
        ),
        claim(
            "kept",
            NORLAND,
            "kgo:keptPolicy",
            BAN,
            unchanged,
            about=(BAN,),
            conflicts_with=(CLAIMS["changed"],),
        ),
        claim(
            "changed",
            NORLAND,
            "kgo:changedPolicy",
            BAN,
            lifted,
            about=(BAN,),
            conflicts_with=(CLAIMS["kept"],),
            qualifies=(CLAIMS["authorized"],),
        ),
        claim("stated-listened", VOSS, "kgo:stated", LISTENED, quoted),
        claim(
            "asked",
            SODOR,
            "kgo:askedFor",
            SHARING,
            telling("asked", GAZETTE_ID, ASKED, status="requested"),
            addressees=(NORLAND,),
            about=(REQUEST,),
        ),
        claim("may-not", NORLAND, "kgr:share", BOATS, doubted),
        claim(
            "obliges",
            NORLAND,
            "kgo:directed",
            REPORTING,
            telling("obliges", GAZETTE_ID, MAY_NOT, certainties=("hypothetical",)),
            addressees=(TRAWLERS,),
            about=(DUTY,),
        ),
        claim(
            "denied",
            MINISTER,
            "kgo:denied",
            SENT,
            telling("denied", GAZETTE_ID, NOT_SENT, statements=(DENIED,)),
        ),
        claim("not-sent", NORLAND, "kgr:send", BOATS, not_sent),
        claim(
            "attacked",
            GUARD,
            "kgo:attacked",
            BOATS,
            telling("attacked", HERALD_ID, SANK, time=NINTH),
            about=(SINKING,),
        ),
        claim("sank-open", GUARD, "kgr:sink", BOATS, telling("sank-open", HERALD_ID, SANK)),
        claim(
            "declined",
            BOARD,
            "kgo:declinedToComment",
            BAN,
            telling("declined", HERALD_ID, NO_COMMENT, statements=(DECLINED,)),
        ),
        claim(
            "office",
            VOSS,
            "kgo:holdsOffice",
            PRESIDENT,
            telling("office", GAZETTE_ID, "President Mara Voss", rules=("title", RULE)),
            inferred=True,
        ),
    )
    return tuple(sorted(found, key=lambda each: each.id))


# ---- across articles


def lineages() -> tuple[Lineage, ...]:
    """The gazette's own reporting, and what comes from another paper."""
    found = (
        Lineage(
            OWN, GAZETTE_ID, "The Harbor Gazette's own reporting", (passage(GAZETTE_ID, ALLOWED),)
        ),
        Lineage(
            FROM_POST,
            POST,
            "Tidewater Post",
            tuple(sorted((passage(GAZETTE_ID, KEPT), passage(HERALD_ID, PERMITTED)))),
        ),
    )
    return tuple(sorted(found, key=lambda lineage: lineage.id))


def conflicts() -> tuple[Conflict, ...]:
    """One conflict of each kind."""
    quote = passage(HERALD_ID, LIFTED)
    found = (
        Conflict(
            node_id("conflict", "ban"),
            "contradiction",
            tuple(sorted((CLAIMS["changed"], CLAIMS["kept"]))),
            'One article says the ban is "unchanged", the other that it was lifted.',
            "confirmed",
        ),
        Conflict(
            node_id("conflict", "drift"),
            "quoteDrift",
            (SAID, quote),
            "The wording differs: *remains* against *had been*.",
        ),
        Conflict(
            node_id("conflict", "solely"),
            "lostQualifier",
            (CLAIMS["authorized"], PERMISSION),
            "Only one article says that it holds solely near the eastern shore.",
            "rejected",
        ),
        Conflict(
            node_id("conflict", "officials"),
            "sourceIdentity",
            tuple(sorted((ANONYMOUS, REPORTED))),
            "Two officials and officials may be the same.",
        ),
    )
    return tuple(sorted(found, key=lambda conflict: conflict.id))


@cache
def sample_graph(base: str = "https://w3id.org/polkg/id/") -> KnowledgeGraph:
    """The graph; always the same object for the same base IRI."""
    return KnowledgeGraph(
        articles=articles(),
        entities=entities(),
        statements=statements(),
        concepts=concepts(),
        events=events(),
        policies=policies(),
        claims=claims(),
        lineages=lineages(),
        conflicts=conflicts(),
        provenance=Provenance("polkg 0.1", "pipeline 3.8", ("encoder 1", "encoder 2")),
        base=base,
    )
