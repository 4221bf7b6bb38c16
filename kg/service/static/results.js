"use strict";
// An answer as a table or a text. What the graph says goes in as text, never as markup.

const MOST_ROWS = 1000;

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== null && text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function shorten(iri, prefixes) {
  // The longest namespace that fits gives the name.
  let best = iri;
  let longest = 0;
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (namespace.length > longest && iri.startsWith(namespace)) {
      best = `${prefix}:${iri.slice(namespace.length)}`;
      longest = namespace.length;
    }
  }
  return best;
}

function cell(term, prefixes) {
  const holder = make("td");
  if (term === undefined) return holder;
  if (term.type !== "uri") {
    holder.textContent = term.value;
    return holder;
  }
  const own = lookUp(term.value, prefixes);
  const web = /^https?:/.test(term.value);
  if (own || web) holder.append(make("a", shorten(term.value, prefixes), { href: own || term.value, rel: "noreferrer noopener" }));
  else holder.textContent = shorten(term.value, prefixes);
  return holder;
}

function lookUp(iri, prefixes) {
  // Our own nodes are looked up here, not on the web.
  const space = prefixes.kg;
  if (!space || !iri.startsWith(space)) return null;
  const [path, fragment] = iri.slice(space.length).split("#");
  return `/id/${path.split("/").map(encodeURIComponent).join("/")}${fragment ? `#${encodeURIComponent(fragment)}` : ""}`;
}

function showRows(holder, answer, prefixes) {
  if (answer.boolean !== undefined) {
    holder.replaceChildren(make("p", answer.boolean ? "Yes" : "No", { class: "answer" }));
    return answer.boolean ? "yes" : "no";
  }
  const names = answer.head.vars;
  const rows = answer.results.bindings;
  const table = make("table");
  const head = make("tr");
  for (const name of names) head.append(make("th", name, { scope: "col" }));
  const top = make("thead");
  top.append(head);
  const body = make("tbody");
  for (const row of rows.slice(0, MOST_ROWS)) {
    const line = make("tr");
    for (const name of names) line.append(cell(row[name], prefixes));
    body.append(line);
  }
  table.append(top, body);
  holder.replaceChildren(table);
  const count = `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"}`;
  return rows.length > MOST_ROWS ? `${count}, the first ${MOST_ROWS} are shown; download has all` : count;
}

function showText(holder, text) {
  holder.replaceChildren(make("pre", text));
  return `${text.split("\n").length.toLocaleString("en")} lines`;
}
