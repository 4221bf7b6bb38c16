"""Headline, date, outlet, authors and credits that a text tells of itself."""

from datetime import date

import pytest

from kg.model import Credit, Span

LEDE = "The council voted on Tuesday to close the old bridge, ending a dispute of ten years."
SECOND = "Traders in the old town fear for their customers and will go to court, they said."
HEADLINE = "Council votes to close old bridge"


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


def credits_of(article) -> list[tuple[str, str, str]]:
    return [(credit.outlet, credit.kind, article.slice(credit.span)) for credit in article.credits]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (page(HEADLINE, LEDE), HEADLINE),
        (f"{HEADLINE}\n{LEDE}", HEADLINE),
        (page("Who closed the bridge?", LEDE), "Who closed the bridge?"),
        (page("Mayor: ‘We had no choice’", LEDE), "Mayor: ‘We had no choice’"),
        (page("Council Votes To Close Old Bridge.", LEDE), "Council Votes To Close Old Bridge."),
        (page(f"# {HEADLINE} #", LEDE), HEADLINE),
        (f"{HEADLINE}\n=======\n\n{LEDE}", HEADLINE),
        (page(f"**{HEADLINE}**", LEDE), HEADLINE),
        (page("World news", HEADLINE, LEDE), HEADLINE),
        (page(f"{HEADLINE} | Reuters", LEDE), HEADLINE),
        (page(f"{HEADLINE} - The New York Times", LEDE), HEADLINE),
        (page("By Jane Doe", HEADLINE, LEDE), HEADLINE),
        (page(LEDE, SECOND), None),
        (page("The bridge is closed for good.", LEDE), None),
        (LEDE, None),
        (page("and so the bridge", LEDE), None),
        (page("The members:", LEDE), None),
    ],
)
def test_headline(understand, text, headline):
    article = understand(text)
    assert (article.slice(article.headline) if article.headline else None) == headline
    if article.headline:
        assert article.paragraphs[0] == article.headline


def test_title_of_a_row_is_the_headline_even_as_a_sentence(understand):
    title = "The council has voted to close the bridge."
    article = understand(page(title, LEDE), title=title)
    assert article.title == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 31, 2024", date(2024, 5, 31)),
        ("Friday, May 31, 2024", date(2024, 5, 31)),
        ("31 May 2024 10.15 BST", date(2024, 5, 31)),
        ("31st of May 2024", date(2024, 5, 31)),
        ("2024-05-31", date(2024, 5, 31)),
        ("31/05/2024", date(2024, 5, 31)),
        ("05/31/2024", date(2024, 5, 31)),
        ("05/06/2024", None),
        ("Sept. 1, 2023", date(2023, 9, 1)),
        ("Published 1:02 PM EDT, Fri May 31, 2024", date(2024, 5, 31)),
        ("Updated June 2, 2024; published May 31, 2024", date(2024, 5, 31)),
        ("February 31, 2024", None),
    ],
)
def test_date_lines(understand, line, day):
    assert understand(page(HEADLINE, line, LEDE, SECOND)).published == day


def test_date_of_a_correction_is_not_the_articles(understand):
    text = page(HEADLINE, LEDE, SECOND, "Correction: The bridge is old.", "Sunday, June 2, 2024")
    assert understand(text).published is None


def test_a_sentence_with_a_date_gives_none(understand):
    text = page(HEADLINE, "May 31, 2024 was the day on which the council voted to close it.", LEDE)
    assert understand(text).published is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Erin Smith, Alex Ward, and Lara Seal", ("Erin Smith", "Alex Ward", "Lara Seal")),
        (
            "By [Erin Smith](#), [Alex Ward](#), and [Lara Seal](#)",
            ("Erin Smith", "Alex Ward", "Lara Seal"),
        ),
        ("by Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE AND LUDWIG VAN HOLT", ("Jane Doe", "Ludwig Van Holt")),
        ("By Jane Doe, Chief Political Correspondent", ("Jane Doe",)),
        ("By Jane Doe in Salem and Richard Roe in Boston", ("Jane Doe", "Richard Roe")),
        ("Written by Jean-Luc O'Neill", ("Jean-Luc O'Neill",)),
        ("By Jane Doe • May 31, 2024", ("Jane Doe",)),
        ("Author: Jane Doe", ("Jane Doe",)),
        ("By Jane Doe for the Salem Tribune", ("Jane Doe",)),
        ("Jane Doe in Salem", ("Jane Doe",)),
        ("Jane Doe and Richard Roe", ("Jane Doe", "Richard Roe")),
        ("By JANE DOE Associated Press", ("Jane Doe",)),
        ("By Jane Dawn", ("Jane Dawn",)),
        ("Authored by Jane Doe via The Epoch Times", ("Jane Doe",)),
        ("Jane Doe, USA TODAY", ("Jane Doe",)),
        ("By the Numbers", ()),
        ("World News", ()),
    ],
)
def test_bylines(understand, line, authors):
    article = understand(page(HEADLINE, line, LEDE, SECOND))
    assert article.authors == authors


