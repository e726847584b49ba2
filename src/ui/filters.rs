//! The left panel: what is let through, with how many known claims each choice has.

use egui::{RichText, ScrollArea, Ui};

use crate::app::{Actions, FilterAction};
use crate::query::{Bearing, ClaimantIx, PlaceScope, SideIx, SourceIx};

use super::scene::{Hover, Scene};
use super::widgets::{FilterRow, section};

/// Claimants beyond this many are listed only when asked for. Chosen by eye.
const FEW: usize = 12;

/// Which long lists are open in full.
#[derive(Default)]
pub struct Memory {
    all_claimants: bool,
    all_sources: bool,
    all_kinds: bool,
    /// What had the keyboard in the frame before.
    focused: Option<egui::Id>,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        heading(ui, scene, actions);
        place(ui, scene, actions);
        days(ui, scene, actions);
        words(ui, scene, actions);
        standing(ui, scene, actions);
        sides(ui, scene, hover, actions);
        sources(ui, scene, memory, hover, actions);
        claimants(ui, scene, memory, actions);
        kinds(ui, scene, memory, actions);
        super::focus::lead(ui, &mut memory.focused);
        ui.add_space(12.0);
    });
}

fn heading(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Filters").font(super::theme::serif_bold(15.0)));
        if !scene.state.session().lens.is_empty() {
            ui.add_space(6.0);
            if ui
                .small_button("Clear all")
                .on_hover_text("Let everything through again")
                .clicked()
            {
                actions.filter(FilterAction::Clear);
            }
        }
    });
    let known = scene.state.known();
    let kept_out = known.trays.filtered;
    // Always a line, so that ticking a filter does not push the others down.
    let (said, colour) = match kept_out {
        0 => ("nothing kept out".to_owned(), scene.theme.ink_soft),
        count => (
            format!("{count} known, kept out by filters"),
            scene.theme.contested,
        ),
    };
    ui.label(RichText::new(said).color(colour));
}

fn place(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let Some((id, scope)) = &scene.state.session().lens.place else {
        return;
    };
    section(ui, scene.theme, "Place");
    let name = scene
        .state
        .dossier()
        .place(id)
        .map_or(id.as_str(), |place| place.name.as_str());
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(name).strong());
        if ui
            .small_button("×")
            .accessible_name("All places again")
            .on_hover_text("All places again")
            .clicked()
        {
            actions.filter(FilterAction::SetPlace(None));
        }
    });
    let mut within = *scope == PlaceScope::WithinToo;
    if ui
        .checkbox(&mut within, "and what lies within it")
        .changed()
    {
        let scope = if within {
            PlaceScope::WithinToo
        } else {
            PlaceScope::Itself
        };
        actions.filter(FilterAction::SetPlace(Some((id.clone(), scope))));
    }
}

/// The days that were chosen on the plot of lags.
fn days(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let Some(days) = scene.state.session().lens.days else {
        return;
    };
    section(ui, scene.theme, "Days");
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(days.in_words()).strong())
            .on_hover_text("A claim passes when its dates may lie within these days");
        if ui
            .small_button("×")
            .accessible_name("All days again, in the filters")
            .on_hover_text("All days again")
            .clicked()
        {
            actions.filter(FilterAction::SetDays(None));
        }
    });
}

/// A search that was kept; a click takes it away.
fn words(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let Some(words) = &scene.state.session().lens.words else {
        return;
    };
    section(ui, scene.theme, "Words");
    let row = FilterRow {
        label: &super::palette::quoted(words),
        count: scene.state.known().totals.known(),
        colour: None,
        ticked: true,
        tip: "Only claims with these words in the statement, the excerpt, or a name of whoever asserts it or \
              of where it is about; click to let all through again",
    };
    if row.show(ui, scene.theme).clicked() {
        actions.filter(FilterAction::SetWords(None));
    }
}

fn standing(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    section(ui, scene.theme, "Standing");
    let chosen = &scene.state.session().lens.standing;
    let counts = scene.state.known().facets.by_standing;
    for (bearing, label, tip) in STANDINGS {
        let row = FilterRow {
            label,
            count: counts.of(bearing),
            colour: (bearing == Bearing::Contested).then_some(scene.theme.contested),
            ticked: chosen.contains(&bearing),
            tip,
        };
        if row.show(ui, scene.theme).clicked() {
            actions.filter(FilterAction::ToggleStanding(bearing));
        }
    }
}

