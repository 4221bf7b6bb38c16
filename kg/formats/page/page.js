"use strict";
// Draws DATA (see the package's docstring). All text goes in through textContent.

const EDGE_LOOKS = {
  permits: { color: "#00795a", tip: "arrow", words: "permits" },
  prohibits: { color: "#c2410c", tip: "bar", words: "prohibits" },
  asks: { color: "#7a5c00", tip: "arrow", words: "asks for" },
  orders: { color: "#0072b2", tip: "arrow", words: "orders" },
  denies: { color: "#8b1e6b", tip: "bar", words: "denies" },
  says: { color: "#6b7785", tip: "arrow", words: "says or does" },
  concerns: { color: "#9aa3ad", tip: "none", words: "concerns" },
};
const DASHES = { 3: [], 2: [9, 4], 1: [4, 4], 0: [1, 5] };
const CERTAINTY = { 3: "told by the article itself", 2: "told by a source", 1: "only possible", 0: "inferred" };
const LEAST_SCALE = 0.75;
const KINDS = { actor: "actor", statement: "statement", policy: "policy", action: "action", place: "place" };
const HEADS = ["Who", "What was said", "Policies and actions", "Affects"];

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const boxes = new Map(DATA.boxes.map((box) => [box.id, box]));
const hidden = new Set();
let selected = null;
let dark = false;
let paths = [];
let network = null;

// ---- small helpers

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function css(name) {
  return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
}

function button(text, action, attributes = {}) {
  const element = make("button", text, { type: "button", ...attributes });
  element.addEventListener("click", action);
  return element;
}

// ---- the graph

function isShown(box) {
  return !hidden.has(box.kind);
}

function related() {
  if (selected === null) return null;
  const near = new Set();
  for (const edge of DATA.edges) {
    const own = selected.edge === edge || edge.from === selected.box || edge.to === selected.box;
    if (own) near.add(edge.from).add(edge.to);
  }
  if (selected.box) near.add(selected.box);
  return near;
}

function looks(box, near) {
  const faint = near !== null && !near.has(box.id);
  return {
    id: box.id,
    hidden: !isShown(box),
    opacity: faint ? (dark ? 0.38 : 0.25) : 1,
    borderWidth: box.kind === "policy" ? 3 : 1.6,
    color: {
      background: css(box.kind), border: css(`${box.kind}-edge`),
      highlight: { background: css(box.kind), border: css(`${box.kind}-edge`) },
    },
    font: { color: css("ink") },
  };
}

function ports() {
  // Where edges leave and enter a box, sorted by the far end so that they do not cross there.
  const sides = new Map();
  const shown = DATA.edges.filter((e) => isShown(boxes.get(e.from)) && isShown(boxes.get(e.to)));
  for (const edge of shown) {
    for (const [end, far] of [["from", "to"], ["to", "from"]]) {
      const key = `${end} ${edge[end]}`;
      if (!sides.has(key)) sides.set(key, []);
      sides.get(key).push([boxes.get(edge[far]).y, edge, end]);
    }
  }
  const places = new Map();
  for (const list of sides.values()) {
    list.sort((a, b) => a[0] - b[0]);
    list.forEach(([, edge, end], i) => {
      const box = boxes.get(edge[end]);
      const step = Math.min(9, (box.h - 10) / list.length);
      const offset = (i - (list.length - 1) / 2) * step;
      if (!places.has(edge)) places.set(edge, {});
      const right = end === "from";
      places.get(edge)[end] = [box.x + (right ? box.w / 2 : -box.w / 2), box.y + offset];
    });
  }
  return places;
}

function drawEdges(context) {
  const near = related();
  paths = [];
  context.save();
  context.textAlign = "center";
  context.font = "600 15px 'Liberation Sans', Arial, sans-serif";
  context.fillStyle = css("soft");
  const lefts = new Map();
  for (const box of DATA.boxes) lefts.set(box.column, box.x);
  for (const [column, x] of lefts) context.fillText(HEADS[column], x, 14);
  for (const [edge, { from, to }] of ports()) {
    const own = near === null || selected.edge === edge || edge.from === selected.box || edge.to === selected.box;
    const look = EDGE_LOOKS[edge.kind];
    context.globalAlpha = own ? 1 : 0.12;
    context.strokeStyle = dark && edge.kind !== "prohibits" ? css("soft") : look.color;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = edge.kind === "denies" || (own && near !== null) ? 2.6 : 1.7;
    context.setLineDash(DASHES[edge.sure]);
    const bend = Math.max(40, Math.abs(to[0] - from[0]) / 2);
    context.beginPath();
    context.moveTo(from[0], from[1]);
    context.bezierCurveTo(from[0] + bend, from[1], to[0] - bend, to[1], to[0] - 7, to[1]);
    context.stroke();
    context.setLineDash([]);
    drawTip(context, look.tip, to);
    paths.push({ edge, from, to, bend });
  }
  context.restore();
}

