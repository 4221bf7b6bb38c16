"use strict";
// The panel: facts with their sentences, conflicts first, and the texts of articles.

const MOST_FACTS_AT_ONCE = 20;
const MOST_CONFLICTS_AT_ONCE = 12;
const CONFLICT_NAMES = {
  contradiction: "Contradiction", quoteDrift: "One quotation, several wordings",
  lostQualifier: "A limit that got lost", sourceIdentity: "The same words, another source",
};
const REVIEWS = { candidate: "not yet reviewed", confirmed: "confirmed by a person", rejected: "rejected by a person" };

function showPanel() {
  const panel = byId("panel");
  const { selected } = state;
  document.body.classList.toggle("has-selection", selected !== null);
  panel.replaceChildren();
  panel.scrollTop = 0;
  if (selected === null) {
    showOverview(panel);
    return;
  }
  panel.append(button("✕ Close", () => select(null), { class: "close" }));
  if (selected.box !== undefined) showBox(panel, boxes.get(selected.box));
  else if (selected.edge) showEdge(panel, selected.edge);
  else if (selected.conflict !== undefined) showConflict(panel, DATA.conflicts[selected.conflict]);
  else showFact(panel, DATA.facts[selected.fact]);
}

function heading(panel, kind, name) {
  panel.append(make("p", kind, { class: "meta" }), make("h2", name, { title: name.length > 260 ? name : null }));
}

function showOverview(panel) {
  const { counts } = DATA;
  panel.append(make("h2", "What the articles report"));
  panel.append(make("p", `${plural(counts.articles, "article")}, ${plural(counts.facts, "fact")}. Select any box or line to see its facts and the sentences behind them.`));
  if (DATA.facts.length < counts.facts) {
    panel.append(make("p", `This page holds the ${DATA.facts.length.toLocaleString("en")} most important facts; kg query and kg page --about reach all.`, { class: "meta" }));
  }
  const more = counts.conflicts > DATA.conflicts.length ? ` of ${counts.conflicts.toLocaleString("en")}` : "";
  panel.append(make("h3", `Opposing or conflicting (${DATA.conflicts.length}${more})`));
  if (!DATA.conflicts.length) panel.append(make("p", "No conflict was found.", { class: "meta" }));
  inPortions(panel, DATA.conflicts, MOST_CONFLICTS_AT_ONCE, (conflict) => conflictCard(conflict));
  const policies = DATA.boxes.filter((box) => box.kind === "policy" && !box.overview && isAllowed(box));
  if (policies.length) panel.append(make("h3", `Policies (${policies.length})`));
  inPortions(panel, policies, MOST_FACTS_AT_ONCE, (box) => boxLink(box));
  panel.append(make("h3", `Articles (${counts.articles.toLocaleString("en")})`));
  inPortions(panel, DATA.articles, MOST_FACTS_AT_ONCE, (article, index) => articleRow(article, index));
}

function inPortions(holder, list, portion, show) {
  const more = make("div");
  const next = (from) => {
    for (let i = from; i < Math.min(list.length, from + portion); i++) more.before(show(list[i], i));
    more.replaceChildren();
    const left = list.length - from - portion;
    if (left > 0) more.append(button(`${left.toLocaleString("en")} more`, () => next(from + portion)));
  };
  holder.append(more);
  next(0);
}

function boxLink(box) {
  return link(cut(box.name, 160), () => select({ box: box.id }));
}

// ---- a box, a line

function showBox(panel, box) {
  if (box.article !== undefined) return showArticle(panel, DATA.articles[box.article], box.article);
  if (box.outlet !== undefined) return showOutlet(panel, box);
  if (box.id === "articles|more") return showArticles(panel);
  const days = box.facts.map((number) => DATA.facts[number].date).filter(Boolean).sort();
  const kind = { actor: "Actor", statement: "Statement", topic: "Topic", policy: "Policy", action: "Action", place: "Place", article: "Month" }[box.kind];
  heading(panel, days.length && !box.overview ? `${kind}, first dated ${days[0]}` : kind, cut(box.name, 260));
  panel.append(focusTools(box));
  conflictCards(panel, conflictsAround(box));
  factCards(panel, box.facts);
  if (!box.facts.length) panel.append(make("p", "The facts behind this are not in this page.", { class: "meta" }));
  return undefined;
}

