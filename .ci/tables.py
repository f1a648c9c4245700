"""Readers that are not ours accept the tables of a bundle, and find in them what the graph says.

Usage: tables.py BUNDLE

frictionless holds the data package against its files: sizes, digests, types, keys. csvw reads the group of tables and
follows the keys from one to another. csvw-functions turns each table into RDF, all of which stands in dataset.ttl.
"""

import csv
import functools
import http.server
import os
import re
import sys
import threading
import unicodedata
import urllib.parse
import warnings
from collections import Counter

import csvw
import frictionless
import rdflib
from csvw_functions import csvw_functions
from rdflib.namespace import RDF, SKOS

HANKE = rdflib.Namespace("https://w3id.org/hanke/ns#")
SIGNS = "=+-@＝＋－＠"
BREAKS = re.compile(r"(?<=[;\t\r\n])")
NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?")


def check_data_package():
    report = frictionless.validate("datapackage.json")
    if not report.valid:
        sys.exit(f"datapackage.json: {report.flatten(['title', 'rowNumber', 'fieldName', 'note'])[:10]}")
    package = frictionless.Package("datapackage.json")
    present = {name for name in os.listdir("tables") if name.endswith(".csv")}
    described = {os.path.basename(resource.path) for resource in package.resources}
    assert present == described, present ^ described
    for resource in package.resources:
        assert resource.hash.startswith("sha256:") and resource.bytes, resource.name
    print(f"data package: {len(package.resources)} tables valid")
    return package


def check_group():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        group = csvw.TableGroup.from_file("tables/csv-metadata.json")
        for table in group.tables:
            assert table.check_primary_key(), table.url
        assert group.check_referential_integrity(), "a key refers to nothing"
    keys = sum(len(table.tableSchema.foreignKeys) for table in group.tables)
    read = csvw.CSVW("tables/csv-metadata.json", validate=True, strict=False)
    assert read.is_valid, read.warnings
    print(f"csvw: {len(group.tables)} tables, {keys} keys between them")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def serve():
    """csvw-functions reads addresses better than paths."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=os.getcwd()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/tables/"


def is_formula(text):
    skipped = lambda c: c.isspace() or c in "'\"’‘”“´`«»" or unicodedata.category(c) in ("Cc", "Cf")
    while text and skipped(text[0]):
        text = text[1:]
    return text[:1] != "" and text[0] in SIGNS


def undone(text):
    """The text before its formulas were marked."""
    segments = BREAKS.split(text)
    breaks = re.match(r"'+[\t\r\n]", text)
    for place, segment in enumerate(segments):
        if segment.startswith("'") and (is_formula(segment[1:]) or (place == 0 and breaks)):
            segments[place] = segment[1:]
    return "".join(segments)


def normal(node, read=str):
    """URI templates write letters beyond ASCII in percent signs."""
    if isinstance(node, rdflib.URIRef):
        return urllib.parse.unquote(str(node))
    text = read(str(node))
    return (float(text) if node.datatype == rdflib.XSD.decimal else text), node.language


def read_item(text):
    """A text of a list, where the separator is escaped."""
    return undone(text.replace("%7C", "|").replace("%25", "%"))


def escaped(triples):
    """csvw-functions escapes the quotes of texts, and nothing else."""
    triples = re.sub(r'\\(?!")', r"\\\\", triples)
    triples = re.sub(r"\n(?!<http|\Z)", r"\\n", triples)
    return triples.replace("\r", "\\r").replace("\t", "\\t")


def is_readable(resource):
    """csvw-functions fails where there is no row, and where a text begins with a quote. The other two readers do not."""
    found = rows(resource.name)
    odd = any(cell.startswith('"') for row in found for cell in row.values())
    if odd:
        print(f"csvw-functions: {resource.path} passed over, a text in it begins with a quote")
    return bool(found) and not odd


def check_statements(package, graph):
    said = {tuple(map(normal, triple)) for triple in graph if isinstance(triple[0], rdflib.URIRef)}
    address, made = serve(), 0
    for resource in filter(is_readable, package.resources):
        described = address + os.path.basename(resource.path) + "-metadata.json"
        group = csvw_functions.create_annotated_table_group(described, validate=True)
        errors = csvw_functions.get_errors(group)
        assert not errors, (resource.path, errors[:3])
        found = rdflib.Graph().parse(data=escaped(csvw_functions.create_rdf(group, mode="minimal")), format="nt")
        for triple in found:
            readings = [tuple(normal(node, read) for node in triple) for read in (undone, read_item)]
            assert said.intersection(readings), (resource.path, readings)
        made += len(found)
    print(f"csvw-functions: {made} statements of the tables, all of them in dataset.ttl")


def rows(table):
    with open(f"tables/{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def check_cells(graph):
    classes = {"projects": HANKE.Project, "participations": HANKE.Participation, "amounts": HANKE.Amount,
               "practices": HANKE.Practice, "uptake": HANKE.Uptake, "outcomes": HANKE.Outcome, "sources": HANKE.Source}
    for table, kind in classes.items():
        things = {str(thing) for thing in graph.subjects(RDF.type, kind) if isinstance(thing, rdflib.URIRef)}
        ids = [row["id"] for row in rows(table)]
        assert set(ids) == things and len(ids) == len(things), table
        assert ids == sorted(ids), f"{table}: in the order of the IRIs"
    text = lambda thing, prop: sorted(map(str, graph.objects(rdflib.URIRef(thing), prop)))
    for row in rows("projects"):
        names = text(row["id"], SKOS.prefLabel)
        assert undone(row["name"]) in names if names else row["name"] == "", row
        assert [undone(row["code"])] == (text(row["id"], HANKE.code) or [""]), row
        assert [row["start_date"]] == (text(row["id"], HANKE.startDate) or [""]), row
        assert Counter(filter(None, row["themes"].split("|"))) == Counter(
            str(graph.value(theme, SKOS.notation)) for theme in graph.objects(rdflib.URIRef(row["id"]), HANKE.theme)), row
    for row in rows("participations"):
        role = graph.value(rdflib.URIRef(row["id"]), HANKE.role)
        assert row["role"] == str(graph.value(role, SKOS.notation)), row
        assert text(row["id"], HANKE.organization) == [row["organization_id"]], row
        assert text(row["id"], HANKE.project) == [row["project_id"] or row["programme_id"]], row
    for row in rows("amounts"):
        assert text(row["id"], HANKE.value) == [value for value in [row["value"]] if value], row
        award = graph.value(None, HANKE.amount, rdflib.URIRef(row["id"]))
        assert row["funder_id"] == (str(graph.value(award, HANKE.funder)) if award else ""), row


def check_formulas(package):
    cells = 0
    for resource in package.resources:
        for row in rows(resource.name):
            for column, cell in row.items():
                cells += 1
                harmless = cell[:1] not in [*SIGNS, "\t", "\r", "\n"] or NUMBER.fullmatch(cell)
                assert harmless, f"{resource.name}, {column}: {cell!r}"
    print(f"formulas: none in {cells} cells")


def main():
    os.chdir(sys.argv[1])
    graph = rdflib.Graph().parse("dataset.ttl")
    package = check_data_package()
    check_group()
    check_cells(graph)
    check_formulas(package)
    check_statements(package, graph)


main()
