"""Cuts the Noto fonts down to what Dateline shows: `make_fonts.py WORK_FOLDER OUTPUT_FOLDER`."""

import os
import sys

from fontTools import merge, subset
from fontTools.ttLib import TTFont

DEBIAN_FONTS = "debian/usr/share/fonts/truetype/noto"
COPYRIGHT = "debian/usr/share/doc/fonts-noto-core/copyright"
LAYOUT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
# Copyright, family, style, identifier, full name, version, PostScript name, licence and its address, and
# the family and style of weights beyond regular and bold.
NAME_IDS = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]

# Unicode blocks as first and last code point.
LETTERS = [
    (0x0020, 0x007E), (0x00A0, 0x024F),  # Basic Latin, Latin-1, Extended-A and -B
    (0x02B0, 0x02FF), (0x0300, 0x036F),  # modifier letters, combining diacritics
    (0x0370, 0x03FF), (0x0400, 0x052F),  # Greek, Cyrillic and its supplement
    (0x1E00, 0x1EFF), (0x2000, 0x206F),  # Latin Additional, general punctuation
    (0x2070, 0x209F), (0x20A0, 0x20CF),  # superscripts and subscripts, currency
    (0x2150, 0x215F),  # fractions
    (0x2116, 0x2116), (0x2122, 0x2122), (0x25CC, 0x25CC), (0xFFFD, 0xFFFD),
]
# Georgian, Mtavruli, Nuskhuri, and the combining marks that the Georgian fonts place on their letters.
GEORGIAN = [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F), (0x0301, 0x0301), (0x0302, 0x0302),
            (0x0304, 0x0304), (0x0308, 0x0308)]

FONTS = {
    "NotoSans-Regular": LETTERS, "NotoSans-SemiBold": LETTERS,
    "NotoSansGeorgian-Regular": GEORGIAN, "NotoSansGeorgian-SemiBold": GEORGIAN,
    "NotoSerif-Regular": LETTERS, "NotoSerif-Italic": LETTERS, "NotoSerif-SemiBold": LETTERS,
    "NotoSerifGeorgian-Regular": GEORGIAN,
}
SIGNS = "←↑→↓↗↘↙↖⇄⇆●○◐◑◒◓◔◕▲▼◀▶▏⏮⏭⏸⏵⏴⏹×✓✔✕⚠☰⋯▤⌇½¼≈≤≥–—…“”„‘’«»☑☐⌂⊕⚑🔍−"
# The first font that has a sign gives it. Math comes first because it has all arrows in one drawing.
SIGN_FONTS = ["NotoSansMath-Regular", "NotoSansSymbols-Regular", "NotoSansSymbols2-Regular"]
# Where a font says how high its lines are.
HEIGHTS = {"hhea": ["ascent", "descent", "lineGap"],
           "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"]}
SPECIMEN = "Tskhinvali ცხინვალი Цхинвал Цхинвали Чъреба Гори გორი თბილისი Аҟәа Tsequinváli Ts’khinvali"


def font_path(work, name):
    return f"{work}/{DEBIAN_FONTS}/{name}.ttf"


def code_points(ranges):
    return {point for first, last in ranges for point in range(first, last + 1)}


def covered(path):
    return set(TTFont(path, lazy=True).getBestCmap())


def cut(source, target, points, features):
    """Keeps the glyphs of `points`; hinting and all layout but `features` go."""
    options = subset.Options(layout_features=features, hinting=False, name_IDs=NAME_IDS, name_languages=[0x409],
                             drop_tables=subset.Options().drop_tables + ["MATH", "meta"], notdef_outline=True)
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    subset.save_font(font, target, options)
    font.close()


def make_signs(work, output):
    """DatelineSigns.ttf: the signs that Noto Sans lacks. Returns those that no font here has."""
    missing = {ord(sign) for sign in SIGNS} - covered(font_path(work, "NotoSans-Regular"))
    pieces = []
    for name in SIGN_FONTS:
        taken = missing & covered(font_path(work, name))
        missing -= taken
        pieces.append(f"{work}/signs-{name}.ttf")
        cut(font_path(work, name), pieces[-1], taken, [])
        print(name, "gives", "".join(map(chr, sorted(taken))))
    merged = merge.Merger(merge.Options(drop_tables=["GDEF", "GSUB", "GPOS"])).merge(pieces)
    names = {1: "Dateline Signs", 2: "Regular", 3: "Dateline Signs Regular", 4: "Dateline Signs Regular",
             6: "DatelineSigns-Regular"}
    for number, text in names.items():
        merged["name"].setName(text, number, 3, 1, 0x409)
    # A sign in a line of Noto Sans stands on the same base line only if both claim the same height.
    letters = TTFont(font_path(work, "NotoSans-Regular"), lazy=True)
    for table, fields in HEIGHTS.items():
        for field in fields:
            setattr(merged[table], field, getattr(letters[table], field))
    # The same input gives the same bytes.
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = letters["head"].modified
    merged.save(f"{output}/DatelineSigns.ttf")
    return missing


def make_licence(work, output):
    """OFL.txt from the copyright file of the Debian package, its paragraph marks undone."""
    with open(f"{work}/{COPYRIGHT}", encoding="utf-8") as file:
        paragraphs = file.read().split("\n\n")
    holders = next(p for p in paragraphs if p.startswith("Files: *")).split("Copyright:\n")[1].split("License")[0]
    licence = next(p for p in paragraphs if p.startswith("License: OFL-1.1\n")).split("\n")[1:]
    with open(f"{output}/OFL.txt", "w", encoding="utf-8") as file:
        for holder in holders.strip().split("\n"):
            file.write(f"Copyright {holder.strip()}\n")
        file.write("\nThis Font Software is licensed under the SIL Open Font License, Version 1.1.\n\n")
        file.write("SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007\n\n")
        file.writelines(("" if line == " ." else line.removeprefix(" ")) + "\n" for line in licence)


def check(output):
    """Every letter of the specimen is in each family; the semibold fonts are semibold."""
    for family in ("NotoSans", "NotoSerif"):
        have = covered(f"{output}/{family}-Regular.ttf") | covered(f"{output}/{family}Georgian-Regular.ttf")
        lacking = {letter for letter in SPECIMEN if ord(letter) not in have}
        assert not lacking, f"{family} lacks {lacking}"
    for name in FONTS:
        weight = TTFont(f"{output}/{name}.ttf", lazy=True)["OS/2"].usWeightClass
        assert weight == (600 if "SemiBold" in name else 400), f"{name} has weight {weight}"


def main(work, output):
    for name, ranges in FONTS.items():
        cut(font_path(work, name), f"{output}/{name}.ttf", code_points(ranges), LAYOUT_FEATURES)
    missing = make_signs(work, output)
    make_licence(work, output)
    check(output)
    for name in [*FONTS, "DatelineSigns"]:
        path = f"{output}/{name}.ttf"
        print(f"{name}: {len(covered(path))} code points, {os.path.getsize(path)} bytes")
    print("in no font:", " ".join(map(chr, sorted(missing))) or "nothing")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
