"""Named areas: countries, some first-level areas, and what only a disputed line encloses."""

from collections import defaultdict

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box
from shapely.ops import polygonize

import natural_earth
from container import deltas, text, varint, zigzag
from coverage import thin

COUNTRY, FIRST_LEVEL, DISPUTED = range(3)
# Rings are kept in steps of 1e-5 degrees, about a metre.
STEPS_PER_DEGREE = 100_000
# Inside this window rings are as fine as the drawn borders; elsewhere thinned to THINNED degrees.
CLOSE = box(36.0, 37.0, 51.0, 47.5)
THINNED = 0.035
# Codes of the source that are not the ISO 3166-1 code; Kosovo has none there, KOS is the source's own.
ISO = {"ALD": "ALA", "PSX": "PSE", "SAH": "ESH", "SDS": "SSD"}
NAMES = {"KOS": "Kosovo", "CYN": "Northern Cyprus", "SOL": "Somaliland", "KAS": "Siachen Glacier",
         "ESH": "Western Sahara", "PSE": "Palestine", "SSD": "South Sudan", "ALA": "Åland",
         "COD": "Democratic Republic of the Congo", "CAF": "Central African Republic", "MKD": "North Macedonia",
         "DOM": "Dominican Republic", "BIH": "Bosnia and Herzegovina", "GNQ": "Equatorial Guinea"}

