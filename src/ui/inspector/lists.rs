//! What several kinds of items share: other names, languages, words that may be empty.

use egui::{Button, Ui};

use super::form::{Form, Spot, Typed};
use crate::dossier::Name;
use crate::dossier::edit::Change;

/// How wide the field for a language is, in points: "zh-Hant" fits.
const LANGUAGE_WIDTH: f32 = 46.0;
/// How wide a button of one sign is, in points, with the gap before it.
pub const SIGN_WIDTH: f32 = 24.0;

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
