"""Names for orientation: countries, seas, cities."""

import math

import shapely

import areas
import natural_earth
from container import text, varint, zigzag

COUNTRY, SEA, CAPITAL, CITY, HELD, IN_GEORGIA = range(6)
# Smallest map zoom (256-point tiles) for a scale rank of Natural Earth; chosen by eye.
ZOOM_OF_RANK = {0: 3, 1: 4, 2: 4, 3: 5, 4: 6, 5: 6, 6: 7, 7: 8, 8: 8, 9: 9, 10: 9}
# Names as they are written in English today, where the source of 2013 has others.
TODAY = {"Kiev": "Kyiv", "Odessa": "Odesa", "Groznyy": "Grozny", "Rangoon": "Yangon"}
# What a disputed line parts off, so that its name can follow the border policy: states to some, parts of one to
# others. Not named at all: Siachen, a glacier that the source lists among countries.
HELD_AREAS = {"country:CYN", "country:SOL", "admin1:MD-SN"}
IN_GEORGIA_AREAS = {"admin1:GE-AB", "disputed:south-ossetia"}
UNNAMED = {"country:KAS"}
CAUCASUS = (38.0, 38.0, 50.0, 46.0)
WORLD_RANK = 3

# lon, lat, smallest zoom. Names and points of common knowledge, set by hand where there is open water.
SEAS = {
    "Pacific Ocean": (-140.0, 5.0, 1), "Atlantic Ocean": (-35.0, 25.0, 1), "Indian Ocean": (78.0, -18.0, 1),
    "Southern Ocean": (20.0, -62.0, 2), "Arctic Ocean": (0.0, 82.0, 2), "Black Sea": (34.5, 43.3, 4),
    "Caspian Sea": (50.8, 41.8, 4), "Sea of Azov": (36.6, 46.1, 6), "Mediterranean Sea": (18.5, 34.8, 3),
    "Aegean Sea": (25.0, 38.4, 6), "Adriatic Sea": (15.5, 43.0, 6), "Baltic Sea": (19.2, 57.2, 4),
    "North Sea": (3.2, 56.2, 4), "Norwegian Sea": (3.0, 67.5, 3), "Barents Sea": (39.0, 74.0, 3),
    "Kara Sea": (72.0, 76.0, 3), "Red Sea": (38.3, 20.5, 4), "Persian Gulf": (51.6, 26.9, 5),
    "Arabian Sea": (64.0, 15.5, 3), "Bay of Bengal": (88.5, 15.0, 3), "South China Sea": (114.0, 14.0, 3),
    "East China Sea": (125.0, 29.0, 4), "Sea of Japan": (134.5, 40.0, 4), "Sea of Okhotsk": (149.5, 54.0, 3),
    "Bering Sea": (-178.0, 57.5, 3), "Gulf of Mexico": (-90.0, 25.3, 3), "Caribbean Sea": (-75.0, 14.8, 3),
    "Hudson Bay": (-85.5, 60.0, 3), "Labrador Sea": (-54.0, 58.0, 4), "Bay of Biscay": (-4.5, 45.3, 5),
    "Tasman Sea": (160.0, -38.0, 3), "Coral Sea": (154.0, -17.0, 3), "Gulf of Guinea": (3.0, 1.8, 3),
    "Sea of Marmara": (28.2, 40.72, 7),
}


def _country_zoom(shape):
    """Where the country's largest part is about 110 points across, if it were a square."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    west, south, east, north = largest.bounds
    middle = math.radians(min(abs(south + north) / 2, 80.0))
    share = math.sqrt(largest.area / math.cos(middle)) / 360.0
    return min(max(math.ceil(math.log2(110.0 / 256.0 / share)), 2), 10)


def collect(work, found_areas):
    """[(kind, smallest zoom, name, lon, lat)], most important first."""
    labels = []
    for area_id, name, kind, shape in found_areas:
        if area_id in HELD_AREAS:
            labels.append((HELD, _country_zoom(shape), name, *areas.label_point(shape)))
        elif area_id in IN_GEORGIA_AREAS:
            labels.append((IN_GEORGIA, _country_zoom(shape), name, *areas.label_point(shape)))
        elif kind == areas.COUNTRY and area_id not in UNNAMED:
            labels.append((COUNTRY, _country_zoom(shape), name, *areas.label_point(shape)))
    labels += [(SEA, zoom, name, lon, lat) for name, (lon, lat, zoom) in SEAS.items()]
    west, south, east, north = CAUCASUS
    for place in natural_earth.populated_places(work):
        near = west < place["lon"] < east and south < place["lat"] < north
        if place["scalerank"] <= WORLD_RANK or place["capital"] or near:
            kind = CAPITAL if place["capital"] else CITY
            zoom = ZOOM_OF_RANK[place["scalerank"]]
            labels.append((kind, zoom, TODAY.get(place["name"], place["name"]), place["lon"], place["lat"]))
    return sorted(labels, key=lambda label: (label[1], label[0], label[2]))


def encoded(labels):
    out = bytearray(varint(len(labels)))
    for kind, zoom, name, lon, lat in labels:
        out += varint(kind) + varint(zoom) + text(name)
        out += zigzag(round(lon * areas.STEPS_PER_DEGREE)) + zigzag(round(lat * areas.STEPS_PER_DEGREE))
    return bytes(out)