# ISO 3166-2 codes by the name in the source (which does not carry them). The codes say where ISO files an
# area, not who holds it: Crimea and Sevastopol are RUS in the source and UA in ISO 3166-2.
ISO_3166_2 = {
    "GEO": {"Abkhazia": "GE-AB", "Ajaria": "GE-AJ", "Guria": "GE-GU", "Imereti": "GE-IM", "Kakheti": "GE-KA",
            "Kvemo Kartli": "GE-KK", "Mtskheta-Mtianeti": "GE-MM", "Racha-Lechkhumi-Kvemo Svaneti": "GE-RL",
            "Samegrelo-Zemo Svaneti": "GE-SZ", "Samtskhe-Javakheti": "GE-SJ", "Shida Kartli": "GE-SK",
            "Tbilisi": "GE-TB"},
    "ARM": {"Aragatsotn": "AM-AG", "Ararat": "AM-AR", "Armavir": "AM-AV", "Erevan": "AM-ER",
            "Gegharkunik": "AM-GR", "Kotayk": "AM-KT", "Lori": "AM-LO", "Shirak": "AM-SH", "Syunik": "AM-SU",
            "Tavush": "AM-TV", "Vayots Dzor": "AM-VD"},
    "UKR": {"Cherkasy": "UA-71", "Chernihiv": "UA-74", "Chernivtsi": "UA-77", "Dnipropetrovs'k": "UA-12",
            "Donets'k": "UA-14", "Ivano-Frankivs'k": "UA-26", "Kharkiv": "UA-63", "Kherson": "UA-65",
            "Khmel'nyts'kyy": "UA-68", "Kiev": "UA-32", "Kiev City": "UA-30", "Kirovohrad": "UA-35",
            "L'viv": "UA-46", "Luhans'k": "UA-09", "Mykolayiv": "UA-48", "Odessa": "UA-51", "Poltava": "UA-53",
            "Rivne": "UA-56", "Sumy": "UA-59", "Ternopil'": "UA-61", "Transcarpathia": "UA-21",
            "Vinnytsya": "UA-05", "Volyn": "UA-07", "Zaporizhzhya": "UA-23", "Zhytomyr": "UA-18"},
    "MDA": {"Transnistria": "MD-SN"},
    "RUS": {"Crimea": "UA-43", "Sevastopol": "UA-40",
            "Adygey": "RU-AD", "Altay": "RU-ALT", "Amur": "RU-AMU", "Arkhangel'sk": "RU-ARK",
            "Astrakhan'": "RU-AST", "Bashkortostan": "RU-BA", "Belgorod": "RU-BEL", "Bryansk": "RU-BRY",
            "Buryat": "RU-BU", "Chechnya": "RU-CE", "Chelyabinsk": "RU-CHE", "Chita": "RU-ZAB",
            "Chukchi Autonomous Okrug": "RU-CHU", "Chuvash": "RU-CU", "City of St. Petersburg": "RU-SPE",
            "Dagestan": "RU-DA", "Gorno-Altay": "RU-AL", "Ingush": "RU-IN", "Irkutsk": "RU-IRK",
            "Ivanovo": "RU-IVA", "Kabardin-Balkar": "RU-KB", "Kaliningrad": "RU-KGD", "Kalmyk": "RU-KL",
            "Kaluga": "RU-KLU", "Kamchatka": "RU-KAM", "Karachay-Cherkess": "RU-KC", "Karelia": "RU-KR",
            "Kemerovo": "RU-KEM", "Khabarovsk": "RU-KHA", "Khakass": "RU-KK", "Khanty-Mansiy": "RU-KHM",
            "Kirov": "RU-KIR", "Komi": "RU-KO", "Kostroma": "RU-KOS", "Krasnodar": "RU-KDA",
            "Krasnoyarsk": "RU-KYA", "Kurgan": "RU-KGN", "Kursk": "RU-KRS", "Leningrad": "RU-LEN",
            "Lipetsk": "RU-LIP", "Maga Buryatdan": "RU-MAG", "Mariy-El": "RU-ME", "Mordovia": "RU-MO",
            "Moskovsskaya": "RU-MOS", "Moskva": "RU-MOW", "Murmansk": "RU-MUR", "Nenets": "RU-NEN",
            "Nizhegorod": "RU-NIZ", "North Ossetia": "RU-SE", "Novgorod": "RU-NGR", "Novosibirsk": "RU-NVS",
            "Omsk": "RU-OMS", "Orel": "RU-ORL", "Orenburg": "RU-ORE", "Penza": "RU-PNZ", "Perm'": "RU-PER",
            "Primor'ye": "RU-PRI", "Pskov": "RU-PSK", "Rostov": "RU-ROS", "Ryazan'": "RU-RYA",
            "Sakha (Yakutia)": "RU-SA", "Sakhalin": "RU-SAK", "Samara": "RU-SAM", "Saratov": "RU-SAR",
            "Smolensk": "RU-SMO", "Stavropol'": "RU-STA", "Sverdlovsk": "RU-SVE", "Tambov": "RU-TAM",
            "Tatarstan": "RU-TA", "Tomsk": "RU-TOM", "Tula": "RU-TUL", "Tuva": "RU-TY", "Tver'": "RU-TVE",
            "Tyumen'": "RU-TYU", "Udmurt": "RU-UD", "Ul'yanovsk": "RU-ULY", "Vladimir": "RU-VLA",
            "Volgograd": "RU-VGG", "Vologda": "RU-VLG", "Voronezh": "RU-VOR", "Yamal-Nenets": "RU-YAN",
            "Yaroslavl'": "RU-YAR", "Yevrey": "RU-YEV"},
}
# Names in use today, or in full, where the source abbreviates or errs.
FULL_NAMES = {"GE-AJ": "Adjara", "GE-RL": "Racha-Lechkhumi and Kvemo Svaneti", "AM-ER": "Yerevan",
              "RU-AD": "Adygea", "RU-ALT": "Altai Krai", "RU-AL": "Altai Republic", "RU-BU": "Buryatia",
              "RU-ZAB": "Zabaykalsky Krai", "RU-CHU": "Chukotka", "RU-CU": "Chuvashia",
              "RU-SPE": "Saint Petersburg", "RU-IN": "Ingushetia", "RU-KB": "Kabardino-Balkaria",
              "RU-KL": "Kalmykia", "RU-KC": "Karachay-Cherkessia", "RU-KK": "Khakassia", "RU-MAG": "Magadan",
              "RU-ME": "Mari El", "RU-MOS": "Moscow Oblast", "RU-MOW": "Moscow", "RU-NIZ": "Nizhny Novgorod",
              "RU-UD": "Udmurtia", "RU-YEV": "Jewish Autonomous Oblast", "RU-SE": "North Ossetia",
              "RU-SA": "Sakha (Yakutia)", "UA-30": "Kyiv", "UA-32": "Kyiv Oblast", "UA-51": "Odesa",
              "UA-46": "Lviv", "UA-14": "Donetsk", "UA-09": "Luhansk", "UA-12": "Dnipropetrovsk",
              "UA-23": "Zaporizhzhia", "UA-05": "Vinnytsia", "UA-26": "Ivano-Frankivsk",
              "UA-68": "Khmelnytskyi", "UA-48": "Mykolaiv", "UA-61": "Ternopil"}

