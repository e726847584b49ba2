//! Fields that several kinds of items share: other names, lists of ids, sides.

use egui::{Button, Ui};

use super::form::{Form, Spot, Typed};
use crate::dossier::edit::Change;
use crate::dossier::{ActorId, Dossier, EventId, Name, PlaceId, SideId};
use crate::ui::fields::among::Word;

/// How wide the field for a language is, in points: "zh-Hant" fits.
const LANGUAGE_WIDTH: f32 = 46.0;
/// How wide a button of one sign is, in points, with the gap before it.
const SIGN_WIDTH: f32 = 24.0;

/// # Errors
/// With `why` when nothing but white space was typed.
pub fn some_words(text: &str, why: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(why.to_owned()),
        text => Ok(text.to_owned()),
    }
}

/// `None` when nothing but white space was typed.
pub fn maybe_words(text: &str) -> Option<String> {
    some_words(text, "").ok()
}

/// A frameless button of one sign.
pub fn sign(ui: &mut Ui, sign: &str, enabled: bool, name: &str) -> bool {
    let button = ui.add_enabled(enabled, Button::new(sign).frame(false).small());
    button.accessible_name(name).on_hover_text(name).clicked()
}

const NAMES: Spot = Spot::new(
    "names",
    "Other names",
    "Every other spelling that the sources use, in any script, each with its language as a BCP 47 tag: en, ka, ru",
);

/// The other names of a place or an actor, each with its language.
pub fn names(ui: &mut Ui, form: &mut Form<'_>, names: &[Name], put: &dyn Fn(Vec<Name>) -> Change) {
    form.labelled(ui, NAMES.label, NAMES.tip, |form, ui| {
        for (nth, name) in names.iter().enumerate() {
            form.entry(ui, NAMES.at(nth), |form, ui| {
                ui.horizontal(|ui| one_name(ui, form, names, nth, name, put));
            });
        }
        new_name(ui, form, names, put);
    });
}

fn one_name(
    ui: &mut Ui,
    form: &mut Form<'_>,
    names: &[Name],
    nth: usize,
    name: &Name,
    put: &dyn Fn(Vec<Name>) -> Change,
) {
    let with = |change: &dyn Fn(&mut Name)| {
        let mut names = names.to_vec();
        change(&mut names[nth]);
        put(names)
    };
    let called = form.called.clone();
    let gone = || {
        let mut names = names.to_vec();
        names.remove(nth);
        put(names)
    };
    let width = ui.available_width() - LANGUAGE_WIDTH - SIGN_WIDTH - 2.0 * 6.0;
    let text = |text: &str| match text {
        "" => Ok(gone()),
        text => Ok(with(&|name| text.clone_into(&mut name.text))),
    };
    let spot = NAMES.at(nth).part("", "Other name", NAMES.tip);
    form.typed_within(ui, spot, width, &Typed::line(&name.text, &text));
    let lang = |text: &str| language(text).map(|lang| with(&|name| name.lang.clone_from(&lang)));
    let spot = NAMES
        .at(nth)
        .part("lang", "Language of other name", LANGUAGE_TIP);
    let value = name.lang.as_deref().unwrap_or_default();
    let typed = Typed {
        hint: "lang",
        ..Typed::line(value, &lang)
    };
    form.typed_within(ui, spot, LANGUAGE_WIDTH, &typed);
    if form.is_editable() && sign(ui, "×", true, &format!("Remove the name “{}”", name.text)) {
        form.ask(
            format!("Remove the name “{}” of {called}", name.text),
            gone(),
        );
    }
}

fn new_name(ui: &mut Ui, form: &mut Form<'_>, names: &[Name], put: &dyn Fn(Vec<Name>) -> Change) {
    if !form.is_editable() {
        if names.is_empty() {
            ui.weak("none");
        }
        return;
    }
    let deed = format!("Add a name of {}", form.called);
    form.new_entry(ui, NAMES, names.len(), "Add a name", &deed, &|text| {
        let mut names = names.to_vec();
        names.push(Name {
            text: some_words(text, "Type the name.")?,
            lang: None,
        });
        Ok(put(names))
    });
}

pub const LANGUAGE_TIP: &str =
    "A BCP 47 tag, such as en, ka, ru or zh-Hant; empty when it is not known";

/// # Errors
/// When the text cannot be a language tag: letters and digits in parts of at most eight, joined by hyphens, the
/// first of two or three letters (RFC 5646, 2.1).
pub fn language(text: &str) -> Result<Option<String>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_alphanumeric())
    };
    let is_language =
        (2..=3).contains(&first.len()) && first.bytes().all(|it| it.is_ascii_alphabetic());
    if is_language && parts.all(is_part) {
        Ok(Some(text.to_owned()))
    } else {
        Err("Not a language tag. Write en, ka, ru, zh-Hant.".to_owned())
    }
}

/// A list of ids of one sort of thing.
pub struct Ids<'a, Id> {
    pub ids: &'a [Id],
    /// What can be named, with what it is called.
    pub candidates: &'a [(Id, String)],
    /// "an actor that it is part of".
    pub one: &'a str,
    pub put: &'a dyn Fn(Vec<Id>) -> Change,
}

