"use strict";
// The permalink: selection, filters, view and theme in the hash; back and forward through them.

const system = matchMedia("(prefers-color-scheme: dark)");
let step = 0;
let furthest = 0;
let canTravel = true;

function hashOf() {
  const parts = new URLSearchParams();
  const { selected } = state;
  if (selected?.box !== undefined) parts.set("n", selected.box);
  if (selected?.edge) parts.set("e", selected.edge.key);
  if (selected?.fact !== undefined) parts.set("f", DATA.facts[selected.fact].id);
  if (selected?.conflict !== undefined) parts.set("c", DATA.conflicts[selected.conflict].id);
  if (state.off.size) parts.set("off", [...state.off].sort().join("."));
  if (state.article !== null) parts.set("a", DATA.articles[state.article].number);
  if (state.outlet) parts.set("o", state.outlet);
  if (state.from) parts.set("from", state.from);
  if (state.to) parts.set("to", state.to);
  if (!state.undated) parts.set("u", "0");
  if (state.root !== null) parts.set("r", `${state.hops} ${state.root}`);
  if (state.grown.length) parts.set("x", state.grown.join(" + "));
  if (state.level) parts.set("m", state.level);
  if (state.topic !== null) parts.set("t", state.topic);
  if (state.sort) parts.set("s", (state.down ? "-" : "") + state.sort);
  if (state.dark !== system.matches) parts.set("d", state.dark ? "1" : "0");
  if (state.view !== firstView()) parts.set("v", state.view);
  return `#${parts}`;
}

function firstView() {
  return PHONE.matches ? "list" : "graph";
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const text = (key) => parts.get(key) || "";
  const number = (key, most) => Math.max(0, Math.min(most, Number.parseInt(text(key), 10) || 0));
  const article = DATA.articles.findIndex((row) => String(row.number) === text("a"));
  const known = new Set(filterKeys());
  const day = (key) => (/^\d{4}-\d{2}-\d{2}$/.test(text(key)) ? text(key) : "");
  const [, hops, root] = /^(\d) (.*)$/.exec(text("r")) || [];
  Object.assign(state, {
    view: text("v") in VIEWS ? text("v") : firstView(),
    selected: selectionIn(text),
    off: new Set(text("off").split(".").filter((key) => known.has(key))),
    article: article >= 0 ? article : null,
    outlet: outletNames().includes(text("o")) ? text("o") : "",
    from: day("from"), to: day("to"), undated: text("u") !== "0",
    root: boxes.has(root) ? root : null, hops: Number(hops) || 1,
    grown: text("x").split(" + ").filter((id) => boxes.has(id)),
    level: number("m", 2),
    topic: parts.has("t") && hasOverview ? number("t", 99) : null,
    sort: text("s").replace(/^-/, ""), down: text("s").startsWith("-"),
    dark: parts.has("d") ? text("d") === "1" : system.matches,
  });
}

function selectionIn(text) {
  if (boxes.has(text("n"))) return { box: text("n") };
  const fact = DATA.facts.findIndex((one) => one.id === text("f"));
  if (text("f") && fact >= 0) return { fact };
  const conflict = DATA.conflicts.findIndex((one) => one.id === text("c"));
  if (text("c") && conflict >= 0) return { conflict };
  const edge = DATA.edges.find((one) => one.key === text("e"));
  return text("e") && edge ? { edge } : null;
}

function keepAddress(push) {
  const hash = hashOf();
  try {
    if (push && hash !== (location.hash || "#")) {
      step += 1;
      furthest = step;
      history.pushState({ step }, "", hash);
    } else history.replaceState({ step }, "", hash);
  } catch {
    // A frame without an address of its own (a notebook) has no history either.
    canTravel = false;
  }
  byId("back").disabled = !canTravel || step === 0;
  byId("forward").disabled = !canTravel || step >= furthest;
}

function travel(event) {
  step = event.state?.step ?? step;
  readHash();
  setTheme(state.dark);
  refresh({ fitted: true });
}

// ---- what changes the state

function select(what, { push = true } = {}) {
  state.selected = what;
  refresh({ push });
  if (what) {
    const box = boxes.get(selectedBoxId());
    announce(box ? `${KINDS[box.kind].replace(/ies$/, "y").replace(/s$/, "")}: ${cut(box.name, 200)}` : "Selected");
  }
}

function setView(view) {
  state.view = view;
  refresh({ push: true, fitted: true });
}

function setTheme(dark) {
  state.dark = dark;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  byId("theme").textContent = dark ? "Light" : "Dark";
  palette.clear();
}

function change(changes, { push = false } = {}) {
  Object.assign(state, changes);
  refresh({ push, fitted: true });
}
