//! The id of something: another one is typed, and everything that refers to it follows.

use egui::Ui;

use super::form::{Form, Spot, Typed};
use crate::dossier::edit::{Change, Referent, references_to};

const ID: Spot = Spot::new(
    "id",
    "Id",
    "Names it in the files: lower-case letters a–z and digits in words joined by hyphens, unique of its kind. \
     Everything that refers to it follows a new one",
);

/// The id of an item, as a row of its own.
pub fn id_field(ui: &mut Ui, form: &mut Form<'_>, referent: &Referent) {
    form.row(ui, ID, |form, ui| id_within(ui, form, ID, referent));
}

/// The id of what is listed within an item.
pub fn id_within(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, referent: &Referent) {
    let width = ui.available_width();
    id_of_width(ui, form, spot, width, referent);
}

pub fn id_of_width(ui: &mut Ui, form: &mut Form<'_>, spot: Spot, width: f32, referent: &Referent) {
    let deed = format!("Rename {referent}");
    let dossier = form.scene.state.dossier().clone();
    let put = |text: &str| Ok(Change::Rename(referent.clone(), text.to_owned()));
    let explain = |text: &str| {
        (text != referent.id()).then(|| match references_to(&dossier, referent).len() {
            0 => "Nothing refers to it.".to_owned(),
            1 => "1 reference to it follows.".to_owned(),
            count => format!("{count} references to it follow."),
        })
    };
    let typed = Typed {
        explain: Some(&explain),
        hint: "id",
        deed: &deed,
        ..Typed::line(referent.id(), &put)
    };
    form.typed_within(ui, spot, width, &typed);
}
