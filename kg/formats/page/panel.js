"use strict";
// The panel: facts with their sentences, conflicts first, and the text of an article.

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== undefined && text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function button(text, action, attributes = {}) {
  const element = make("button", text, { type: "button", ...attributes });
  element.addEventListener("click", action);
  return element;
}

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
  const box = boxes.get(selected.box);
  if (box) panel.append(make("h2", box.title));
  if (box && box.article !== undefined) showArticle(panel, DATA.articles[box.article], box.article);
  else if (box) showFacts(panel, box.facts, conflictsAround(box));
  else if (selected.edge) {
    const { edge } = selected;
    panel.append(make("h2", `${boxes.get(edge.from).title} → ${boxes.get(edge.to).title}`));
    showFacts(panel, edge.facts, edge.conflicts);
  } else showFacts(panel, [selected.fact], []);
  panel.scrollTop = 0;
}

function conflictsAround(box) {
  // A speaker's conflicts are those of what he said: one step further.
  const own = new Set([box.id]);
  if (box.column === 0) for (const edge of DATA.edges) if (edge.from === box.id) own.add(edge.to);
  return DATA.conflicts.flatMap((conflict, number) => (conflict.boxes.some((id) => own.has(id)) ? [number] : []));
}

function showFacts(panel, facts, conflicts) {
  for (const number of conflicts) panel.append(conflictElement(DATA.conflicts[number], facts));
  const disputed = (number) => (DATA.facts[number].conflicts.length ? 0 : 1);
  const sorted = [...facts].sort((a, b) => disputed(a) - disputed(b) || a - b);
  for (const number of sorted) panel.append(factElement(DATA.facts[number]));
}

function showArticle(panel, article, number) {
  panel.append(make("p", articleLine(article), { class: "meta" }));
  if (article.text) panel.append(button("show the text", () => showText(article, null)));
  DATA.facts.forEach((fact, i) => {
    if (fact.evidence.some((e) => e.article === number)) panel.append(factButton(i));
  });
}

function articleLine(article) {
  return [article.outlet, article.date, article.file].filter(Boolean).join(", ");
}

function factButton(number) {
  return button(DATA.facts[number].text, () => select({ fact: number }), { class: "link" });
}

function showOverview(panel) {
  panel.append(make("h2", "What the articles report"));
  panel.append(make("p", "Select a box or a line to see its facts and the sentences behind them."));
  panel.append(make("h2", `Opposing or conflicting (${DATA.conflicts.length})`));
  if (!DATA.conflicts.length) panel.append(make("p", "No conflict was found."));
  for (const conflict of DATA.conflicts) panel.append(conflictElement(conflict, []));
  panel.append(make("h2", "Policies"));
  for (const box of DATA.boxes) {
    if (box.kind === "policy") panel.append(button(box.title, () => select({ box: box.id }), { class: "link" }));
  }
  panel.append(make("h2", "Articles"));
  for (const article of DATA.articles) {
    const row = make("p", `[${article.number}] ${article.title} `);
    row.append(make("span", `${articleLine(article)} `, { class: "meta" }));
    if (article.text) row.append(button("text", () => showText(article, null), { "aria-label": `text of article ${article.number}` }));
    panel.append(row);
  }
}

function conflictElement(conflict, around) {
  const element = make("div", null, { class: "fact disputed" });
  element.append(make("h3", conflictName(conflict.kind)), make("p", conflict.note));
  for (const number of conflict.facts.filter((n) => !around.includes(n)).slice(0, 6)) element.append(factButton(number));
  return element;
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
  element.append(make("p", `${origins}; ${fact.certainty.join(", ")}; ${fact.inferred ? "inferred" : `told by ${VOICES[fact.sure]}`}`, { class: "meta" }));
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
