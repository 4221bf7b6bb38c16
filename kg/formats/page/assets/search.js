"use strict";
// Search over names, aliases, statements, policies and sentences, by keyboard or pointer.

const MOST_HITS = 40;
const SEARCHED = ["name", "actor", "place", "policy", "statement", "action", "article", "outlet", "fact", "sentence"];
let hits = [];
let active = -1;
let haystack = null;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("en");
}

function searchable() {
  // Made at the first search: a large page must not pay for it before.
  if (haystack) return haystack;
  const entry = (kind, text, target) => ({ kind, text, target, plain: plain(text) });
  const named = new Set(DATA.names.map(({ name, box }) => `${box} ${name}`));
  haystack = DATA.names.map(({ name, box }) => entry("name", name, { box: DATA.boxes[box].id }));
  for (const box of DATA.boxes) {
    if (box.overview || named.has(`${box.index} ${box.name}`)) continue;
    haystack.push(entry(KINDS[box.kind].replace(/ies$/, "y").replace(/s$/, "").toLowerCase(), box.name, { box: box.id }));
  }
  for (const fact of DATA.facts) haystack.push(entry("fact", fact.text, { fact: fact.number }));
  const seen = new Set();
  for (const fact of DATA.facts) {
    for (const { sentence } of fact.evidence) {
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      haystack.push(entry("sentence", DATA.sentences[sentence].text, { fact: fact.number }));
    }
  }
  return haystack;
}

function search(words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  const list = byId("results");
  list.replaceChildren();
  active = -1;
  hits = wanted.length ? searchable().filter((one) => wanted.every((word) => one.plain.includes(word))) : [];
  // Names before statements, statements before facts and sentences; the shortest say it best.
  const rank = (hit) => Math.max(0, SEARCHED.indexOf(hit.kind));
  hits.sort((one, other) => rank(one) - rank(other) || one.text.length - other.text.length);
  const more = hits.length - MOST_HITS;
  hits = hits.slice(0, MOST_HITS);
  hits.forEach((hit, i) => {
    const item = make("li", null, { role: "option", id: `hit-${i}`, "aria-selected": "false" });
    item.append(make("span", hit.kind, { class: "tag" }), ` ${around40(hit, wanted[0])}`);
    item.addEventListener("click", () => take(i));
    list.append(item);
  });
  if (wanted.length && !hits.length) list.append(make("li", "Nothing found.", { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
  if (more > 0) list.append(make("li", `${more.toLocaleString("en")} more; add a word`, { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
  open(wanted.length > 0);
}

function around40(hit, word) {
  // The place where a long text has the word.
  const at = hit.plain.indexOf(word);
  if (hit.text.length <= 160 || at < 100) return cut(hit.text, 160);
  return `…${cut(hit.text.slice(at - 60), 160)}`;
}

function open(on) {
  byId("results").hidden = !on;
  byId("search").setAttribute("aria-expanded", String(on));
  if (!on) byId("search").removeAttribute("aria-activedescendant");
}

function take(i) {
  open(false);
  select(hits[i].target);
  byId("panel").focus();
}

function searchKeys(event) {
  if (event.key === "Escape") {
    open(false);
  } else if (event.key === "Enter" && hits.length) {
    take(Math.max(0, active));
  } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && hits.length) {
    active = (active + (event.key === "ArrowDown" ? 1 : -1) + hits.length) % hits.length;
    hits.forEach((_, i) => byId(`hit-${i}`).setAttribute("aria-selected", String(i === active)));
    byId("search").setAttribute("aria-activedescendant", `hit-${active}`);
    byId(`hit-${active}`).scrollIntoView({ block: "nearest" });
  } else return;
  event.preventDefault();
}
