"use strict";
// The canvas: boxes by vis-network, edges by ourselves behind them. All text goes in as text.

const EDGE_LOOKS = {
  permits: { tip: "arrow", words: "permits" },
  prohibits: { tip: "bar", words: "prohibits" },
  conflicts: { tip: "diamond", words: "conflicts" },
  asks: { tip: "arrow", words: "asks" },
  orders: { tip: "arrow", words: "orders" },
  does: { tip: "arrow", words: "does" },
  decides: { tip: "arrow", words: "decides" },
  says: { tip: "arrow", words: "says" },
  tells: { tip: "arrow", words: "tells of" },
  concerns: { tip: "arrow", words: "concerns" },
};
const DASHES = { 3: [], 2: [9, 4], 1: [4, 4], 0: [1, 5] };
const VOICES = { 3: "the article or a named source", 2: "a group", 1: "an unnamed source", 0: "inferred" };
const LEAST_SCALE = 0.75;
const HEADS = ["Who said it", "What was said", "Policies and actions", "Affects", "Where it was reported"];
const FONT = "600 15px 'Liberation Sans', Arial, sans-serif";

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const boxes = new Map(DATA.boxes.map((box) => [box.id, box]));
const hidden = new Set();
let selected = null;
let dark = false;
let paths = [];
let network = null;
let palette = {};

function css(name) {
  if (!(name in palette)) palette[name] = getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  return palette[name];
}

function isShown(box) {
  return !hidden.has(box.kind);
}

function isOwn(edge) {
  return selected !== null && (selected.edge === edge || edge.from === selected.box || edge.to === selected.box);
}

function articlesOf(box) {
  if (box.article !== undefined) return new Set([box.article]);
  return new Set(box.facts.flatMap((number) => DATA.facts[number].evidence.map((e) => e.article)));
}

function related() {
  // The boxes that are not dimmed: the selected one, its neighbours, and where it was reported.
  if (selected === null || selected.fact !== undefined) return null;
  const near = new Set();
  for (const edge of DATA.edges) if (isOwn(edge)) near.add(edge.from).add(edge.to);
  const box = boxes.get(selected.box);
  if (box) {
    near.add(box.id);
    const articles = articlesOf(box);
    for (const other of DATA.boxes) {
      if (box.article !== undefined ? articlesOf(other).has(box.article) : articles.has(other.article)) near.add(other.id);
    }
  }
  return near;
}

function looks(box, near) {
  const faint = near !== null && !near.has(box.id);
  const fill = { background: css(box.kind), border: css(`${box.kind}-edge`) };
  return {
    id: box.id,
    hidden: !isShown(box),
    opacity: faint ? (dark ? 0.38 : 0.25) : 1,
    borderWidth: box.kind === "policy" ? 3 : 1.6,
    color: { ...fill, highlight: fill },
    font: { color: css("ink") },
  };
}

function sideOf(box, other) {
  // Edges leave on the side of the other box; within a column they bulge to the right.
  return other.column >= box.column ? 1 : -1;
}

function ports() {
  // Where edges touch a box, sorted by the far end so that they do not cross there.
  const sides = new Map();
  for (const edge of DATA.edges) {
    const ends = { from: boxes.get(edge.from), to: boxes.get(edge.to) };
    if (hidden.has(edge.kind) || !isShown(ends.from) || !isShown(ends.to)) continue;
    for (const [end, far] of [["from", "to"], ["to", "from"]]) {
      const side = sideOf(ends[end], ends[far]);
      const key = `${side} ${edge[end]}`;
      if (!sides.has(key)) sides.set(key, []);
      sides.get(key).push({ y: ends[far].y, edge, end, side });
    }
  }
  const places = new Map();
  for (const list of sides.values()) {
    list.sort((a, b) => a.y - b.y);
    list.forEach(({ edge, end, side }, i) => {
      const box = boxes.get(edge[end]);
      const step = Math.min(9, (box.h - 10) / list.length);
      if (!places.has(edge)) places.set(edge, {});
      const y = box.y + (i - (list.length - 1) / 2) * step;
      places.get(edge)[end] = { x: box.x + (side * box.w) / 2, y, side };
    });
  }
  return places;
}

function drawEdges(context) {
  const near = related();
  context.save();
  context.textAlign = "center";
  context.font = FONT;
  drawColumns(context);
  paths = [...ports()].map(([edge, { from, to }]) => ({ edge, from, to, bend: bendOf(from, to) }));
  for (const path of paths) {
    const own = near === null || isOwn(path.edge);
    const conflict = path.edge.kind === "conflicts";
    context.globalAlpha = own ? 1 : dark ? 0.2 : 0.12;
    context.strokeStyle = css(path.edge.kind);
    context.fillStyle = context.strokeStyle;
    context.lineWidth = conflict || (own && near !== null) ? 2.6 : 1.7;
    context.setLineDash(DASHES[path.edge.sure]);
    trace(context, path);
    context.setLineDash([]);
    drawTip(context, EDGE_LOOKS[path.edge.kind].tip, path.to);
  }
  context.restore();
}