def test_outlet_and_date_on_one_line(understand):
    article = understand(page(HEADLINE, "Salem Tribune, May 31, 2024", LEDE, SECOND))
    assert (article.outlet, article.published) == ("Salem Tribune", date(2024, 5, 31))
    assert article.credits == ()


def test_a_place_before_a_date_is_no_outlet(understand):
    article = understand(page(HEADLINE, "New York, May 31, 2024", LEDE, SECOND))
    assert (article.outlet, article.published) == (None, date(2024, 5, 31))


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_outlets_with_dates_the_later_one_printed_it(understand, turned):
    lines = ["Salem Tribune, June 2, 2024", "[Politico](#) 31 May 2024"]
    article = understand(page(HEADLINE, *(lines[::-1] if turned else lines), LEDE, SECOND))
    assert (article.outlet, article.published) == ("Salem Tribune", date(2024, 6, 2))
    assert credits_of(article) == [("Politico", "reprint", lines[1])]


def test_outlet_after_the_headline(understand):
    assert understand(page(f"{HEADLINE} | The Guardian", LEDE)).outlet == "The Guardian"


def test_outlet_from_address(understand):
    assert understand(LEDE, url="https://www.bbc.co.uk/news/1").outlet == "BBC"
    assert understand(LEDE, outlet="nytimes.com").outlet == "The New York Times"
    assert understand(LEDE, outlet="Small Gazette").outlet == "Small Gazette"


def test_agency_in_a_dateline_is_a_reprint(understand):
    article = understand(page(HEADLINE, f"SALEM, Oregon (AP) — {LEDE}", SECOND))
    assert credits_of(article) == [("Associated Press", "reprint", "SALEM, Oregon (AP) —")]
    assert article.slice(article.paragraphs[1]) == LEDE
    assert article.outlet is None


@pytest.mark.parametrize(
    ("dateline", "outlet"),
    [
        ("MOSCOW, May 31. /TASS/. ", "TASS"),
        ("MOSCOW. May 31 (Interfax) - ", "Interfax"),
        ("New Delhi [India], May 31 (ANI): ", "Asian News International"),
        ("BEIJING, May 31 (Xinhua) -- ", "Xinhua"),
        ("KYIV/MOSCOW, May 31 (Reuters) - ", "Reuters"),
        ("(Reuters) - ", "Reuters"),
        ("WASHINGTON—", None),
        ("WASHINGTON D.C. — ", None),
    ],
)
def test_datelines_are_left_out(understand, dateline, outlet):
    article = understand(page(HEADLINE, dateline + LEDE, SECOND))
    assert [article.slice(span) for span in article.paragraphs] == [HEADLINE, LEDE, SECOND]
    assert [credit.outlet for credit in article.credits] == ([outlet] if outlet else [])


def test_no_article_is_lost_to_a_byline_run_into_it(understand):
    text = f"By Jane Doe, Associated Press SALEM (AP) — {LEDE}"
    article = understand(page(HEADLINE, text, SECOND))
    assert any(LEDE in article.slice(span) for span in article.paragraphs)


def test_an_agencys_own_article_is_no_reprint(understand):
    text = page(f"{HEADLINE} | Reuters", f"SALEM (Reuters) - {LEDE}", SECOND)
    article = understand(text)
    assert article.outlet == "Reuters"
    assert article.credits == ()


