"""Proves what a bundle says of itself with readers that are not ours.

    catalogue.py BUNDLE [--shapes DIR]

DIR holds the official SHACL shapes of DCAT-AP 3.0.1 (SEMICeu/DCAT-AP) and authority-stub.ttl, types for values of the
EU's authority lists; ../shared/dcat-ap unless given. Without it their part is skipped, loudly.
"""

import argparse
import hashlib
import json
import logging
import re
import sys
from collections import Counter
from pathlib import Path

import pylibmagic  # noqa: F401  CKAN's parser looks for libmagic; this brings it along
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, VOID, Graph, Literal, Namespace, URIRef

SPDX = Namespace("http://spdx.org/rdf/terms#")
IANA = "http://www.iana.org/assignments/media-types/"
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"

# What lists the other files is not listed by itself; the documents of single things are too many for a catalogue.
UNLISTED = {"catalog.ttl", "catalog.jsonld", "SHA256SUMS", ".hanke-bundle"}
FORMATS = {
    ".ttl": ("text/turtle", "RDF_TURTLE"),
    ".jsonld": ("application/ld+json", "JSON_LD"),
    ".nq": ("application/n-quads", "RDF_N_QUADS"),
    ".csv": ("text/csv", "CSV"),
    ".json": ("application/json", "JSON"),
    ".html": ("text/html", "HTML"),
}

# Recommendations that are not followed: of which class, which property, and why.
NOT_FOLLOWED = {
    ("Location", DCAT.bbox): "an area is a value of the EU's lists, which have its extent",
    ("Location", DCAT.centroid): "as above",
    ("LicenseDocument", DCTERMS.type): "a licence is a value of the EU's lists, which have its type",
    ("Agent", DCTERMS.type): "publisher.type may be left out of publication.toml",
    ("Dataset", DCTERMS.temporal): "the vocabulary and the queries are about no time in particular",
}

# The fields of avoindata.fi (vrk-kpa/opendata, ckanext/ytp/schemas/dataset.json) beside those of CKAN, and those that it
# has required; owner_org and categories are for whoever registers the data set.
PORTAL = {
    "title_translated", "notes_translated", "keywords", "collection_type", "geographical_coverage", "update_frequency",
    "valid_from", "valid_till", "external_urls", "maintainer_website", "date_released",
}
REQUIRED = {
    "name", "title_translated", "notes_translated", "keywords", "license_id", "collection_type", "maintainer",
    "maintainer_email", "resources",
}
PORTAL_RESOURCE = {"name_translated", "description_translated", "maturity", "hash_algorithm"}
LICENCES = {"cc-by-4.0", "cc-zero-1.0", "cc-by-sa", "odc-by", "odc-odbl", "odc-pddl"}

faults = []


def expect(holds, message):
    if not holds:
        faults.append(message)


def same(found, expected, what):
    for extra in sorted(set(found) - set(expected)):
        faults.append(f"{what}: {extra} is too much")
    for missing in sorted(set(expected) - set(found)):
        faults.append(f"{what}: {missing} is missing")


def sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def local(iri):
    return re.split("[#/]", str(iri))[-1]


def check_sums(bundle, files):
    lines = (bundle / "SHA256SUMS").read_text().splitlines()
    sums = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    same(sums, set(files) - {"SHA256SUMS"}, "SHA256SUMS")
    for path in set(sums) & set(files):
        expect(sums[path] == sha256(bundle / path), f"SHA256SUMS: {path} has another checksum")
    return sums


def check_formats(bundle):
    catalogue = Graph().parse(bundle / "catalog.ttl")
    json_ld = Graph().parse(bundle / "catalog.jsonld", format="json-ld")
    same(map(str, json_ld), map(str, catalogue), "catalog.jsonld")
    expect(all(isinstance(term, (URIRef, Literal)) for triple in catalogue for term in triple), "a blank node")
    return catalogue


def check_listed(catalogue, url, sums):
    """Each file has its place with its checksum, its address and its format."""
    listed = Counter()
    for thing, checksum in catalogue.subject_objects(SPDX.checksum):
        address = str(catalogue.value(thing, DCAT.downloadURL) or thing)
        path = address.removeprefix(url)
        listed[path] += 1
        value = catalogue.value(checksum, SPDX.checksumValue)
        expect(str(value) == sums.get(path), f"{path}: the catalogue has another checksum")
        algorithm = catalogue.value(checksum, SPDX.algorithm)
        expect(algorithm == SPDX.checksumAlgorithm_sha256, f"{path}: the algorithm of the checksum")
        used = (
            set(catalogue.subjects(DCAT.distribution, thing))
            | set(catalogue.subjects(FOAF.page, thing))
            | set(catalogue.subjects(DCTERMS.conformsTo, thing))
        )
        expect(len(used) >= 1, f"{path}: nothing leads to it")
        media, file_type = FORMATS.get(Path(path).suffix, (None, None))
        if media is None:
            continue
        found = catalogue.value(thing, DCTERMS.format)
        expect(found == URIRef(FILE_TYPE + file_type), f"{path}: its format is {found}")
        if (thing, RDF.type, DCAT.Distribution) in catalogue:
            found = catalogue.value(thing, DCAT.mediaType)
            expect(found == URIRef(IANA + media), f"{path}: its media type is {found}")
            expect(str(catalogue.value(thing, DCAT.accessURL)) == address, f"{path}: two addresses")
    wanted = {path for path in sums if path not in UNLISTED and not path.startswith("id/")}
    same(listed, wanted, "the catalogue")
    expect(max(listed.values()) == 1, "a file is listed twice")
    return wanted