function drawColumns(context) {
  const bottom = Math.max(...DATA.boxes.filter((box) => box.column < 4).map((box) => box.y + box.h / 2), 0);
  for (let column = 0; column < HEADS.length; column++) {
    const first = DATA.boxes.find((box) => box.column === column && (column < 4 || box.article === 0));
    if (!first) continue;
    if (column < 4) {
      context.fillStyle = css("lane");
      context.fillRect(first.x - first.w / 2 - 12, -10, first.w + 24, bottom + 24);
    }
    context.fillStyle = css("soft");
    context.fillText(HEADS[column], first.x, column < 4 ? 14 : first.y - first.h / 2 - 14);
  }
}

function bendOf(from, to) {
  if (from.side === to.side) return 44 + Math.min(48, Math.abs(to.y - from.y) / 8);
  return Math.max(40, Math.abs(to.x - from.x) / 2);
}

function trace(context, { from, to, bend }) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x + from.side * bend, from.y, to.x + to.side * bend, to.y, to.x + to.side * 7, to.y);
  context.stroke();
}

function drawTip(context, tip, { x, y, side }) {
  context.beginPath();
  if (tip === "bar") {
    context.fillRect(x + (side > 0 ? 3 : -7), y - 7, 4, 14);
    return;
  }
  context.moveTo(x, y);
  context.lineTo(x + side * (tip === "diamond" ? 6 : 9), y - 4.8);
  if (tip === "diamond") context.lineTo(x + side * 12, y);
  context.lineTo(x + side * (tip === "diamond" ? 6 : 9), y + 4.8);
  context.fill();
}

function drawLabels(context) {
  if (selected === null) return;
  context.save();
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const taken = [];
  for (const path of paths) {
    if (!isOwn(path.edge)) continue;
    const [x, middle] = pointOn(path, 0.5);
    let y = middle;
    while (taken.some(([a, b]) => Math.abs(a - x) < 90 && Math.abs(b - y) < 20)) y += 20;
    taken.push([x, y]);
    const words = path.edge.label || EDGE_LOOKS[path.edge.kind].words;
    const width = context.measureText(words).width + 10;
    context.fillStyle = css("plate");
    context.fillRect(x - width / 2, y - 10, width, 20);
    context.fillStyle = css("ink");
    context.fillText(words, x, y);
  }
  context.restore();
}

function pointOn({ from, to, bend }, t) {
  const u = 1 - t;
  const mix = (a, b, c, d) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return [
    mix(from.x, from.x + from.side * bend, to.x + to.side * bend, to.x),
    mix(from.y, from.y, to.y, to.y),
  ];
}

function edgeAt({ x, y }) {
  let best = null;
  let least = 8 / network.getScale();
  for (const path of paths) {
    for (let t = 0; t <= 1; t += 0.02) {
      const [a, b] = pointOn(path, t);
      const distance = Math.hypot(a - x, b - y);
      if (distance < least) [best, least] = [path.edge, distance];
    }
  }
  return best;
}

function repaint() {
  palette = {};
  const near = related();
  network.body.data.nodes.update(DATA.boxes.map((box) => looks(box, near)));
  network.redraw();
}

function startNetwork() {
  const nodes = new vis.DataSet(NODES.map((node) => ({ ...node, group: undefined, ...looks(boxes.get(node.id), null) })));
  network = new vis.Network(byId("canvas"), { nodes, edges: [] }, OPTIONS);
  network.on("beforeDrawing", drawEdges);
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes: hit, pointer }) => {
    const edge = hit.length ? null : edgeAt(pointer.canvas);
    select(hit.length ? { box: hit[0] } : edge ? { edge } : null);
  });
  fit();
}

function fit() {
  // The whole where its labels stay legible, else the full width from the top.
  const stage = byId("canvas").getBoundingClientRect();
  const right = Math.max(...DATA.boxes.map((box) => box.x + box.w / 2), 1);
  const bottom = Math.max(...DATA.boxes.map((box) => box.y + box.h / 2), 1);
  const across = (stage.width - 44) / right;
  const whole = Math.min(across, (stage.height - 24) / (bottom + 20), 1);
  const scale = whole >= LEAST_SCALE ? whole : Math.min(1, Math.max(across, LEAST_SCALE));
  const top = scale === whole ? bottom / 2 : stage.height / 2 / scale - 12 / scale;
  const left = scale > across ? stage.width / 2 / scale - 12 / scale : right / 2;
  network.moveTo({ position: { x: left, y: top }, scale });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}
