// node canonical.mjs FILE…: for each file the SHA-256 of its RDFC-1.0 form and how many quads it
// has, as JSON, read by N3.js or, where it ends in .jsonld, by jsonld.js. Nothing is fetched.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { Parser, Writer } from "n3";
import * as canonize from "rdf-canonize";

const FORMATS = { nt: "N-Triples", nq: "N-Quads", ttl: "Turtle", trig: "TriG" };
const documentLoader = (url) => {
  throw new Error(`${url} is not in the file`);
};

async function nquads(file) {
  const text = readFileSync(file, "utf8");
  const suffix = file.split(".").pop();
  if (suffix === "jsonld") {
    return jsonld.toRDF(JSON.parse(text), { format: "application/n-quads", documentLoader });
  }
  const quads = new Parser({ format: FORMATS[suffix] }).parse(text);
  const writer = new Writer({ format: "N-Quads" });
  writer.addQuads(quads);
  return new Promise((resolve, reject) =>
    writer.end((error, result) => (error ? reject(error) : resolve(result))),
  );
}

const found = {};
for (const file of process.argv.slice(2)) {
  const canonical = await canonize.canonize(await nquads(file), {
    algorithm: "RDFC-1.0",
    inputFormat: "application/n-quads",
    format: "application/n-quads",
  });
  const hash = createHash("sha256").update(canonical, "utf8").digest("hex");
  found[file] = { hash, quads: canonical.split("\n").length - 1 };
}
console.log(JSON.stringify(found));
