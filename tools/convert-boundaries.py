#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Converts boundaries to the compact files of data/geography.

usage: tools/convert-boundaries.py counties COUNTIES-10M.json MEASURES.csv OUTPUT
       tools/convert-boundaries.py countries COUNTRIES-50M.json ISO_3166-1.json OUTPUT
       tools/convert-boundaries.py provinces WORLD_MAP.gpkg ISO_3166-2.json SALIENT_CLI OUTPUT

counties-10m.json is of the npm package us-atlas 3, countries-50m.json of world-atlas 2, both
TopoJSON; iso_3166-1.json and iso_3166-2.json are of Debian's package iso-codes, world_map.gpkg of its
package qgis-common. The format is described in src/geography/sal-geography-format.h; the results are
the same bytes for the same input.

Provinces have no arcs that they share in the source: they are imported by the program itself, which
finds them, and its result is taken from the workspace.

Arcs are kept as they are shared in the source, without what its simplification left of rings that
enclose nothing any more. What crosses the antimeridian is cut there.
"""

import csv
import gzip
import json
import os
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unicodedata

VERSION = 1


# ------------------------------------------------------------------------------------- writing

def unsigned(number):
    data = bytearray()
    while number > 127:
        data.append(number & 127 | 128)
        number >>= 7
    data.append(number)
    return bytes(data)


def signed(number):
    return unsigned(number * 2 if number >= 0 else -number * 2 - 1)


def text(string):
    data = string.encode("utf-8")
    return unsigned(len(data)) + data


def encode(units, origin, arcs, areas):
    """Arcs are lists of (x, y) in units; areas are (code, name, parent, rings), rings being
    (hole, references)."""
    data = bytearray(b"SALGEO\n" + unsigned(VERSION) + struct.pack("<4d", *units, *origin))
    x, y = 0, 0
    data += unsigned(len(arcs))
    for arc in arcs:
        data += unsigned(len(arc))
        for point in arc:
            data += signed(point[0] - x) + signed(point[1] - y)
            x, y = point
    before = 0
    data += unsigned(len(areas))
    for code, name, parent, rings in areas:
        data += text(code) + text(name) + text(parent) + unsigned(0) + unsigned(len(rings))
        for hole, references in rings:
            data += unsigned(len(references) * 2 + hole)
            for reference in references:
                data += signed(reference - before)
                before = reference
    return bytes(data)


def write(path, data):
    with open(path, "wb") as file:
        file.write(gzip.compress(data, 9, mtime=0))
    print("%s: %d bytes" % (path, os.path.getsize(path)))


# ------------------------------------------------------------------------------------ topology

class Topology:
    """Arcs in units, and pieces of areas as rings of references."""

    def __init__(self, document):
        transform = document["transform"]
        self.units = [1 / scale for scale in transform["scale"]]
        self.origin = transform["translate"]
        self.arcs = []
        for arc in document["arcs"]:
            x, y, points = 0, 0, []
            for step in arc:
                x, y = x + step[0], y + step[1]
                if not points or points[-1] != (x, y):
                    points.append((x, y))
            self.arcs.append(points if len(points) > 1 else points * 2)

    def points_of(self, ring):
        points = []
        for reference in ring:
            arc = self.arcs[reference] if reference >= 0 else self.arcs[~reference][::-1]
            points.extend(arc[1 if points else 0:])
        return points

    def tidy(self, ring):
        """Leaves out arcs that simplification reduced to a point, and ways there and straight back."""
        tidied = []
        for reference in ring:
            arc = self.arcs[reference if reference >= 0 else ~reference]
            if len(set(arc)) == 1:
                continue
            if tidied and tidied[-1] == ~reference:
                tidied.pop()
            else:
                tidied.append(reference)
        while len(tidied) > 2 and tidied[0] == ~tidied[-1]:
            tidied = tidied[1:-1]
        return tidied

    def drop_unused(self, areas):
        """Numbers the arcs in the order in which the areas use them."""
        number, arcs, result = {}, [], []
        for code, name, parent, rings in areas:
            renumbered = []
            for hole, ring in rings:
                references = []
                for reference in ring:
                    arc = reference if reference >= 0 else ~reference
                    if arc not in number:
                        number[arc] = len(arcs)
                        arcs.append(self.arcs[arc])
                    references.append(number[arc] if reference >= 0 else ~number[arc])
                renumbered.append((hole, references))
            result.append((code, name, parent, renumbered))
        self.arcs = arcs
        return result

    def encode(self, areas):
        return encode(self.units, self.origin, self.arcs, areas)


def doubled_area(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:]))


def pieces_of(geometry):
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    if geometry["type"] == "MultiPolygon":
        return geometry["arcs"]
    return []


def rings_of(topology, pieces):
    rings = []
    for piece in pieces:
        for i, ring in enumerate(piece):
            if doubled_area(topology.points_of(ring)) != 0:
                rings.append((int(i > 0), topology.tidy(ring)))
            elif i == 0:
                break
    return rings


# ------------------------------------------------------------------------------------ counties

def bend_apart(topology, name, ring):
    """Gives an area to one that the simplification of the source reduced to a line, there and back:
    the middles of both ways move to their left, areas being on the right in TopoJSON, by a quarter of
    its length."""
    if len(ring) != 2 or len(topology.points_of(ring)) != 3:
        sys.exit("%s has no area, and is not a line there and back" % name)
    for reference in ring:
        arc = topology.arcs[reference if reference >= 0 else ~reference]
        side = 1 if reference >= 0 else -1
        (x0, y0), (x1, y1) = arc
        narrow = topology.units[1] / topology.units[0] * 0.78  # the cosine of 39° north
        dx, dy = (x1 - x0) * narrow, (y1 - y0)
        arc.insert(1, (round((x0 + x1) / 2 - side * dy / narrow / 4),
                       round((y0 + y1) / 2 + side * dx / 4)))
    print("%s was a line and is given an area" % name)


def convert_counties(source, measures, output):
    with open(measures, newline="", encoding="utf-8") as file:
        known = {row["fips"]: row for row in csv.DictReader(file)}
    with open(source, encoding="utf-8") as file:
        document = json.load(file)
    topology = Topology(document)

    areas = []
    for geometry in sorted(document["objects"]["counties"]["geometries"], key=lambda g: g["id"]):
        row = known.pop(geometry["id"], None)
        if row is not None:
            pieces = pieces_of(geometry)
            rings = rings_of(topology, pieces)
            if not rings:
                bend_apart(topology, row["name"], pieces[0][0])
                rings = rings_of(topology, pieces)
            areas.append((geometry["id"], row["name"], row["state"], rings))
    if known:
        sys.exit("%s: no boundaries of %s" % (source, ", ".join(sorted(known))))

    areas = topology.drop_unused(areas)
    write(output, topology.encode(areas))
    print("%d counties, %d arcs, %d points"
          % (len(areas), len(topology.arcs), sum(map(len, topology.arcs))))


# ----------------------------------------------------------------------------------- countries

# Of what Natural Earth shows and ISO 3166 does not list: codes that it leaves to users.
USER_CODES = {
    "Kosovo": "XK",
    "N. Cyprus": "XN",
    "Somaliland": "XS",
    "Siachen Glacier": "XG",
    "Indian Ocean Ter.": "XI",
}


def unwrap(points, width):
    """The points of an arc with longitudes that go on where they jump across the antimeridian."""
    result, offset = [points[0]], 0
    for before, point in zip(points, points[1:]):
        step = point[0] - before[0]
        if abs(step) > width // 2:
            offset += -width if step > 0 else width
        result.append((point[0] + offset, point[1]))
    return result


def cut_arc(points, width):
    """What is left of an arc, and the closed rings beyond the antimeridian that are cut off. It has a
    vertex wherever it crosses."""
    path = unwrap(points, width)
    if points[0] == points[-1] and path[0] != path[-1]:
        # around a pole: along the antimeridian there, along the edge of the map and back
        if any(not 0 <= x <= width for x, y in path):
            sys.exit("a ring around a pole does not begin at the antimeridian")
        return path + [(path[-1][0], 0), (path[0][0], 0), path[0]], []

    kept, rings, beyond = [], [], []
    for point in path:
        if 0 <= point[0] <= width:
            if beyond:
                rings.append([kept[-1], *beyond, point])
                beyond = []
            kept.append(point)
        else:
            beyond.append(point)
    for i, ring in enumerate(rings):
        if ring[0][0] not in (0, width) or ring[-1][0] != ring[0][0]:
            sys.exit("an arc crosses the antimeridian between two vertices")
        offset = -width if ring[0][0] == width else width
        rings[i] = [(x + offset, y) for x, y in ring + ring[:1]]
    return kept, rings


def cut_piece(topology, piece):
    """The pieces that a piece becomes where it is cut at the antimeridian, in the arcs too."""
    width = round(360 * topology.units[0])
    piece = [ring for ring in piece  # without one around the pole itself
             if len({y for x, y in topology.points_of(ring)}) > 1]
    pieces = [piece]
    for ring in piece:
        for reference in ring:
            number = reference if reference >= 0 else ~reference
            points = topology.arcs[number]
            if all(abs(a[0] - b[0]) <= width // 2 for a, b in zip(points, points[1:])):
                continue
            topology.arcs[number], rings = cut_arc(points, width)
            for beyond in rings:
                topology.arcs.append(beyond)
                pieces.append([[len(topology.arcs) - 1]])
    return pieces


def convert_countries(source, codes, output):
    with open(codes, encoding="utf-8") as file:
        alpha = {row["numeric"]: row["alpha_2"] for row in json.load(file)["3166-1"]}
    with open(source, encoding="utf-8") as file:
        document = json.load(file)
    topology = Topology(document)

    countries = {}
    for geometry in document["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = alpha[geometry["id"]] if "id" in geometry else USER_CODES[name]
        pieces = [part for piece in pieces_of(geometry) for part in cut_piece(topology, piece)]
        rings = rings_of(topology, pieces)
        if code in countries:  # the islands of Ashmore and Cartier have the code of Australia
            name = min(name, countries[code][0], key=len)
            rings = countries[code][1] + rings
        countries[code] = (name, rings)

    areas = [(code, name, "", rings) for code, (name, rings) in sorted(countries.items())]
    areas = topology.drop_unused(areas)
    write(output, topology.encode(areas))
    print("%d countries, %d arcs, %d points"
          % (len(areas), len(topology.arcs), sum(map(len, topology.arcs))))


# ----------------------------------------------------------------------------------- provinces

def read_wkb(data, at):
    """A polygon or several, of well-known binary: their coordinates, and where it ends."""
    order = "<" if data[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", data, at + 1)
    at += 9
    if kind == 6:
        pieces = []
        for _ in range(count):
            piece, at = read_wkb(data, at)
            pieces += piece
        return pieces, at
    if kind != 3:
        sys.exit("a geometry of kind %d (expected polygons)" % kind)
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(order + "I", data, at)
        numbers = struct.unpack_from(order + "%dd" % (2 * points), data, at + 4)
        at += 4 + 16 * points
        rings.append([list(point) for point in zip(numbers[::2], numbers[1::2])])
    return [rings], at


def read_geometry(blob):
    """OGC 12-128: a header with a box of so many numbers, then well-known binary."""
    return read_wkb(blob, 8 + (0, 32, 48, 48, 64)[blob[3] >> 1 & 7])[0]


def plain(name):
    """Without marks and what is no letter: names are written in many ways."""
    marked = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in marked if c.isalnum())


# Where the source names no country that has a code: as the countries have it, or else who administers
# it; XX is claimed by several.
COUNTRIES_OF = {
    "Akrotiri Sovereign Base Area": "GB",
    "Baykonur Cosmodrome": "KZ",
    "Clipperton Island": "FR",
    "Dhekelia Sovereign Base Area": "GB",
    "Indian Ocean Territories": "XI",
    "Northern Cyprus": "XN",
    "Siachen Glacier": "XG",
    "Somaliland": "XS",
    "Spratly Is.": "XX",
    "US Naval Base Guantanamo Bay": "US",
}


def convert_provinces(source, codes, salient, output):
    iso = {}
    with open(codes, encoding="utf-8") as file:
        for row in json.load(file)["3166-2"]:
            iso.setdefault((row["code"][:2], plain(row["name"])), row["code"])
    rows = sqlite3.connect(source).execute(
        "SELECT fid, iso_a2, name, woe_name, gn_name, admin, geom FROM states_provinces"
        " ORDER BY fid").fetchall()
    rows = [(row[0], COUNTRIES_OF[row[5]] if row[1] in (None, "", "-1") else row[1], *row[2:])
            for row in rows]
    given, taken = {}, set()
    for kind in (2, 3, 4):  # an island may have the state that it is part of for another name
        for row in rows:
            code = iso.get((row[1], plain(row[kind] or "")))
            if code is not None and code not in taken and row[0] not in given:
                given[row[0]] = code
                taken.add(code)
    features = []
    for number, country, name, other, third, admin, blob in rows:
        name = name or other or third or admin
        # ISO 3166-2 has three characters behind the country at most
        code = given.get(number, "%s-%05d" % (country, number))
        features.append({"type": "Feature",
                         "properties": {"code": code, "name": name, "country": country},
                         "geometry": {"type": "MultiPolygon", "coordinates": read_geometry(blob)}})
    features.sort(key=lambda feature: feature["properties"]["code"])
    with tempfile.TemporaryDirectory() as folder:
        path, workspace = os.path.join(folder, "p.geojson"), os.path.join(folder, "p.salient")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": features}, file)
        subprocess.run([salient, "new", workspace], check=True)
        subprocess.run([salient, "geography", "import", workspace, path, "--id-field", "code",
                        "--name-field", "name", "--parent-field", "country"], check=True)
        data, = sqlite3.connect(workspace).execute("SELECT content FROM attachment").fetchone()
    with open(output, "wb") as file:
        file.write(data)
    print("%d provinces, %d with codes of ISO 3166-2, %d bytes"
          % (len(features), len(taken), len(data)))


def main():
    arguments = sys.argv[1:]
    if len(arguments) == 4 and arguments[0] == "counties":
        convert_counties(*arguments[1:])
    elif len(arguments) == 4 and arguments[0] == "countries":
        convert_countries(*arguments[1:])
    elif len(arguments) == 5 and arguments[0] == "provinces":
        convert_provinces(*arguments[1:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
