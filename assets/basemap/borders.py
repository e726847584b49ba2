"""Sorts border lines into classes, so that a policy can tell them apart. README.md says what each class means.

What the source says of a line decides, by rules that are written down here; no line is moved.
"""

from collections import defaultdict

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.ops import substring

import natural_earth

# The numbers stand in the file; src/basemap/border.rs reads them.
(UNDISPUTED, ABKHAZIA_RUSSIA, SOUTH_OSSETIA_RUSSIA, ABKHAZIA_GEORGIA, SOUTH_OSSETIA_GEORGIA,
 HELD, CLAIMED, RECOGNISED, UNCLEAR) = range(9)
NAMES = ["undisputed", "Abkhazia–Russia", "South Ossetia–Russia", "Abkhazia–Georgia", "South Ossetia–Georgia",
         "held", "claimed", "recognised", "unclear"]
# Where two lines of the disputed layer run over each other, the first of these has the stretch.
PRECEDENCE = [SOUTH_OSSETIA_GEORGIA, ABKHAZIA_GEORGIA, HELD, RECOGNISED, CLAIMED]

# Lines of the disputed layer that lie within one of the source's countries and part who holds the ground. The
# source calls a line after who disputes it: "Moldovan claim" is the line of Transnistria, "Ukrainian claim" the
# line of control in the Donbas of about 2015.
HELD_NAMES = {"Moldovan claim", "Ukrainian claim", "Ceasefire Line 1994"}
# Claims that the United Nations treat as the border, while control ends elsewhere: the Golan (Security Council
# resolution 497 of 1981) and the north of Western Sahara (General Assembly resolution 34/37 of 1979).
RECOGNISED_NAMES = {"Syrian claim", "Western Saharan claim"}
# Pairs of adm0_a3 whose common border is disputed, with what it is. Siachen's southern edge is a claim of
# Pakistan, with India on both sides; between Israel and Palestine control follows no one line.
PAIRS = {frozenset(pair): HELD for pair in [
    ("KOS", "SRB"), ("SAH", "MAR"), ("SAH", "DZA"), ("SOL", "SOM"), ("ISR", "SYR"), ("PRK", "KOR"), ("KAS", "PAK"),
    ("KAS", "CHN"), ("CYN", "CYP"), ("CYN", "CNM"), ("CYP", "CNM")]}
PAIRS.update({frozenset(("KAS", "IND")): CLAIMED, frozenset(("ISR", "PSX")): UNCLEAR, frozenset(("ISR", "PSE")): UNCLEAR})
# The isthmus of Crimea: the source has Crimea in Russia. General Assembly resolution 68/262 of 2014 does not
# recognise that, so the Russia–Ukraine border inside this box is where control ends, and no recognised border.
CRIMEA = box(32.0, 45.0, 36.0, 46.6)


def take_out(lines, taken, reach):
    """(what stays, what lies along `taken`): a stretch counts only when it runs within `reach` for a while."""
    if taken.is_empty or lines.is_empty:
        return lines, MultiLineString()
    near = shapely.intersection(lines, taken.buffer(reach))
    along = [part for part in shapely.get_parts(shapely.line_merge(near)) if part.length > 5 * reach]
    if not along:
        return lines, MultiLineString()
    zone = shapely.union_all([part.buffer(1e-6) for part in along])
    rest = [part for part in shapely.get_parts(lines.difference(zone)) if part.length > reach / 2]
    return MultiLineString(rest), MultiLineString(along)


def doubtful_lines(work, scale):
    """Border lines that the source itself calls disputed, a line of control, or indefinite."""
    found = []
    for record, parts in natural_earth.lines(work, scale, "admin_0_boundary_lines_land"):
        kind = record["featurecla"]
        pair = {record.get("adm0_a3_l"), record.get("adm0_a3_r")}
        if kind.startswith(("Disputed", "Line of control", "Indeterminant")) or pair == {"SAH", "MAR"}:
            found += [LineString(part) for part in parts if len(part) >= 2]
    return shapely.union_all(found)