def results(data, shapes):
    _, report, _ = validate(data, shacl_graph=shapes, inplace=True)
    for result in report.objects(None, SH.result):
        yield tuple(report.value(result, key) for key in (SH.resultSeverity, SH.focusNode, SH.resultPath, SH.resultMessage))


def check_shapes(catalogue, folder):
    for _, thing, path, message in results(catalogue, Graph().parse(Path(__file__).with_name("dates.ttl"))):
        faults.append(f"dates: {thing} {path}: {message}")
    if not folder.is_dir():
        print(f"SKIPPED: the official shapes of DCAT-AP; there is no {folder}", file=sys.stderr)
        return
    data = catalogue + Graph().parse(folder / "authority-stub.ttl")
    for name in ["shapes", "range", "deprecateduris"]:
        for _, thing, path, message in results(data, Graph().parse(folder / f"{name}.ttl")):
            faults.append(f"{name}.ttl: {thing} {path}: {message}")
    for severity, thing, path, message in results(data, Graph().parse(folder / "shapes_recommended.ttl")):
        why = [NOT_FOLLOWED.get((local(kind), path)) for kind in data.objects(thing, RDF.type)]
        expect(severity == SH.Warning and any(why), f"shapes_recommended.ttl: {thing} {path}: {message}")
        print(f"not followed: {path} of {thing}: {next(filter(None, why), '?')}")


def check_dates_bite(catalogue):
    """The shape of our own refuses what the official ones let through."""
    shape = Graph().parse(Path(__file__).with_name("dates.ttl"))
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    for wrong in ['"2026-02-30"^^xsd:date', '"yesterday"^^xsd:date', '"2026-01-01"', '"2026"^^xsd:gYear']:
        data = Graph().parse(data=f"""
            PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            <urn:x-test:a> dcterms:issued {wrong} .""")
        expect(any(results(data, shape)), f"dates.ttl lets {wrong} through")


def check_harvested(bundle, catalogue, url):
    """CKAN's harvester of DCAT-AP 3 finds each data set with all its files."""
    from ckanext.dcat.processors import RDFParser
    from ckanext.dcat.profiles import base

    # There is no CKAN running whose extensions could be asked for a schema.
    base.get_action = no_action
    for file, form in [("catalog.ttl", "turtle"), ("catalog.jsonld", "json-ld")]:
        parser = RDFParser(profiles=["euro_dcat_ap_3"])
        parser.parse((bundle / file).read_text(), form)
        found = {extra(data_set, "uri"): data_set for data_set in parser.datasets()}
        same(found, map(str, catalogue.subjects(RDF.type, DCAT.Dataset)), f"{file}, harvested")
        for iri, data_set in found.items():
            expected = set(map(str, catalogue.objects(URIRef(iri), DCAT.distribution)))
            same({resource["uri"] for resource in data_set["resources"]}, expected, f"{file}, files of {iri}")
            for resource in data_set["resources"]:
                for key in ["name", "description", "url", "download_url", "mimetype", "hash", "hash_algorithm", "license"]:
                    expect(resource.get(key), f"{file}, harvested: {resource['uri']} has no {key}")
            for key in ["title", "notes", "tags", "version"]:
                expect(data_set.get(key), f"{file}, harvested: {iri} has no {key}")
            keys = {entry["key"] for entry in data_set["extras"]}
            wanted = {"publisher_name", "contact_name", "contact_email", "frequency", "issued", "modified", "theme", "access_rights"}
            same(keys & wanted, wanted, f"{file}, harvested: {iri}")
        main = found[url + "#dataset"]
        print(f"{file}: the harvester finds {len(found)} data sets; {main['title']!r} has {len(main['resources'])} files")


def no_action(name):
    raise KeyError(name)


def extra(data_set, key):
    return next(entry["value"] for entry in data_set["extras"] if entry["key"] == key)


