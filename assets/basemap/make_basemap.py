"""Makes basemap.bin: `make_basemap.py WORK_FOLDER OUTPUT`. See README.md for what goes in and why."""

import math
import sys
from collections import Counter, defaultdict

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon, box

import areas
import borders as border_classes
import labels
import natural_earth
from container import Container, cell, varint
from coverage import Coverage, onto_map, refine, unrolled

COAST, LAKE_SHORE, BORDER, ADMIN1, RIVER = range(5)
# name, quantisation bits, grid bits (cells per side = 2^grid), scale of the source
LEVELS = [("coarse", 16, 0, "110m"), ("medium", 19, 3, "50m"), ("fine", 21, 6, "10m")]
MAX_LATITUDE = 85.0511287798066
# Where arcs of the simplified 10m layer are replaced by the full 10m lines: west, south, east, north.
REFINED = (22.0, 34.0, 54.0, 57.0)
# Away from that window, what is smaller or less important than this is left out, to save space:
# islands in square degrees (about 5 km² at the equator), scale ranks of rivers and first-level borders.
SMALLEST_ISLAND = 0.0004
FAR_RIVER_RANK = 7
FAR_ADMIN1_RANK = 8
CODES = {"Kosovo": "KOS", "Serbia": "SRB", "Russia": "RUS", "Ukraine": "UKR", "N. Cyprus": "CYN", "Cyprus": "CYP",
         "W. Sahara": "SAH", "Morocco": "MAR", "Algeria": "DZA", "Somaliland": "SOL", "Somalia": "SOM",
         "Israel": "ISR", "Palestine": "PSX", "Syria": "SYR", "Siachen Glacier": "KAS", "North Korea": "PRK",
         "South Korea": "KOR", "Georgia": "GEO", "India": "IND", "Pakistan": "PAK", "China": "CHN"}


def project(points, bits):
    """lon/lat degrees to Web Mercator quanta, y down from +85.05°."""
    lon, lat = points[:, 0], np.clip(points[:, 1], -88.0, 88.0)
    side = float(1 << bits)
    x = (lon + 180.0) / 360.0 * side
    y = (0.5 - np.arcsinh(np.tan(np.radians(lat))) / (2.0 * math.pi)) * side
    return np.column_stack([x, y])


def projected(geometry, bits):
    return shapely.transform(geometry, lambda points: project(points, bits))


def near(geometry):
    """Whether it touches the window that is kept in full."""
    return geometry.intersects(box(*REFINED))


def on_world_edge(arc):
    """Which edges of an arc are cuts along the antimeridian or the southern rim, not coast."""
    a, b = arc[:-1], arc[1:]
    meridian = (np.abs(a[:, 0]) > 179.98) & (np.abs(b[:, 0]) > 179.98)
    rim = (a[:, 1] < -84.9) & (b[:, 1] < -84.9)
    return meridian | rim


def without_world_edge(arc):
    drop = on_world_edge(arc)
    start = 0
    for index in list(np.flatnonzero(drop)) + [len(arc) - 1]:
        if index > start:
            yield arc[start:index + 1]
        start = index + 1


def to_world_edge(arc):
    """Vertices a hair short of the antimeridian move onto it, so that no slit shows there."""
    moved = arc.copy()
    near = np.abs(moved[:, 0]) > 179.98
    moved[near, 0] = np.sign(moved[near, 0]) * 180.0
    return moved


class Linework:
    """The polylines of a level in lon/lat, by kind and rank."""

    def __init__(self):
        self.lines = defaultdict(list)

    def add(self, kind, rank, geometry):
        for part in shapely.get_parts(geometry):
            if part.geom_type == "LineString" and part.length > 0:
                self.lines[(kind, rank)].append(part)

    def merged(self):
        for key, parts in self.lines.items():
            yield key, shapely.line_merge(MultiLineString(parts))


def borders_into(linework, borders, disputed, doubtful, georgia, scale):
    """Country borders by class and first-level borders by rank; a border's class stands in the rank's place."""
    # How far the two editions and the simplification may lie apart, in degrees.
    reach = {"110m": 0.25, "50m": 0.1, "10m": 0.03}[scale]
    by_rank = defaultdict(list)
    for kind, rank, _, arc in borders:
        if kind == ADMIN1:
            by_rank[rank].append(LineString(arc))
    between_countries = [(pair, LineString(arc)) for kind, _, pair, arc in borders if kind == BORDER]
    for border_class, lines in border_classes.sort(between_countries, disputed, doubtful, georgia, reach):
        linework.add(BORDER, border_class, lines)
    whole = shapely.union_all(list(disputed.values()))
    for rank, lines in by_rank.items():
        merged = shapely.line_merge(MultiLineString(lines))
        # First-level borders wind about a disputed line where they are not the same, and must not be cut to bits.
        linework.add(ADMIN1, rank, border_classes.take_out(merged, whole, reach / 3)[0])


