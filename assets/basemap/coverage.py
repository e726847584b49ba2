"""Polygons that share their edges exactly, kept as arcs.

An arc is a run of edges with the same neighbours on both sides. What is done to an arc is done to
all polygons along it, so that borders, coasts and areas still meet after refining or thinning.
"""

from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, MultiPolygon
from shapely.ops import substring


class Coverage:
    """arcs: coordinate arrays. members: [(attributes, [polygon = [ring = [arc number, ~n if reversed]]])]."""

    def __init__(self, arcs, members):
        self.arcs = arcs
        self.members = members
        self.owners = [[] for _ in arcs]
        for index, (_, polygons) in enumerate(members):
            for number in (n for polygon in polygons for ring in polygon for n in ring):
                owner_list = self.owners[number if number >= 0 else ~number]
                owner_list.append(index)

    @staticmethod
    def from_polygons(rows):
        """rows: [(attributes, MultiPolygon)] whose shared edges agree to the bit."""
        edges_at = defaultdict(set)
        for index, (_, geometry) in enumerate(rows):
            for ring in _rings(geometry):
                for a, b in zip(ring, ring[1:]):
                    edges_at[a].add(b)
                    edges_at[b].add(a)
        owners = defaultdict(set)
        for index, (_, geometry) in enumerate(rows):
            for ring in _rings(geometry):
                for a, b in zip(ring, ring[1:]):
                    owners[(a, b) if a < b else (b, a)].add(index)

        def is_node(point):
            if len(edges_at[point]) != 2:
                return True
            first, second = (owners[(point, q) if point < q else (q, point)] for q in edges_at[point])
            return first != second

        nodes = {point for point in edges_at if is_node(point)}
        numbers, arcs = {}, []

        def number_of(piece):
            backwards = piece[::-1]
            if piece in numbers:
                return numbers[piece]
            if backwards in numbers:
                return ~numbers[backwards]
            numbers[piece] = len(arcs)
            arcs.append(np.asarray(piece))
            return numbers[piece]

        members = []
        for attributes, geometry in rows:
            polygons = []
            for polygon in geometry.geoms:
                rings = []
                for ring in [polygon.exterior, *polygon.interiors]:
                    points = [tuple(p) for p in np.asarray(ring.coords)][:-1]
                    cuts = [i for i, p in enumerate(points) if p in nodes]
                    turn = cuts[0] if cuts else points.index(min(points))
                    points = points[turn:] + points[:turn]
                    points.append(points[0])
                    cuts = [0] + [i for i in range(1, len(points) - 1) if points[i] in nodes] + [len(points) - 1]
                    rings.append([number_of(tuple(points[a:b + 1])) for a, b in zip(cuts, cuts[1:])])
                polygons.append(rings)
            members.append((attributes, polygons))
        return Coverage(arcs, members)

    def ring(self, numbers, arcs=None):
        arcs = self.arcs if arcs is None else arcs
        pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
        return np.concatenate([pieces[0]] + [piece[1:] for piece in pieces[1:]])

    def geometry(self, index, arcs=None):
        """A member as a MultiPolygon; rings that thinning left without an area are dropped."""
        polygons = []
        for rings in self.members[index][1]:
            built = [self.ring(ring, arcs) for ring in rings]
            if len(built[0]) < 4:
                continue
            polygons.append(Polygon(built[0], [hole for hole in built[1:] if len(hole) >= 4]))
        return MultiPolygon(polygons)

    def on_map(self, index):
        """A member of a coverage that is not cut at 180°, cut there."""
        return shapely.union_all([unrolled_polygon([self.ring(ring) for ring in rings])
                                  for rings in self.members[index][1]])


def _rings(geometry):
    for polygon in geometry.geoms:
        for ring in [polygon.exterior, *polygon.interiors]:
            yield [tuple(point) for point in np.asarray(ring.coords)]


def unrolled(points):
    """Longitudes that run on past ±180° instead of jumping to the other side."""
    jumps = np.diff(points[:, 0], prepend=points[0, 0])
    turns = np.cumsum(np.where(jumps > 180.0, -1, 0) + np.where(jumps < -180.0, 1, 0))
    return np.column_stack([points[:, 0] + 360.0 * turns, points[:, 1]])


