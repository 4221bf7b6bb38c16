"use strict";
/* global fetch, window */
// YASGUI on the shipped queries: each in a tab of its own, with a field for each of its parameters.

const byId = (id) => document.getElementById(id);
const FIRST = "who-said-what";
const OWN = "SELECT ?claim ?who ?said ?what WHERE {\n  ?claim a kgo:Claim ; rdf:subject ?who ; rdf:predicate ?said ; rdf:object ?what .\n}\nLIMIT 20";
const ENDPOINT = `${location.origin}/sparql`;
const READABLE = { pluginsConfig: { table: { compact: true, isEllipsed: false } } }; // whole sentences, no datatypes
const shown = new Map(); // the id of a tab → its shipped query, and what is in the fields
let queries = [];
let gui = null;

async function start() {
  let prefixes = {};
  [queries, prefixes] = await Promise.all(["/queries", "/prefixes"].map(async (path) => (await fetch(path)).json()));
  for (const query of queries) byId("shipped").append(make("option", query.name, { value: query.name }));
  const { Yasgui } = window; // the class itself
  completeFromHere(Yasgui.Yasqe, prefixes);
  gui = new Yasgui(byId("yasgui"), {
    persistenceId: null, // nothing is kept in the browser
    populateFromUrl: false,
    autoAddOnInit: false,
    autofocus: false,
    endpointCatalogueOptions: { getData: () => [] },
    requestConfig: { endpoint: ENDPOINT, method: "POST", acceptHeaderGraph: "text/turtle" },
    yasqe: { value: OWN },
    yasr: { prefixes: longestFirst(prefixes) },
  });
  gui.on("queryBefore", (_gui, tab) => tab.setRequestConfig({ args: bound(tab) }));
  gui.on("tabSelect", (_gui, id) => draw(id));
  gui.on("tabAdd", (_gui, id) => draw(id));
  gui.on("tabClose", (_gui, tab) => shown.delete(tab.getId()));
  byId("form").addEventListener("submit", (event) => { event.preventDefault(); gui.getTab()?.query().catch(() => {}); });
  byId("download").addEventListener("click", download);
  byId("shipped").addEventListener("change", (event) => open(event.target.value));
  openHere(byId("yasgui"), prefixes.kg);
  openAsked(new URLSearchParams(location.hash.slice(1)));
  document.body.dataset.ready = "yes";
}

function openAsked(asked) {
  // #name=… is a shipped query, #query=… a text; $parameter=… fills a field.
  const named = queries.find((query) => query.name === asked.get("name"));
  const text = asked.get("query");
  if (text && text !== named?.text) return open("", {}, text);
  const values = [...asked].filter(([name]) => name.startsWith("$")).map(([name, value]) => [name.slice(1), value]);
  return open(named?.name ?? FIRST, Object.fromEntries(values));
}

function open(name, values = {}, text = OWN) {
  // A shipped query that is open already is shown, not opened twice.
  const query = queries.find((one) => one.name === name);
  const [before] = [...shown].find(([, one]) => query && one.query === query) ?? [];
  if (before) {
    gui.selectTabId(before);
  } else {
    const id = `tab-of-${name || "own"}-${Date.now()}`;
    if (query) shown.set(id, { query, values: { ...values } });
    gui.addTab(true, { id, name: name || gui.createTabName(), yasqe: { value: query?.text ?? text }, yasr: { settings: READABLE } });
    gui.getTab().getYasqe().getInputField().setAttribute("aria-label", "SPARQL");
  }
  history.replaceState(null, "", query ? `#${new URLSearchParams({ name })}` : location.pathname);
}

function draw(id) {
  // The fields of the tab that is shown now.
  const { query, values } = shown.get(id) ?? {};
  byId("shipped").value = query?.name ?? "";
  byId("title").textContent = query?.title ?? "";
  say("");
  byId("parameters").replaceChildren();
  for (const [name, meaning] of Object.entries(query?.parameters ?? {})) {
    const hint = name in query.defaults ? query.defaults[name] ?? "all" : "needed";
    const field = make("input", null, { id: `p-${name}`, name, placeholder: hint });
    field.value = values[name] ?? "";
    field.addEventListener("input", () => { values[name] = field.value; });
    byId("parameters").append(make("label", `${name}: ${meaning}`, { for: field.id }), field);
  }
}

function bound(tab) {
  // The parameters of a tab's query as fields of the request; a variable that is gone has none.
  const { query, values } = shown.get(tab.getId()) ?? {};
  const text = tab.getYasqe().getValue();
  return Object.keys(query?.parameters ?? {})
    .map((name) => ({ name: `$${name}`, value: values[name] || query.defaults[name] }))
    .filter(({ name, value }) => value && new RegExp(`[?$]${name.slice(1)}\\b`).test(text));
}

async function download() {
  const tab = gui.getTab();
  if (!tab) return undefined;
  const asked = new URLSearchParams({ query: tab.getYasqe().getValue(), format: byId("format").value });
  for (const { name, value } of bound(tab)) asked.append(name, value);
  const answer = await fetch(ENDPOINT, { method: "POST", body: asked });
  if (!answer.ok) return say((await answer.text()).trim(), true);
  const link = make("a", null, { href: URL.createObjectURL(await answer.blob()), download: `${tab.getName()}.${byId("format").value}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return say("Saved.");
}

function say(words, wrong = false) {
  byId("status").textContent = words;
  byId("status").classList.toggle("wrong", wrong);
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  if (text !== null) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

start();
