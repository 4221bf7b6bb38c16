"use strict";
// The legend, which is the filters.

function filterKeys() {
  return [
    ...Object.keys(KINDS).map((key) => `box-${key}`), ...Object.keys(LINES).map((key) => `line-${key}`),
    ...Object.keys(VOICES).map((key) => `sure-${key}`), ...Object.keys(CERTAINTIES).map((key) => `certainty-${key}`),
  ];
}

function outletNames() {
  return [...new Set(DATA.articles.flatMap((article) => article.outlets))].sort();
}

function startLegend() {
  const kinds = make("div", null, { role: "group", "aria-label": "Boxes" });
  const lines = make("div", null, { role: "group", "aria-label": "Lines" });
  const voices = make("div", null, { role: "group", "aria-label": "Who vouches" });
  const counts = new Map();
  for (const box of DATA.boxes) if (!box.overview || box.kind === "topic") counts.set(box.kind, (counts.get(box.kind) || 0) + 1);
  counts.set("article", DATA.counts.articles);
  counts.set("outlet", outletNames().length);
  for (const [kind, words] of Object.entries(KINDS)) {
    if (!counts.get(kind)) continue;
    const swatch = make("span", null, { class: "swatch" });
    swatch.style.background = `var(--${kind})`;
    swatch.style.borderColor = `var(--${kind}-edge)`;
    kinds.append(toggle(`box-${kind}`, swatch, words, counts.get(kind)));
  }
  for (const [kind, { tip, words }] of Object.entries(LINES)) {
    if (kind !== "source" && !DATA.edges.some((edge) => edge.kind === kind)) continue;
    lines.append(toggle(`line-${kind}`, sample(`var(--${kind})`, kind === "source" ? [2, 4] : [], tip), words));
  }
  for (const sure of [3, 2, 1, 0]) {
    if (!DATA.facts.some((fact) => fact.sure === sure)) continue;
    voices.append(toggle(`sure-${sure}`, sample("var(--soft)", DASHES[sure], null), VOICES[sure]));
  }
  byId("legend").append(kinds, lines, voices);
  startSheet();
}

function sample(color, dash, tip) {
  const svg = draw("svg", { width: 28, height: 14, viewBox: "0 0 28 14", "aria-hidden": "true" });
  svg.append(draw("path", { d: `M1 7H${tip ? 19 : 27}`, stroke: color, "stroke-width": 2.2, "stroke-dasharray": dash.join(" ") || "none", fill: "none" }));
  if (tip) svg.append(draw("path", { d: tipOf(tip, { x: 27, y: 7, side: -1 }), fill: color }));
  svg.style.color = color;
  return svg;
}

function toggle(key, sign, words, count) {
  const content = [sign, make("span", words)];
  if (count) content.push(make("span", count.toLocaleString("en"), { class: "meta" }));
  return checkbox(key, true, content, (on) => {
    const off = new Set(state.off);
    if (on) off.delete(key);
    else off.add(key);
    change({ off });
  });
}

function startSheet() {
  const sheet = byId("sheet");
  const certainties = make("fieldset");
  certainties.append(make("legend", "Certainty"));
  for (const [key, words] of Object.entries(CERTAINTIES)) {
    if (DATA.facts.some((fact) => fact.certainty.includes(key))) certainties.append(toggle(`certainty-${key}`, "", words));
  }
  const articles = DATA.articles.map((article, index) => [String(index), `${article.number} ${cut(article.title, 60)}`]);
  const outlets = outletNames().map((name) => [name, cut(name, 60)]);
  sheet.append(certainties);
  sheet.append(...choice("article", "Article", [["", "All articles"], ...articles], "", (value) => change({ article: value === "" ? null : Number(value) })));
  sheet.append(...choice("outlet", "Outlet", [["", "All outlets"], ...outlets], "", (value) => change({ outlet: value })));
  for (const [key, words] of [["from", "From"], ["to", "To"]]) {
    const input = make("input", null, { type: "date", id: key });
    input.addEventListener("change", () => change({ [key]: input.value }));
    sheet.append(make("label", words, { for: key }), input);
  }
  sheet.append(button("Reset all filters", () => change({ off: new Set(), article: null, outlet: "", from: "", to: "", undated: true }), { id: "reset" }));
}

function showLegend() {
  for (const key of filterKeys()) if (byId(key)) byId(key).checked = !state.off.has(key);
  byId("article").value = state.article === null ? "" : String(state.article);
  byId("outlet").value = state.outlet;
  byId("from").value = state.from;
  byId("to").value = state.to;
  const facts = passing.filter(Boolean).length;
  const inColumns = shown.boxes.filter((box) => box.column !== ROW).length;
  const whole = DATA.counts.facts > DATA.facts.length ? ` of ${DATA.counts.facts.toLocaleString("en")}` : "";
  const parts = shown.overview ? "overview" : inColumns < shown.of ? `showing ${inColumns} of ${plural(shown.of, "box").replace("boxs", "boxes")}` : plural(inColumns, "box").replace("boxs", "boxes");
  byId("count").textContent = `${state.view === "graph" ? `${parts}, ` : ""}${facts.toLocaleString("en")}${whole} facts`;
  showGrow(inColumns);
}

function showGrow(count) {
  const more = byId("grow");
  const away = state.root !== null || state.topic !== null || state.grown.length > 0;
  more.hidden = state.view !== "graph" || shown.overview || (count >= shown.of && !away && !state.level);
  if (away) more.textContent = "Back to the whole";
  else more.textContent = state.level === 0 ? shown.of <= 150 ? `Show all ${shown.of}` : "Show 150" : state.level === 1 && shown.of > 150 ? `Show ${Math.min(600, shown.of)}` : "Show fewer";
}

function growView() {
  if (state.root !== null || state.topic !== null || state.grown.length) return change({ root: null, grown: [], topic: null, level: 0, selected: null }, { push: true });
  const level = state.level === 0 ? 1 : state.level === 1 && shown.of > 150 ? 2 : 0;
  return change({ level }, { push: true });
}