function focusTools(box) {
  const tools = make("p", null, { class: "tools" });
  if (box.topic !== undefined) {
    tools.append(button("Open this topic", () => change({ topic: box.topic, selected: null }, { push: true })));
    return tools;
  }
  if (box.overview || state.view !== "graph") return tools;
  const hidden = new Set(neighbours(box).filter((other) => !shown.ids.has(other.id)));
  if (hidden.size) tools.append(button(`Add ${plural(hidden.size, "neighbour")}`, () => expand(box)));
  if (state.root !== box.id) {
    tools.append(button("Only this and its neighbours", () => change({ root: box.id, hops: 1, grown: [] }, { push: true })));
  } else {
    tools.append(button("One hop further", () => change({ hops: Math.min(6, state.hops + 1) }, { push: true })));
    const less = button("One hop less", () => change({ hops: state.hops - 1 }, { push: true }));
    less.disabled = state.hops < 2;
    tools.append(less);
  }
  return tools;
}

function showEdge(panel, edge) {
  heading(panel, "Line", `${cut(edge.a.name, 120)} — ${edge.label || LINES[edge.kind].words} → ${cut(edge.b.name, 120)}`);
  panel.append(boxLink(edge.a), boxLink(edge.b));
  if (edge.conflicts.length === 1) return showConflict(panel, DATA.conflicts[edge.conflicts[0]]);
  conflictCards(panel, edge.conflicts);
  factCards(panel, edge.facts.length ? edge.facts : edge.conflicts.flatMap((number) => DATA.conflicts[number].facts));
  return undefined;
}

function conflictsAround(box) {
  // A speaker's conflicts are those of what he said: one step further.
  const own = new Set([box.index]);
  if (box.column === 0) for (const edge of box.edges) own.add(edge.b.index);
  return DATA.conflicts.flatMap((conflict, number) => (conflict.boxes.some((index) => own.has(index)) ? [number] : []));
}

function showConflict(panel, conflict) {
  heading(panel, `Conflict, ${REVIEWS[conflict.review]}`, CONFLICT_NAMES[conflict.kind] || conflict.kind);
  panel.append(make("p", conflict.note));
  if (conflict.variants.length) panel.append(button("Compare the wordings", () => setView("quotes")));
  for (const index of conflict.boxes) panel.append(boxLink(DATA.boxes[index]));
  factCards(panel, conflict.facts);
}

function conflictCards(panel, numbers) {
  // What is disputed comes first, but leaves the sentences of the facts themselves in sight.
  if (numbers.length) panel.append(make("h3", plural(numbers.length, "conflict")));
  inPortions(panel, numbers, 2, (number) => conflictCard(DATA.conflicts[number], false));
}

function conflictCard(conflict, full = true) {
  const card = make("div", null, { class: "fact conflicts" });
  const name = make("h4");
  name.append(link(CONFLICT_NAMES[conflict.kind] || conflict.kind, () => select({ conflict: DATA.conflicts.indexOf(conflict) })));
  card.append(name, make("p", conflict.note));
  // A sentence of each side at once, the others on demand.
  const sides = full ? sidesOf(conflict) : [];
  for (const number of sides) card.append(...evidenceElements(DATA.facts[number], DATA.facts[number].evidence[0]));
  const rest = conflict.facts.filter((number) => !sides.includes(number));
  if (rest.length) {
    const more = make("details");
    more.append(make("summary", full ? `${plural(rest.length, "fact")} more` : `Its ${plural(rest.length, "fact")}`));
    more.addEventListener("toggle", () => {
      if (more.open && more.children.length === 1) for (const number of rest.slice(0, 12)) more.append(factLine(number));
    });
    card.append(more);
  }
  return card;
}

function sidesOf(conflict) {
  const facts = conflict.facts.map((number) => DATA.facts[number]).filter((fact) => fact.evidence.length);
  const first = facts[0];
  if (!first) return [];
  const sentence = first.evidence[0].sentence;
  const other = facts.find((fact) => fact.box !== first.box && fact.evidence[0].sentence !== sentence)
    || facts.find((fact) => fact.evidence[0].sentence !== sentence);
  return other ? [first.number, other.number] : [first.number];
}

