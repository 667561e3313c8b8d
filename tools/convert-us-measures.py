#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Converts the measures of US counties and ZIP areas to the compact files under data/geography.

usage: tools/convert-us-measures.py COUNTIES.csv ZIPS.csv [FOLDER]

The results are CSV files compressed with gzip, the same bytes for the same input: a header, then
one line per area in the order of its code. Coordinates are rounded to four decimals (eleven
metres); nothing else is changed, and what is unknown stays empty.
"""

import csv
import gzip
import io
import os
import sys

COUNTY_HEADER = [
    "code", "name", "state",
    "population", "establishments", "employment", "payroll_thousand_usd",
]
ZIP_HEADER = [
    "code", "county", "latitude", "longitude",
    "population", "establishments", "employment", "payroll_thousand_usd",
]
MEASURES_2016 = ["establishments_2016", "employment_2016", "payroll_2016_thousand_usd"]


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def county_rows(counties):
    for row in sorted(counties, key=lambda row: row["fips"]):
        yield [row["fips"], row["name"], row["state"], row["population_2019"],
               *(row[key] for key in MEASURES_2016)]


def zip_rows(zips):
    for row in sorted(zips, key=lambda row: row["zip"]):
        yield [row["zip"], row["county_fips"], "%.4f" % float(row["latitude"]),
               "%.4f" % float(row["longitude"]), row["population_2010"],
               *(row[key] for key in MEASURES_2016)]


def write(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    with open(path, "wb") as file:
        file.write(gzip.compress(text.getvalue().encode("utf-8"), 9, mtime=0))
    print("%s: %d bytes" % (path, os.path.getsize(path)))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    folder = sys.argv[3] if len(sys.argv) == 4 else "data/geography"
    counties, zips = read(sys.argv[1]), read(sys.argv[2])
    known = {row["fips"] for row in counties}
    for row in zips:
        if row["county_fips"] not in known:
            sys.exit("%s: ZIP %s is in the unknown county %s"
                     % (sys.argv[2], row["zip"], row["county_fips"]))
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, "us-counties.csv.gz"), COUNTY_HEADER, county_rows(counties))
    write(os.path.join(folder, "us-zips.csv.gz"), ZIP_HEADER, zip_rows(zips))


if __name__ == "__main__":
    main()
