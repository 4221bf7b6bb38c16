"use strict";
// The list, the table, the matrix of policies and the wordings of quotations.

const COLUMNS = [
  ["subject", "From"], ["phrase", "Relation"], ["object", "To"], ["sure", "Certainty"], ["articles", "Articles"],
  ["origins", "Origins"], ["date", "Date"],
];
const MOST_ROWS = 300;
const MATRIX = [
  ["may", "may"], ["may not", "may not"], ["must", "must"], ["asked", "is asked to"], ["asked not", "is asked not to"],
];
const STATUS = {
  introduced: "new", inForce: "in force", unchanged: "unchanged", lifted: "lifted", requested: "requested", considered: "considered",
};

// ---- the list, which is a phone's first view

function showList() {
  const holder = byId("list");
  holder.replaceChildren();
  const conflicts = DATA.conflicts.filter((conflict) => !conflict.facts.length || conflict.facts.some((n) => passing[n]));
  const part = (name, words) => {
    const section = make("section", null, { "aria-labelledby": `list-${name}` });
    section.append(make("h2", words, { id: `list-${name}` }));
    holder.append(section);
    return section;
  };
  if (conflicts.length) {
    inPortions(part("conflicts", `Conflicts (${conflicts.length})`), conflicts, 5, (one) => listItem("conflicts", CONFLICT_NAMES[one.kind], one.note, "", () => select({ conflict: DATA.conflicts.indexOf(one) })));
  }
  const policies = listed("policy");
  if (policies.length) {
    inPortions(part("policies", `Policies (${policies.length})`), policies, 12, (box) => {
      const [kind, ...rest] = box.name.split(" · ");
      return listItem("policy", kind, rest.join(" · "), supportOfBox(box), () => select({ box: box.id }));
    });
  }
  const statements = listed("statement");
  if (statements.length) {
    inPortions(part("statements", `Statements (${statements.length})`), statements, 30, (box) => {
      const who = [...new Set(box.edges.filter((edge) => edge.kind === "says").map((edge) => edge.a.name.split(" · ")[0]))];
      return listItem("statement", who.join(", ") || "Told", box.name, supportOfBox(box), () => select({ box: box.id }));
    });
  }
  const deeds = listed("action");
  if (deeds.length) {
    inPortions(part("deeds", `Actions (${deeds.length})`), deeds, 12, (box) => {
      const who = [...new Set(box.edges.filter((edge) => edge.kind === "does").map((edge) => edge.a.name.split(" · ")[0]))];
      return listItem("action", who.join(", ") || "Action", box.name, supportOfBox(box), () => select({ box: box.id }));
    });
  }
  if (!holder.children.length) holder.append(make("p", "Nothing passes the filters."));
}

function listed(kind) {
  return DATA.boxes.filter((box) => box.kind === kind && !box.overview && isAllowed(box));
}

function supportOfBox(box) {
  const facts = box.facts.filter((number) => passing[number]).map((number) => DATA.facts[number]);
  const articles = new Set(facts.flatMap((fact) => [...fact.told]));
  const origins = new Set(facts.flatMap((fact) => fact.origins));
  return `${plural(articles.size, "article")}, ${plural(origins.size, "origin")}`;
}

function listItem(kind, title, words, support, action) {
  const item = button(null, action, { class: `item ${kind}` });
  item.append(make("strong", title), make("span", cut(words, 320)));
  if (support) item.append(make("span", support, { class: "meta" }));
  return item;
}

// ---- the table

function cellOf(fact, key) {
  if (key === "sure") return [VOICES[fact.sure], ...fact.certainty.map((word) => CERTAINTIES[word])].join(", ");
  if (key === "origins") return fact.origins.length;
  if (key === "articles") {
    const numbers = [...fact.told].map((index) => DATA.articles[index].number).sort((a, b) => a - b);
    return numbers.join(", ") + (fact.articles > numbers.length ? ` … (${fact.articles})` : "");
  }
  return fact[key];
}

function sortedFacts() {
  const facts = shownFacts();
  if (!COLUMNS.some(([key]) => key === state.sort)) return facts;
  const special = { sure: (fact) => -fact.sure, articles: (fact) => fact.articles };
  const key = special[state.sort] || ((fact) => cellOf(fact, state.sort));
  const order = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : Number(a > b));
  return facts.sort((one, other) => (state.down ? -1 : 1) * order(key(one), key(other)) || one.number - other.number);
}

function showTable() {
  const facts = sortedFacts();
  const table = make("table");
  table.append(make("caption", `${plural(facts.length, "fact")} shown`));
  const head = make("tr");
  for (const [key, words] of COLUMNS) {
    const on = state.sort === key;
    const cell = make("th", null, { scope: "col", role: "columnheader", "aria-sort": on ? (state.down ? "descending" : "ascending") : "none" });
    const numeric = key === "articles" || key === "origins";
    cell.append(button(`${words}${on ? (state.down ? " ↓" : " ↑") : ""}`, () => change({ sort: key, down: on ? !state.down : numeric })));
    head.append(cell);
  }
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  const fill = (from, most) => {
    for (const fact of facts.slice(from, most)) body.append(tableRow(fact));
  };
  fill(0, MOST_ROWS);
  table.append(top, body);
  byId("table").replaceChildren(table);
  if (facts.length > MOST_ROWS) {
    const more = button(`Show all ${facts.length.toLocaleString("en")}`, () => { fill(MOST_ROWS, facts.length); more.remove(); });
    byId("table").append(more);
  }
}

