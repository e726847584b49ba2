//! The id of an item: another one is typed, and everything that refers to it follows.

use egui::Ui;

use super::form::{Form, Spot, Typed};
use crate::dossier::edit::{Change, Referent, references_to};

const ID: Spot = Spot::new(
    "id",
    "Id",
    "Names it in the files: lower-case letters a–z and digits in words joined by hyphens, unique of its kind. \
     Everything that refers to it follows a new one",
);

pub fn id_field(ui: &mut Ui, form: &mut Form<'_>, referent: &Referent) {
    let deed = format!("Rename {referent}");
    form.row(ui, ID, |form, ui| {
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
            deed: &deed,
            ..Typed::line(referent.id(), &put)
        };
        form.typed(ui, ID, &typed);
    });
}
