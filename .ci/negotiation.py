"""Serves a bundle with Apache and asks for one IRI of each kind as browsers and programs do.

Usage: negotiation.py BUNDLE

The bundle's .htaccess leads to the address that its publication.toml gives, so its targets are moved to this server first.
Needs Debian's apache2.
"""

import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

MODULES = pathlib.Path("/usr/lib/apache2/modules")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
JENA = "text/turtle,application/n-triples;q=0.9,application/ld+json;q=0.8,application/rdf+xml;q=0.7,*/*;q=0.3"
RDFLIB = "text/turtle, application/rdf+xml;q=0.9, application/xhtml+xml;q=0.5, */*;q=0.1"
LD_JSON, TURTLE = "application/ld+json", "text/turtle"
FI, EN, SV = "fi-FI,fi;q=0.9,en;q=0.8", "en-GB,en;q=0.9,fi;q=0.5", "sv-SE,sv;q=0.9"
ORGANISATION = "id/organization/jyväskylän-säätiö (ry) & co"

# Path, Accept, Accept-Language, and where it leads.
CASES = [
    ("ns", BROWSER, FI, "ns/index.html"),
    ("ns/", BROWSER, EN, "ns/index.en.html"),
    ("ns", BROWSER, SV, "ns/index.en.html"),
    ("ns", None, None, "ns/index.html"),
    ("ns", "*/*", None, "ns/index.html"),
    ("ns", JENA, None, "ns/hanke.ttl"),
    ("ns", RDFLIB, None, "ns/hanke.ttl"),
    ("ns", LD_JSON, None, "ns/hanke.jsonld"),
    ("ns", LD_JSON + ", text/turtle;q=0.5", None, "ns/hanke.jsonld"),
    ("ns", "text/turtle;q=0.9, text/html;q=0.1", None, "ns/hanke.ttl"),
    ("ns", "text/turtle;q=0, text/html;q=0.1", None, "ns/index.html"),
    ("ns/0.1.0", TURTLE, None, "ns/hanke.ttl"),
    ("alignments", TURTLE, None, "ns/alignments.ttl"),
    ("alignments", BROWSER, EN, "ns/index.en.html#alignments"),
    ("ns/shapes", LD_JSON, None, "ns/shapes.jsonld"),
    ("shape/project-name", TURTLE, None, "ns/shapes.ttl"),
    ("scheme/roles", TURTLE, None, "scheme/roles.ttl"),
    ("scheme/roles", BROWSER, FI, "ns/index.html#roles"),
    ("scheme/roles/lead-implementer", LD_JSON, None, "scheme/roles.jsonld"),
    ("scheme/roles/lead-implementer", BROWSER, EN, "ns/index.en.html#roles/lead-implementer"),
    ("id/project/S20398", TURTLE, None, "id/project/S20398.ttl"),
    ("id/project/S20398", LD_JSON, None, "id/project/S20398.jsonld"),
    ("id/project/S20398", BROWSER, FI, "id/project/S20398/index.html"),
    ("id/project/S20398/", BROWSER, EN, "id/project/S20398/index.en.html"),
    ("id/programme/2014FI16M2OP001/axis/5", BROWSER, FI, "id/programme/2014FI16M2OP001/axis/5/index.html"),
    (ORGANISATION, TURTLE, None, ORGANISATION + ".ttl"),
    (ORGANISATION, BROWSER, EN, ORGANISATION + "/index.en.html"),
    ("id/practice/50 % enemmän", JENA, None, "id/practice/50 % enemmän.ttl"),
    ("query/projects", TURTLE, None, "queries.ttl"),
    ("", BROWSER, EN, "index.en.html"),
    ("", TURTLE, None, "catalog.ttl"),
]

TYPES = {
    "ns/hanke.ttl": "text/turtle; charset=utf-8",
    "ns/hanke.jsonld": "application/ld+json",
    "ns/index.html": "text/html; charset=utf-8",
    "dataset.nq": "application/n-quads; charset=utf-8",
    "tables/projects.csv": "text/csv; charset=utf-8",
    "tables/projects.csv-metadata.json": "application/csvm+json",
    "SHA256SUMS": "text/plain",
}


