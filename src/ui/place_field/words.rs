//! What a row of the place field says.

use crate::app::place_candidates::Candidate;
use crate::basemap::{self, AreaKind};
use crate::dossier::{Dossier, Place, Precision};
use crate::gazetteer::Found;
use crate::ui::reader::wording::grouped;

/// A row in words.
pub struct Said {
    pub text: String,
    /// What kind of thing, where it lies. Empty: nothing is beneath.
    pub beneath: String,
    /// Where it comes from.
    pub right: &'static str,
}

impl Said {
    /// For those who do not see it.
    pub fn aloud(&self) -> String {
        let parts = [self.text.as_str(), &self.beneath, self.right];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// How a candidate is offered. `can_show` tells whether the fonts have a spelling.
pub fn candidate(
    dossier: &Dossier,
    candidate: &Candidate,
    can_show: impl Fn(&str) -> bool,
) -> Said {
    match candidate {
        Candidate::Known(id) => dossier.place(id).map_or_else(
            || said(id.to_string(), String::new(), "in this dossier"),
            |place| said(place.name.clone(), known(dossier, place), "in this dossier"),
        ),
        Candidate::Settlement(found) => {
            said(found.name.clone(), settlement(found, can_show), "GeoNames")
        }
        Candidate::Area(id) => area(id),
        Candidate::Coordinates(typed) => said(
            typed.in_words(),
            "A new place there".to_owned(),
            "coordinates",
        ),
        Candidate::Named(name) => said(
            format!("New place “{name}”"),
            "By its name alone, without a position".to_owned(),
            "",
        ),
    }
}

fn said(text: String, beneath: String, right: &'static str) -> Said {
    Said {
        text,
        beneath,
        right,
    }
}

fn known(dossier: &Dossier, place: &Place) -> String {
    let within = place.within.as_ref().and_then(|id| dossier.place(id));
    match within {
        Some(within) => format!("{}, {}", place.kind.name(), within.name),
        None => place.kind.name().to_owned(),
    }
}

/// "Shida Kartli, Georgia · 41,933 people · as Гори".
fn settlement(found: &Found, can_show: impl Fn(&str) -> bool) -> String {
    let mut parts = vec![match &found.area {
        Some(area) => format!("{area}, {}", found.country),
        None => found.country.clone(),
    }];
    if let Some(population) = found.population {
        parts.push(format!("{} people", grouped(population as usize)));
    }
    if found.spelling != found.name && can_show(&found.spelling) {
        parts.push(format!("as {}", found.spelling));
    }
    parts.join(" · ")
}

fn area(id: &str) -> Said {
    let mut areas = basemap::compiled_in()
        .into_iter()
        .flat_map(basemap::Basemap::named_areas);
    let area = areas.find(|area| area.id == id);
    let (name, kind) = area.map_or((id, ""), |area| {
        let kind = match area.kind {
            AreaKind::Country => "country",
            AreaKind::FirstLevel => "region",
            AreaKind::Disputed => "disputed area",
        };
        (area.name, kind)
    });
    said(name.to_owned(), kind.to_owned(), "basemap")
}

/// How precisely a place can be known, the likelier first, each with what it means.
pub fn precisions(candidate: &Candidate) -> [(Precision, &'static str); 5] {
    let exact = (Precision::Exact, "The very spot: a building, a bridge");
    let settlement = (Precision::Settlement, "Somewhere in the town or village");
    let district = (Precision::District, "Somewhere in the district around it");
    let region = (Precision::Region, "Somewhere in the region");
    let country = (Precision::Country, "Somewhere in the country");
    match candidate {
        Candidate::Area(id) if id.starts_with("country:") => {
            [country, region, district, settlement, exact]
        }
        Candidate::Area(_) => [region, district, country, settlement, exact],
        Candidate::Coordinates(_) => [exact, settlement, district, region, country],
        _ => [settlement, exact, district, region, country],
    }
}
