"""HTML and Markdown become articles with the metadata that they carry."""

from datetime import date

from kg.articles import read
from tests.articles.samples import ONE, TWO


def test_html(inside):
    paragraphs = "".join(f"<p>{part}</p>" for part in [*ONE.strip().split("\n\n"), TWO] * 2)
    (inside / "a.html").write_text(
        f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
        <title>Council closes bridge | Salem Tribune</title>
        <link rel="canonical" href="https://example.org/bridge">
        <meta property="og:title" content="Council closes bridge">
        <meta property="og:site_name" content="Salem Tribune">
        <meta name="author" content="Jane Doe">
        <meta property="article:published_time" content="2024-05-31T10:00:00Z"></head>
        <body><nav><a href="/">Home</a></nav><article><h1>Council closes bridge</h1>{paragraphs}
        </article><section class="comments" id="comments"><div class="comment"><p>This is a comment
        of a reader who does not like the bridge.</p></div></section>
        <script>alert("x")</script></body></html>"""
    )
    (article,) = read("a.html")[0]
    assert article.title == "Council closes bridge"
    assert article.published == date(2024, 5, 31)
    assert article.outlet == "Salem Tribune"
    assert article.authors == ("Jane Doe",)
    assert article.url == "https://example.org/bridge"
    assert "reader who does not like" not in article.text
    assert "alert" not in article.text
    assert ONE.partition("\n")[0] in [article.slice(span) for span in article.paragraphs]


def test_html_in_a_declared_encoding(inside):
    page = (
        f'<html><head><meta charset="windows-1251"></head><body><article><p>{TWO}</p><p>{ONE}</p>'
    )
    (inside / "a.html").write_bytes(
        f"{page}<p>Said Иван, a trader in the town.</p></article>".encode("cp1251")
    )
    (article,) = read("a.html")[0]
    assert "Said Иван" in article.text


def test_markdown_front_matter(inside):
    told = ["title: Council closes bridge", "date: 2024-05-31", "author: [Jane Doe, Richard Roe]"]
    front = "\n".join(["---", *told, "---", ""])
    (inside / "a.md").write_text(f"{front}\n# Council closes bridge\n\n{ONE}")
    (article,) = read("a.md")[0]
    assert article.text.startswith("---\ntitle")
    assert article.title == "Council closes bridge"
    assert article.published == date(2024, 5, 31)
    assert article.authors == ("Jane Doe", "Richard Roe")
    assert len(article.paragraphs) == 3
