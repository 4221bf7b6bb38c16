"""The journalistic text of pages as many kinds of outlets print them."""

import pytest

LEDE = "The council voted on Tuesday to close the old bridge, ending a dispute of ten years."
SECOND = "“We had no choice but to close it,” said Mayor Ann Lee, who had long opposed the plan."
THIRD = "Traders in the old town fear for their customers and will go to court, they said."
NEWS = [LEDE, SECOND, THIRD]
HEADLINE = "Council votes to close old bridge"


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


def test_wire_story(body):
    text = page(
        HEADLINE,
        "By Jane Doe and Richard Roe",
        "May 31, 2024 10:24 AM GMT",
        f"SALEM, May 31 (Reuters) - {LEDE}",
        SECOND,
        THIRD,
        "Reporting by Jane Doe in Salem and Richard Roe in Boston; Editing by Mary Major",
        "Our Standards: The Thomson Reuters Trust Principles.",
    )
    assert body(text) == [HEADLINE, *NEWS]


def test_broadcaster(body):
    text = page(
        "World",
        HEADLINE,
        "3 hours ago",
        "Share",
        "Save",
        "Jane Doe",
        "BBC News, Salem",
        LEDE,
        "Getty Images",
        SECOND,
        "Why it matters",
        THIRD,
        "Related topics",
        "Salem",
        "Bridges",
        "More on this story",
        "Old bridge gets a new coat of paint",
    )
    assert body(text) == [HEADLINE, LEDE, SECOND, "Why it matters", THIRD]


def test_local_paper_with_paywall_and_comments(body):
    text = page(
        "LOCAL",
        HEADLINE,
        "The vote ends a dispute of ten years.",
        "By JANE DOE | jdoe@example.org | Salem Tribune",
        "PUBLISHED: May 31, 2024 at 3:04 p.m. | UPDATED: June 1, 2024 at 6:00 a.m.",
        LEDE,
        "ADVERTISEMENT",
        SECOND,
        "Story continues below advertisement",
        THIRD,
        "Sign up for our free morning newsletter and get the news in your inbox.",
        "Already a subscriber? Log in here.",
        "Join the conversation",
        "We invite you to use our commenting platform to talk about stories. We reserve the right "
        "at all times to remove any material that is unlawful.",
        "© 2024 Salem Tribune. All rights reserved.",
    )
    assert body(text) == [HEADLINE, "The vote ends a dispute of ten years.", *NEWS]


def test_blog_in_markdown(body):
    text = page(
        f"# {HEADLINE}",
        "*By [Jane Doe](https://example.org/jane)*",
        "![The bridge](bridge.jpg)",
        LEDE,
        "## What comes next",
        f"> {SECOND}",
        f"- {THIRD}",
        "---",
        "[Home](/) | [World](/w) | [Politics](/p) | [About us](/a)",
        "Tags: [bridges](/t/bridges), [Salem](/t/salem)",
    )
    assert body(text) == [HEADLINE, LEDE, "What comes next", SECOND, THIRD]


def test_lines_without_empty_lines_between(body):
    assert body("\n".join([HEADLINE, *NEWS])) == [HEADLINE, *NEWS]


def test_hard_wrapped_mail(body):
    text = (
        "The council voted on Tuesday to close the old bridge, ending a dispute\n"
        "of ten years. The vote was closer than expected, with six members in\n"
        "favor and five against it, and one abstaining.\n\n"
        "Traders in the old town fear for their customers and will go to court,\n"
        "they said. A judge is to hear the case in the coming weeks.\n"
    )
    found = body(text)
    assert len(found) == 2
    assert found[0].startswith("The council")
    assert found[0].endswith("one abstaining.")
    assert found[1].endswith("coming weeks.")


def test_indented_paragraphs_in_wrapped_text(body):
    text = (
        "   The council voted on Tuesday to close the old bridge, ending a dispute\n"
        "of ten years. The vote was closer than expected, with six members in\n"
        "favor and five against it, and one abstaining from the vote as before.\n"
        "   Traders in the old town fear for their customers and will go to court,\n"
        "they said. A judge is to hear the case in the coming weeks of the year.\n"
    )
    assert [part[:7] for part in body(text)] == ["The cou", "Traders"]


def test_escaped_line_breaks_of_a_dump(body):
    text = f"{HEADLINE} \\n {LEDE} \\n\n{SECOND} \\n\nSALEM —\n{THIRD}"
    assert body(text) == [HEADLINE, LEDE, SECOND, THIRD]


def test_a_date_before_the_first_words_is_left_out(understand):
    article = understand(f" date 2024-05-31 {LEDE}\n\n{SECOND}")
    assert [article.slice(span) for span in article.paragraphs] == [LEDE, SECOND]
    assert str(article.published) == "2024-05-31"


