//! Files of a dossier that are new, in full and in the order of the format's page.
//!
//! Files that are there already are patched instead, so that what a person wrote stays as it was. Both go by
//! the same account of what the items of a dossier come to as fields.

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::patch::{Items, in_full};
use crate::dossier::{Dossier, Place, Source};

/// The file of a source. `notes` stand above it as comments, one line each.
pub fn source_toml(source: &Source, notes: &[String]) -> String {
    let notes: String = notes.iter().map(|note| comment(note)).collect();
    notes + &in_full(Items::Source(source))
}

/// dossier.toml: title, summary, language, featured places, borders, kinds and sides.
pub fn front_toml(dossier: &Dossier) -> String {
    in_full(Items::Head(&dossier.head()))
}

/// places.toml of a dossier that is being made. Of places without a position it says how they get one.
pub fn places_toml(places: &[Place]) -> String {
    let notes = match places.iter().all(Place::is_located) {
        true => String::new(),
        false => [
            "Places get a position and its precision as soon as they are known:",
            "position = { lat = 41.98, lon = 44.12 }",
            "precision = \"settlement\"",
        ]
        .map(comment)
        .concat(),
    };
    notes + &in_full(Items::Places(places))
}

/// A comment, whatever stands in it, on one line.
fn comment(words: &str) -> String {
    let line = words.replace(char::is_control, " ");
    format!("# {}\n", line.trim())
}

/// Text as a TOML string, in the plainest quotes that hold it.
pub fn in_quotes(text: &str) -> String {
    TomlStringBuilder::new(text).as_default().to_toml_value()
}
