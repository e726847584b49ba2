//! Whose work the program carries in it, as their licences ask.

use egui::{RichText, Ui};

use super::super::theme::{Theme, sans_bold};
use super::{heading, soft};

/// What it is, from whom, under which licence.
const CREDITS: [(&str, &str); 3] = [
    (
        "Names and positions of towns and villages",
        "GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0 \
         (creativecommons.org/licenses/by/4.0). Selected, and compiled into this program. Countries and regions \
         are named as GeoNames has them; that is no verdict.",
    ),
    (
        "The map",
        "Natural Earth (www.naturalearthdata.com), in the public domain.",
    ),
    (
        "Type",
        "Noto by the Noto Project Authors, SIL Open Font License 1.1.",
    ),
];

pub fn draw(ui: &mut Ui, theme: &Theme) {
    heading(ui, theme, "Made with");
    for (what, whose) in CREDITS {
        ui.add_space(3.0);
        ui.label(RichText::new(what).font(sans_bold(12.5)));
        ui.label(soft(whose, theme));
    }
}