# lat, lon of what must and must not lie in South Ossetia.
SOUTH_OSSETIA_HAS = {"Tskhinvali": (42.2276, 43.9686), "Java": (42.39, 43.92), "Kurta": (42.2889, 43.9508),
                     "Akhalgori": (42.128, 44.483)}
SOUTH_OSSETIA_LACKS = {"Gori": (41.9842, 44.1158), "Tbilisi": (41.7151, 44.8271), "Vladikavkaz": (43.0205, 44.6819)}
# Published figures say about 3,900 km². The line of the source encloses 4,472 km², 15 % more, which is how
# far its generalised line can be trusted; beyond a fifth something went wrong in the construction.
SOUTH_OSSETIA_KM2 = 3900.0
SOUTH_OSSETIA_AREA_ERROR = 0.2


def country_code(row):
    return ISO.get(row["adm0_a3"], row["adm0_a3"])


def country_names(work):
    names = {row["ISO_A3"]: row["NAME"] for row in natural_earth.geopackage(work, "countries", ["NAME", "ISO_A3"])}
    names.update(NAMES)
    return names


def _one(geometry):
    parts = [part for part in shapely.get_parts(shapely.make_valid(geometry)) if part.geom_type in ("Polygon", "MultiPolygon")]
    return MultiPolygon([p for part in parts for p in (part.geoms if part.geom_type == "MultiPolygon" else [part])])


def _joined_to(line, boundary):
    """The line, led on from both ends to the nearest point of the boundary and a hair beyond it."""
    coordinates = np.asarray(line.coords)
    for end, before in ((0, 1), (-1, -2)):
        tip = Point(coordinates[end])
        on_border = boundary.interpolate(boundary.project(tip))
        gap = tip.distance(on_border)
        print(f"disputed line end {coordinates[end].round(4)}: {gap * 100:.2f} km or so from the border")
        beyond = np.asarray(on_border.coords[0])
        direction = beyond - coordinates[end] if gap > 1e-9 else coordinates[end] - coordinates[before]
        beyond = beyond + direction / max(np.hypot(*direction), 1e-12) * 1e-5
        coordinates = np.concatenate([[beyond], coordinates] if end == 0 else [coordinates, [beyond]])
    return LineString(coordinates)


def south_ossetia(work, fine):
    """(the disputed line, led on to the Russian border; the area that it cuts off Georgia)."""
    tskhinvali = Point(*SOUTH_OSSETIA_HAS["Tskhinvali"][::-1])
    georgia = shapely.union_all([shapely.make_valid(fine.geometry(i)) for i, (row, _) in enumerate(fine.members)
                                 if row["adm0_a3"] == "GEO"])
    mainland = max(shapely.get_parts(georgia), key=lambda part: part.area)
    rows = natural_earth.geopackage(work, "disputed_borders", ["name", "adm0_a3_l"])
    lines = [row["geometry"] for row in rows if row["name"] == "Georgian claim" and row["adm0_a3_l"] == "GEO"]
    nearest = shapely.line_merge(min(lines, key=lambda line: line.distance(tskhinvali)))
    line = max(shapely.get_parts(nearest), key=lambda part: part.length)
    border = LineString(mainland.exterior.coords)
    joined = _joined_to(line, border)
    faces = polygonize(shapely.union_all([border, joined]))
    area = next(face for face in faces if face.contains(tskhinvali))
    for name, (lat, lon) in SOUTH_OSSETIA_HAS.items():
        assert area.contains(Point(lon, lat)), f"{name} is not inside South Ossetia"
    for name, (lat, lon) in SOUTH_OSSETIA_LACKS.items():
        assert not area.contains(Point(lon, lat)), f"{name} is inside South Ossetia"
    km2 = abs(Geod(ellps="WGS84").geometry_area_perimeter(area)[0]) / 1e6
    print(f"South Ossetia: {km2:.0f} km², {len(area.exterior.coords)} points")
    assert abs(km2 - SOUTH_OSSETIA_KM2) < SOUTH_OSSETIA_AREA_ERROR * SOUTH_OSSETIA_KM2
    return joined, MultiPolygon([area])