def apache():
    return shutil.which("apache2") or shutil.which("apache2", path="/usr/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configuration(folder, site, port):
    modules = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite"]
    loads = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in modules)
    user = "User www-data\nGroup www-data\n" if os.geteuid() == 0 else ""
    return f"""ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/errors
{loads}
{user}TypesConfig /etc/mime.types
DocumentRoot {folder}
Alias "/open data/" {site}/
<Directory {site}>
    Require all granted
    AllowOverride FileInfo
    DirectoryIndex index.html
</Directory>
"""


def ask(port, path, host=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    named = {"Accept": headers.get("accept"), "Accept-Language": headers.get("language"), "Host": host}
    address = "/open%20data/" + urllib.parse.quote(path, safe="/#")
    connection.request("GET", address, headers={name: value for name, value in named.items() if value})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def stand_ins(site):
    """Files that the cases lead to and that this bundle does not have."""
    for path in [target.partition("#")[0] for *_, target in CASES] + list(TYPES):
        file = site / path
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")


def own_documents(bundle):
    """The path of each thing's IRI, and the document about the thing. Apache itself refuses slashes in a name."""
    bundle, own = pathlib.Path(bundle), {}
    for document in sorted(bundle.glob("id/**/*.jsonld")):
        thing = json.loads(document.read_text(encoding="utf-8"))["id"]
        if "%2F" not in thing and "%5C" not in thing:
            own[urllib.parse.unquote(thing[thing.index("id/") :])] = document.relative_to(bundle).as_posix()
    return own


def check(port, url, own):
    faults = []
    for path, document in own.items():
        found = urllib.parse.unquote(ask(port, path, accept=LD_JSON).getheader("Location") or "")
        if found != url + document:
            faults.append(f"{path!r}: {found}, not {url + document}")
    for path, accept, language, target in CASES:
        response = ask(port, path, accept=accept, language=language)
        found = urllib.parse.unquote(response.getheader("Location") or "")
        if response.status != 303 or found != url + target:
            faults.append(f"{path!r} for {accept!r}, {language!r}: {response.status} {found}, not {url + target}")
        elif (followed := ask(port, target.partition("#")[0], accept=accept, language=language)).status != 200:
            faults.append(f"{target}: {followed.status}")
        vary = re.split(r",\s*", ", ".join(response.headers.get_all("Vary") or []).lower())
        if response.getheader("Access-Control-Allow-Origin") != "*" or not {"accept", "accept-language"} <= set(vary):
            faults.append(f"{path!r}: {response.headers.items()}")
    for path, expected in TYPES.items():
        found = ask(port, path).getheader("Content-Type")
        if found != expected:
            faults.append(f"{path}: {found}, not {expected}")
    for path in ("id/project/nothing.ttl", "ns/nothing.jsonld", "nothing"):
        status = ask(port, path, accept=TURTLE).status
        if status != 404:
            faults.append(f"{path}: {status}, not 404")
    elsewhere = ask(port, "id/project/nothing.ttl", host="w3id.org")
    if urllib.parse.unquote(elsewhere.getheader("Location") or "") != url + "id/project/nothing.ttl":
        faults.append(f"from another host: {elsewhere.status} {elsewhere.getheader('Location')}")
    return faults


def main(bundle):
    program = apache()
    if program is None:
        print("apache2 is not installed")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        folder.chmod(0o755)
        site, port = folder / "site", free_port()
        shutil.copytree(bundle, site)
        url = f"http://127.0.0.1:{port}/open data/"
        rules = site / ".htaccess"
        text = rules.read_text(encoding="utf-8")
        before = re.search(r"(\S+)ns/%\{ENV:PAGE\} ", text)[1]
        host = urllib.parse.urlsplit(before).netloc
        decoded = urllib.parse.unquote(before.replace("\\%", "%"))
        moved = text.replace(f'"{decoded}', f'"{url}').replace(before, url.replace(" ", "\\%20"))
        rules.write_text(moved.replace(f"!={host} ", f"!=127.0.0.1:{port} "), encoding="utf-8")
        stand_ins(site)
        settings = folder / "apache.conf"
        settings.write_text(configuration(folder, site, port))
        server = subprocess.Popen([program, "-X", "-f", str(settings)])
        try:
            for _ in range(100):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                if server.poll() is not None:
                    print("apache2 does not start with", settings.read_text())
                    return 1
                time.sleep(0.1)
            faults = check(port, url, own_documents(bundle))
        finally:
            server.terminate()
            server.wait()
        if faults:
            print(*faults, (folder / "errors").read_text()[-2000:], sep="\n")
            return 1
        print("each request led to the document that was asked for, each thing to its own")
        return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
