//! The menus of heads that choose among claimants, sides, kinds and sources: the filters of the left panel,
//! where one meets them in the table.

use std::collections::BTreeSet;

use egui::{Color32, ScrollArea, Ui};

use super::super::scene::Scene;
use super::super::standing_words;
use super::super::widgets::FilterRow;
use crate::app::{Actions, FilterAction};
use crate::query::{Bearing, ClaimIx, Lens, TableColumn};

/// One thing that can be chosen.
struct Entry {
    label: String,
    /// Known claims that it has, or would have.
    count: u32,
    colour: Option<Color32>,
    ticked: bool,
    toggle: FilterAction,
}

/// Whether a column's head has such a menu.
pub fn has_menu(column: TableColumn) -> bool {
    matches!(
        column,
        TableColumn::Claimants
            | TableColumn::Side
            | TableColumn::Kind
            | TableColumn::Standing
            | TableColumn::Source
    )
}

/// Whether the filters choose among what stands in a column.
pub fn is_chosen(lens: &Lens, column: TableColumn) -> bool {
    match column {
        TableColumn::Claimants => !lens.claimants.is_empty(),
        TableColumn::Side => !lens.sides.is_empty(),
        TableColumn::Kind => !lens.kinds.is_empty(),
        TableColumn::Source | TableColumn::Reported => !lens.sources.is_empty(),
        TableColumn::Places => lens.place.is_some(),
        TableColumn::Standing => !lens.standing.is_empty(),
        _ => false,
    }
}

pub fn menu(ui: &mut Ui, scene: Scene<'_>, column: TableColumn, actions: &mut Actions) {
    ui.set_width(250.0);
    let entries = entries(scene, column);
    let said = format!("Only claims with this {}", column.name().to_lowercase());
    ui.label(egui::RichText::new(said).color(scene.theme.ink_soft));
    let ticked: Vec<&Entry> = entries.iter().filter(|entry| entry.ticked).collect();
    let any = egui::Button::new("All of them again");
    if ui.add_enabled(!ticked.is_empty(), any).clicked() {
        for entry in &ticked {
            actions.filter(entry.toggle.clone());
        }
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .max_height(300.0)
        .show_rows(ui, 20.0, entries.len(), |ui, range| {
            for entry in &entries[range] {
                let row = FilterRow {
                    label: &entry.label,
                    count: entry.count,
                    colour: entry.colour,
                    ticked: entry.ticked,
                    tip: "",
                };
                if row.show(ui, scene.theme).clicked() {
                    actions.filter(entry.toggle.clone());
                }
            }
        });
}

/// What there is to choose among: what has known claims, and what is ticked; most claims first.
fn entries(scene: Scene<'_>, column: TableColumn) -> Vec<Entry> {
    let state = scene.state;
    let (index, lens) = (state.index(), &state.session().lens);
    let counts = &state.known().facets;
    let hue = |hue| Some(scene.theme.hue(hue));
    let mut entries: Vec<Entry> = match column {
        TableColumn::Claimants => {
            let claimants = index.claimants().iter().zip(&counts.by_claimant);
            let entry = claimants.map(|(claimant, count)| Entry {
                label: claimant.name.clone(),
                count: *count,
                colour: claimant.side.and_then(|side| hue(index.side(side).hue)),
                ticked: lens.claimants.contains(&claimant.key),
                toggle: FilterAction::ToggleClaimant(claimant.key.clone()),
            });
            entry.collect()
        }
        TableColumn::Side => {
            let sides = index.sides().iter().zip(&counts.by_side);
            let entry = sides.map(|(side, count)| Entry {
                label: side.label.clone(),
                count: *count,
                colour: hue(side.hue),
                ticked: lens.sides.contains(&side.key),
                toggle: FilterAction::ToggleSide(side.key.clone()),
            });
            entry.collect()
        }
        TableColumn::Kind => {
            let kinds = state.dossier().kinds.iter().zip(&counts.by_kind);
            let entry = kinds.map(|(kind, count)| Entry {
                label: kind.label.clone(),
                count: *count,
                colour: hue(kind.hue),
                ticked: lens.kinds.contains(&kind.id),
                toggle: FilterAction::ToggleKind(kind.id.clone()),
            });
            entry.collect()
        }
        TableColumn::Standing => {
            let entry = Bearing::ALL.into_iter().map(|bearing| Entry {
                label: standing_words::phrase(bearing).to_owned(),
                count: counts.by_standing.of(bearing),
                colour: (bearing == Bearing::Contested).then_some(scene.theme.contested),
                ticked: lens.standing.contains(&bearing),
                toggle: FilterAction::ToggleStanding(bearing),
            });
            entry.collect()
        }
        _ => {
            let sources = state.dossier().sources.iter().zip(&counts.by_source);
            let entry = sources.map(|(source, count)| Entry {
                label: match &source.published {
                    Some(when) => format!("{} · {}", when.in_words(), source.publisher),
                    None => format!("no date · {}", source.publisher),
                },
                count: *count,
                colour: None,
                ticked: lens.sources.contains(&source.id),
                toggle: FilterAction::ToggleSource(source.id.clone()),
            });
            entry.collect()
        }
    };
    entries.retain(|entry| entry.count > 0 || entry.ticked);
    if !matches!(column, TableColumn::Source | TableColumn::Standing) {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.count));
    }
    entries
}

/// What a row's own menu offers: only claims like it.
pub fn only_like(ui: &mut Ui, scene: Scene<'_>, claim: ClaimIx, actions: &mut Actions) {
    let state = scene.state;
    let (index, lens) = (state.index(), &state.session().lens);
    for claimant in index.claimants_of(claim) {
        let claimant = index.claimant(*claimant);
        if ui
            .button(format!("Only claims by {}", claimant.name))
            .clicked()
        {
            let toggle = FilterAction::ToggleClaimant;
            only(&lens.claimants, &claimant.key, toggle, actions);
            ui.close();
        }
    }
    if let Some(kind) = index.kind_of(claim).map(|kind| index.kind(kind))
        && ui
            .button(format!("Only claims of this kind: {}", kind.label))
            .clicked()
    {
        only(&lens.kinds, &kind.id, FilterAction::ToggleKind, actions);
        ui.close();
    }
    let source = index.source(index.source_of(claim));
    if ui
        .button(format!("Only claims in this source: {}", source.publisher))
        .clicked()
    {
        only(
            &lens.sources,
            &source.id,
            FilterAction::ToggleSource,
            actions,
        );
        ui.close();
    }
}

/// Chooses one thing in place of whatever was chosen of its sort.
fn only<Key: Ord + Clone>(
    chosen: &BTreeSet<Key>,
    wanted: &Key,
    toggle: impl Fn(Key) -> FilterAction,
    actions: &mut Actions,
) {
    for other in chosen.iter().filter(|other| *other != wanted) {
        actions.filter(toggle(other.clone()));
    }
    if !chosen.contains(wanted) {
        actions.filter(toggle(wanted.clone()));
    }
}
