//! A claim's words beside the pointer, and where they lead.

use egui::{RichText, Ui};

use crate::app::Page;
use crate::dossier::When;
use crate::query::ClaimIx;
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold, serif};

/// A claim's document, with the claim in view.
pub fn document_of(scene: Scene<'_>, claim: ClaimIx) -> Page {
    let index = scene.state.index();
    let source = index.source(index.source_of(claim));
    Page::Document(source.id.clone(), Some(index.claim(claim).id.clone()))
}

/// "Georgian officials and Russia"; who speaks when nobody is named is not guessed.
pub fn claimants(scene: Scene<'_>, claim: ClaimIx) -> String {
    let index = scene.state.index();
    let claimants = index.claimants_of(claim).iter();
    let names: Vec<&str> = claimants
        .map(|it| index.claimant(*it).name.as_str())
        .collect();
    match names.as_slice() {
        [] => "nobody named".to_owned(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// The colour of the first side that a claim's claimants speak for, and of the second if there is one.
pub fn colours(scene: Scene<'_>, claim: ClaimIx) -> (egui::Color32, Option<egui::Color32>) {
    let index = scene.state.index();
    let mut sides = index.sides_of(claim).iter();
    let mut next = || sides.next().map(|it| scene.theme.hue(index.side(*it).hue));
    (next().unwrap_or(scene.theme.ink_faint), next())
}

/// When a claim's source was published: "14 Aug 2008".
pub fn reported(scene: Scene<'_>, claim: ClaimIx) -> String {
    let index = scene.state.index();
    let published = index.source(index.source_of(claim)).published.as_ref();
    published.map_or_else(|| "at a date unknown".to_owned(), When::in_words)
}

/// A heading, the excerpt, and where it stands.
pub fn show(ui: &mut Ui, scene: Scene<'_>, heading: &str, claim: ClaimIx) {
    let index = scene.state.index();
    let theme = scene.theme;
    ui.set_max_width(320.0);
    ui.label(RichText::new(heading).font(sans_bold(12.5)));
    let quote = &index.claim(claim).excerpt.quote.text;
    ui.label(RichText::new(format!("“{quote}”")).font(serif(13.0)));
    let source = index.source(index.source_of(claim));
    let said = format!(
        "{} · {} · {}",
        claimants(scene, claim),
        source.publisher,
        reported(scene, claim)
    );
    ui.label(RichText::new(said).font(sans(11.5)).color(theme.ink_soft));
}
