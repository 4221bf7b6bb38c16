"use strict";
// What is selected, filtered and shown; everything else is drawn from it.

const ROW = 4;
const VIEWS = { graph: "Graph", list: "List", table: "Table", matrix: "Who may what", quotes: "Quotes" };
const KINDS = {
  actor: "Actors", statement: "Statements", topic: "Topics", policy: "Policies", action: "Actions",
  place: "Places", article: "Articles", outlet: "Outlets",
};
const LINES = {
  says: { tip: "arrow", words: "says" },
  tells: { tip: "arrow", words: "tells of" },
  permits: { tip: "arrow", words: "permits" },
  prohibits: { tip: "bar", words: "prohibits" },
  orders: { tip: "arrow", words: "orders" },
  asks: { tip: "arrow", words: "asks" },
  decides: { tip: "arrow", words: "decides" },
  does: { tip: "arrow", words: "does" },
  concerns: { tip: "arrow", words: "concerns" },
  conflicts: { tip: "diamond", words: "conflicts" },
  source: { tip: "arrow", words: "source (on selection)" },
};
const DASHES = { 3: [], 2: [9, 4], 1: [4, 4], 0: [1, 5] };
const VOICES = { 3: "named source", 2: "group", 1: "unnamed source", 0: "inferred" };
const CERTAINTIES = {
  asserted: "told as a fact", attributed: "attributed", possible: "possible", hypothetical: "hypothetical",
};
const PHONE = matchMedia("(max-width: 820px)");

const state = {
  view: "graph", selected: null, off: new Set(), article: null, outlet: "", from: "", to: "", undated: true,
  dark: false, level: 0, root: null, hops: 1, grown: [], topic: null, sort: "", down: false,
};

DATA.boxes = BOXES;
const layout = DATA.layout;
const boxes = new Map(DATA.boxes.map((box) => [box.id, box]));
const hasOverview = DATA.boxes.some((box) => box.overview);

DATA.boxes.forEach((box, index) => {
  box.index = index;
  box.w = layout.widths[box.column];
  box.h = layout.line * box.lines + layout.padding;
  box.edges = [];
  box.first = box.x !== undefined && box.column !== ROW && !box.overview;
});
for (const edge of DATA.edges) {
  edge.a = DATA.boxes[edge.from];
  edge.b = DATA.boxes[edge.to];
  edge.a.edges.push(edge);
  edge.b.edges.push(edge);
  edge.key = [edge.a.id, edge.kind, edge.b.id].join(" → ");
}
for (const box of DATA.boxes) {
  if (!box.facts.length && !box.overview) box.facts = [...new Set(box.edges.flatMap((edge) => edge.facts))];
}
DATA.facts.forEach((fact, number) => {
  fact.number = number;
  fact.text = `${fact.subject} ${fact.phrase}: ${fact.object}`;
  fact.told = new Set(fact.evidence.map((evidence) => DATA.sentences[evidence.sentence].article));
});

let passing = [];
let shown = { boxes: [], ids: new Set(), edges: [], of: 0 };

function sentenceOf(evidence) {
  return DATA.sentences[evidence.sentence];
}

function isFiltered() {
  return state.off.size > 0 || state.article !== null || state.outlet !== "" || state.from !== ""
    || state.to !== "" || !state.undated;
}

function passes(fact) {
  const box = DATA.boxes[fact.box];
  if (state.off.has(`sure-${fact.sure}`) || state.off.has(`line-${fact.kind}`)) return false;
  if (box && state.off.has(`box-${box.kind}`)) return false;
  if (fact.certainty.every((word) => state.off.has(`certainty-${word}`))) return false;
  if (state.article !== null && !fact.told.has(state.article)) return false;
  if (state.outlet && ![...fact.told].some((a) => DATA.articles[a].outlets.includes(state.outlet))) return false;
  if (state.topic !== null && fact.topic !== state.topic) return false;
  return isWhen(fact);
}

function isWhen(fact) {
  if (!fact.date) return state.undated;
  return (!state.from || fact.date >= state.from) && (!state.to || fact.date <= state.to);
}

function isAllowed(box) {
  if (state.off.has(`box-${box.kind}`)) return false;
  return box.overview || box.column === ROW || box.facts.some((number) => passing[number]);
}

function isEdgeAllowed(edge) {
  if (state.off.has(`line-${edge.kind}`)) return false;
  if (edge.a.overview) return true;
  if (edge.kind === "conflicts") return true;
  return edge.facts.some((number) => passing[number]) && !state.off.has(`sure-${edge.sure}`);
}

function computeShown() {
  passing = DATA.facts.map(passes);
  const allowed = DATA.boxes.filter((box) => box.column !== ROW && !box.overview && isAllowed(box));
  const chosen = new Set(baseBoxes(allowed));
  const selected = boxes.get(selectedBoxId());
  for (const id of state.grown) if (boxes.has(id)) grow(boxes.get(id), chosen);
  if (selected && selected.column !== ROW && isAllowed(selected) && !chosen.has(selected)) {
    if (!selected.overview) grow(selected, chosen);
  }
  const overview = [...chosen].some((box) => box.overview);
  for (const box of DATA.boxes) {
    if (box.column === ROW && Boolean(box.overview) === overview && isAllowed(box)) chosen.add(box);
  }
  const edges = DATA.edges.filter((edge) => chosen.has(edge.a) && chosen.has(edge.b) && isEdgeAllowed(edge));
  shown = { boxes: [...chosen], ids: new Set([...chosen].map((box) => box.id)), edges, of: allowed.length, overview };
  place(shown);
}

function baseBoxes(allowed) {
  if (state.root !== null && boxes.has(state.root)) return around(boxes.get(state.root), state.hops);
  if (hasOverview && state.topic === null) return DATA.boxes.filter((box) => box.overview && box.column !== ROW && isAllowed(box));
  if (state.level === 2) return allowed.slice(0, 600);
  if (state.level === 1) return allowed.slice(0, 150);
  if (!isFiltered() && state.topic === null) return allowed.filter((box) => box.first);
  return pick(allowed);
}

function pick(allowed) {
  // As many of the most important boxes as a window has room for.
  const filled = [0, 0, 0, 0];
  return allowed.filter((box) => {
    if (filled[box.column] + box.h + layout.gap > layout.first) return false;
    filled[box.column] += box.h + layout.gap;
    return true;
  });
}

function neighbours(box) {
  return box.edges.filter(isEdgeAllowed).map((edge) => (edge.a === box ? edge.b : edge.a)).filter(isAllowed);
}

function around(box, hops) {
  const found = new Set([box]);
  let rim = [box];
  for (let hop = 0; hop < hops && found.size < 150; hop++) {
    rim = [...new Set(rim.flatMap(neighbours))].filter((other) => !found.has(other)).sort((a, b) => a.index - b.index);
    for (const other of rim.slice(0, 150 - found.size)) found.add(other);
  }
  return [...found];
}

function grow(box, chosen) {
  const near = [...new Set(neighbours(box))].filter((other) => !chosen.has(other)).sort((a, b) => a.index - b.index);
  chosen.add(box);
  for (const other of near.slice(0, 12)) chosen.add(other);
}

function selectedBoxId() {
  if (!state.selected) return undefined;
  if (state.selected.box !== undefined) return state.selected.box;
  if (state.selected.fact !== undefined) return DATA.boxes[DATA.facts[state.selected.fact].box]?.id;
  return undefined;
}

function shownFacts() {
  return DATA.facts.filter((fact) => passing[fact.number]);
}
