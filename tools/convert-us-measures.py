#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Converts the measures of US counties and ZIP areas to the compact files under data/geography.

usage: tools/convert-us-measures.py COUNTIES.csv ZIPS.csv PLACES.csv [FOLDER]

The results are CSV files compressed with gzip, the same bytes for the same input: a header, then
one line per area in the order of its code. Coordinates are rounded to four decimals (eleven
metres); nothing else is changed, and what is unknown stays empty.

PLACES.csv has the populated places of GeoNames in the United States: name, state, feature (their
code: PPL ...), latitude, longitude, population. A ZIP area is in the place of its state that has
most people for its distance, to the third power: a large city, unless a town of its own is nearer.
"""

import csv
import gzip
import io
import math
import os
import sys

COUNTY_HEADER = [
    "code", "name", "state",
    "population", "establishments", "employment", "payroll_thousand_usd",
]
ZIP_HEADER = [
    "code", "county", "latitude", "longitude",
    "population", "establishments", "employment", "payroll_thousand_usd", "place",
]
MEASURES_2016 = ["establishments_2016", "employment_2016", "payroll_2016_thousand_usd"]
LEFT_OUT = {"PPLX", "PPLQ", "PPLL"}
KM_PER_DEGREE = 111.2
NEAR_KM = 1.5


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def county_rows(counties):
    for row in sorted(counties, key=lambda row: row["fips"]):
        yield [row["fips"], row["name"], row["state"], row["population_2019"],
               *(row[key] for key in MEASURES_2016)]


def group_places(places):
    """The places of each state, without parts of others and those that are abandoned."""
    groups = {}
    for row in places:
        if row["feature"] not in LEFT_OUT:
            groups.setdefault(row["state"], []).append(
                (float(row["latitude"]), float(row["longitude"]), int(row["population"]),
                 row["name"].split(",")[0]))
    return groups


def find_place(places, latitude, longitude):
    width = math.cos(math.radians(latitude))

    def pull(place):
        distance = KM_PER_DEGREE * math.hypot(place[0] - latitude,
                                              (place[1] - longitude) * width)
        return place[2] / (distance + NEAR_KM) ** 3, place[3]
    return max(map(pull, places))[1]


def zip_rows(zips, states, places):
    groups = group_places(places)
    for row in sorted(zips, key=lambda row: row["zip"]):
        latitude, longitude = float(row["latitude"]), float(row["longitude"])
        yield [row["zip"], row["county_fips"], "%.4f" % latitude, "%.4f" % longitude,
               row["population_2010"], *(row[key] for key in MEASURES_2016),
               find_place(groups[states[row["county_fips"]]], latitude, longitude)]


def write(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    with open(path, "wb") as file:
        file.write(gzip.compress(text.getvalue().encode("utf-8"), 9, mtime=0))
    print("%s: %d bytes" % (path, os.path.getsize(path)))


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    folder = sys.argv[4] if len(sys.argv) == 5 else "data/geography"
    counties, zips, places = read(sys.argv[1]), read(sys.argv[2]), read(sys.argv[3])
    states = {row["fips"]: row["state"] for row in counties}
    for row in zips:
        if row["county_fips"] not in states:
            sys.exit("%s: ZIP %s is in the unknown county %s"
                     % (sys.argv[2], row["zip"], row["county_fips"]))
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, "us-counties.csv.gz"), COUNTY_HEADER, county_rows(counties))
    write(os.path.join(folder, "us-zips.csv.gz"), ZIP_HEADER,
          zip_rows(zips, states, places))


if __name__ == "__main__":
    main()
