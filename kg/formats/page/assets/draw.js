"use strict";
// The canvas: boxes by vis-network, lines by ourselves behind them, where they hide no label.

const FONT_FAMILY = "'Liberation Sans', Arial, sans-serif";
const FONT = `600 15px ${FONT_FAMILY}`;
const LEAST_SCALE = 0.74;
const HEADS = ["Who said it", "What was said", "Policies and actions", "Affects", "Where it was reported"];
const OVERVIEW_HEADS = ["Who speaks most", "Topics", "Policies and actions", "Affected most", "When it was reported"];
const palette = new Map();
let network = null;
let nodes = null;

function css(name) {
  if (!palette.has(name)) palette.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return palette.get(name);
}

// ---- what is drawn, for the canvas and for files alike

function isOwn(edge) {
  const { selected } = state;
  if (!selected) return false;
  if (selected.edge) return selected.edge === edge;
  if (selected.conflict !== undefined) return edge.conflicts.includes(selected.conflict);
  if (selected.fact !== undefined) return edge.facts.includes(selected.fact);
  return edge.a.id === selected.box || edge.b.id === selected.box;
}

function related() {
  // The boxes that are not dimmed: the selected one, its neighbours, and where it was reported.
  const { selected } = state;
  if (!selected) return null;
  const near = new Set();
  for (const edge of shown.edges) if (isOwn(edge)) near.add(edge.a).add(edge.b);
  const box = boxes.get(selectedBoxId());
  if (box) near.add(box);
  if (selected.conflict !== undefined) for (const index of DATA.conflicts[selected.conflict].boxes) near.add(DATA.boxes[index]);
  for (const { box: one, article } of sources()) near.add(one).add(article);
  return near;
}

function sources() {
  // Pairs of a box and the article that tells it, for what is selected.
  const { selected } = state;
  if (!selected || state.off.has("line-source") || shown.overview) return [];
  const row = shown.boxes.filter((box) => box.article !== undefined);
  const box = boxes.get(selectedBoxId());
  const middle = () => shown.boxes.filter((one) => one.column === 1 || one.column === 2);
  if (box && (box.article !== undefined || box.outlet !== undefined)) {
    const own = row.filter((one) => one === box || DATA.articles[one.article].outlets.includes(box.outlet));
    return own.flatMap((article) => middle().filter((one) => articlesOf(one).has(article.article)).map((one) => ({ box: one, article })));
  }
  if (!box || !shown.ids.has(box.id)) return [];
  const told = selected.fact === undefined ? articlesOf(box) : DATA.facts[selected.fact].told;
  return row.filter((article) => told.has(article.article)).map((article) => ({ box, article }));
}

function articlesOf(box) {
  return new Set(box.facts.filter((number) => passing[number]).flatMap((number) => [...DATA.facts[number].told]));
}

function strokes(near) {
  const faint = state.dark ? 0.2 : 0.13;
  const found = shown.paths.map((path) => {
    const own = near === null || isOwn(path.edge);
    const { kind, sure } = path.edge;
    return {
      d: curve(path), tip: tipOf(LINES[kind].tip, path.to), color: css(kind), alpha: own ? 1 : faint,
      width: kind === "conflicts" || (own && near !== null) ? 2.6 : 1.7, dash: DASHES[sure],
    };
  });
  for (const { box, article } of sources()) {
    const tip = `M${article.at.x} ${article.at.y - article.h / 2}l-4.8 -9h9.6z`;
    found.push({ d: sourcePath(box, article), tip, color: css("source"), alpha: 1, width: 1.7, dash: [2, 4] });
  }
  // What belongs to the selection is drawn last, over the rest.
  return found.sort((one, other) => one.alpha - other.alpha);
}

function lanes() {
  const heads = shown.overview ? OVERVIEW_HEADS : HEADS;
  return heads.flatMap((words, column) => {
    const own = shown.boxes.filter((box) => box.column === column);
    if (!own.length) return [];
    if (column === ROW) {
      // Between the lines that come down to the first box and to the second.
      return [{ words, x: own[0].at.x + 12, y: Math.min(...own.map((box) => box.at.y - box.h / 2)) - 12, row: true }];
    }
    const left = columnLeft(column) - 12;
    return [{ words, x: left + layout.widths[column] / 2 + 12, y: 14, left, width: layout.widths[column] + 24, bottom: shown.bottom + 14 }];
  });
}