function drawTip(context, tip, [x, y]) {
  context.beginPath();
  if (tip === "arrow") {
    context.moveTo(x, y);
    context.lineTo(x - 9, y - 4.5);
    context.lineTo(x - 9, y + 4.5);
    context.fill();
  } else if (tip === "bar") {
    context.fillRect(x - 6, y - 7, 4, 14);
  }
}

function drawLabels(context) {
  if (selected === null) return;
  context.save();
  context.font = "600 15px 'Liberation Sans', Arial, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "middle";
  const taken = [];
  for (const path of paths) {
    const { edge } = path;
    const own = selected.edge === edge || edge.from === selected.box || edge.to === selected.box;
    if (!own || edge.kind === "concerns") continue;
    const [x, middle] = pointOn(path, 0.5);
    let y = middle;
    while (taken.some(([a, b]) => Math.abs(a - x) < 90 && Math.abs(b - y) < 18)) y += 18;
    taken.push([x, y]);
    const width = context.measureText(edge.label).width + 10;
    context.fillStyle = css("plate");
    context.fillRect(x - width / 2, y - 10, width, 20);
    context.fillStyle = css("ink");
    context.fillText(edge.label, x, y);
  }
  context.restore();
}

function pointOn({ from, to, bend }, t) {
  const u = 1 - t;
  const mix = (a, b, c, d) => u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  return [
    mix(from[0], from[0] + bend, to[0] - bend, to[0]),
    mix(from[1], from[1], to[1], to[1]),
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
    if (hit.length) select({ box: hit[0] });
    else {
      const edge = edgeAt(pointer.canvas);
      select(edge ? { edge } : null);
    }
  });
  fit();
}

function fit() {
  // The whole where its labels stay legible, else the full width from the top.
  const stage = byId("canvas").getBoundingClientRect();
  const right = Math.max(...DATA.boxes.map((box) => box.x + box.w / 2), 1);
  const bottom = Math.max(...DATA.boxes.map((box) => box.y + box.h / 2), 1);
  const across = (stage.width - 24) / right;
  const whole = Math.min(across, (stage.height - 24) / (bottom + 20), 1);
  const scale = whole >= LEAST_SCALE ? whole : Math.min(1, Math.max(across, LEAST_SCALE));
  const top = scale === whole ? bottom / 2 : stage.height / 2 / scale - 12 / scale;
  const left = scale > across ? stage.width / 2 / scale - 12 / scale : right / 2;
  network.moveTo({ position: { x: left, y: top }, scale });
}

// ---- the panel

function select(what) {
  selected = what;
  network.selectNodes(what && what.box ? [what.box] : []);
  repaint();
  showPanel();
  saveHash();
}

function showPanel() {
  const panel = byId("panel");
  panel.replaceChildren();
  if (selected === null) return showOverview(panel);
  panel.append(button("← overview", () => select(null)));
  let numbers;
  if (selected.box) {
    const box = boxes.get(selected.box);
    panel.append(make("h2", box.label.replaceAll("\n", " ")));
    numbers = box.facts;
  } else if (selected.edge) {
    panel.append(make("h2", DATA.facts[selected.edge.facts[0]].text));
    numbers = selected.edge.facts;
  } else numbers = [selected.fact];
  for (const number of numbers) panel.append(factElement(DATA.facts[number]));
  panel.scrollTop = 0;
}

function showOverview(panel) {
  panel.append(make("h2", `Where the articles disagree (${DATA.conflicts.length})`));
  if (!DATA.conflicts.length) panel.append(make("p", "No conflict was found."));
  for (const conflict of DATA.conflicts) {
    const element = make("div", null, { class: "fact disputed" });
    element.append(make("h3", conflictName(conflict.kind)), make("p", conflict.note));
    for (const number of conflict.facts.slice(0, 6)) {
      element.append(button(DATA.facts[number].text, () => select({ fact: number })));
    }
    panel.append(element);
  }
  panel.append(make("h2", "Articles"));
  for (const article of DATA.articles) {
    const row = make("p", `[${article.number}] ${article.title}`);
    row.append(make("span", ` ${[article.outlet, article.date, article.file].filter(Boolean).join(", ")}`, { class: "meta" }));
    if (article.text) row.append(" ", button("text", () => showText(article, null)));
    panel.append(row);
  }
}