def onto_map(geometry):
    """What was unrolled, cut at ±180° and brought back between them."""
    window = shapely.box(-180.0, -90.0, 180.0, 90.0)
    shifted = [shapely.transform(geometry, lambda points, by=by: points + [by, 0.0]) for by in (-360.0, 0.0, 360.0)]
    return shapely.union_all(shapely.intersection(np.asarray(shifted), window))


def unrolled_polygon(rings):
    """A polygon whose rings may cross 180° or, as Antarctica's does, go around the South Pole."""
    opened = []
    for ring in rings:
        points = unrolled(ring)
        if abs(points[-1, 0] - points[0, 0]) > 180.0:
            rim = [[points[-1, 0], -90.0], [points[0, 0], -90.0]]
            points = np.concatenate([points, rim, points[:1]])
        opened.append(points)
    outer = opened[0]
    middle = outer[:, 0].mean()
    holes = [hole + [360.0 * round((middle - hole[:, 0].mean()) / 360.0), 0.0] for hole in opened[1:]]
    return onto_map(shapely.make_valid(Polygon(outer, holes)))


def refine(coverage, detail, window, snap=0.01, away=0.04):
    """Replaces arcs inside `window` by the same stretch of a more detailed line, where there is one.

    An arc is replaced only when both its ends lie within `snap` degrees of one detailed line and the
    stretch between them stays within `away` degrees of the arc. Returns (replaced, tried).
    """
    lines = np.asarray([LineString(line) for line in detail if len(line) >= 2])
    closed = np.asarray([line.is_ring for line in lines])
    tree = shapely.STRtree(lines)
    tried = replaced = 0
    for number, arc in enumerate(coverage.arcs):
        west, south = arc.min(axis=0)
        east, north = arc.max(axis=0)
        if west < window[0] or south < window[1] or east > window[2] or north > window[3]:
            continue
        tried += 1
        plain = LineString(arc)
        start, end = shapely.Point(arc[0]), shapely.Point(arc[-1])
        best, best_distance = None, away
        if start.equals(end):
            for index in tree.query(plain, predicate="dwithin", distance=snap):
                if closed[index]:
                    distance = shapely.hausdorff_distance(plain, lines[index])
                    if distance < best_distance:
                        best, best_distance = _same_direction(arc, np.asarray(lines[index].coords)), distance
        else:
            for index in tree.query(start, predicate="dwithin", distance=snap):
                line = lines[index]
                if line.distance(end) > snap:
                    continue
                a, b = line.project(start), line.project(end)
                stretches = [np.asarray(substring(line, a, b).coords)]
                if closed[index]:
                    low, high = min(a, b), max(a, b)
                    around = np.concatenate([np.asarray(substring(line, high, line.length).coords),
                                             np.asarray(substring(line, 0, low).coords)[1:]])
                    stretches.append(around if a > b else around[::-1])
                for stretch in stretches:
                    if len(stretch) < 2:
                        continue
                    distance = shapely.hausdorff_distance(plain, LineString(stretch))
                    if distance < best_distance:
                        best, best_distance = np.concatenate([arc[:1], stretch[1:-1], arc[-1:]]), distance
        if best is not None and len(best) >= len(arc):
            coverage.arcs[number] = best
            replaced += 1
    return replaced, tried


def _same_direction(arc, ring):
    clockwise = Polygon(arc).exterior.is_ccw
    return ring if Polygon(ring).exterior.is_ccw == clockwise else ring[::-1]


def thin(arcs, tolerance_of):
    """Arcs simplified one by one, their ends kept. `tolerance_of(arc)` in degrees, 0 keeps all."""
    thinned = []
    for arc in arcs:
        tolerance = tolerance_of(arc)
        if tolerance > 0 and len(arc) > 2:
            line = LineString(arc)
            simple = np.asarray(shapely.simplify(line, tolerance, preserve_topology=line.is_ring).coords)
            thinned.append(simple)
        else:
            thinned.append(arc)
    return thinned
