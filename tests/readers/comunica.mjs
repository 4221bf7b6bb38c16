// node comunica.mjs DATA QUERY…: the answers of Comunica to .rq files on a file of Turtle, as JSON:
// rows of values for SELECT, sorted lines of N-Triples-like text for CONSTRUCT.
import { readFileSync } from "node:fs";
import { QueryEngine } from "@comunica/query-sparql-rdfjs";
import { Parser, Store } from "n3";

const [data, ...queries] = process.argv.slice(2);
const store = new Store(new Parser().parse(readFileSync(data, "utf8")));
const engine = new QueryEngine();
const found = {};
for (const file of queries) {
  const answer = await engine.query(readFileSync(file, "utf8"), { sources: [store] });
  if (answer.resultType === "quads") {
    const quads = new Store(await (await answer.execute()).toArray()); // each once
    found[file] = { triples: quads.size };
    continue;
  }
  const columns = (await answer.metadata()).variables.map((v) => (v.variable ?? v).value);
  const rows = await (await answer.execute()).toArray();
  found[file] = { columns, rows: rows.map((row) => columns.map((c) => row.get(c)?.value ?? null)) };
}
console.log(JSON.stringify(found));
