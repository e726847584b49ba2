//! The figures: claimed numbers over the days on which they were reported, a small plot for each measure.
//!
//! ```text
//!   plot.rs (labels.rs, band.rs)  a measure with several figures
//!   rows.rs                       measures with one figure each, a line apiece
//!   words.rs                      what is said of a figure, and what is left out
//! ```

mod band;
mod labels;
mod plot;
mod rows;
mod words;

use std::sync::Arc;

use egui::{Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::scene::{Hover, Scene};
use super::theme::{sans, serif_bold};
use super::timeline::occupied::Axis;
use super::{chart, widgets};
use crate::app::{Actions, TimeAction};
use crate::dossier::Dossier;
use crate::query::{AllFigures, Figures, Measure};
use crate::scale::Tick;

/// Plots and rows beyond this many are drawn only where they are in view. Below it, all of them can be
/// reached with Tab.
const MOST_DRAWN_UNSEEN: usize = 80;

/// What the figures keep between frames.
#[derive(Default)]
pub struct Memory {
    all: Option<(Arc<Dossier>, AllFigures)>,
    known: Option<(u64, Figures)>,
    axis: Option<Axis>,
    ticks: Vec<Tick>,
}

impl Memory {
    /// Gathers the figures again if the dossier, the date or the filters changed.
    fn keep_up_with(&mut self, scene: Scene<'_>) {
        let index = scene.state.index();
        let dossier = index.dossier();
        let same = |(of, _): &(Arc<Dossier>, AllFigures)| Arc::ptr_eq(of, dossier);
        if !self.all.as_ref().is_some_and(same) {
            self.all = Some((dossier.clone(), index.all_figures()));
            self.known = None;
        }
        let revision = scene.state.revision();
        if let Some((_, all)) = &self.all
            && self.known.as_ref().is_none_or(|(of, _)| *of != revision)
        {
            self.known = Some((revision, index.figures(all, scene.state.known())));
        }
    }
}

/// What every part of the view is handed.
struct Sheet<'a> {
    scene: Scene<'a>,
    ticks: &'a mut Vec<Tick>,
    hover: &'a mut Hover,
    actions: &'a mut Actions,
}

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    memory.keep_up_with(scene);
    let Some((_, figures)) = &memory.known else {
        return;
    };
    let axis = Axis::of_chart(&mut memory.axis, scene.state.index());
    let mut sheet = Sheet {
        scene,
        ticks: &mut memory.ticks,
        hover,
        actions,
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_width(ui.available_width() - 12.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        heading(ui, &mut sheet, figures);
        let (several, single): (Vec<&Measure>, Vec<&Measure>) = figures
            .measures
            .iter()
            .partition(|measure| measure.points.len() > 1);
        let draws_all = several.len() <= MOST_DRAWN_UNSEEN;
        for measure in several {
            block(ui, plot::height(measure), draws_all, |ui, rect| {
                plot::draw(ui, &mut sheet, axis, measure, rect);
            });
        }
        if !single.is_empty() {
            rows::draw(ui, &mut sheet, axis, &single);
        }
        ui.add_space(14.0);
    });
}

/// Room of a height, drawn in if it is in view or if all of them are drawn.
fn block(ui: &mut Ui, height: f32, draws_all: bool, draw: impl FnOnce(&mut Ui, Rect)) {
    let size = vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    if draws_all || ui.is_rect_visible(rect) {
        draw(ui, rect);
    }
}

fn heading(ui: &mut Ui, sheet: &mut Sheet<'_>, figures: &Figures) {
    let theme = sheet.scene.theme;
    let as_of = sheet.scene.state.as_of();
    let title = words::title(figures, &as_of);
    ui.label(RichText::new(&title).font(serif_bold(17.0)));
    ui.add_space(2.0);
    let soft = |text: String| RichText::new(text).font(sans(12.0)).color(theme.ink_soft);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        if let Some(left_out) = words::left_out(&figures.left_out, &as_of) {
            ui.label(soft(left_out));
        }
        if sheet.scene.state.session().time.is_some() {
            let button = ui.small_button("Show all of time");
            let tip = "The timeline looks at a part of its time, and so do these plots";
            if button.on_hover_text(tip).clicked() {
                sheet.actions.time(TimeAction::Fit);
            }
        }
    });
    if figures.is_empty() {
        ui.add_space(10.0);
        let said = words::nothing(&as_of);
        ui.label(soft(said));
        return;
    }
    ui.add_space(4.0);
    key(ui, sheet);
    ui.add_space(2.0);
}

/// What the marks mean, in one line.
fn key(ui: &mut Ui, sheet: &Sheet<'_>) {
    use crate::query::{Amount, Certainty, Standing};
    let theme = sheet.scene.theme;
    let meanings = [
        (Amount::Exact(1.0), Standing::Unopposed, "as many"),
        (Amount::AtLeast(1.0), Standing::Unopposed, "at least"),
        (Amount::AtMost(1.0), Standing::Unopposed, "at most"),
        (Amount::Range(1.0, 2.0), Standing::Unopposed, "from, to"),
        (Amount::About(1.0), Standing::Unopposed, "about"),
        (Amount::Exact(1.0), Standing::Contested, "contested"),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for (amount, standing, meaning) in meanings {
            let (rect, _) = ui.allocate_exact_size(vec2(18.0, 24.0), Sense::hover());
            let offset = match amount {
                Amount::AtLeast(_) | Amount::Range(..) => 8.0,
                Amount::AtMost(_) => -8.0,
                _ => 0.0,
            };
            let at = pos2(rect.center().x, rect.center().y + offset);
            let mark = chart::bounds::Mark {
                at,
                top: at.y - 15.0,
                amount,
                colour: theme.ink_soft,
                second: None,
                certainty: Certainty::Certain,
                standing,
            };
            mark.paint(ui.painter(), theme);
            ui.label(
                RichText::new(meaning)
                    .font(sans(11.0))
                    .color(theme.ink_soft),
            );
            ui.add_space(8.0);
        }
    });
}

/// A title of a part, with what stands beside it in soft type.
fn part_title(ui: &Ui, rect: Rect, sheet: &Sheet<'_>, title: &str, beside: &str) {
    let theme = sheet.scene.theme;
    let painter = ui.painter();
    let at = pos2(rect.left(), rect.top() + 10.0);
    let align = egui::Align2::LEFT_CENTER;
    let drawn = painter.text(at, align, title, serif_bold(15.0), theme.ink);
    let at = pos2(drawn.right() + 8.0, rect.top() + 11.0);
    let room = (rect.right() - at.x).max(10.0);
    let galley = widgets::cut_to(ui, beside, sans(11.5), theme.ink_soft, room);
    painter.galley(
        at - vec2(0.0, galley.size().y / 2.0),
        galley,
        theme.ink_soft,
    );
}
