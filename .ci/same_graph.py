"""Reads each publication with rdflib and checks that all of them hold the same graph."""

import sys
from pathlib import Path

from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

folder = Path(sys.argv[1])
turtle = Graph().parse(folder / "dataset.ttl", format="turtle")
json_ld = Graph().parse(folder / "dataset.jsonld", format="json-ld")
quads = Dataset()
quads.parse(folder / "dataset.nq", format="nquads")
view = Graph()
for triple in quads.graph(DATASET_DEFAULT_GRAPH_ID):
    view.add(triple)

assert len(turtle) > 1000, "the publication holds the shipped data"
assert isomorphic(turtle, json_ld), "Turtle and JSON-LD differ"
assert isomorphic(turtle, view), "Turtle and the view in N-Quads differ"
claimed = {triple for graph in quads.graphs() if graph.identifier != DATASET_DEFAULT_GRAPH_ID for triple in graph}
unclaimed = [triple for triple in turtle if triple not in claimed]
assert not unclaimed, f"statements without a passage: {unclaimed[:3]}"

for file in sorted(Path("ontology").rglob("*.ttl")):
    Graph().parse(file, format="turtle")
Graph().parse(data="{}", format="json-ld")
print(f"{len(turtle)} statements, the same in three formats, each with a passage; the ontology is valid Turtle")
