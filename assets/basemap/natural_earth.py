"""Reads the Natural Earth data that the packages carry. No geometry is changed here."""

import json
import sqlite3
from collections import Counter, defaultdict

import numpy as np
import shapefile
import shapely
from shapely import wkb

GEOPACKAGE = "debian/usr/share/qgis/resources/data/world_map.gpkg"
MAGICS = "debian/usr/share/magics"


def _geometry(blob):
    """The WKB behind a GeoPackage header, whose length depends on its envelope flag."""
    envelope_bytes = [0, 32, 48, 48, 64][(blob[3] >> 1) & 7]
    return wkb.loads(bytes(blob[8 + envelope_bytes:]))


def geopackage(work, table, fields):
    """Rows of a layer as dicts, the geometry under "geometry"."""
    connection = sqlite3.connect(f"{work}/{GEOPACKAGE}")
    columns = ", ".join(f'"{field}"' for field in fields)
    for blob, *row in connection.execute(f'select geom, {columns} from "{table}" order by fid'):
        yield {"geometry": _geometry(blob), **dict(zip(fields, row))}


def shapes(work, scale, name):
    """(record, shape) of a Magics shapefile; records whose header is broken are left out, aloud."""
    reader = shapefile.Reader(f"{work}/{MAGICS}/{scale}/ne_{scale}_{name}.shp", encoding="latin-1")
    for index in range(len(reader)):
        try:
            yield reader.record(index), reader.shape(index)
        except (KeyError, shapefile.ShapefileException) as broken:
            print(f"left out: {scale} {name} record {index}: {broken!r}")


def _parts(shape):
    ends = list(shape.parts[1:]) + [len(shape.points)]
    return [np.asarray(shape.points[a:b])[:, :2] for a, b in zip(shape.parts, ends) if b - a >= 2]


def lines(work, scale, name):
    """(record as dict, list of coordinate arrays)."""
    for record, shape in shapes(work, scale, name):
        yield record.as_dict(), _parts(shape)


def lakes(work, scale):
    """(rank, polygon) of the lakes that Magics keeps in its ocean layer."""
    for record, shape in shapes(work, scale, "ocean"):
        record = record.as_dict()
        kind = record["featurec_2"] or ""
        if ("Lake" not in kind and "Reservoir" not in kind) or not shape.points:
            continue
        polygon = shapely.geometry.shape(shape.__geo_interface__)
        yield int(record["scaleran_2"] or 0), shapely.make_valid(polygon)


def admin1_ranks(work):
    """The most common scale rank of a country's first-level borders, by adm0_a3."""
    counts = defaultdict(Counter)
    for record, _ in shapes(work, "10m", "admin_1_states_provinces_lines"):
        if record["scalerank"]:
            counts[record["adm0_a3"]][int(record["scalerank"])] += 1
    return {code: ranks.most_common(1)[0][0] for code, ranks in counts.items()}


def populated_places(work):
    """Dicts of name, lon, lat, scalerank, capital. A name that lost letters gives way to its ASCII form."""
    for record, shape in shapes(work, "10m", "populated_places_simple"):
        record = record.as_dict()
        name, plain = record["name"].strip(), record["nameascii"].strip()
        damaged = not name or len(name) < len(plain) or any(ord(c) < 32 or 127 <= ord(c) < 160 for c in name)
        yield {
            "name": plain if damaged and plain else name,
            "lon": float(record["longitude"]),
            "lat": float(record["latitude"]),
            "scalerank": int(record["scalerank"]),
            "capital": record["featurecla"] == "Admin-0 capital",
            "country": record["adm0_a3"],
            "population": int(record["pop_max"] or 0),
        }


def topojson(work, scale):
    """(arcs as lon/lat arrays, [(name, [polygon = [ring = [arc numbers, ~n when reversed]]])])."""
    with open(f"{work}/world-atlas/countries-{scale}.json", encoding="utf-8") as file:
        topology = json.load(file)
    step = np.asarray(topology["transform"]["scale"])
    start = np.asarray(topology["transform"]["translate"])
    arcs = [np.cumsum(np.asarray(arc), axis=0) * step + start for arc in topology["arcs"]]
    countries = []
    for item in topology["objects"]["countries"]["geometries"]:
        if item["type"] == "Polygon":
            polygons = [item["arcs"]]
        else:
            polygons = item["arcs"]
        countries.append((item["properties"]["name"], polygons))
    return arcs, countries
