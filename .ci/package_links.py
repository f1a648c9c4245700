"""Each relative link of a page that `cargo package` takes along leads to a file or folder that is in the package too."""

import posixpath
import re
import subprocess
import sys
from pathlib import Path

files = subprocess.run(
    ["cargo", "package", "--list", "--allow-dirty", "--locked"], check=True, capture_output=True, text=True
).stdout.split("\n")
present = {path for file in files for path in [file, *map(str, Path(file).parents)]}
links, dead = 0, []
for page in [file for file in files if file.endswith(".md") and not file.startswith("tests/")]:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", Path(page).read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        links += 1
        if posixpath.normpath(posixpath.join(posixpath.dirname(page), target)) not in present:
            dead.append(f"{page}: {target} is not in the package")
if dead or not links:
    sys.exit("\n".join(dead) or "no link was found in any page of the package")
print(f"{links} links within the package")
