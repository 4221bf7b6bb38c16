"""What articles say is text and stays text: nothing of it runs, wherever it comes from."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.formats.page import write_page
from kg.model import ArticleNode, KnowledgeGraph
from tests.formats.page.browser import VIEWS, Open, Opened
from tests.graph_sample import sample_graph
from tests.running import run_kg

pytestmark = pytest.mark.browser
# What ran script in pages that pyvis makes: an end of the script element, markup in titles once one
# title has "href", an end of an attribute; and what might run in templates, queries and addresses.
HOSTILE = (
    "</script><script>window.hit=1</script><img src=x onerror='window.hit=1'>\"><b>href"
    '<a href="javascript:window.hit=1">x</a>{{ 7*7 }}{% raw %}${window.hit=1}`+window.hit+`'
    "<svg/onload=window.hit=1>]]><!--\u2028\u2029"
)
ARTICLE = """Harbor of Sorn reopens <img src=x onerror="window.hit=1">

By Ada </title></script><script>window.hit=1</script> Quill

President Mara Voss allowed trawlers to fish near the <img src=x onerror='window.hit=1'> eastern \
shore, two officials said on Monday. "We have listened, </script><script>window.hit=1</script>" Voss \
said. The minister of fishing, <a href="javascript:window.hit=1">Ida Thorn</a>, denied that boats had \
been sent to {{ 7*7 }} Norland.
"""


def touch_everything(opened: Opened) -> None:
    """Opens every view, every box, fact, conflict and text, searches, and makes every file."""
    for view in VIEWS:
        opened.show(view)
    opened.run("setView('graph')")
    opened.run(
        """() => {
          for (const box of DATA.boxes) select({ box: box.id });
          for (const edge of DATA.edges) select({ edge });
          for (const fact of DATA.facts) { select({ fact: fact.number }); citation(fact); sparql(fact); }
          DATA.conflicts.forEach((_, conflict) => select({ conflict }));
          for (const article of DATA.articles) if (article.text) showText(article, null, []);
          document.body.append(toSvg());
        }"""
    )
    opened.page.fill("#search", "script")
    opened.page.keyboard.press("Enter")
    opened.run("document.querySelector('body > svg').remove()")
    opened.page.hover("#canvas")
    opened.page.mouse.click(400, 400)
    opened.page.wait_for_timeout(200)


def is_clean(opened: Opened) -> bool:
    """True where nothing ran and nothing became an element."""
    made = "document.querySelectorAll('img, a[href^=javascript], iframe, b').length"
    return bool(opened.run(f"window.hit === undefined && {made} === 0"))


def hostile(graph: KnowledgeGraph) -> KnowledgeGraph:
    """A graph with script in everything that has words."""
    return replace(
        graph,
        entities=tuple(replace(e, label=HOSTILE, alt_labels=(HOSTILE,)) for e in graph.entities),
        concepts=tuple(replace(c, label=HOSTILE, alt_labels=(HOSTILE,)) for c in graph.concepts),
        events=tuple(replace(e, label=HOSTILE) for e in graph.events),
        lineages=tuple(replace(one, label=HOSTILE) for one in graph.lineages),
        conflicts=tuple(replace(c, note=HOSTILE) for c in graph.conflicts),
        policies=tuple(
            replace(
                p,
                label=HOSTILE,
                constraints=tuple(replace(c, text=HOSTILE) for c in p.constraints),
            )
            for p in graph.policies
        ),
        articles=tuple(hostile_article(node) for node in graph.articles),
    )


def hostile_article(node: ArticleNode) -> ArticleNode:
    """An article with script in its text, file name, byline and outlet."""
    text = (HOSTILE * (len(node.article.text) // len(HOSTILE) + 1))[: len(node.article.text)]
    article = replace(
        node.article, text=text, files=(HOSTILE,), outlet=HOSTILE, authors=(HOSTILE,), url=HOSTILE
    )
    return replace(node, article=article)


def test_script_in_any_word_of_the_graph_does_not_run(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(hostile(sample_graph()), path, title=HOSTILE)
    opened = open_page(path)
    touch_everything(opened)
    assert opened.run("DATA.title") == HOSTILE
    assert opened.page.locator("h1").text_content() == HOSTILE
    assert is_clean(opened)
    for name in ("csv", "svg", "png"):
        assert opened.download(name).stat().st_size > 0


def test_script_in_articles_and_file_names_does_not_run(open_page: Open, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    name = "<img src=x onerror=window.hit=1>'\"&{{7*7}}.txt"
    (folder / name).write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text(ARTICLE.replace("Monday", "Friday"), encoding="utf-8")
    run = run_kg("build", str(folder), "-o", str(tmp_path / "out"))
    assert run.code == 0, run.stderr
    opened = open_page(tmp_path / "out" / "graph.html")
    assert opened.run("DATA.facts.length") > 2
    assert name in opened.run("DATA.articles.map(a => a.file.split('/').at(-1))")
    touch_everything(opened)
    assert is_clean(opened)


def test_script_in_the_address_does_not_run(open_page: Open) -> None:
    for key in ("n", "e", "f", "c", "off", "a", "o", "from", "r", "x", "m", "t", "s", "v"):
        opened = open_page(address=f"#{key}=</script><img src=x onerror=window.hit=1>&d=1")
        assert is_clean(opened), key
        opened.page.context.close()
