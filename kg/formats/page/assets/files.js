"use strict";
// What is sent on: citation, SPARQL, CSV, SVG and PNG of what is shown.

const SVG = "http://www.w3.org/2000/svg";
const MOST_PIXELS = 8000;

function iri(id) {
  // The characters that no IRI may hold, as kg/rdf/terms.py has them.
  return (DATA.base + id).replace(/[\0- <>"{}|^`\\]/g, encodeURIComponent);
}

function citation(fact) {
  const lines = fact.evidence.map((evidence) => {
    const { article, offsets, text } = sentenceOf(evidence);
    const { id, title, outlet, date, file } = DATA.articles[article];
    const where = [title, outlet, date || "undated", file].filter(Boolean).join(", ");
    const chain = evidence.chain ? ` [${evidence.chain}]` : "";
    return `“${text.trim()}”${chain} — ${where}, characters ${offsets.join("–")}. <${iri(id)}#char=${offsets.join(",")}>`;
  });
  return [`${fact.text} (${supportOf(fact)}) <${iri(fact.id)}>`, ...lines].join("\n");
}

function sparql(fact) {
  return `PREFIX kgo: <https://w3id.org/polkg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT ?sentence ?article ?begin ?end WHERE {
  <${iri(fact.id)}> kgo:evidence ?mention .
  ?mention nif:anchorOf ?sentence ; nif:referenceContext ?article ;
           nif:beginIndex ?begin ; nif:endIndex ?end .
}
ORDER BY ?article ?begin`;
}

function saveCsv() {
  // A leading sign of a formula would be run by a spreadsheet.
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const columns = [...COLUMNS.map(([key, words]) => [words, (fact) => cellOf(fact, key)]),
    ["Sentence", (fact) => (fact.evidence.length ? sentenceOf(fact.evidence[0]).text : "")],
    ["Claim", (fact) => iri(fact.id)]];
  const rows = sortedFacts().map((fact) => columns.map(([, value]) => cell(value(fact))).join(","));
  const head = columns.map(([words]) => cell(words)).join(",");
  save("facts.csv", new Blob(["\ufeff", [head, ...rows].join("\r\n"), "\r\n"], { type: "text/csv" }));
}

// ---- the drawing

function draw(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function toSvg() {
  const { right, bottom } = extent();
  const [width, height] = [Math.ceil(right + 48), Math.ceil(bottom + 76)];
  const svg = draw("svg", { xmlns: SVG, viewBox: `-24 -52 ${width} ${height}`, width, height, "font-family": FONT_FAMILY, "font-size": 15 });
  svg.append(draw("title", {}, DATA.title));
  svg.append(draw("rect", { x: -24, y: -52, width, height, fill: css("paper") }));
  svg.append(draw("text", { x: -12, y: -26, "font-size": 19, "font-weight": 700, fill: css("ink") }, DATA.title));
  const laneHeads = lanes().map((lane) => {
    if (!lane.row) svg.append(draw("rect", { x: lane.left, y: -10, width: lane.width, height: lane.bottom + 10, rx: 8, fill: css("lane") }));
    return draw("text", {
      x: lane.x, y: lane.y, "text-anchor": lane.row ? "start" : "middle", "font-weight": 600, fill: css("soft"),
      stroke: css(lane.row ? "paper" : "lane"), "stroke-width": 4, "paint-order": "stroke",
    }, lane.words);
  });
  const near = related();
  for (const { d, tip, color, alpha, width: thick, dash } of strokes(near)) {
    const group = draw("g", { opacity: alpha });
    group.append(draw("path", { d, fill: "none", stroke: color, "stroke-width": thick, "stroke-dasharray": dash.join(" ") || "none" }));
    group.append(draw("path", { d: tip, fill: color }));
    svg.append(group);
  }
  svg.append(...laneHeads);
  for (const box of shown.boxes) svg.append(svgBox(box, opacity(box, near)));
  const context = make("canvas").getContext("2d");
  context.font = FONT;
  for (const { words, width: wide, high, x, y } of plates((text) => context.measureText(text).width)) {
    svg.append(draw("rect", { x: x - wide / 2, y: y - high / 2, width: wide, height: high, fill: css("plate") }));
    words.forEach((line, i) => {
      const at = y + 5 + 18 * (i - (words.length - 1) / 2);
      svg.append(draw("text", { x, y: at, "text-anchor": "middle", "font-weight": 600, fill: css("ink") }, line));
    });
  }
  return svg;
}

function svgBox(box, alpha) {
  const group = draw("g", { opacity: alpha });
  const [left, top] = [box.at.x - box.w / 2, box.at.y - box.h / 2];
  const selected = state.selected?.box === box.id;
  group.append(draw("rect", {
    x: left, y: top, width: box.w, height: box.h, rx: box.kind === "statement" ? 2 : 6, fill: css(box.kind),
    stroke: css(`${box.kind}-edge`), "stroke-width": selected ? 4 : box.kind === "policy" ? 3 : 1.6,
  }));
  box.label.split("\n").forEach((line, i) => {
    group.append(draw("text", { x: left + 9, y: top + layout.padding / 2 + layout.line * (i + 0.72), fill: css("ink") }, line));
  });
  group.append(draw("title", {}, box.name));
  return group;
}

function svgBlob() {
  return new Blob([new XMLSerializer().serializeToString(toSvg())], { type: "image/svg+xml" });
}

function savePng() {
  const { right, bottom } = extent();
  const scale = Math.min(2, MOST_PIXELS / Math.max(right + 48, bottom + 76));
  const image = new Image();
  const source = URL.createObjectURL(svgBlob());
  image.addEventListener("load", () => {
    const canvas = make("canvas", null, { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(source);
    canvas.toBlob((blob) => save("graph.png", blob));
  });
  image.src = source;
}
