//! Names for orientation: countries, seas, cities.

use super::BasemapError;
use super::bytes::Bytes;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    Country,
    Water,
    Capital,
    Town,
    /// Ground behind a disputed line: a state to some, a part of one to others.
    Held,
    /// Abkhazia and South Ossetia, which a policy may place in Georgia or beside it.
    InGeorgia,
}

/// A name and where it belongs.
#[derive(Clone, Debug)]
pub struct Label {
    pub kind: LabelKind,
    pub name: String,
    /// Not written below this zoom.
    pub min_zoom: u8,
    /// Degrees: longitude, latitude.
    pub at: [f64; 2],
}

const STEPS_PER_DEGREE: f64 = 100_000.0;

pub(super) fn read(bytes: &mut Bytes<'_>) -> Result<Vec<Label>, BasemapError> {
    (0..bytes.length()?)
        .map(|_| {
            let kind = match bytes.varint()? {
                0 => LabelKind::Country,
                1 => LabelKind::Water,
                2 => LabelKind::Capital,
                3 => LabelKind::Town,
                4 => LabelKind::Held,
                5 => LabelKind::InGeorgia,
                _ => return Err(BasemapError::Damaged),
            };
            let min_zoom = bytes.varint()?.min(30) as u8;
            let name = bytes.text()?;
            let mut degrees = || Ok(bytes.zigzag()? as f64 / STEPS_PER_DEGREE);
            Ok(Label {
                kind,
                min_zoom,
                name,
                at: [degrees()?, degrees()?],
            })
        })
        .collect()
}