def test_foot_with_policies(body):
    text = page(
        *NEWS,
        "Disclaimer: The contents of this article are of sole responsibility of the author.",
        "This site contains copyrighted material the use of which has not always been specifically "
        "authorized by the copyright owner.",
        "We use cookies to give you the best experience of our website. By continuing you agree.",
        "Follow us on X and subscribe to our Telegram channel. Feel free to share widely.",
        "*",
        "For media inquiries: press@example.org",
        "https://www.example.org/about",
    )
    assert body(text) == NEWS


def test_teasers_inside_the_text(body):
    text = page(
        LEDE,
        "READ MORE: Five things to know about the bridge",
        SECOND,
        "[See also: the story of the bridge in pictures](https://example.org/story)",
        THIRD,
    )
    assert body(text) == NEWS


def test_captions_and_photo_credits(body):
    text = page(
        LEDE,
        "Photo: Getty",
        "The bridge at dawn. Jane Doe/Getty Images",
        SECOND,
        "File photo",
        THIRD,
    )
    assert body(text) == NEWS


def test_about_the_author(body):
    text = page(
        *NEWS,
        "About the author",
        "She grew up in Salem and likes bridges, boats and birds more than anything else.",
    )
    assert body(text) == NEWS


def test_comments_of_readers_are_left_out_at_the_foot_only(body):
    foot = page(*NEWS, "Leave a Reply", "I think this is all wrong, as I have said for many years.")
    assert body(foot) == NEWS
    head = page("Comments", *NEWS)
    assert body(head) == NEWS


@pytest.mark.parametrize(
    "sentence",
    [
        "The streaming service said users must subscribe to a new plan by June to keep watching.",
        "Copyright law protects authors, and the publisher holds the copyright to all her books.",
        "He clicked the button and the lights went out in the whole of the village on Monday.",
        "“Click here to subscribe,” read the message that tricked the minister into paying.",
        "The newsletter had 3,000 subscribers when the police shut down its website last year.",
        "Share prices fell by four percent after the ministry published its report on Friday.",
        "Follow-up talks are planned for next week in Geneva, according to two diplomats there.",
        "The minister said that he would not comment on the terms of service of the company.",
        "Facebook and Twitter were fined for the cookies that they had set without consent.",
        "Donations to the party doubled after the president asked voters to donate last month.",
        "Photographers from Getty Images were barred from the courtroom during the hearing.",
        "Related companies in Cyprus received the money, the prosecutors wrote in the indictment.",
        "Contact with the submarine was lost at dawn, and the search has gone on ever since.",
        "More than 300 people were killed and the number is expected to rise, officials said.",
        "Editing the report took the commission three years and cost it two of its members.",
        "Subscribers to the fund lost half of their savings when it collapsed in the spring.",
    ],
)
def test_news_that_sounds_like_boilerplate_stays(body, sentence):
    for text in (
        page(LEDE, sentence, SECOND),
        page(*NEWS, sentence),
        page(HEADLINE, sentence, LEDE),
    ):
        assert sentence in body(text)


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Facebook Twitter WhatsApp Email Print",
        "[Click here to share](#)",
        "Click the share button above to forward this article to your friends and colleagues.",
        "To receive our daily newsletter, [click here](#).",
        "Subscribe to our newsletter",
        "Sign up here to get our stories in your inbox every morning.",
        "All articles can be read in 51 languages by activating the Translate button below.",
        "Region: [Europe](#), [Asia](#)",
        "Theme: [Intelligence](#)",
        "Topics: Bridges, Courts",
        "* * *",
        "###",
        "-30-",
        "• • •",
        "Note to readers: Please click the share button above.",
        "© 2024 Example Media",
        "Copyright © Jane Doe, Salem Tribune, 2024",
        "All rights reserved. This material may not be published, broadcast or rewritten.",
        "Comment on our articles on our Facebook page",
        "Become a member of our community",
        "Advertisement",
        "Read more",
        "5 min read",
        "Updated 3:04 PM EDT, Fri May 31, 2024",
        "Jane Doe is a senior reporter for the Salem Tribune, where she covers the courts.",
        "Follow Jane Doe on Twitter @janedoe.",
        "Contact the author at jdoe@example.org.",
        "www.example.org",
        "This article was originally published on The Conversation.",
        "Associated Press writer Mary Major in Boston contributed to this report.",
        "Editor’s note: The names in this story have been changed.",
        "The views expressed in this article are those of the author alone.",
        "Your email address will not be published.",
        "By continuing to use this site, you agree to our use of cookies.",
        "Thank you for reading. If you liked this, please support our work with a donation.",
        "Get unlimited access for $1 per week. Cancel anytime.",
    ],
)
def test_boilerplate_is_left_out_wherever_it_stands(body, line):
    assert body(page(*NEWS, line)) == NEWS
    assert body(page(LEDE, line, SECOND, THIRD)) == NEWS
    assert body(page(HEADLINE, line, *NEWS)) == [HEADLINE, *NEWS]


def test_nothing_but_boilerplate(body):
    assert body("Subscribe now\n\nShare this article\n\n© 2024 Example") == []
    assert body("") == []
