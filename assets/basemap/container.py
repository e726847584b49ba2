"""Writes basemap.bin. The layout is described in src/basemap/mod.rs; the two change together."""

import struct
import zlib

import mapbox_earcut
import numpy as np

MAGIC = b"DATELNBM"
VERSION = 2
HEADER_BYTES = 20


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


def deltas(points):
    """All x steps, then all y steps: alike numbers side by side deflate better."""
    steps = np.diff(points, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return b"".join(zigzag(int(v)) for v in steps[:, 0]) + b"".join(zigzag(int(v)) for v in steps[:, 1])


def triangles(polygons, origin):
    """Vertex count, vertices, triangle count, then for each corner of each triangle its step from the corner before."""
    vertices, corners = [], []
    base = 0
    for polygon in polygons:
        rings = []
        for ring in [polygon.exterior, *polygon.interiors]:
            points = np.rint(np.asarray(ring.coords)[:-1]).astype(np.int64) - origin
            keep = np.any(points != np.roll(points, 1, axis=0), axis=1)
            points = points[keep]
            if len(points) >= 3:
                rings.append(points)
            elif not rings:
                break
        if not rings:
            continue
        joined = np.concatenate(rings)
        ends = np.cumsum([len(ring) for ring in rings]).astype(np.uint32)
        found = mapbox_earcut.triangulate_float64(joined.astype(np.float64), ends).astype(np.int64)
        if len(found) == 0:
            continue
        vertices.append(joined)
        corners.append(found + base)
        base += len(joined)
    if not vertices:
        return varint(0) + varint(0), 0
    joined = np.concatenate(vertices)
    order = np.concatenate(corners)
    steps = np.diff(order, prepend=0)
    encoded = varint(len(joined)) + deltas(joined)
    encoded += varint(len(order) // 3) + b"".join(zigzag(int(step)) for step in steps)
    return encoded, len(order) // 3


def cell(land, lakes, lines, origin):
    """lines: [(kind, rank or the class of a border, integer points)]."""
    out, count = triangles(land, origin)
    lake_bytes, _ = triangles(lakes, origin)
    out += lake_bytes + varint(len(lines))
    for kind, rank, points in lines:
        out += varint(kind) + varint(rank) + varint(len(points)) + deltas(points - origin)
    return out, count


class Container:
    """Chunks, each deflated on its own, behind one directory."""

    def __init__(self):
        self.body = bytearray()

    def add(self, raw):
        """Directory bytes for the chunk: offset, deflated length, inflated length."""
        packed = zlib.compress(raw, 9)
        offset = HEADER_BYTES + len(self.body)
        self.body += packed
        return varint(offset) + varint(len(packed)) + varint(len(raw))

    def finish(self, directory):
        packed = zlib.compress(directory, 9)
        offset = HEADER_BYTES + len(self.body)
        total = offset + len(packed)
        return MAGIC + struct.pack("<III", VERSION, total, offset) + bytes(self.body) + packed
