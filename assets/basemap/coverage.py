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
            polygon = Polygon(built[0], [hole for hole in built[1:] if len(hole) >= 4])
            polygons += cut_at_antimeridian(polygon)
        return MultiPolygon(polygons)

    def without_inner_arcs(self, group_of):
        """Members merged by `group_of(attributes)`: {group: MultiPolygon}, at the detail of the arcs."""
        groups = defaultdict(list)
        for index, (attributes, _) in enumerate(self.members):
            groups[group_of(attributes)].append(self.geometry(index))
        return {group: shapely.union_all(shapely.make_valid(np.asarray(parts))) for group, parts in groups.items()}


def cut_at_antimeridian(polygon):
    """The polygon as it lies between 180° W and 180° E: rings that step across the antimeridian, as those of
    world-atlas do, are led on beyond it, and what lies beyond is moved to the other side."""
    rings = [np.asarray(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]
    if all(np.abs(np.diff(ring[:, 0])).max() < 180.0 for ring in rings):
        return [polygon]
    led_on = []
    for ring in rings:
        steps = np.diff(ring[:, 0])
        x = ring[0, 0] + np.concatenate([[0.0], np.cumsum(steps - 360.0 * np.round(steps / 360.0))])
        points = np.column_stack([x, ring[:, 1]])
        if abs(x[-1] - x[0]) > 180.0:
            # Around the South Pole: closed along the lower edge of the map.
            points = np.concatenate([points, [[x[-1], -90.0], [x[0], -90.0], points[0]]])
        led_on.append(points)
    whole = shapely.make_valid(Polygon(led_on[0], led_on[1:]))
    pieces = []
    for turn in (-360.0, 0.0, 360.0):
        piece = shapely.intersection(whole, shapely.box(-180.0 + turn, -90.0, 180.0 + turn, 90.0))
        piece = shapely.transform(piece, lambda points, turn=turn: points - [turn, 0.0])
        pieces += [part for part in shapely.get_parts(piece) if part.geom_type == "Polygon" and part.area > 1e-9]
        pieces += [part for group in shapely.get_parts(piece) if group.geom_type == "MultiPolygon" for part in group.geoms]
    return pieces


def _rings(geometry):
    for polygon in geometry.geoms:
        for ring in [polygon.exterior, *polygon.interiors]:
            yield [tuple(point) for point in np.asarray(ring.coords)]


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
