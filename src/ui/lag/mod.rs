//! The lag: when things were reported against when they are said to have happened, both on the timeline's
//! folded axis, and how long it took in the middle.
//!
//! ```text
//!   plot.rs (paint.rs)   the two axes, the line "reported the same day", boxes drawn with the pointer
//!   cells.rs, dots.rs    claims of the same dates, gathered into dots
//!   summary.rs           medians by side, source and kind
//!   chosen.rs, fields.rs the claims of one dot; days to filter by, typed
//!   words.rs             lags and dates in words
//! ```

mod cells;
mod chosen;
mod dots;
mod fields;
mod paint;
mod plot;
mod summary;
mod words;

use egui::{Rect, RichText, ScrollArea, Ui, UiBuilder, pos2};

use super::scene::{Hover, Scene};
use super::theme::{sans, serif_bold};
use super::timeline::occupied::Axis;
use crate::app::{Actions, TimeAction};
use crate::query::{ClaimIx, LagOrder, MedianLags};
use crate::scale::Tick;

/// With less room than this the summary stands below the plot, not beside it.
const BESIDE_FROM: f32 = 600.0;
/// Width of the summary beside the plot, as a share of all.
const SUMMARY_SHARE: f32 = 0.35;
const SUMMARY_WIDTHS: std::ops::RangeInclusive<f32> = 216.0..=340.0;
/// Heights of the plot when the summary stands below.
const PLOT_HEIGHTS: std::ops::RangeInclusive<f32> = 220.0..=420.0;

/// What the lag keeps between frames.
#[derive(Default)]
pub struct Memory {
    axis: Option<Axis>,
    ticks: Vec<Tick>,
    cells: Option<cells::Cells>,
    dots: dots::Kept,
    order: Option<LagOrder>,
    medians: Option<(u64, MedianLags)>,
    /// The claims of the dot that was opened, when it holds several.
    chosen: Option<Vec<ClaimIx>>,
    drawing: Option<plot::Drawing>,
    fields: fields::Fields,
    unfolded: summary::Unfolded,
}

impl Memory {
    /// Gathers again what depends on the dossier, the date or the filters, if one of them changed.
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let index = scene.state.index();
        let is_good = |order: &LagOrder| order.is_good_for(index);
        if !self.order.as_ref().is_some_and(is_good) {
            self.order = Some(index.lag_order());
            self.medians = None;
            self.chosen = None;
        }
        cells::Cells::keep_up_with(&mut self.cells, index);
        let revision = scene.state.revision();
        if let Some(order) = &self.order
            && self.medians.as_ref().is_none_or(|(of, _)| *of != revision)
        {
            let medians = index.median_lags(order, scene.state.known());
            self.medians = Some((revision, medians));
            self.chosen = None;
        }
    }
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    memory.keep_up_with(scene);
    let whole = ui.available_rect_before_wrap();
    if whole.width() >= BESIDE_FROM {
        let width =
            (whole.width() * SUMMARY_SHARE).clamp(*SUMMARY_WIDTHS.start(), *SUMMARY_WIDTHS.end());
        let middle = whole.right() - width;
        let left = Rect::from_min_max(whole.min, pos2(middle - 12.0, whole.bottom()));
        let right = Rect::from_min_max(pos2(middle, whole.top()), whole.max);
        let mut beside = ui.new_child(UiBuilder::new().max_rect(left));
        heading(&mut beside, scene, memory, actions);
        let height = (beside.available_height() - 6.0).max(140.0);
        plot::draw(&mut beside, scene, memory, hover, actions, height);
        let mut beside = ui.new_child(UiBuilder::new().max_rect(right));
        ScrollArea::vertical()
            .id_salt("summary")
            .auto_shrink(false)
            .show(&mut beside, |ui| {
                ui.set_width(ui.available_width() - 12.0);
                below_the_plot(ui, scene, memory, hover, actions);
            });
        ui.advance_cursor_after_rect(whole);
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        heading(ui, scene, memory, actions);
        let height = (whole.height() - 54.0).clamp(*PLOT_HEIGHTS.start(), *PLOT_HEIGHTS.end());
        plot::draw(ui, scene, memory, hover, actions, height);
        below_the_plot(ui, scene, memory, hover, actions);
    });
}

/// All but the plot and what stands above it.
fn below_the_plot(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    if chosen::draw(ui, scene, &mut memory.chosen, hover, actions) {
        ui.add_space(8.0);
    }
    if let Some((_, medians)) = &memory.medians {
        summary::draw(ui, scene, medians, &mut memory.unfolded, hover);
    }
    memory.fields.draw(ui, scene, actions);
    ui.add_space(14.0);
}

fn heading(ui: &mut Ui, scene: Scene<'_>, memory: &Memory, actions: &mut Actions) {
    let theme = scene.theme;
    let Some((_, medians)) = &memory.medians else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 1.0;
    let title = words::title(&medians.all);
    ui.label(RichText::new(title).font(serif_bold(16.0)));
    ui.horizontal_wrapped(|ui| {
        let said = words::counts(scene, &medians.all);
        ui.label(RichText::new(said).font(sans(12.0)).color(theme.ink_soft));
        if scene.state.session().time.is_some() {
            let button = ui.small_button("Show all of time");
            let tip = "The timeline looks at a part of its time, and so does this plot";
            if button.on_hover_text(tip).clicked() {
                actions.time(TimeAction::Fit);
            }
        }
    });
    ui.add_space(2.0);
}