function tableRow(fact) {
  const chosen = state.selected?.fact === fact.number;
  const row = make("tr", null, { class: fact.conflicts.length ? "disputed" : null, "aria-current": chosen ? "true" : null });
  for (const [key, words] of COLUMNS) {
    const cell = make("td", null, { "data-head": words });
    const text = String(cellOf(fact, key));
    if (key === "subject") cell.append(link(text, () => select({ fact: fact.number })));
    else if (key === "object" && fact.box !== null) cell.append(link(cut(text, 240), () => select({ box: DATA.boxes[fact.box].id })));
    else cell.append(cut(text, 240));
    if (key === "phrase" && fact.conflicts.length) cell.append(" ", make("span", "disputed", { class: "tag" }));
    row.append(cell);
  }
  row.addEventListener("click", (event) => { if (!event.target.closest("button")) select({ fact: fact.number }); });
  return row;
}

// ---- who may, may not, must, is asked to do what

function showMatrix() {
  const holder = byId("matrix");
  const policies = DATA.policies.filter((policy) => policy.facts.some((number) => passing[number]));
  const rows = new Map();
  for (const policy of policies) {
    for (const who of policy.whom) {
      if (!rows.has(who)) rows.set(who, new Map(MATRIX.map(([key]) => [key, []])));
      rows.get(who).get(policy.column).push(policy);
    }
  }
  if (!rows.size) return holder.replaceChildren(make("p", "No policy passes the filters."));
  const used = MATRIX.filter(([key]) => [...rows.values()].some((row) => row.get(key).length));
  const table = make("table", null, { class: "matrix" });
  table.append(make("caption", `${plural(policies.length, "policy").replace("policys", "policies")}: who may, must and must not do what, within which limits`));
  const head = make("tr");
  head.append(make("th", "Who", { scope: "col", role: "columnheader" }), ...used.map(([, words]) => make("th", words, { scope: "col", role: "columnheader" })));
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  const size = ([, row]) => [...row.values()].flat().length;
  for (const [who, row] of [...rows].sort((a, b) => size(b) - size(a) || (a[0] < b[0] ? -1 : 1))) {
    const line = make("tr");
    line.append(make("th", who, { scope: "row", role: "rowheader" }));
    for (const [key, words] of used) {
      const cell = make("td", null, { "data-head": words, class: row.get(key).length ? null : "none" });
      for (const policy of row.get(key)) cell.append(matrixEntry(policy, key));
      line.append(cell);
    }
    body.append(line);
  }
  table.append(top, body);
  holder.replaceChildren(table);
  return undefined;
}

function matrixEntry(policy, key) {
  const chosen = state.selected?.box === DATA.boxes.find((box) => box.id === policy.box)?.id;
  const entry = button(null, () => select(boxes.has(policy.box) ? { box: policy.box } : { fact: policy.facts[0] }), {
    class: `item ${key.replace(" ", "-")}`, "aria-pressed": String(Boolean(chosen)),
  });
  // A limit that the action names itself would only repeat it.
  const [only, ...limits] = policy.limits.filter((limit) => !plain(policy.action).includes(plain(limit.text)));
  entry.append(make("strong", cut(policy.action, 200)));
  if (only) entry.append(make("span", [only, ...limits.slice(0, 1)].map((limit) => limit.text).join("; "), { class: only.only ? "limit only" : "limit" }));
  const facts = policy.facts.map((number) => DATA.facts[number]);
  const articles = new Set(facts.flatMap((fact) => [...fact.told])).size;
  const origins = new Set(facts.flatMap((fact) => fact.origins)).size;
  const by = policy.by.length ? `by ${policy.by.join(", ")}; ` : "";
  const status = policy.status.map((word) => STATUS[word] || word).join(", ");
  const disputed = facts.some((fact) => fact.conflicts.length) ? "; disputed" : "";
  entry.append(make("span", `${by}${status}; ${plural(articles, "article")}, ${plural(origins, "origin")}${disputed}`, { class: "meta" }));
  return entry;
}

// ---- quotations in several wordings

function showQuotes() {
  const holder = byId("quotes");
  const drifts = DATA.conflicts.filter((conflict) => conflict.variants.length > 1
    && conflict.variants.some((variant) => variant.told.some((one) => state.article === null || one.article === state.article)));
  holder.replaceChildren(make("h2", `Quotations in several wordings (${drifts.length})`));
  if (drifts.length) holder.append(make("p", "Marked: the words that differ from the first wording, and those of the first that others have otherwise.", { class: "meta" }));
  else holder.append(make("p", "No quotation was found in several wordings."));
  for (const drift of drifts) {
    const section = make("section", null, { class: "drift" });
    const title = make("h3");
    const about = drift.variants[0].parts.map(([words]) => words).join("");
    title.append(link(`“${cut(about, 90)}”`, () => select({ conflict: DATA.conflicts.indexOf(drift) })));
    const grid = make("div", null, { class: "grid" });
    for (const variant of drift.variants) grid.append(variantCard(variant));
    section.append(title, grid);
    holder.append(section);
  }
}

function variantCard(variant) {
  const card = make("div", null, { class: "variant" });
  const quote = make("blockquote");
  for (const [words, differs] of variant.parts) quote.append(differs ? make("mark", words) : words);
  card.append(quote);
  for (const one of variant.told) {
    const article = DATA.articles[one.article];
    if (!article) continue;
    const who = one.who && one.who !== one.source ? `${one.who} (“${one.source}”)` : one.source || "no source named";
    const line = make("p", `${who}, in article ${article.number}. `, { class: "meta" });
    const sentence = { begin: one.begin, end: one.end };
    if (article.text) line.append(link("Show in text", () => showText(article, sentence, [])));
    card.append(line);
  }
  return card;
}