const STANDINGS: [(Bearing, &str, &str); 3] = [
    (
        Bearing::Contested,
        "Contested only",
        "Only claims that another claim, reported by the as-of date, denies or contradicts",
    ),
    (
        Bearing::Confirmed,
        "Confirmed across sides",
        "Claims that claimants of another side assert too, in what was reported by the as-of date",
    ),
    (
        Bearing::Updated,
        "Updated since",
        "Claims of which a later figure or state was reported by the as-of date",
    ),
];

fn sides(ui: &mut Ui, scene: Scene<'_>, hover: &mut Hover, actions: &mut Actions) {
    section(ui, scene.theme, "Sides");
    let lens = &scene.state.session().lens;
    for (place, side) in scene.state.index().sides().iter().enumerate() {
        let ix = SideIx(place as u32);
        let row = FilterRow {
            label: &side.label,
            count: scene.state.known().facets.by_side[place],
            colour: Some(scene.theme.hue(side.hue)),
            ticked: lens.sides.contains(&side.key),
            tip: "Whom the claimant speaks for",
        };
        let response = row.show(ui, scene.theme);
        if response.hovered() {
            *hover = Hover::Side(ix);
        }
        if response.clicked() {
            actions.filter(FilterAction::ToggleSide(side.key.clone()));
        }
    }
}

fn sources(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    section(ui, scene.theme, "Sources");
    let dossier = scene.state.dossier();
    let few = if memory.all_sources { usize::MAX } else { FEW };
    for (place, source) in dossier.sources.iter().enumerate().take(few) {
        let published = source
            .published
            .as_ref()
            .map_or_else(|| "no date".to_owned(), crate::dossier::When::in_words);
        // The date first: what is cut off at the end is the lesser loss, and one publisher may have many.
        let label = format!("{published} · {}", source.publisher);
        let row = FilterRow {
            label: &label,
            count: scene.state.known().facets.by_source[place],
            colour: None,
            ticked: scene.state.session().lens.sources.contains(&source.id),
            tip: &source.title,
        };
        let response = row.show(ui, scene.theme);
        if response.hovered() {
            *hover = Hover::Source(SourceIx(place as u32));
        }
        if response.clicked() {
            actions.filter(FilterAction::ToggleSource(source.id.clone()));
        }
    }
    more(ui, dossier.sources.len(), &mut memory.all_sources);
}

fn claimants(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    section(ui, scene.theme, "Claimants");
    let index = scene.state.index();
    let counts = &scene.state.known().facets.by_claimant;
    let mut order: Vec<ClaimantIx> = (0..counts.len() as u32).map(ClaimantIx).collect();
    // Who says most comes first; the order by name keeps equals in place while scrubbing.
    order.sort_by_key(|ix| std::cmp::Reverse(index.claims_of_claimant(*ix).len()));
    let few = if memory.all_claimants {
        usize::MAX
    } else {
        FEW
    };
    for ix in order.iter().take(few) {
        let claimant = index.claimant(*ix);
        let row = FilterRow {
            label: &claimant.name,
            count: counts[ix.0 as usize],
            colour: claimant
                .side
                .map(|side| scene.theme.hue(index.side(side).hue)),
            ticked: scene.state.session().lens.claimants.contains(&claimant.key),
            tip: &claimant.name,
        };
        if row.show(ui, scene.theme).clicked() {
            actions.filter(FilterAction::ToggleClaimant(claimant.key.clone()));
        }
    }
    more(ui, order.len(), &mut memory.all_claimants);
}

fn kinds(ui: &mut Ui, scene: Scene<'_>, memory: &mut Memory, actions: &mut Actions) {
    section(ui, scene.theme, "Kinds");
    let dossier = scene.state.dossier();
    let few = if memory.all_kinds { usize::MAX } else { FEW };
    for (place, kind) in dossier.kinds.iter().enumerate().take(few) {
        let row = FilterRow {
            label: &kind.label,
            count: scene.state.known().facets.by_kind[place],
            colour: None,
            ticked: scene.state.session().lens.kinds.contains(&kind.id),
            tip: "",
        };
        if row.show(ui, scene.theme).clicked() {
            actions.filter(FilterAction::ToggleKind(kind.id.clone()));
        }
    }
    more(ui, dossier.kinds.len(), &mut memory.all_kinds);
}

/// Offers the rest of a long list.
fn more(ui: &mut Ui, all: usize, open: &mut bool) {
    if all <= FEW {
        return;
    }
    let label = if *open {
        "Show fewer".to_owned()
    } else {
        format!("Show {} more", all - FEW)
    };
    if ui.small_button(label).clicked() {
        *open = !*open;
    }
}
