#!/usr/bin/env python3
"""Packs the command for people who have Node or Python: an npm package and a wheel.

    scripts/packages.py npm TEMPLATE OUT              dossier-VERSION.tgz: the module that runs in the page, for Node 20
    scripts/packages.py wheel BINARY TARGET OUT       dossier-VERSION-….whl: the native command, for Rust's TARGET

Both are made of bytes and names alone, so that the same input gives the same package.
"""

import base64
import gzip
import hashlib
import io
import json
import pathlib
import re
import sys
import tarfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUMMARY = "Turns a folder of saved articles into one static web page: search, names, comparison"
LICENCES = ["LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY.md"]

# On which systems a wheel may be installed, by Rust's name of the target. A statically linked command runs with
# every C library of Linux.
PLATFORMS = {
    "x86_64-unknown-linux-musl": "manylinux2014_x86_64.musllinux_1_1_x86_64",
    "aarch64-unknown-linux-musl": "manylinux2014_aarch64.musllinux_1_1_aarch64",
    "x86_64-apple-darwin": "macosx_10_12_x86_64",
    "aarch64-apple-darwin": "macosx_11_0_arm64",
    "x86_64-pc-windows-msvc": "win_amd64",
}


def version():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    return re.search(r'^version = "([^"]+)"', manifest, re.M)[1]


def npm(template, out):
    """The files of the page and of the command, as `npm pack` lays them out."""
    about = {
        "name": "dossier",
        "version": version(),
        "description": SUMMARY,
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "bin": {"dossier": "dossier.mjs"},
        "engines": {"node": ">=20"},
    }
    files = {"package.json": json.dumps(about, indent=2).encode() + b"\n"}
    files["dossier.mjs"] = (ROOT / "crates/workshop/node/dossier.mjs").read_bytes()
    files["README.md"] = (ROOT / "README.md").read_bytes()
    for name in LICENCES:
        files[name] = (ROOT / name).read_bytes()
    for file in sorted(template.iterdir()):
        if file.name != "version.txt":
            files[f"page/{file.name}"] = file.read_bytes()
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(content)
            entry.mode = 0o755 if name == "dossier.mjs" else 0o644
            archive.addfile(entry, io.BytesIO(content))
    path = out / f"dossier-{version()}.tgz"
    path.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return path


def wheel(binary, target, out):
    """The command among the scripts that pip puts on the path (the binary distribution format, PEP 427)."""
    if target not in PLATFORMS:
        sys.exit(f"packages.py knows no platform of Python for {target}")
    name = f"dossier-{version()}"
    command = "dossier.exe" if "windows" in target else "dossier"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    metadata = (
        f"Metadata-Version: 2.1\nName: dossier\nVersion: {version()}\nSummary: {SUMMARY}\n"
        f"License: MIT OR Apache-2.0\nDescription-Content-Type: text/markdown\n\n{readme}"
    )
    tags = "".join(f"Tag: py3-none-{one}\n" for one in PLATFORMS[target].split("."))
    files = {
        f"{name}.data/scripts/{command}": binary.read_bytes(),
        f"{name}.dist-info/METADATA": metadata.encode(),
        f"{name}.dist-info/WHEEL": f"Wheel-Version: 1.0\nGenerator: dossier\nRoot-Is-Purelib: false\n{tags}".encode(),
    }
    for licence in LICENCES:
        files[f"{name}.dist-info/licenses/{licence}"] = (ROOT / licence).read_bytes()

    def line(path, content):
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        return f"{path},sha256={digest},{len(content)}\n"

    record = "".join(line(path, content) for path, content in files.items())
    files[f"{name}.dist-info/RECORD"] = (record + f"{name}.dist-info/RECORD,,\n").encode()
    path = out / f"{name}-py3-none-{PLATFORMS[target]}.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # of 1980: no time of today
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o755 if "/scripts/" in name else 0o644) << 16
            archive.writestr(entry, content)
    return path


def main(arguments):
    match arguments:
        case ["npm", template, out]:
            print(npm(pathlib.Path(template), pathlib.Path(out)))
        case ["wheel", binary, target, out]:
            print(wheel(pathlib.Path(binary), target, pathlib.Path(out)))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
