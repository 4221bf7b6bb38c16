"use strict";
// The editor: a shipped query or one's own, its parameters, run, shown, downloaded, linked.

const byId = (id) => document.getElementById(id);
const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";
const FIRST = "SELECT ?claim ?who ?said ?what WHERE {\n  ?claim a kgo:Claim ; rdf:subject ?who ; rdf:predicate ?said ; rdf:object ?what .\n}\nLIMIT 20";
let queries = [];
let prefixes = {};
let running = null;

async function start() {
  byId("form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
  byId("stop").addEventListener("click", () => running?.abort());
  byId("download").addEventListener("click", download);
  byId("shipped").addEventListener("change", (event) => choose(event.target.value));
  byId("text").addEventListener("input", disown);
  byId("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
  });
  [queries, prefixes] = await Promise.all(["/queries", "/prefixes"].map(async (path) => (await fetch(path)).json()));
  for (const query of queries) byId("shipped").append(make("option", query.name, { value: query.name }));
  const asked = new URLSearchParams(location.hash.slice(1));
  if (queries.some((query) => query.name === asked.get("name"))) choose(asked.get("name"));
  else byId("text").value = asked.get("query") || FIRST;
  document.body.dataset.ready = "yes";
}

function choose(name) {
  const query = queries.find((one) => one.name === name);
  byId("shipped").value = query ? name : "";
  byId("title").textContent = query ? query.title : "";
  byId("parameters").replaceChildren();
  if (!query) return;
  byId("text").value = query.text;
  for (const [parameter, meaning] of Object.entries(query.parameters)) {
    const given = query.defaults[parameter];
    const label = make("label", `${parameter}: ${meaning}`, { for: `p-${parameter}` });
    const hint = parameter in query.defaults ? given ?? "all" : "needed";
    byId("parameters").append(label, make("input", null, { id: `p-${parameter}`, name: parameter, placeholder: hint }));
  }
  history.replaceState(null, "", `#${new URLSearchParams({ name })}`);
}

function disown() {
  // A shipped query that was changed is one's own, without parameters.
  const query = queries.find((one) => one.name === byId("shipped").value);
  if (query && query.text !== byId("text").value) choose("");
}

function fields() {
  const name = byId("shipped").value;
  const found = new URLSearchParams({ query: byId("text").value });
  for (const input of byId("parameters").querySelectorAll("input")) {
    const query = queries.find((one) => one.name === name);
    const value = input.value || query?.defaults[input.name];
    if (value) found.append(`$${input.name}`, value);
  }
  return found;
}

async function run() {
  running?.abort();
  const own = new AbortController();
  running = own;
  say("Running …");
  byId("stop").disabled = false;
  const began = performance.now();
  try {
    const answer = await fetch("/sparql", { method: "POST", body: fields(), headers: { accept: ACCEPT }, signal: own.signal });
    const rows = answer.headers.get("content-type").startsWith("application/sparql-results+json");
    const content = rows ? await answer.json() : await answer.text();
    if (running !== own) return undefined;
    if (!answer.ok) return say(content.trim(), true);
    const what = rows ? showRows(byId("results"), content, prefixes) : showText(byId("results"), content);
    return say(`${what}, ${((performance.now() - began) / 1000).toFixed(2)} s`);
  } catch (error) {
    // What a newer run has ended has no more to say.
    if (running !== own) return undefined;
    return say(error.name === "AbortError" ? "Stopped." : `No answer: ${error.message}`, true);
  } finally {
    if (running === own) {
      running = null;
      byId("stop").disabled = true;
    }
  }
}

async function download() {
  const asked = fields();
  asked.append("format", byId("format").value);
  const answer = await fetch("/sparql", { method: "POST", body: asked });
  if (!answer.ok) return say((await answer.text()).trim(), true);
  const link = make("a", null, { href: URL.createObjectURL(await answer.blob()), download: `answer.${byId("format").value}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  return say("Saved.");
}

function say(words, wrong = false) {
  byId("status").textContent = words;
  byId("status").classList.toggle("wrong", wrong);
}

start();