function conflictName(kind) {
  const names = {
    contradiction: "Contradiction", quoteDrift: "One quotation, several wordings",
    lostQualifier: "A limit that got lost", sourceIdentity: "The same words, another source",
  };
  return names[kind] || kind;
}

function factElement(fact) {
  const element = make("article", null, { class: fact.conflicts.length ? "fact disputed" : "fact" });
  element.append(make("h3", fact.text));
  const origins = `${fact.articles} article${fact.articles === 1 ? "" : "s"}, ${fact.origins} origin${fact.origins === 1 ? "" : "s"}`;
  element.append(make("p", `${origins}; ${fact.certainty.join(", ")}${fact.inferred ? "; inferred" : ""}`, { class: "meta" }));
  for (const evidence of fact.evidence) element.append(...evidenceElements(evidence));
  for (const number of fact.conflicts) element.append(make("p", `Disputed: ${DATA.conflicts[number].note}`, { class: "meta" }));
  element.append(make("p", `rule ${fact.rules.join(", ")}; confidence ${fact.confidence}`, { class: "meta" }));
  return element;
}

function evidenceElements(evidence) {
  const article = DATA.articles[evidence.article];
  const quote = make("blockquote");
  let end = 0;
  for (const [begin, length] of evidence.marks) {
    if (begin < end) continue;
    quote.append(evidence.sentence.slice(end, begin), make("mark", evidence.sentence.slice(begin, begin + length)));
    end = begin + length;
  }
  quote.append(evidence.sentence.slice(end));
  const where = [`[${article.number}]`, article.outlet, article.date, article.file].filter(Boolean).join(" ");
  const line = make("p", where, { class: "meta" });
  if (evidence.chain) line.append(` · ${evidence.chain}`);
  line.append(` · characters ${evidence.offsets.join("–")} `);
  if (article.text) line.append(button("show in text", () => showText(article, evidence)));
  return [quote, line];
}

function showText(article, evidence) {
  const panel = byId("panel");
  panel.replaceChildren(button("← back", showPanel), make("h2", article.title));
  const text = make("div", null, { class: "text" });
  let highlight = null;
  if (evidence) {
    highlight = make("mark", article.text.slice(evidence.begin, evidence.end), { id: "highlight" });
    text.append(article.text.slice(0, evidence.begin), highlight, article.text.slice(evidence.end));
  } else text.append(article.text);
  panel.append(text);
  if (highlight) highlight.scrollIntoView({ block: "center" });
  else panel.scrollTop = 0;
}

// ---- search

function search(words) {
  const list = byId("results");
  list.replaceChildren();
  const wanted = words.trim().toLocaleLowerCase();
  list.hidden = !wanted;
  if (!wanted) return;
  const hits = [];
  for (const { name, box } of DATA.names) {
    if (name.toLocaleLowerCase().includes(wanted)) hits.push([name, { box }]);
  }
  DATA.facts.forEach((fact, number) => {
    const inside = [fact.text, ...fact.evidence.map((e) => e.sentence)];
    if (inside.some((t) => t.toLocaleLowerCase().includes(wanted))) hits.push([fact.text, { fact: number }]);
  });
  for (const [text, target] of hits.slice(0, 40)) {
    const item = make("li");
    item.append(button(text, () => { list.hidden = true; select(target); byId("panel").focus(); }));
    list.append(item);
  }
  if (!hits.length) list.append(make("li", "Nothing found."));
}

function searchKeys(event) {
  const buttons = [...byId("results").querySelectorAll("button")];
  if (event.key === "Escape") byId("results").hidden = true;
  else if (event.key === "Enter" && buttons.length) buttons[0].click();
  else if (event.key === "ArrowDown" && buttons.length) buttons[0].focus();
  else return;
  event.preventDefault();
}

function resultKeys(event) {
  const buttons = [...byId("results").querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "ArrowDown") (buttons[at + 1] || buttons[at]).focus();
  else if (event.key === "ArrowUp") (buttons[at - 1] || byId("search")).focus();
  else if (event.key === "Escape") { byId("results").hidden = true; byId("search").focus(); }
  else return;
  event.preventDefault();
}

// ---- the table

const COLUMNS = [["subject", "Who"], ["predicate", "Does"], ["object", "What"], ["certainty", "Certainty"], ["articles", "Articles"], ["origins", "Origins"]];
let order = null;