function plates(measure) {
  // The words on the lines of the selection, inside the gutter, pushed apart where they would touch.
  if (!state.selected) return [];
  const found = [];
  for (const path of shown.paths) {
    if (!isOwn(path.edge)) continue;
    const { from, to, edge } = path;
    const words = inLines(edge.label || LINES[edge.kind].words, measure);
    const width = Math.max(...words.map(measure)) + 8;
    const high = 18 * words.length + 2;
    const [on, middle] = pointOn(path, 0.5);
    const least = Math.min(from.x, to.x) + width / 2 + 2;
    const x = from.side === to.side ? Math.max(on, least) : Math.max(least, Math.min(on, Math.max(from.x, to.x) - width / 2 - 2));
    const touches = (y) => found.some((one) => Math.abs(one.x - x) < (one.width + width) / 2 && Math.abs(one.y - y) < (one.high + high) / 2 + 1);
    let y = middle;
    for (let move = 1; touches(y) && move < 160; move++) y = middle + (move % 2 ? 1 : -1) * Math.ceil(move / 2) * 6;
    found.push({ words, width, high, x, y });
  }
  return found;
}

function inLines(text, measure) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && measure(longer) <= layout.gutter - 12) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function opacity(box, near) {
  if (near === null || near.has(box)) return 1;
  return state.dark ? 0.38 : 0.25;
}

// ---- the canvas

function drawLines(context) {
  context.save();
  context.font = FONT;
  for (const lane of lanes().filter((one) => !one.row)) {
    context.fillStyle = css("lane");
    context.beginPath();
    context.roundRect(lane.left, -10, lane.width, lane.bottom + 10, 8);
    context.fill();
    context.textAlign = "center";
    context.fillStyle = css("soft");
    context.fillText(lane.words, lane.x, lane.y);
  }
  for (const stroke of strokes(related())) {
    context.globalAlpha = stroke.alpha;
    context.strokeStyle = stroke.color;
    context.fillStyle = stroke.color;
    context.lineWidth = stroke.width;
    context.setLineDash(stroke.dash);
    context.stroke(new Path2D(stroke.d));
    context.setLineDash([]);
    context.fill(new Path2D(stroke.tip));
  }
  context.globalAlpha = 1;
  for (const lane of lanes().filter((one) => one.row)) {
    context.textAlign = "left";
    context.fillStyle = css("soft");
    context.fillText(lane.words, lane.x, lane.y);
  }
  context.restore();
}

function drawPlates(context) {
  context.save();
  context.font = FONT;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { words, width, high, x, y } of plates((text) => context.measureText(text).width)) {
    context.fillStyle = css("plate");
    context.fillRect(x - width / 2, y - high / 2, width, high);
    context.fillStyle = css("ink");
    words.forEach((line, i) => context.fillText(line, x, y + 18 * (i - (words.length - 1) / 2)));
  }
  context.restore();
  if (!performance.getEntriesByName("first view").length) performance.mark("first view");
}

function looks(box, near) {
  const fill = { background: css(box.kind), border: css(`${box.kind}-edge`) };
  return {
    id: box.id, label: box.label, x: box.at.x, y: box.at.y, opacity: opacity(box, near),
    widthConstraint: { minimum: box.w - 16 }, borderWidth: box.kind === "policy" ? 3 : 1.6,
    color: { ...fill, highlight: fill }, font: { color: css("ink") },
    shapeProperties: { borderRadius: box.kind === "statement" ? 2 : 6 },
  };
}

function showGraph({ fitted = false } = {}) {
  const fresh = network === null;
  if (fresh) startNetwork();
  const near = related();
  const gone = nodes.getIds().filter((id) => !shown.ids.has(id));
  nodes.remove(gone);
  nodes.update(shown.boxes.map((box) => looks(box, near)));
  const id = selectedBoxId();
  network.selectNodes(id && shown.ids.has(id) ? [id] : []);
  if (fresh || fitted) fit();
  else network.redraw();
  if (id && shown.ids.has(id)) reveal(boxes.get(id), 0);
}

