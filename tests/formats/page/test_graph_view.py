"""What the drawing shows: the first view, its legibility, more and less of it."""

import pytest

from tests.formats.page.browser import DESK, PHONE, Open

pytestmark = pytest.mark.browser


def test_first_view_fits_with_labels_of_eleven_pixels(open_page: Open) -> None:
    opened = open_page()
    assert opened.run("network.getScale() * 15") >= 11
    stage = opened.run(
        "() => { const r = document.getElementById('canvas').getBoundingClientRect();"
        " return [r.width, r.height]; }"
    )
    corners = opened.run(
        "shown.boxes.map(b => [network.canvasToDOM({x: b.at.x - b.w / 2, y: b.at.y - b.h / 2}),"
        " network.canvasToDOM({x: b.at.x + b.w / 2, y: b.at.y + b.h / 2})])"
    )
    assert len(corners) >= 35
    for one, other in corners:
        assert 0 <= one["x"] < other["x"] <= stage[0]
        assert 0 <= one["y"] < other["y"] <= stage[1]


@pytest.mark.parametrize("address", ["", "#m=1", "#r=2%20{policy}"])
def test_no_box_overlaps_another_and_text_stays_inside(open_page: Open, address: str) -> None:
    opened = open_page()
    policy = opened.run("encodeURIComponent(DATA.boxes.find(b => b.kind === 'policy').id)")
    opened = open_page(address=address.replace("{policy}", policy))
    drawn = opened.run(
        # vis-network's bounding box is wider than the box by the radius of its corners.
        "shown.boxes.map(b => { const box = network.getBoundingBox(b.id);"
        " const r = network.body.nodes[b.id].options.shapeProperties.borderRadius;"
        " return { id: b.id, left: box.left + r, right: box.right - r, top: box.top + r,"
        " bottom: box.bottom - r, room: b.w, high: b.h }; })"
    )
    for i, one in enumerate(drawn):
        assert one["right"] - one["left"] <= one["room"] + 4, one["id"]
        assert one["bottom"] - one["top"] <= one["high"] + 4, one["id"]
        for other in drawn[i + 1 :]:
            aside = one["right"] <= other["left"] or other["right"] <= one["left"]
            apart = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
            assert aside or apart, (one["id"], other["id"])


def test_no_line_crosses_a_box(open_page: Open) -> None:
    opened = open_page()
    opened.run("select({ box: DATA.boxes.find(b => b.kind === 'policy').id })")
    crossed = opened.run(
        """() => {
          const inside = (x, y, b) => Math.abs(x - b.at.x) < b.w / 2 - 1 && Math.abs(y - b.at.y) < b.h / 2 - 1;
          const found = [];
          for (const path of shown.paths) {
            if (Math.abs(path.edge.a.column - path.edge.b.column) > 1) continue;
            for (let t = 0; t <= 1; t += 0.05) {
              const [x, y] = pointOn(path, t);
              for (const b of shown.boxes) if (inside(x, y, b)) found.push([path.edge.key, b.id]);
            }
          }
          for (const { box, article } of sources()) {
            const line = draw("path", { d: sourcePath(box, article) });
            const end = line.getTotalLength();
            for (let at = 1; at < end - 1; at += 4) {
              const { x, y } = line.getPointAtLength(at);
              for (const b of shown.boxes) if (inside(x, y, b)) found.push(["source", b.id]);
            }
          }
          return found;
        }"""
    )
    assert opened.run("sources().length") > 0
    assert crossed == []


def test_words_on_lines_do_not_touch(open_page: Open) -> None:
    opened = open_page()
    opened.run(
        "select({ box: DATA.boxes.find(b => b.name.includes('Ukraine') && b.column === 3).id })"
    )
    plates = opened.run("plates((words) => 8 * words.length)")
    assert len(plates) > 3
    for i, one in enumerate(plates):
        for other in plates[i + 1 :]:
            aside = abs(one["x"] - other["x"]) >= (one["width"] + other["width"]) / 2
            assert aside or abs(one["y"] - other["y"]) >= 20


def test_first_view_says_how_much_it_shows_and_shows_more(open_page: Open) -> None:
    opened = open_page()
    shown = opened.run("shown.boxes.filter(b => b.column < 4).length")
    whole = opened.run("DATA.boxes.filter(b => b.column < 4).length")
    assert shown < 60 < whole
    words = str(opened.page.locator("#count").text_content())
    assert words.startswith(f"showing {shown} of {whole} boxes")
    opened.page.click("#grow")
    assert opened.run("shown.boxes.filter(b => b.column < 4).length") == min(150, whole)


def test_hop_by_hop(open_page: Open) -> None:
    opened = open_page()
    root = opened.run("DATA.boxes.find(b => b.kind === 'statement' && b.edges.length > 1).id")
    opened.run("(box) => select({ box })", root)
    opened.page.click("text=Only this and its neighbours")
    near = opened.run("shown.boxes.filter(b => b.column < 4).length")
    assert near == 1 + opened.run("new Set(neighbours(boxes.get(state.root))).size")
    opened.page.click("text=One hop further")
    assert opened.run("shown.boxes.filter(b => b.column < 4).length") > near
    opened.page.reload()
    opened.wait()
    assert opened.run("[state.root, state.hops]") == [root, 2]
    opened.page.click("text=Back to the whole")
    assert opened.run("state.root") is None


def test_neighbours_that_are_not_shown_can_be_added(open_page: Open) -> None:
    opened = open_page()
    box = opened.run("shown.boxes.find(b => neighbours(b).some(o => !shown.ids.has(o.id))).id")
    opened.run("(box) => select({ box })", box)
    before = opened.run("shown.boxes.length")
    opened.page.locator("#panel button", has_text="Add ").click()
    assert opened.run("shown.boxes.length") > before


def test_what_search_finds_is_shown_although_it_was_not(open_page: Open) -> None:
    opened = open_page()
    hidden = opened.run("DATA.boxes.find(b => b.column === 1 && !shown.ids.has(b.id)).id")
    opened.run("(box) => select({ box })", hidden)
    assert opened.run("(id) => shown.ids.has(id)", hidden)
    assert opened.run("(id) => network.body.nodes[id] !== undefined", hidden)


def test_selection_dims_what_is_not_related(open_page: Open) -> None:
    opened = open_page(size=DESK)
    opened.run("select({ box: DATA.boxes.find(b => b.kind === 'policy').id })")
    near = opened.run("[...related()].map(b => b.id)")
    dims = opened.run("nodes.get().map(n => [n.id, n.opacity])")
    assert {name for name, opacity in dims if opacity == 1} == set(near)
    assert {opacity for _, opacity in dims} == {1, 0.25}


def test_a_statement_that_affirms_a_ban_prohibits_nothing_itself(open_page: Open) -> None:
    opened = open_page()
    kinds = set(opened.run("DATA.edges.filter(e => e.a.column === 1).map(e => e.kind)"))
    assert kinds <= {"tells", "conflicts"}
    assert "prohibits" in set(
        opened.run("DATA.edges.filter(e => e.a.column === 2).map(e => e.kind)")
    )


def test_what_is_selected_comes_into_sight_on_a_phone(open_page: Open) -> None:
    opened = open_page(size=PHONE, address="#v=graph")
    opened.run("select({ box: shown.boxes.filter(b => b.column === 3).at(-1).id })")
    inside = opened.run(
        "() => { const r = byId('canvas').getBoundingClientRect();"
        " const { x, y } = network.canvasToDOM(boxes.get(state.selected.box).at);"
        " return x > 0 && y > 0 && x < r.width && y < r.height; }"
    )
    assert inside
