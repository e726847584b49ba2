//! The fields of a place.

use egui::Ui;

use super::form::{Few, Form, Spot, Typed};
use super::{identity, lists, refer};
use crate::app::{DraftAction, PlacedBy, Placing, WantedBy};
use crate::dossier::coordinates::{TypedCoordinates, decimal_degrees};
use crate::dossier::edit::{Change, Referent, Sort};
use crate::dossier::{Identifier, LonLat, Place, PlaceKind, Precision};
use crate::ui::fields::among::Word;
use crate::ui::fields::text::Lines;

const NAME: Spot = Spot::new("name", "Name", "As it is shown, in the dossier's language");
const KIND: Spot = Spot::new("kind", "Kind", "What sort of place it is");
const POSITION: Spot = Spot::new(
    "position",
    "Position",
    "Latitude and longitude in WGS 84: 41.98422, 44.11578; degrees, minutes and seconds, MGRS, or the address of a \
     map will do. Empty: known by name only, and counted as unlocated",
);
const PRECISION: Spot = Spot::new(
    "precision",
    "Precision",
    "How finely the position locates what is meant: it is drawn as large as that",
);
const WITHIN: Spot = Spot::new(
    "within",
    "Within",
    "The next larger place, under which it is filtered; a containment for reading, not a verdict",
);
const AREA: Spot = Spot::new(
    "area",
    "Area",
    "Id of an area of the basemap, for a region or a country that is drawn as one",
);
const SOURCE: Spot = Spot::new("source", "Position from", "Where the position is from");
const IDENTIFIERS: Spot = Spot::new(
    "identifiers",
    "Identifiers",
    "The same place in catalogues of others: geonames, wikidata, natural-earth",
);
/// A name of a catalogue takes this share of a row.
const CATALOGUE_SHARE: f32 = 0.42;

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, place: &Place) {
    let with = |change: &dyn Fn(&mut Place)| {
        let mut place = place.clone();
        change(&mut place);
        Change::PutPlace(Box::new(place))
    };
    form.row(ui, NAME, |form, ui| {
        let put = |text: &str| {
            let name = lists::some_words(text, "A place needs a name.")?;
            Ok(with(&|it| it.name.clone_from(&name)))
        };
        form.typed(ui, NAME, &Typed::line(&place.name, &put));
    });
    form.row(ui, KIND, |form, ui| {
        let words = PlaceKind::ALL.map(|kind| Word::plain(kind, kind.name()));
        let (width, shown) = (ui.available_width(), place.kind.name());
        let holds = |it: &PlaceKind| *it == place.kind;
        form.choice(ui, KIND, Few(width, shown, &words), holds, |kind| {
            with(&|it| it.kind = *kind)
        });
    });
    position(ui, form, place, &with);
    form.row(ui, PRECISION, |form, ui| {
        let words = Precision::ALL.map(|it| Word {
            tip: precision_tip(it),
            ..Word::plain(it, it.name())
        });
        let (width, shown) = (ui.available_width(), place.precision.name());
        let holds = |it: &Precision| *it == place.precision;
        form.choice(
            ui,
            PRECISION,
            Few(width, shown, &words),
            holds,
            |precision| with(&|it| it.precision = *precision),
        );
        match (place.position, place.precision) {
            (Some(_), Precision::Unlocated) => {
                form.remark("Say how precisely it is known, or the map does not show it.");
            }
            (None, precision) if precision != Precision::Unlocated => {
                form.remark("Without a position the map does not show it.");
            }
            _ => {}
        }
    });
    form.row(ui, SOURCE, |form, ui| {
        let put = |text: &str| Ok(with(&|it| it.source = lists::maybe_words(text)));
        let value = place.source.as_deref().unwrap_or_default();
        form.typed(ui, SOURCE, &Typed::lines(value, 1, &put));
    });
    refer::one(
        ui,
        form,
        WITHIN,
        Sort::Place,
        place.within.clone().map(Referent::Place),
        &|to| with(&|it| it.within = refer::place(to)),
    );
    form.row(ui, AREA, |form, ui| {
        let put = |text: &str| Ok(with(&|it| it.area = lists::maybe_words(text)));
        let value = place.area.as_deref().unwrap_or_default();
        form.typed(ui, AREA, &Typed::line(value, &put));
    });
    identifiers(ui, form, place, &with);
    lists::names(ui, form, &place.names, &|names| {
        with(&|it| it.names.clone_from(&names))
    });
    identity::id_field(ui, form, &Referent::Place(place.id.clone()));
}

fn precision_tip(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => "This very spot: a building, a bridge",
        Precision::Settlement => "Somewhere in this town or village",
        Precision::District => "Somewhere in this district",
        Precision::Region => "Somewhere in this region",
        Precision::Country => "Somewhere in this country",
        Precision::Unlocated => "Known by name only; counted beside the map",
    }
}

type With<'a> = dyn Fn(&dyn Fn(&mut Place)) -> Change + 'a;

