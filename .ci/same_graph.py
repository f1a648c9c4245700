"""Reads each publication of a bundle with rdflib and pyld, and checks that all of them hold the same graph."""

import json
import sys
from pathlib import Path

from pyld import jsonld
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

ADDRESS = "https://w3id.org/hanke/"
PRIMARY_TOPIC = "http://xmlns.com/foaf/0.1/primaryTopic"

folder = Path(sys.argv[1]).resolve()


def loader(base):
    """Answers for the addresses under `base` with the files of the bundle, and for nothing else."""

    def load(url, _options):
        assert url.startswith(base), f"{url} is asked for, which is no part of the bundle"
        document = json.loads((folder / url.removeprefix(base)).read_text())
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}

    return load


def expanded(path, base):
    """The graph of a JSON-LD file, as pyld reads it at an address."""
    options = {"base": base + path, "documentLoader": loader(base), "format": "application/n-quads"}
    document = json.loads((folder / path).read_text())
    return Graph().parse(data=jsonld.to_rdf(document, options), format="nt")


def read(path):
    return Graph().parse(folder / path, format={".ttl": "turtle", ".jsonld": "json-ld"}[Path(path).suffix])


turtle = read("dataset.ttl")
assert len(turtle) > 1000, "the publication holds the shipped data"
assert isomorphic(turtle, read("dataset.jsonld")), "Turtle and JSON-LD differ"
for base in (folder.as_uri() + "/", ADDRESS):
    assert isomorphic(turtle, expanded("dataset.jsonld", base)), f"Turtle and what pyld reads at {base} differ"

if (folder / "dataset.nq").exists():
    quads = Dataset()
    quads.parse(folder / "dataset.nq", format="nquads")
    view = Graph()
    for triple in quads.graph(DATASET_DEFAULT_GRAPH_ID):
        view.add(triple)
    assert isomorphic(turtle, view), "Turtle and the view in N-Quads differ"
    claimed = {triple for graph in quads.graphs() if graph.identifier != DATASET_DEFAULT_GRAPH_ID for triple in graph}
    unclaimed = [triple for triple in turtle if triple not in claimed]
    assert not unclaimed, f"statements without a passage: {unclaimed[:3]}"

files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.suffix in (".ttl", ".jsonld"))
single = [path for path in files if path.startswith("id/")]
pairs = 0
for path in sorted(set(files) - set(single) - {"dataset.ttl", "dataset.jsonld", "context.jsonld"}):
    graph = read(path)
    assert len(graph) > 0, f"{path} is empty"
    other = Path(path).with_suffix(".jsonld")
    if path.endswith(".ttl") and (folder / other).exists():
        pairs += 1
        assert isomorphic(graph, read(str(other))), f"{path} and {other} differ"
        assert isomorphic(graph, expanded(str(other), ADDRESS)), f"{path} and what pyld reads in {other} differ"

# Of the many documents of single things, every seventh: both forms say the same, and of things only what the data say.
for path in [path for path in single if path.endswith(".ttl")][::7]:
    graphs = [read(path), expanded(str(Path(path).with_suffix(".jsonld")), ADDRESS)]
    for graph in graphs:
        topics = {subject for subject, predicate, _ in graph if str(predicate) == PRIMARY_TOPIC}
        assert len(topics) == 1, f"{path} describes itself once"
        for triple in list(graph):
            if triple[0] in topics:
                graph.remove(triple)
        new = [triple for triple in graph if triple not in turtle]
        assert not new, f"{path} says what the data do not: {new[:3]}"
    assert set(graphs[0]) == set(graphs[1]), f"{path} and its JSON-LD differ"

for file in sorted(Path("ontology").rglob("*.ttl")):
    Graph().parse(file, format="turtle")
print(
    f"{len(turtle)} statements, the same in three formats, each with a passage; {pairs} files of the ontology and its "
    f"schemes, the same in two; {len(single)} documents of single things that say no more"
)
