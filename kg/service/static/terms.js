"use strict";
// What YASGUI would ask of services on the web, answered from here: prefixes, classes, properties;
// and our own nodes, looked up here.

const KINDS = { class: ["Class"], property: ["ObjectProperty", "DatatypeProperty", "Property"] };
const TYPED = /^<([^>]+)> <http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns#type> <[^>]*[#/](\w+)> \.$/;

async function readTerms() {
  // The terms of the ontology by kind, sorted.
  const answer = await fetch("/ontology", { headers: { accept: "application/n-triples" } });
  const terms = (await answer.text()).split("\n").map((line) => TYPED.exec(line)).filter(Boolean);
  const of = (kinds) => [...new Set(terms.filter((term) => kinds.includes(term[2])).map((term) => term[1]))].sort();
  return Object.fromEntries(Object.entries(KINDS).map(([name, kinds]) => [name, of(kinds)]));
}

function completeFromHere(Yasqe, prefixes) {
  // Nothing of it is kept in the browser.
  const declared = Object.entries(prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`);
  Object.assign(Yasqe.Autocompleters.prefixes, { get: () => declared, persistenceId: null });
  let terms = null;
  for (const kind of Object.keys(KINDS)) {
    const get = async (_yasqe, token) => {
      terms ??= readTerms();
      const begun = token?.autocompletionString ?? "";
      return (await terms)[kind].filter((term) => term.startsWith(begun) || term.split(/[#/]/).pop().startsWith(begun));
    };
    Object.assign(Yasqe.Autocompleters[kind], { get, persistenceId: null });
  }
}

function longestFirst(prefixes) {
  // YASGUI takes the first prefix whose namespace fits.
  return Object.fromEntries(Object.entries(prefixes).sort(([, one], [, other]) => other.length - one.length));
}

function lookUp(iri, space) {
  // Where this service answers for an IRI of ours; null for others.
  if (!space || !iri.startsWith(space)) return null;
  const [path, fragment] = iri.slice(space.length).split("#");
  return `/id/${path.split("/").map(encodeURIComponent).join("/")}${fragment ? `#${encodeURIComponent(fragment)}` : ""}`;
}

function openHere(root, space) {
  const turn = (event) => {
    const link = event.target.closest?.("a.iri");
    const here = link && lookUp(link.getAttribute("href"), space);
    if (here) link.setAttribute("href", here);
  };
  for (const kind of ["click", "auxclick", "contextmenu"]) root.addEventListener(kind, turn, true);
}