function startNetwork() {
  nodes = new vis.DataSet([]);
  network = new vis.Network(byId("canvas"), { nodes, edges: [] }, OPTIONS);
  network.on("beforeDrawing", drawLines);
  network.on("afterDrawing", drawPlates);
  network.on("click", ({ nodes: hit, pointer }) => {
    const edge = hit.length ? null : edgeAt(pointer.canvas);
    select(hit.length ? { box: hit[0] } : edge ? { edge } : null);
  });
  network.on("doubleClick", ({ nodes: hit }) => hit.length && expand(boxes.get(hit[0])));
  network.on("hoverNode", () => { byId("canvas").style.cursor = "pointer"; });
  network.on("blurNode", () => { byId("canvas").style.cursor = ""; });
}

function expand(box) {
  if (box.topic !== undefined) return change({ topic: box.topic, selected: null }, { push: true });
  return change({ grown: [...new Set([...state.grown, box.id])] }, { push: true });
}

function edgeAt({ x, y }) {
  let best = null;
  let least = 8 / network.getScale();
  for (const path of shown.paths) {
    for (let t = 0; t <= 1; t += 0.02) {
      const [a, b] = pointOn(path, t);
      const distance = Math.hypot(a - x, b - y);
      if (distance < least) [best, least] = [path.edge, distance];
    }
  }
  return best;
}

function extent() {
  const right = Math.max(columnLeft(3) + layout.widths[3], ...shown.boxes.map((box) => box.at.x + box.w / 2));
  const bottom = Math.max(200, ...shown.boxes.map((box) => box.at.y + box.h / 2));
  return { right, bottom };
}

function fit() {
  // The whole where its labels stay legible, else the full width from the top.
  const stage = byId("canvas").getBoundingClientRect();
  if (!network || !stage.width) return;
  const { right, bottom } = extent();
  const across = (stage.width - 40) / (right + 24);
  const whole = Math.min(across, (stage.height - 16) / (bottom + 24), 1.25);
  const scale = whole >= LEAST_SCALE ? whole : Math.min(1, Math.max(across, LEAST_SCALE));
  const tall = (bottom + 24) * scale > stage.height;
  const top = tall ? stage.height / 2 / scale - 18 / scale : (bottom - 8) / 2;
  const left = scale > across + 0.001 ? stage.width / 2 / scale - 20 / scale : right / 2;
  network.moveTo({ position: { x: left, y: top }, scale });
}

function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

// ---- the keyboard on the graph

function graphKeys(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  if (event.key in moves) walk(...moves[event.key]);
  else if (event.key === "+") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fit();
  else if (event.key === "Escape") select(null);
  else if (event.key === "Enter") byId("panel").focus();
  else return;
  event.preventDefault();
}

function walk(aside, down) {
  const now = boxes.get(selectedBoxId());
  const column = (number) => shown.boxes.filter((box) => box.column === number).sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
  let next = null;
  if (!now || !shown.ids.has(now.id)) next = shown.boxes.find((box) => box.column === 0) || shown.boxes[0];
  else if (aside && now.column !== ROW) {
    for (let number = now.column + aside; number >= 0 && number < ROW && !next; number += aside) {
      next = column(number).sort((a, b) => Math.abs(a.at.y - now.at.y) - Math.abs(b.at.y - now.at.y))[0];
    }
  } else {
    const own = column(now.column);
    const step = now.column === ROW ? aside : down;
    next = own[own.indexOf(now) + step] || (down > 0 && now.column !== ROW ? column(ROW)[0] : down < 0 && now.column === ROW ? column(0)[0] : null);
  }
  if (!next) return;
  select({ box: next.id }, { push: false });
  reveal(next);
}

function reveal(box, edge = 50) {
  const stage = byId("canvas").getBoundingClientRect();
  const { x, y } = network.canvasToDOM(box.at);
  if (x < edge || y < edge || x > stage.width - edge || y > stage.height - edge) network.moveTo({ position: box.at });
}