function factLine(number) {
  const fact = DATA.facts[number];
  const holder = make("div", null, { class: "line" });
  holder.append(link(cut(fact.text, 200), () => select({ fact: number })));
  if (fact.evidence.length) holder.append(quoteOf(fact.evidence[0]));
  return holder;
}

// ---- facts

function factCards(panel, numbers) {
  const disputed = (number) => (DATA.facts[number].conflicts.length ? 0 : 1);
  const own = numbers.filter((number) => passing[number]).sort((a, b) => disputed(a) - disputed(b) || a - b);
  if (own.length) panel.append(make("h3", plural(own.length, "fact")));
  if (own.length < numbers.length) panel.append(make("p", `${plural(numbers.length - own.length, "fact")} hidden by the filters.`, { class: "meta" }));
  inPortions(panel, own, MOST_FACTS_AT_ONCE, (number) => factCard(DATA.facts[number]));
}

function showFact(panel, fact) {
  heading(panel, fact.date ? `Fact, ${fact.date}` : "Fact, undated", cut(fact.text, 260));
  const box = DATA.boxes[fact.box];
  if (box) panel.append(boxLink(box));
  conflictCards(panel, fact.conflicts);
  panel.append(factCard(fact));
}

function supportOf(fact) {
  return `${plural(fact.articles, "article")}, ${plural(fact.origins.length, "origin")}`;
}

function factCard(fact) {
  const card = make("article", null, { class: `fact ${fact.kind}` });
  const title = make("h4");
  title.append(link(fact.subject, () => select({ fact: fact.number })), ` ${fact.phrase} `, make("span", fact.object));
  card.append(title);
  const whom = fact.whom.length ? `to ${fact.whom.join(", ")}; ` : "";
  const certainty = fact.certainty.map((word) => CERTAINTIES[word]).join(", ");
  card.append(make("p", `${whom}${supportOf(fact)}; ${VOICES[fact.sure]}; ${certainty}`, { class: "meta" }));
  const [first, ...others] = fact.evidence;
  if (first) card.append(...evidenceElements(fact, first));
  if (others.length) {
    const more = make("details");
    more.append(make("summary", `${plural(others.length + fact.more, "sentence")} more`));
    for (const evidence of others) more.append(...evidenceElements(fact, evidence));
    if (fact.more) more.append(make("p", `${fact.more} further sentences: kg why ${fact.id}`, { class: "meta" }));
    card.append(more);
  }
  card.append(howElement(fact));
  return card;
}

function howElement(fact) {
  const how = make("div", null, { class: "how" });
  how.append(make("p", `Origins: ${fact.origins.map((one) => cut(one, 60)).join("; ") || "none named"}`, { class: "meta", title: fact.origins.join("; ") }));
  how.append(make("p", `${fact.inferred ? "Inferred by rule" : "Rule"} ${fact.rules.join(", ")}; confidence ${fact.confidence}`, { class: "meta" }));
  const tools = make("p", null, { class: "tools" });
  tools.append(button("Copy citation", () => copyText(citation(fact))), button("Copy SPARQL", () => copyText(sparql(fact))));
  how.append(tools);
  return how;
}

function quoteOf(evidence) {
  const sentence = sentenceOf(evidence);
  const quote = make("blockquote");
  let end = 0;
  for (const [begin, length] of evidence.marks) {
    if (begin < end) continue;
    quote.append(sentence.text.slice(end, begin), make("strong", sentence.text.slice(begin, begin + length)));
    end = begin + length;
  }
  quote.append(sentence.text.slice(end));
  return quote;
}

function evidenceElements(fact, evidence) {
  const sentence = sentenceOf(evidence);
  const article = DATA.articles[sentence.article];
  const where = [`Article ${article.number}`, article.outlet, article.date || "undated"].filter(Boolean).join(", ");
  const line = make("p", `${where}. `, { class: "meta" });
  if (article.text) line.append(link("Show in text", () => showText(article, sentence, evidence.marks)));
  else line.append(link("Article", () => showArticleAlone(sentence.article)));
  const found = [quoteOf(evidence), line];
  if (evidence.chain) {
    const said = `${evidence.chain} ← ${fact.subject} ${fact.phrase}`;
    found.push(make("p", said, { class: "chain", title: "Who says it through whom, from the outside in" }));
  }
  return found;
}