fn position(ui: &mut Ui, form: &mut Form<'_>, place: &Place, with: &With<'_>) {
    form.row(ui, POSITION, |form, ui| {
        let put = |text: &str| {
            let position = read(text)?;
            Ok(with(&|it| it.position = position))
        };
        let explain = |text: &str| {
            let typed = TypedCoordinates::parse(text).ok()?;
            Some(typed.in_words())
        };
        let value = place.position.map(written).unwrap_or_default();
        let typed = Typed {
            lines: Lines::One,
            hint: "latitude, longitude",
            explain: Some(&explain),
            ..Typed::line(&value, &put)
        };
        form.typed(ui, POSITION, &typed);
        if form.is_editable()
            && ui
                .small_button("Show it on the map…")
                .on_hover_text("Then click the map where it is")
                .clicked()
        {
            form.actions.draft(DraftAction::AwaitPlace(Some(Placing {
                wanted_by: WantedBy::Place(place.id.clone()),
                name: place.name.clone(),
                from: PlacedBy::Awaited,
            })));
        }
    });
}

/// # Errors
/// When it is no position, with what is wrong.
fn read(text: &str) -> Result<Option<LonLat>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let typed = TypedCoordinates::parse(text).map_err(|error| error.to_string())?;
    Ok(Some(typed.position))
}

/// With as many decimals as it has.
fn written(position: LonLat) -> String {
    let decimals = |degrees: f64| {
        let text = format!("{degrees}");
        text.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    let most = decimals(position.latitude()).max(decimals(position.longitude()));
    decimal_degrees(position, most)
}

fn identifiers(ui: &mut Ui, form: &mut Form<'_>, place: &Place, with: &With<'_>) {
    form.labelled(ui, IDENTIFIERS.label, IDENTIFIERS.tip, |form, ui| {
        for (nth, identifier) in place.identifiers.iter().enumerate() {
            form.entry(ui, IDENTIFIERS.at(nth), |form, ui| {
                ui.horizontal(|ui| one_identifier(ui, form, nth, identifier, with));
            });
        }
        if !form.is_editable() {
            if place.identifiers.is_empty() {
                ui.weak("none");
            }
            return;
        }
        let deed = format!("Add an identifier of {}", form.called);
        let count = place.identifiers.len();
        let put = |text: &str| {
            let (catalogue, value) = text
                .split_once([':', '='])
                .ok_or("Write the catalogue and the identifier: wikidata: Q81206")?;
            let identifier = Identifier {
                catalogue: catalogue_name(catalogue)?,
                value: lists::some_words(value, "Type the identifier after the colon.")?,
            };
            let mut others = place.identifiers.iter();
            if others.any(|it| it.catalogue == identifier.catalogue) {
                return Err("There is one of this catalogue already.".to_owned());
            }
            Ok(with(&|it| it.identifiers.push(identifier.clone())))
        };
        form.new_entry(ui, IDENTIFIERS, count, "Add an identifier", &deed, &put);
    });
}

fn one_identifier(
    ui: &mut Ui,
    form: &mut Form<'_>,
    nth: usize,
    identifier: &Identifier,
    with: &With<'_>,
) {
    let gone = || {
        with(&|it| {
            it.identifiers.remove(nth);
        })
    };
    let room = ui.available_width() - 36.0;
    let catalogue = |text: &str| {
        let name = catalogue_name(text)?;
        Ok(with(&|it| it.identifiers[nth].catalogue.clone_from(&name)))
    };
    let spot = IDENTIFIERS
        .at(nth)
        .part("", "Catalogue", "geonames, wikidata, natural-earth");
    let typed = Typed::line(&identifier.catalogue, &catalogue);
    form.typed_within(ui, spot, room * CATALOGUE_SHARE, &typed);
    let value = |text: &str| match text {
        "" => Ok(gone()),
        text => Ok(with(&|it| text.clone_into(&mut it.identifiers[nth].value))),
    };
    let spot = IDENTIFIERS
        .at(nth)
        .part("value", "Identifier", "As the catalogue writes it");
    let typed = Typed::line(&identifier.value, &value);
    form.typed_within(ui, spot, room * (1.0 - CATALOGUE_SHARE), &typed);
    let name = format!("Remove the {} identifier", identifier.catalogue);
    if form.is_editable() && lists::sign(ui, "×", true, &name) {
        let called = form.called.clone();
        form.ask(format!("{name} of {called}"), gone());
    }
}

/// # Errors
/// When it cannot be the key of a table without quotes.
fn catalogue_name(text: &str) -> Result<String, String> {
    let text = text.trim();
    let fits =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    match text {
        "" => Err("Name the catalogue: geonames, wikidata, natural-earth.".to_owned()),
        text if text.chars().all(fits) => Ok(text.to_owned()),
        _ => Err("A catalogue is named in lower-case words joined by hyphens.".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_written_with_the_decimals_it_has_and_read_back_the_same() {
        for (lon, lat) in [
            (43.96861, 42.22764),
            (44.0, 42.5),
            (-0.1278, 51.5),
            (0.0, 0.0),
        ] {
            let position = LonLat::new(lon, lat).expect("on Earth");
            assert_eq!(read(&written(position)), Ok(Some(position)));
        }
        assert_eq!(read(""), Ok(None));
        assert!(read("somewhere").is_err());
        assert!(read("142.0, 44.0").is_err());
    }
}
