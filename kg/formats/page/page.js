"use strict";
// Search, table, legend, permalink, files; and the start of it all.

const KINDS = { actor: "actors", statement: "statements", policy: "policies", action: "actions", place: "places", article: "articles" };
const TIPS = { arrow: "─▶", bar: "─┃", diamond: "─◆" };

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

const COLUMNS = [["subject", "Who"], ["phrase", "Does"], ["object", "What"], ["certainty", "Certainty"], ["articles", "Articles"], ["origins", "Origins"]];
let order = null;

function wordsOf(fact, key) {
  return Array.isArray(fact[key]) ? fact[key].join(", ") : fact[key];
}

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
      row.append(make("td", wordsOf(fact, key)));
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

// ---- theme, legend, permalink, files

function setTheme(value) {
  dark = value;
  root.dataset.theme = dark ? "dark" : "light";
  byId("theme").textContent = dark ? "Light" : "Dark";
  if (network) repaint();
}

function showLegend() {
  const kinds = new Map();
  for (const box of DATA.boxes) kinds.set(box.kind, (kinds.get(box.kind) || 0) + 1);
  for (const [kind, words] of Object.entries(KINDS)) {
    if (!kinds.has(kind)) continue;
    const swatch = make("span", null, { class: "swatch" });
    swatch.style.background = `var(--${kind})`;
    swatch.style.borderColor = `var(--${kind}-edge)`;
    addToggle(kind, swatch, `${words} ${kinds.get(kind)}`);
  }
  for (const [kind, look] of Object.entries(EDGE_LOOKS)) {
    if (!DATA.edges.some((edge) => edge.kind === kind)) continue;
    const line = make("span", TIPS[look.tip], { class: "line", "aria-hidden": "true" });
    line.style.color = `var(--${kind})`;
    addToggle(kind, line, look.words);
  }
  byId("legend").append(make("span", `Lines: solid from ${VOICES[3]}, long dashes ${VOICES[2]}, short dashes ${VOICES[1]}, dots ${VOICES[0]}`, { class: "meta" }));
}

function addToggle(kind, sign, words) {
  const toggle = button(null, () => {
    if (hidden.has(kind)) hidden.delete(kind);
    else hidden.add(kind);
    toggle.setAttribute("aria-pressed", String(!hidden.has(kind)));
    repaint();
    saveHash();
  }, { "aria-pressed": String(!hidden.has(kind)) });
  toggle.append(sign, words);
  byId("legend").append(toggle);
}

function edgeKey(edge) {
  return JSON.stringify([edge.from, edge.to, edge.kind]);
}

function saveHash() {
  const parts = new URLSearchParams();
  if (selected && selected.box) parts.set("n", selected.box);
  if (selected && selected.edge) parts.set("e", edgeKey(selected.edge));
  if (selected && selected.fact !== undefined) parts.set("f", DATA.facts[selected.fact].id);
  if (hidden.size) parts.set("off", [...hidden].sort().join(" "));
  if (dark !== system.matches) parts.set("d", dark ? "1" : "0");
  if (!byId("table").hidden) parts.set("v", "table");
  history.replaceState(null, "", `#${parts}`);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const kind of (parts.get("off") || "").split(" ")) if (kind in KINDS || kind in EDGE_LOOKS) hidden.add(kind);
  if (parts.has("d")) setTheme(parts.get("d") === "1");
  const table = parts.get("v") === "table";
  if (boxes.has(parts.get("n"))) selected = { box: parts.get("n") };
  const fact = DATA.facts.findIndex((f) => f.id === parts.get("f"));
  if (fact >= 0) selected = { fact };
  const edge = DATA.edges.find((e) => edgeKey(e) === parts.get("e"));
  if (edge) selected = { edge };
  if (table) setView(true);
}

function save(name, blob) {
  const link = make("a", null, { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function saveCsv() {
  // A leading sign of a formula would be run by a spreadsheet.
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const rows = DATA.facts.map((fact) => COLUMNS.map(([key]) => cell(wordsOf(fact, key))).join(","));
  const head = COLUMNS.map(([, words]) => cell(words)).join(",");
  save("facts.csv", new Blob(["\ufeff", [head, ...rows].join("\r\n"), "\r\n"], { type: "text/csv" }));
}

function savePng() {
  const source = byId("canvas").querySelector("canvas");
  const copy = make("canvas", null, { width: source.width, height: source.height });
  const context = copy.getContext("2d");
  context.fillStyle = css("paper");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  copy.toBlob((blob) => save("graph.png", blob));
}

// ---- start

const system = matchMedia("(prefers-color-scheme: dark)");
setTheme(system.matches);
system.addEventListener("change", (event) => setTheme(event.matches));
byId("count").textContent = DATA.shown < DATA.total ? `showing ${DATA.shown} of ${DATA.total} facts` : `${DATA.total} facts`;
if (innerWidth < 820) byId("filters").open = false;
startNetwork();
readHash();
showLegend();
select(selected);
fit();
byId("search").addEventListener("input", (event) => search(event.target.value));
byId("search").addEventListener("keydown", searchKeys);
byId("results").addEventListener("keydown", resultKeys);
byId("view").addEventListener("click", () => setView(byId("table").hidden));
byId("theme").addEventListener("click", () => { setTheme(!dark); saveHash(); });
byId("csv").addEventListener("click", saveCsv);
byId("png").addEventListener("click", savePng);
byId("closer").addEventListener("click", () => zoom(1.25));
byId("farther").addEventListener("click", () => zoom(0.8));
byId("fit").addEventListener("click", fit);
addEventListener("resize", fit);