// ---- articles

function articleLine(article) {
  return [article.outlet, article.date || "undated", article.authors.join(", "), article.file].filter(Boolean).join(", ");
}

function articleRow(article, index) {
  const row = make("p", `[${article.number}] `);
  row.append(link(article.title, () => openArticle(index)), " ", make("span", articleLine(article), { class: "meta" }));
  return row;
}

function openArticle(index) {
  const box = DATA.boxes.find((one) => one.article === index);
  if (box) select({ box: box.id });
  else showArticleAlone(index);
}

function showArticleAlone(index) {
  const panel = byId("panel");
  document.body.classList.add("has-selection");
  panel.replaceChildren(button("← Back", showPanel, { class: "close" }));
  showArticle(panel, DATA.articles[index], index);
  panel.scrollTop = 0;
}

function showArticle(panel, article, index) {
  heading(panel, `Article ${article.number}`, article.title);
  panel.append(make("p", articleLine(article), { class: "meta" }));
  const rests = article.outlets.filter((name) => name !== article.outlet);
  if (rests.length) panel.append(make("p", `Rests on: ${rests.join(", ")}`, { class: "meta" }));
  const tools = make("p", null, { class: "tools" });
  if (article.text) tools.append(button("Read the text", () => showText(article, null, [])));
  tools.append(button("Only this article", () => change({ article: index }, { push: true })));
  panel.append(tools);
  factCards(panel, DATA.facts.filter((fact) => fact.told.has(index)).map((fact) => fact.number));
}

function showOutlet(panel, box) {
  heading(panel, "Outlet", box.outlet);
  panel.append(make("p", "Appeared there or rests on it:", { class: "meta" }));
  const own = DATA.articles.map((article, index) => [article, index]).filter(([article]) => article.outlets.includes(box.outlet));
  inPortions(panel, own, MOST_FACTS_AT_ONCE, ([article, index]) => articleRow(article, index));
  const numbers = DATA.facts.filter((fact) => fact.origins.includes(box.outlet)).map((fact) => fact.number);
  if (numbers.length) panel.append(make("h3", "Of which it is an origin"));
  factCards(panel, numbers);
}

function showArticles(panel) {
  heading(panel, "Articles", plural(DATA.counts.articles, "article"));
  if (DATA.articles.length < DATA.counts.articles) {
    panel.append(make("p", `${DATA.articles.length.toLocaleString("en")} of them are told of in this page.`, { class: "meta" }));
  }
  inPortions(panel, DATA.articles, 100, (article, index) => articleRow(article, index));
}

function showText(article, sentence, marks) {
  const panel = byId("panel");
  document.body.classList.add("has-selection");
  panel.replaceChildren(button("← Back", showPanel, { class: "close" }));
  heading(panel, `Article ${article.number}, ${articleLine(article)}`, article.title);
  const text = make("div", null, { class: "text" });
  const cuts = new Set([0, article.text.length, ...article.mentions.flatMap(([begin, length]) => [begin, begin + length])]);
  const inside = sentence ? marks.map(([begin, length]) => [sentence.begin + begin, sentence.begin + begin + length]) : [];
  for (const [begin, end] of inside) cuts.add(begin).add(end);
  if (sentence) cuts.add(sentence.begin).add(sentence.end);
  const places = [...cuts].sort((a, b) => a - b);
  const highlight = make("mark", null, { id: "highlight" });
  for (let i = 0; i + 1 < places.length; i++) {
    const [begin, end] = [places[i], places[i + 1]];
    const words = article.text.slice(begin, end);
    const named = article.mentions.find(([from, length]) => from <= begin && end <= from + length);
    const cue = inside.some(([from, to]) => from <= begin && end <= to);
    const piece = named ? make("span", words, { class: cue ? "named cue" : "named", title: named[2] }) : cue ? make("strong", words) : words;
    const own = sentence && sentence.begin <= begin && end <= sentence.end;
    if (own && !highlight.isConnected && !highlight.hasChildNodes()) text.append(highlight);
    (own ? highlight : text).append(piece);
  }
  panel.append(text);
  if (highlight.isConnected) highlight.scrollIntoView({ block: "center" });
  else panel.scrollTop = 0;
  panel.focus({ preventScroll: true });
}
