//! A font of our own for tests: every letter a full block, so that its ink is known to the pixel.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// Font units in an em. The block is this wide, stands on the baseline and is this high.
const UNITS_PER_EM: u16 = 1000;

/// Definitions in which both of egui's families draw each letter from `!` to `~` as a solid block.
pub(super) fn blocks() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    fonts.font_data.insert(
        "blocks".to_owned(),
        Arc::new(FontData::from_owned(block_font())),
    );
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["blocks".to_owned()]);
    }
    fonts
}

/// The bytes of a TrueType font with two outlines: nothing, and a square as large as an em.
///
/// Source: the OpenType specification, chapters on each table named here.
fn block_font() -> Vec<u8> {
    let em = UNITS_PER_EM as i16;
    let outline = words(&[1, 0, 0, em, em, 3, 0]);
    let four_on_the_line = vec![1; 4];
    let (across, up) = (words(&[0, em, 0, -em]), words(&[0, 0, em, 0]));
    let square = [outline, four_on_the_line, across, up].concat();
    let square_words = (square.len() / 2) as i16;
    // Windows and Unicode; one range from '!' to '~' with a glyph for each, one that closes.
    let ranges = [4, 220, 0, 4, 4, 1, 0, 126, -1, 0, 33, -1, 0, 1, 4, 0];
    let characters = [
        words(&[0, 1, 3, 1, 0, 12]),
        words(&ranges),
        words(&[1; 126 - 33 + 1]),
    ]
    .concat();
    let head = [
        words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, em]),
        vec![0; 16],
        words(&[0, 0, em, em, 0, 8, 2, 0, 0]),
    ]
    .concat();
    let hhea = words(&[1, 0, em, 0, 0, em, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
    let maxp = words(&[1, 0, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    let tables: [(&[u8; 4], Vec<u8>); 7] = [
        (b"cmap", characters),
        (b"glyf", square),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", words(&[em, 0, 0])),
        (b"loca", words(&[0, 0, square_words])),
        (b"maxp", maxp),
    ];
    let mut font = words(&[1, 0, tables.len() as i16, 64, 2, 48]);
    let mut offset = font.len() + 16 * tables.len();
    let mut bodies = Vec::new();
    for (tag, mut body) in tables {
        let length = body.len();
        body.resize(length.next_multiple_of(4), 0);
        font.extend_from_slice(tag);
        for number in [0, offset, length] {
            font.extend((number as u32).to_be_bytes());
        }
        offset += body.len();
        bodies.extend(body);
    }
    font.extend(bodies);
    font
}

fn words(numbers: &[i16]) -> Vec<u8> {
    numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect()
}
