//! The claims of a dot that stands for several: a list, each leading to its document, and a way to keep to
//! their days.

use egui::{Button, RichText, Ui};

use crate::app::{Actions, FilterAction};
use crate::query::{ClaimIx, DayBox, DayRange, Index, Span};
use crate::ui::chart::excerpt;
use crate::ui::scene::{Hover, Scene};
use crate::ui::theme::{sans, serif};
use crate::ui::widgets::{claims, section};

/// Claims listed one by one; more are better looked at through a filter. Chosen by eye.
const MOST_LISTED: usize = 40;

/// Returns whether anything is listed.
pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    chosen: &mut Option<Vec<ClaimIx>>,
    hover: &mut Hover,
    actions: &mut Actions,
) -> bool {
    let Some(list) = chosen else {
        return false;
    };
    let theme = scene.theme;
    section(
        ui,
        theme,
        &format!("{} of one dot", claims(list.len() as u32)),
    );
    let mut closes = false;
    let days = days_of(scene.state.index(), list);
    ui.horizontal_wrapped(|ui| {
        if let Some(days) = days
            && ui
                .small_button("Filter to these days")
                .on_hover_text(days.in_words())
                .clicked()
        {
            actions.filter(FilterAction::SetDays(Some(days)));
        }
        closes = ui.small_button("Close the list").clicked();
    });
    for claim in list.iter().take(MOST_LISTED) {
        let statement = &scene.state.index().claim(*claim).statement;
        let by = excerpt::claimants(scene, *claim);
        let colour = excerpt::colours(scene, *claim).0;
        ui.add_space(4.0);
        ui.label(RichText::new(by).font(sans(11.0)).color(colour));
        let text = RichText::new(statement).font(serif(12.5));
        let response = ui.add(Button::new(text).frame(false).wrap());
        if response.hovered() || response.has_focus() {
            *hover = Hover::Claim(*claim);
        }
        if response.clicked() {
            actions.open(excerpt::document_of(scene, *claim));
        }
    }
    if list.len() > MOST_LISTED {
        let more = format!("and {} more", list.len() - MOST_LISTED);
        ui.label(RichText::new(more).color(theme.ink_soft));
    }
    if closes {
        *chosen = None;
    }
    true
}

/// The days that the claims' dates can mean, on both clocks. `None`: a bound is known of none.
fn days_of(index: &Index, list: &[ClaimIx]) -> Option<DayBox> {
    let range = |span: &dyn Fn(ClaimIx) -> Span| {
        let ends = list.iter().map(|claim| span(*claim));
        let ends = ends.flat_map(|span| [span.earliest(), span.latest()]);
        let days: Vec<_> = ends.flatten().collect();
        Some(DayRange {
            first: *days.iter().min()?,
            last: *days.iter().max()?,
        })
    };
    Some(DayBox {
        occurred: range(&|claim| index.occurred(claim))?,
        reported: range(&|claim| index.reported(claim))?,
    })
}