def split(geometry, bits, grid, margin, x=0, y=0, depth=0):
    """Yields (x, y, part of the geometry) for each grid cell it touches, by quartering."""
    if geometry.is_empty:
        return
    if depth == grid:
        yield x, y, geometry
        return
    size = 1 << (bits - depth - 1)
    for dx in (0, 1):
        for dy in (0, 1):
            cx, cy = 2 * x + dx, 2 * y + dy
            window = box(cx * size - margin, cy * size - margin, (cx + 1) * size + margin, (cy + 1) * size + margin)
            part = shapely.intersection(geometry, window)
            yield from split(part, bits, grid, margin, cx, cy, depth + 1)


def polygons_of(geometry):
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"] if geometry.geom_type != \
        "GeometryCollection" else [p for part in geometry.geoms for p in polygons_of(part)]


def lines_of(geometry):
    for part in shapely.get_parts(geometry):
        if part.geom_type == "LineString":
            yield part
        elif part.geom_type in ("MultiLineString", "GeometryCollection"):
            yield from lines_of(part)


def cells_of(bits, grid, land, lakes, linework):
    """{(x, y): (land polygons, lake polygons, lines)} in quanta."""
    cells = defaultdict(lambda: ([], [], []))
    side = 1 << bits
    world = box(0, 0, side, side)
    # Filled ground overlaps its neighbours by two quanta (40 m at the finest), so that rounding on the way
    # to the screen cannot open a slit between cells.
    for slot, ground in ((0, land), (1, lakes)):
        snapped = shapely.set_precision(shapely.make_valid(projected(ground, bits)), 1.0)
        for polygon in polygons_of(snapped.intersection(world)):
            for x, y, part in split(polygon, bits, grid, 2):
                cells[(x, y)][slot].extend(polygons_of(part))
    for (kind, rank), lines in linework.merged():
        flat = shapely.intersection(projected(lines, bits), world)
        for x, y, part in split(flat, bits, grid, 0):
            merged = shapely.line_merge(part) if part.geom_type == "MultiLineString" else part
            for line in lines_of(merged):
                points = np.rint(np.asarray(line.coords)).astype(np.int64)
                moved = np.any(points[1:] != points[:-1], axis=1)
                points = points[np.concatenate([[True], moved])]
                if len(points) >= 2:
                    cells[(x, y)][2].append((kind, rank, points))
    return cells


def fine_coverage(work):
    rows = [(row, row["geometry"]) for row in
            natural_earth.geopackage(work, "states_provinces", ["name", "adm0_a3", "admin", "iso_a2", "fips", "gn_name"])]
    coverage = Coverage.from_polygons(rows)
    detail = [part for _, parts in natural_earth.lines(work, "10m", "land") for part in parts]
    detail += [part for _, parts in natural_earth.lines(work, "10m", "admin_0_boundary_lines_land") for part in parts]
    by_country = defaultdict(list)
    for record, parts in natural_earth.lines(work, "10m", "admin_1_states_provinces_lines"):
        by_country[record["adm0_a3"]] += [LineString(part) for part in parts]
    for parts in by_country.values():
        detail += [np.asarray(line.coords) for line in shapely.get_parts(shapely.line_merge(MultiLineString(parts)))]
    print("arcs refined / tried:", refine(coverage, detail, REFINED))
    return coverage


def sorted_arcs(coverage, code_of, rank_of):
    """(coast arcs, borders as (kind, rank, pair, arc))."""
    coasts, borders = [], []
    for arc, owners in zip(coverage.arcs, coverage.owners):
        codes = {code_of(coverage.members[owner][0]) for owner in owners}
        if len(owners) == 1:
            coasts += [piece for piece in without_world_edge(arc) if len(piece) >= 2]
        elif len(codes) > 1:
            borders.append((BORDER, 0, tuple(codes), arc))
        elif len(set(owners)) > 1 and (rank_of(codes) <= FAR_ADMIN1_RANK or near(LineString(arc))):
            borders.append((ADMIN1, rank_of(codes), tuple(codes), arc))
    return coasts, borders


def cyprus_island(work):
    """The whole island. The first-level areas leave out the buffer zone, which would be a strip of sea
    with a coast on both sides; those two lines are the edges of the zone, and disputed."""
    for _, parts in natural_earth.lines(work, "10m", "land"):
        for ring in parts:
            if len(ring) >= 4 and Polygon(ring).contains(shapely.Point(33.2, 35.05)) and Polygon(ring).area < 2.0:
                return shapely.make_valid(Polygon(ring))
    raise ValueError("the land layer has no Cyprus")