def check_package(bundle, url, sums):
    """ckan.json has the keys and values that CKAN and avoindata.fi take."""
    from ckan.lib.navl.dictization_functions import Invalid
    from ckan.logic import schema, validators

    package = json.loads((bundle / "ckan.json").read_text())
    known = schema.default_create_package_schema()
    same(set(package) - set(known) - PORTAL, [], "ckan.json")
    same(REQUIRED - set(package), [], "ckan.json, required")
    expect(package["license_id"] in LICENCES, "ckan.json: the licence")
    expect(package["collection_type"] == "Open Data", "ckan.json: the collection type")
    for key in ["title_translated", "notes_translated", "keywords"]:
        expect(all(package[key].get(language) for language in ["fi", "sv", "en"]), f"ckan.json: {key} in each language")

    def takes(validator, *values):
        for value in values:
            try:
                validator(value, {})
            except Invalid as error:
                faults.append(f"ckan.json: {value!r}: {error.error}")

    takes(validators.name_validator, package["name"])
    takes(validators.email_validator, *package["maintainer_email"])
    words = [word for words in package["keywords"].values() for word in words]
    words += package.get("geographical_coverage", []) + [w for words in package["update_frequency"].values() for w in words]
    takes(validators.tag_length_validator, *words)
    takes(validators.tag_name_validator, *words)
    days = [package[key] for key in ["date_released", "valid_from", "valid_till"] if key in package]
    takes(validators.isodate, *days)
    expect(package.get("valid_from", "") <= package.get("valid_till", ""), "ckan.json: the period ends before it starts")
    for resource in package["resources"]:
        same(set(resource) - set(known["resources"]) - PORTAL_RESOURCE, [], "ckan.json, a resource")
        path = resource["url"].removeprefix(url)
        expect(resource["hash"] == sums.get(path), f"ckan.json: {path} has another checksum")
        expect(resource["size"] == (bundle / path).stat().st_size, f"ckan.json: {path} has another size")
        media, _ = FORMATS.get(Path(path).suffix, (resource["mimetype"], None))
        expect(resource["mimetype"] == media, f"ckan.json: {path} is {resource['mimetype']}")
    return package


def check_counts(bundle, url):
    """void.ttl counts what dataset.ttl has."""
    counts, data = Graph().parse(bundle / "void.ttl"), Graph().parse(bundle / "dataset.ttl")
    data_set = URIRef(url + "#dataset")
    is_number = lambda property, number: expect(
        counts.value(data_set, property) == Literal(number), f"void.ttl: {local(property)} is not {number}"
    )
    space = str(counts.value(data_set, VOID.uriSpace))
    is_number(VOID.triples, len(data))
    is_number(VOID.distinctSubjects, len(set(data.subjects())))
    is_number(VOID.distinctObjects, len(set(data.objects())))
    is_number(VOID.entities, sum(str(thing).startswith(space) for thing in set(data.subjects())))
    is_number(VOID.classes, len(set(data.objects(None, RDF.type))))
    is_number(VOID.properties, len(set(data.predicates())))
    classes = Counter(data.objects(None, RDF.type))
    found = {counts.value(part, VOID["class"]): int(counts.value(part, VOID.entities)) for part in counts.objects(data_set, VOID.classPartition)}
    expect(found == dict(classes), "void.ttl: the counts of classes")
    properties = {name: (number, len(set(data.subjects(name)))) for name, number in Counter(data.predicates()).items()}
    parts = counts.objects(data_set, VOID.propertyPartition)
    found = {counts.value(part, VOID.property): tuple(int(counts.value(part, key)) for key in [VOID.triples, VOID.distinctSubjects]) for part in parts}
    expect(found == properties, "void.ttl: the counts of properties")
    for links in counts.objects(data_set, VOID.subset):
        target = str(counts.value(counts.value(links, VOID.objectsTarget), VOID.uriSpace))
        number = sum(str(value).startswith(target) for value in data.objects(None, counts.value(links, VOID.linkPredicate)))
        expect(counts.value(links, VOID.triples) == Literal(number), f"void.ttl: {links} are {number}")
    for resource in [*counts.objects(data_set, VOID.exampleResource), *counts.objects(data_set, VOID.rootResource)]:
        expect((resource, None, None) in data, f"void.ttl: {resource} is not in the data")
    for dump in counts.objects(data_set, VOID.dataDump):
        expect((bundle / str(dump).removeprefix(url)).is_file(), f"void.ttl: there is no {dump}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("bundle", type=Path)
    arguments.add_argument("--shapes", type=Path, default=Path("../shared/dcat-ap"))
    arguments = arguments.parse_args()
    bundle = arguments.bundle
    files = [str(path.relative_to(bundle)) for path in sorted(bundle.rglob("*")) if path.is_file()]

    sums = check_sums(bundle, files)
    if faults:
        sys.exit("\n".join(faults))
    catalogue = check_formats(bundle)
    url = str(catalogue.value(catalogue.value(predicate=RDF.type, object=DCAT.Catalog), FOAF.homepage))
    listed = check_listed(catalogue, url, sums)
    check_shapes(catalogue, arguments.shapes)
    check_dates_bite(catalogue)
    check_harvested(bundle, catalogue, url)
    package = check_package(bundle, url, sums)
    check_counts(bundle, url)

    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(files)} files, {len(listed)} in the catalogue, {len(package['resources'])} in ckan.json, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
