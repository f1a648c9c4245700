"""Validates the fixtures and the publication with pySHACL: a reading of the shapes that is not ours.

    shapes.py VERDICTS [--data DATASET.TTL]

VERDICTS holds what Hanke finds with the shapes in all fixtures, one finding a line: `<valid|invalid>/<fixture>`, the
name of the shape, and the IRI of the thing, with tabs between them. Fixtures of rules take part too: to the shapes
they are sound. DATASET.TTL is the view as Hanke publishes it; it must be without errors.
"""

import argparse
import sys
import time
import tomllib
from pathlib import Path

import rdflib
from pyshacl import validate
from rdflib import Dataset, Graph, Namespace
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

# A date with a time zone is to be judged as it is written, not as rdflib would write it.
rdflib.NORMALIZE_LITERALS = False

SH = Namespace("http://www.w3.org/ns/shacl#")
HANKE = Namespace("https://w3id.org/hanke/ns#")
SHAPE = "https://w3id.org/hanke/shape/"
ONTOLOGY = Path("ontology")
FIXTURES = Path("tests/fixtures/ontology")
PROFILE = Path("queries/checks/profile.toml")


def turtle(*files):
    graph = Graph(bind_namespaces="none")
    for file in files:
        graph.parse(file, format="turtle")
    return graph


def findings(data, shapes):
    """The name of the shape and the thing of each result; what a result says of nested shapes is not a finding."""
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    results = set(report.objects(None, SH.result))
    return {(report.value(result, SH.sourceShape), report.value(result, SH.focusNode)) for result in results}


def name(shape):
    return str(shape).removeprefix(SHAPE)


def view(file, single_valued):
    """The statements of the default graph, and of the others one for each property that can have one value only."""
    statements, taken = set(), set()
    for thing, property, value, graph in sorted(Dataset().parse(file, format="trig").quads(), key=str):
        slot = (thing, property, getattr(value, "language", None))
        claimed = graph is not None and graph != DATASET_DEFAULT_GRAPH_ID
        if not (claimed and property in single_valued and slot in taken):
            statements.add((thing, property, value))
            taken.add(slot)
    return statements


def of_fixture(file, single_valued, concepts, shapes):
    """The findings in the view of the fixture, with the concepts of the schemes that it leads to."""
    union = Graph(bind_namespaces="none")
    pending = view(file, single_valued)
    while pending:
        triple = pending.pop()
        union.add(triple)
        pending |= {said for node in triple for said in concepts.triples((node, None, None)) if said not in union}
    return {f"{file.parent.name}/{file.stem}\t{name(shape)}\t{thing}" for shape, thing in findings(union, shapes)}


def of_data(file, shapes):
    """The findings in a publication that are errors; the others are said aloud."""
    grave = tomllib.loads(PROFILE.read_text(encoding="utf-8"))["severity"]
    for shape, thing in sorted(findings(turtle(file), shapes)):
        line = f"{file}: {grave[name(shape)]}: {name(shape)}: {thing}"
        if grave[name(shape)] == "error":
            yield line
        else:
            print(line)


def differences(ours, theirs):
    yield from (f"only Hanke finds:   {line}" for line in sorted(ours - theirs))
    yield from (f"only pySHACL finds: {line}" for line in sorted(theirs - ours))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("verdicts", type=Path)
    arguments.add_argument("--data", type=Path)
    arguments = arguments.parse_args()

    started = time.monotonic()
    shapes = turtle(ONTOLOGY / "shapes.ttl")
    concepts = turtle(*sorted((ONTOLOGY / "schemes").glob("*.ttl")))
    files = sorted(FIXTURES.glob("*/*.trig"))
    problems = [f"a scheme: {name(shape)}: {thing}" for shape, thing in sorted(findings(concepts, shapes))]
    single_valued = set(turtle(ONTOLOGY / "hanke.ttl").subjects(HANKE.singleValued, None))
    theirs = set().union(*(of_fixture(file, single_valued, concepts, shapes) for file in files))
    ours = set(arguments.verdicts.read_text(encoding="utf-8").splitlines())
    problems += differences(ours, theirs)
    problems += of_data(arguments.data, shapes) if arguments.data else []

    if problems:
        sys.exit("\n".join(problems))
    seconds = time.monotonic() - started
    print(f"pySHACL agrees: {len(theirs)} findings in {len(files)} fixtures, {seconds:.0f} s")


if __name__ == "__main__":
    main()