class Georgia:
    """Where its border with Russia passes from one class to another."""

    def __init__(self, fine, ossetia_line):
        is_abkhazia = {index for index, (row, _) in enumerate(fine.members) if row["name"] == "Abkhazia"}
        russia = {index for index, (row, _) in enumerate(fine.members) if row["adm0_a3"] == "RUS"}
        shared = [LineString(arc) for arc, owners in zip(fine.arcs, fine.owners)
                  if is_abkhazia & set(owners) and russia & set(owners)]
        abkhazia = shapely.line_merge(MultiLineString(shared))
        self.stretches = [(ABKHAZIA_RUSSIA, _ends(abkhazia)), (SOUTH_OSSETIA_RUSSIA, _ends(ossetia_line))]

    def sorted(self, border):
        """[(class, stretch)] of the whole border between Georgia and Russia at some level."""
        line = max(shapely.get_parts(shapely.line_merge(border)), key=lambda part: part.length)
        spans = [(kind, sorted(line.project(end) for end in ends)) for kind, ends in self.stretches]
        cuts = sorted({0.0, line.length, *(at for _, span in spans for at in span)})
        for start, end in zip(cuts, cuts[1:]):
            middle = (start + end) / 2
            kinds = [kind for kind, (low, high) in spans if low < middle < high]
            yield (kinds or [UNDISPUTED])[0], substring(line, start, end)


def _ends(line):
    assert line.geom_type == "LineString", line.geom_type
    coordinates = np.asarray(line.coords)
    return Point(coordinates[0]), Point(coordinates[-1])


def disputed_by_class(work, ossetia_line):
    """{class: geometry} of the disputed layer, no stretch in two classes."""
    found = defaultdict(list)
    for row in natural_earth.geopackage(work, "disputed_borders", ["name"]):
        name, line = row["name"], row["geometry"]
        if name == "Georgian claim":
            # The source's line of South Ossetia stops 0.7 km short of the border; the one that was led on to
            # it takes its place.
            if line.hausdorff_distance(ossetia_line) > 0.05:
                found[ABKHAZIA_GEORGIA].append(line)
            else:
                found[SOUTH_OSSETIA_GEORGIA].append(ossetia_line)
        elif name in HELD_NAMES:
            found[HELD].append(line)
        else:
            found[RECOGNISED if name in RECOGNISED_NAMES else CLAIMED].append(line)
    assert len(found[ABKHAZIA_GEORGIA]) == len(found[SOUTH_OSSETIA_GEORGIA]) == 1
    sorted_out, before = {}, MultiLineString()
    for kind in PRECEDENCE:
        lines = shapely.union_all(found[kind])
        sorted_out[kind] = lines.difference(before)
        before = before.union(lines)
    return sorted_out


def sort(borders, disputed, doubtful, georgia, reach):
    """Yields (class, geometry). What runs along a disputed line is not drawn twice.

    `borders`: (pair of adm0_a3, line) of one level. `disputed`: as `disputed_by_class`. `reach`: how far the
    editions and the simplification may lie apart, in degrees.
    """
    by_class = defaultdict(list)
    between_georgia_and_russia = []
    for pair, line in borders:
        if set(pair) == {"GEO", "RUS"}:
            between_georgia_and_russia.append(line)
        elif set(pair) == {"RUS", "UKR"} and CRIMEA.intersects(line):
            by_class[HELD].append(line)
        else:
            by_class[PAIRS.get(frozenset(pair), UNDISPUTED)].append(line)
    countries = MultiLineString([line for _, line in borders])
    # A claim that follows a border of the source's countries is a line that is held.
    claimed, along = take_out(disputed[CLAIMED], countries, reach)
    yield CLAIMED, claimed
    yield HELD, along
    for kind, lines in disputed.items():
        if kind != CLAIMED:
            yield kind, lines
    whole = shapely.union_all(list(disputed.values()))
    for kind, stretch in georgia.sorted(MultiLineString(between_georgia_and_russia)):
        yield kind, take_out(stretch, whole, reach)[0]
    for kind, lines in by_class.items():
        merged = shapely.line_merge(MultiLineString(lines))
        rest, _ = take_out(merged, whole, reach if kind == UNDISPUTED else reach / 3)
        if kind == UNDISPUTED:
            rest, along = take_out(rest, doubtful, reach)
            yield HELD, along
        yield kind, rest