/// A list of ids: each by its name, to be taken out or moved up; and one more to choose.
pub fn ids<Id: Clone + PartialEq + std::fmt::Display>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    list: &Ids<'_, Id>,
) {
    let called = form.called.clone();
    form.labelled(ui, spot.label, spot.tip, |form, ui| {
        for (nth, id) in list.ids.iter().enumerate() {
            let name = list.candidates.iter().find(|(it, _)| it == id);
            let name = name.map_or_else(|| id.to_string(), |(_, name)| name.clone());
            form.entry(ui, spot.at(nth), |form, ui| {
                ui.horizontal(|ui| {
                    let width = ui.available_width() - 2.0 * SIGN_WIDTH - 6.0;
                    ui.allocate_ui(egui::vec2(width, 20.0), |ui| {
                        ui.set_min_width(width);
                        ui.add(egui::Label::new(&name).truncate())
                            .on_hover_text(id.to_string());
                    });
                    if !form.is_editable() {
                        return;
                    }
                    if sign(ui, "↑", nth > 0, &format!("Move {name} up")) {
                        let mut ids = list.ids.to_vec();
                        ids.swap(nth, nth - 1);
                        form.ask(format!("Move {name} up in {called}"), (list.put)(ids));
                    }
                    if sign(ui, "×", true, &format!("Take out {name}")) {
                        let mut ids = list.ids.to_vec();
                        ids.remove(nth);
                        form.ask(format!("Take {name} out of {called}"), (list.put)(ids));
                    }
                });
            });
        }
        if !form.is_editable() {
            if list.ids.is_empty() {
                ui.weak("none");
            }
            return;
        }
        let rest: Vec<Word<'_, &Id>> = list
            .candidates
            .iter()
            .filter(|(id, _)| !list.ids.contains(id))
            .map(|(id, name)| Word::plain(id, name.as_str()))
            .collect();
        let next = spot.at(list.ids.len());
        form.entry(ui, next, |form, ui| {
            let (width, shown) = (ui.available_width(), format!("Add {}…", list.one));
            form.choice(
                ui,
                next,
                width,
                &shown,
                &rest,
                |_| false,
                |id| {
                    let mut ids = list.ids.to_vec();
                    ids.push((*id).clone());
                    (list.put)(ids)
                },
            );
        });
    });
}

/// Actors with their names, in the order of the alphabet; without one.
pub fn actors(dossier: &Dossier, without: Option<&ActorId>) -> Vec<(ActorId, String)> {
    let actors = dossier.actors.iter();
    let actors = actors.filter(|actor| Some(&actor.id) != without);
    by_name(actors.map(|it| (it.id.clone(), it.name.clone())))
}

pub fn places(dossier: &Dossier, without: Option<&PlaceId>) -> Vec<(PlaceId, String)> {
    let places = dossier.places.iter();
    let places = places.filter(|place| Some(&place.id) != without);
    by_name(places.map(|it| (it.id.clone(), it.name.clone())))
}

pub fn events(dossier: &Dossier, without: Option<&EventId>) -> Vec<(EventId, String)> {
    let events = dossier.events.iter();
    let events = events.filter(|event| Some(&event.id) != without);
    by_name(events.map(|it| (it.id.clone(), it.title.clone())))
}

fn by_name<Id>(pairs: impl Iterator<Item = (Id, String)>) -> Vec<(Id, String)> {
    let mut pairs: Vec<(Id, String)> = pairs.collect();
    pairs.sort_by_cached_key(|(_, name)| name.to_lowercase());
    pairs
}

/// The side that an actor or a position speaks for, or none.
pub fn side(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    side: Option<&SideId>,
    put: &dyn Fn(Option<SideId>) -> Change,
) {
    let index = form.scene.state.index().clone();
    let theme = form.scene.theme;
    let mut words = vec![Word::plain(None, "none")];
    for it in index.sides() {
        if let crate::query::SideKey::Side(id) = &it.key {
            words.push(Word {
                value: Some(id.clone()),
                label: &it.label,
                tip: "",
                colour: Some(theme.hue(it.hue)),
            });
        }
    }
    let shown = words
        .iter()
        .find(|word| word.value.as_ref() == side)
        .map_or_else(|| side.map_or("none", SideId::as_str), |word| word.label)
        .to_owned();
    let width = ui.available_width();
    form.choice(
        ui,
        spot,
        width,
        &shown,
        &words,
        |it| it.as_ref() == side,
        |it| put(it.clone()),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_a_tag_and_nothing_else() {
        for good in ["en", "ka", "zh-Hant", "sr-Latn-RS", "ast"] {
            assert_eq!(language(good), Ok(Some(good.to_owned())));
        }
        assert_eq!(language(""), Ok(None));
        for bad in ["e", "English", "en_US", "en-", "12", "ქართული"] {
            assert!(language(bad).is_err(), "{bad}");
        }
    }
}