def level(work, bits, grid, scale, coverage, disputed, georgia):
    ranks = natural_earth.admin1_ranks(work)
    if scale == "10m":
        coasts, borders = sorted_arcs(coverage, lambda row: row["adm0_a3"], lambda codes: ranks.get(min(codes), 8))
    else:
        coasts, borders = sorted_arcs(coverage, lambda name: CODES.get(name, name), lambda codes: 8)
    linework = Linework()
    cyprus = cyprus_island(work) if scale == "10m" else Polygon()
    inland = cyprus.buffer(-0.004)
    for arc in coasts:
        line = LineString(unrolled(arc))
        if line.intersects(inland):
            linework.add(BORDER, border_classes.HELD, line.intersection(inland))
            linework.add(COAST, 0, line.difference(inland))
            continue
        if not line.is_ring or Polygon(line).area >= SMALLEST_ISLAND or near(line):
            linework.add(COAST, 0, onto_map(line))
    borders_into(linework, borders, disputed, border_classes.doubtful_lines(work, scale), georgia, scale)
    for record, parts in natural_earth.lines(work, scale, "rivers_lake_centerlines"):
        if record["featurecla"] == "Lake Centerline":
            continue
        rank = int(record["scalerank"] or 0)
        for part in parts:
            line = LineString(part)
            tolerance = {"10m": 0.003 if near(line) else 0.008, "50m": 0.01, "110m": 0.05}[scale]
            if rank <= FAR_RIVER_RANK or near(line):
                linework.add(RIVER, rank, shapely.simplify(line, tolerance))
    if scale == "10m":
        land = shapely.union_all([shapely.make_valid(shapely.transform(coverage.geometry(i), to_world_edge))
                                  for i in range(len(coverage.members))] + [cyprus])
    else:
        land = shapely.union_all([coverage.on_map(i) for i in range(len(coverage.members))])
    land = shapely.MultiPolygon([p for p in polygons_of(land) if p.area >= SMALLEST_ISLAND or near(p)])
    lakes = []
    for rank, lake in natural_earth.lakes(work, scale):
        if scale == "10m" and near(lake):
            smallest, tolerance = 0.001, 0.002
        else:
            smallest, tolerance = {"10m": 0.012, "50m": 0.02, "110m": 0.3}[scale], {"10m": 0.006, "50m": 0.01, "110m": 0.05}[scale]
        if lake.area >= smallest:
            lake = shapely.simplify(lake, tolerance)
            lakes.append(lake)
            linework.add(LAKE_SHORE, rank, shapely.MultiLineString(
                [ring for polygon in polygons_of(lake) for ring in (polygon.exterior, *polygon.interiors)]))
    return cells_of(bits, grid, land, shapely.union_all(lakes), linework)


def simplified(lines, shortest, tolerance):
    """Lines longer than `shortest`, with fewer points; both in degrees."""
    merged = shapely.get_parts(shapely.line_merge(lines))
    return shapely.simplify(MultiLineString([line for line in merged if line.length > shortest]), tolerance)


def main(work, output):
    container = Container()
    fine = fine_coverage(work)
    ossetia_line, ossetia = areas.south_ossetia(work, fine)
    disputed_lines = border_classes.disputed_by_class(work, ossetia_line)
    georgia = border_classes.Georgia(fine, ossetia_line)
    directory = bytearray(varint(len(LEVELS)))
    for name, bits, grid, scale in LEVELS:
        disputed = disputed_lines
        if scale == "10m":
            coverage = fine
        else:
            arcs, countries = natural_earth.topojson(work, scale)
            coverage = Coverage(arcs, countries)
            shortest, tolerance = {"50m": (0.3, 0.01), "110m": (2.0, 0.05)}[scale]
            disputed = {border_class: simplified(lines, shortest, tolerance) for border_class, lines in disputed.items()}
        cells = level(work, bits, grid, scale, coverage, disputed, georgia)
        directory += varint(bits) + varint(grid) + varint(len(cells))
        before, triangle_count, point_count = len(container.body), 0, 0
        for (x, y), (land, lakes, lines) in sorted(cells.items()):
            side = 1 << (bits - grid)
            raw, count = cell(land, lakes, lines, np.asarray([x * side, y * side]))
            triangle_count += count
            point_count += sum(len(points) for _, _, points in lines)
            directory += varint(x) + varint(y) + container.add(raw)
        classes = Counter(rank for _, _, lines in cells.values() for kind, rank, _ in lines if kind == BORDER)
        print("  border lines:", ", ".join(f"{border_classes.NAMES[number]} {classes[number]}" for number in sorted(classes)))
        print(f"{name}: {len(cells)} cells, {triangle_count} land triangles, {point_count} line points, "
              f"{len(container.body) - before} bytes")
    before = len(container.body)
    found_areas = areas.collect(fine, ossetia, work)
    found_labels = labels.collect(work, found_areas)
    directory += container.add(labels.encoded(found_labels))
    print(f"labels: {len(found_labels)}, {len(container.body) - before} bytes")
    before = len(container.body)
    entries = areas.encoded(found_areas, container)
    directory += entries
    print(f"areas: {len(found_areas)}, {len(container.body) - before} bytes, and {len(entries)} bytes of directory")
    packed = container.finish(bytes(directory))
    with open(output, "wb") as file:
        file.write(packed)
    print("whole file:", len(packed), "bytes")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