function showTable() {
  const holder = byId("table");
  const table = make("table");
  const head = make("tr");
  for (const [key, words] of COLUMNS) {
    const cell = make("th", null, { scope: "col" });
    cell.append(button(words, () => { order = key; showTable(); }));
    head.append(cell);
  }
  const numbers = DATA.facts.map((_, number) => number);
  if (order) {
    numbers.sort((a, b) => {
      const [x, y] = [DATA.facts[a][order], DATA.facts[b][order]];
      return typeof x === "number" ? y - x : String(x).localeCompare(String(y), "en");
    });
  }
  const body = make("tbody");
  for (const number of numbers) {
    const fact = DATA.facts[number];
    const row = make("tr", null, { tabindex: "0" });
    for (const [key] of COLUMNS) {
      const value = key === "predicate" && !fact.positive ? `not ${fact.predicate}` : fact[key];
      row.append(make("td", Array.isArray(value) ? value.join(", ") : value));
    }
    row.addEventListener("click", () => select({ fact: number }));
    row.addEventListener("keydown", (event) => { if (event.key === "Enter") select({ fact: number }); });
    body.append(row);
  }
  const top = make("thead");
  top.append(head);
  table.append(top, body);
  holder.replaceChildren(table);
}

function setView(table) {
  byId("table").hidden = !table;
  byId("canvas").style.visibility = table ? "hidden" : "visible";
  byId("view").textContent = table ? "Graph" : "Table";
  byId("view").setAttribute("aria-pressed", String(table));
  if (table) showTable();
  saveHash();
}

// ---- theme, legend, permalink

function setTheme(value) {
  dark = value;
  root.dataset.theme = dark ? "dark" : "light";
  byId("theme").textContent = dark ? "Light" : "Dark";
  if (network) repaint();
}

function showLegend() {
  const legend = byId("legend");
  for (const [kind, words] of Object.entries(KINDS)) {
    const toggle = button(null, () => {
      if (hidden.has(kind)) hidden.delete(kind);
      else hidden.add(kind);
      toggle.setAttribute("aria-pressed", String(!hidden.has(kind)));
      repaint();
      saveHash();
    }, { "aria-pressed": String(!hidden.has(kind)) });
    const swatch = make("span", null, { class: "swatch" });
    swatch.style.background = `var(--${kind})`;
    swatch.style.borderColor = `var(--${kind}-edge)`;
    toggle.append(swatch, words);
    legend.append(toggle);
  }
  const edges = Object.values(EDGE_LOOKS).map((look) => look.words).join(", ");
  legend.append(make("span", `Lines: ${edges}; solid ${CERTAINTY[3]}, dashed ${CERTAINTY[2]}, dotted ${CERTAINTY[0]}`, { class: "meta" }));
}

function saveHash() {
  const parts = new URLSearchParams();
  if (selected && selected.box) parts.set("n", selected.box);
  if (selected && selected.edge) parts.set("e", DATA.edges.indexOf(selected.edge));
  if (selected && selected.fact !== undefined) parts.set("f", DATA.facts[selected.fact].id);
  if (hidden.size) parts.set("off", [...hidden].sort().join(" "));
  if (!byId("table").hidden) parts.set("v", "table");
  history.replaceState(null, "", `#${parts}`);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const kind of (parts.get("off") || "").split(" ")) if (kind in KINDS) hidden.add(kind);
  if (parts.get("v") === "table") setView(true);
  if (boxes.has(parts.get("n"))) return { box: parts.get("n") };
  const fact = DATA.facts.findIndex((f) => f.id === parts.get("f"));
  if (fact >= 0) return { fact };
  const edge = DATA.edges[Number(parts.get("e") ?? NaN)];
  return edge ? { edge } : null;
}

// ---- start

const system = matchMedia("(prefers-color-scheme: dark)");
setTheme(system.matches);
system.addEventListener("change", (event) => setTheme(event.matches));
byId("count").textContent = DATA.shown < DATA.total
  ? `showing ${DATA.shown} of ${DATA.total} boxes, ${DATA.facts.length} facts`
  : `${DATA.facts.length} facts`;
startNetwork();
const start = readHash();
showLegend();
select(start);
byId("search").addEventListener("input", (event) => search(event.target.value));
byId("search").addEventListener("keydown", searchKeys);
byId("results").addEventListener("keydown", resultKeys);
byId("view").addEventListener("click", () => setView(byId("table").hidden));
byId("theme").addEventListener("click", () => setTheme(!dark));
addEventListener("resize", fit);