def collect(fine, ossetia, work):
    """[(id, name, kind, MultiPolygon)], thinned away from the Caucasus."""
    thinned = thin(fine.arcs, lambda arc: 0.0 if CLOSE.intersects(LineString(arc)) else THINNED)
    rows = defaultdict(list)
    for index, (row, _) in enumerate(fine.members):
        rows[country_code(row)].append(index)
    names = country_names(work)
    found = []
    for code in sorted(rows):
        parts = [shapely.make_valid(fine.geometry(index, thinned)) for index in rows[code]]
        whole = _one(shapely.union_all(parts))
        if whole.is_empty:
            whole = _one(shapely.union_all([shapely.make_valid(fine.geometry(index)) for index in rows[code]]))
        largest = max(part.area for part in whole.geoms)
        kept = [part for part in whole.geoms if part.area > min(0.002, largest / 2) or CLOSE.intersects(part)]
        # Slits that thinning opened between first-level areas are no lakes.
        kept = [Polygon(p.exterior, [h for h in p.interiors if Polygon(h).area > 0.003]) for p in kept]
        name = names.get(code) or fine.members[rows[code][0]][0]["admin"]
        found.append((f"country:{code}", name, COUNTRY, MultiPolygon(kept)))
    for index, (row, _) in enumerate(fine.members):
        code = ISO_3166_2.get(row["adm0_a3"], {}).get(row["name"])
        if code:
            shape = _one(fine.geometry(index, thinned))
            found.append((f"admin1:{code}", FULL_NAMES.get(code, row["name"]), FIRST_LEVEL, shape))
    found.append(("disputed:south-ossetia", "South Ossetia", DISPUTED, ossetia))
    ids = [area[0] for area in found]
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1]
    wanted = sum(len(codes) for codes in ISO_3166_2.values())
    assert sum(i.startswith("admin1:") for i in ids) == wanted, "a first-level area is missing"
    return sorted(found)


def label_point(geometry):
    """The middle of the largest circle that fits into the largest part."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=max(largest.area ** 0.5 / 100, 1e-4))
    return np.asarray(circle.coords[0])


def _steps(points):
    return np.rint(np.asarray(points) * STEPS_PER_DEGREE).astype(np.int64)


def encoded(found, container):
    """Directory entries; the rings go into one chunk for each area."""
    out = bytearray(varint(len(found)))
    for area_id, name, kind, shape in found:
        raw = bytearray(varint(len(shape.geoms)))
        # Outlines counter-clockwise, as geodesic areas expect.
        for polygon in shapely.orient_polygons(shape).geoms:
            rings = [polygon.exterior, *polygon.interiors]
            raw += varint(len(rings))
            for ring in rings:
                points = _steps(ring.coords[:-1])
                raw += varint(len(points)) + deltas(points)
        west, south, east, north = shape.bounds
        out += text(area_id) + text(name) + varint(kind)
        for pair in ((west, south), (east, north), label_point(shape)):
            out += b"".join(zigzag(int(value)) for value in _steps(pair))
        out += container.add(bytes(raw))
    return bytes(out)