def test_broadcaster_in_a_dateline_is_the_outlet(understand):
    assert understand(page(HEADLINE, f"Salem (CNN) — {LEDE}", SECOND)).outlet == "CNN"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("This article was originally published on The Conversation.", "The Conversation"),
        ("Originally published by Politico", "Politico"),
        ("The original source of this article is [Politico](#)", "Politico"),
        ("This article first appeared in Foreign Brief.", "Foreign Brief"),
        (
            "This story was originally published in the Salem Tribune on May 3, 2024.",
            "Salem Tribune",
        ),
        ("Republished with permission from The Intercept.", "The Intercept"),
        ("Read the rest of the story at The New York Post.", "New York Post"),
        ("Source: Reuters", "Reuters"),
        ("Via The Guardian", "The Guardian"),
        ("[Click here to read the full article on Politico.](#)", "Politico"),
        ("By The Associated Press", "Associated Press"),
        ("Copyright 2024 The Associated Press. All rights reserved.", "Associated Press"),
    ],
)
def test_reprints(understand, line, outlet):
    article = understand(page(HEADLINE, LEDE, SECOND, line))
    assert [(credit.outlet, credit.kind, credit.covers) for credit in article.credits] == [
        (outlet, "reprint", None)
    ]
    assert article.outlet is None
    assert line not in [article.slice(span) for span in article.paragraphs]


@pytest.mark.parametrize(
    "line",
    [
        "The study was first published by The Lancet in May, and it has been cited often since.",
        "This article of the treaty was first published by the council in 1951.",
        "Source: two people who were in the room when the members voted.",
    ],
)
def test_news_is_no_credit(understand, line):
    assert understand(page(HEADLINE, LEDE, line, SECOND)).credits == ()


def test_help_is_another_kind_of_credit(understand):
    article = understand(page(HEADLINE, LEDE, SECOND, "With files from Agence France-Presse"))
    assert credits_of(article) == [
        ("Agence France-Presse", "rests_on", "With files from Agence France-Presse")
    ]


def test_credit_in_brackets_covers_back_to_the_last_break(understand):
    lines = [
        HEADLINE,
        LEDE,
        "It was built by the Romans, as the stones that bear its weight still show today.",
        "The mayor told Reuters that the bridge was not safe for lorries any longer.",
        "Engineers measured the cracks in its arches for two years before the vote was held.",
        "They found that it would fall within ten years. (Politico)",
        "A new bridge is to be built in the north of the town, for which there is no money yet.",
    ]
    article = understand(page(*lines))
    (credit,) = article.credits
    covered = article.slice(credit.covers)
    assert (credit.outlet, credit.kind, article.slice(credit.span)) == (
        "Politico",
        "passage",
        "(Politico)",
    )
    assert covered == page(*lines[4:6])


def test_credit_in_brackets_never_covers_headline_and_opening(understand):
    article = understand(page(HEADLINE, LEDE, SECOND, "It is old. (via The Guardian)"))
    (credit,) = article.credits
    assert article.slice(credit.covers) == page(SECOND, "It is old. (via The Guardian)")


@pytest.mark.parametrize(
    "end", ["in the alliance (NATO)", "he said. (Laughs)", "he won (Politico)"]
)
def test_other_brackets_are_no_credits(understand, end):
    assert understand(page(HEADLINE, LEDE, f"It was a day of joy {end}", SECOND)).credits == ()


@pytest.mark.parametrize(
    "opener", ["Per Reuters:", "From the AP:", "The Guardian reports:", "As Politico reported:"]
)
def test_opening_line_covers_what_follows(understand, opener):
    lines = [HEADLINE, LEDE, opener, SECOND, "It is old, and it will fall before long."]
    article = understand(page(*lines))
    (credit,) = article.credits
    assert credit.kind == "passage"
    assert article.slice(credit.covers) == page(*lines[2:])
    assert article.slice(credit.span) == opener


def test_opening_lines_end_each_other(understand):
    lines = [LEDE, "Per Reuters:", SECOND, "Per Politico:", "It is old, and will fall before long."]
    article = understand(page(*lines))
    assert [article.slice(credit.covers) for credit in article.credits] == [
        page(*lines[1:3]),
        page(*lines[3:]),
    ]


def test_facts_take_precedence(understand):
    article = understand(
        page(HEADLINE, "By Jane Doe", "May 31, 2024", LEDE),
        published=date(2024, 6, 1),
        outlet="NYT",
        authors=("Richard Roe",),
        republished_from="Politico",
    )
    assert article.published == date(2024, 6, 1)
    assert article.outlet == "The New York Times"
    assert article.authors == ("Richard Roe",)
    assert article.credits == (Credit("Politico", "reprint", Span(0, 0)),)
