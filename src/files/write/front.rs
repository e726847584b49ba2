//! dossier.toml and places.toml of a dossier that is being made.

use super::{Table, in_quotes, inline};
use crate::dossier::{Dossier, PlaceId};
use crate::files::FORMAT_VERSION;

/// The front page: title, summary, language, featured places, borders, kinds and sides.
pub fn front_toml(dossier: &Dossier) -> String {
    let mut table = Table::default();
    table.raw("format", &FORMAT_VERSION.to_string());
    table.text("title", &dossier.title);
    let filled = |text: &str| !text.trim().is_empty();
    table.text_if("summary", Some(&*dossier.summary).filter(|it| filled(it)));
    table.text_if("language", Some(&*dossier.language).filter(|it| filled(it)));
    table.ids("featured", &dossier.featured);
    if let Some(borders) = &dossier.borders {
        let mut fields = vec![("policy", in_quotes(&borders.policy))];
        if let Some(as_of) = &borders.as_of {
            fields.push(("as_of", in_quotes(as_of.text())));
        }
        table.raw("borders", &inline(&fields));
    }
    for kind in &dossier.kinds {
        table.header("kind");
        table.text("id", kind.id.as_str());
        table.text("label", &kind.label);
        table.text("colour", kind.hue.name());
    }
    for side in &dossier.sides {
        table.header("side");
        table.text("id", side.id.as_str());
        table.text("label", &side.label);
        table.text("colour", side.hue.name());
    }
    table.done()
}

/// A place that is known by its name only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    pub id: PlaceId,
    pub name: String,
}

pub fn places_toml(places: &[NewPlace]) -> String {
    let mut table = Table::default();
    table.comment("Places get a position and its precision as soon as they are known:");
    table.comment("position = { lat = 41.98, lon = 44.12 }");
    table.comment("precision = \"settlement\"");
    for place in places {
        table.header("place");
        table.text("id", place.id.as_str());
        table.text("name", &place.name);
    }
    table.done()
}
