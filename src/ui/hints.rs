//! Three words of advice at the first start, one after another, each beside what it is about, until they are
//! dismissed for good.

use egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Pos2, Rect, RichText, Role, Stroke,
    WidgetInfo, pos2, vec2,
};

use super::scene::Scene;
use super::theme::{Theme, sans_bold};
use super::window::Memory;
use crate::app::{Action, Actions, DateAction, Hint, Overlay, Page, PageAction, ViewAction};

/// How wide a hint is, in points. Chosen by eye.
const WIDTH: f32 = 236.0;
/// From the tip of a hint to what it is about, in points.
const APART: f32 = 6.0;
/// How tall the tip is, in points.
const TIP: f32 = 8.0;

pub fn draw(ctx: &Context, scene: Scene<'_>, memory: &Memory, actions: &mut Actions) {
    let dismissed = &scene.state.remembered().dismissed_hints;
    if scene.state.overlay().is_some() || dismissed.len() == Hint::ALL.len() {
        return;
    }
    let left = || {
        Hint::ALL
            .into_iter()
            .filter(|hint| !dismissed.contains(hint))
    };
    // Whatever is not on screen keeps its hint for another time.
    let shown = left().find_map(|hint| Some((hint, about(hint, memory)?)));
    if let Some((hint, anchor)) = shown {
        callout(ctx, scene.theme, hint, anchor, left().count(), actions);
    }
}

/// The hint that nobody needs any more who asked for this by hand.
pub fn learned(action: &Action) -> Option<Hint> {
    match action {
        Action::Date(DateAction::Set(_)) => Some(Hint::Handle),
        Action::Page(PageAction::Open(Page::Place(_))) => Some(Hint::Place),
        Action::View(ViewAction::SetOverlay(Some(Overlay::Palette))) => Some(Hint::Search),
        _ => None,
    }
}

/// Where that is what a hint is about. `None`: not on screen.
fn about(hint: Hint, memory: &Memory) -> Option<Rect> {
    match hint {
        Hint::Handle => memory.timeline.flag(),
        Hint::Place => memory.map.largest_mark(),
        Hint::Search => memory.header.search(),
    }
}

fn words(hint: Hint) -> (&'static str, &'static str) {
    match hint {
        Hint::Handle => (
            "Drag this",
            "Only what had been reported by this date is shown.",
        ),
        Hint::Place => ("Click a place", "The words behind it open in the reader."),
        Hint::Search => (
            "Ctrl+K finds anything",
            "Words, places, people, dates, and whatever can be done here. F1 explains the rest.",
        ),
    }
}

fn callout(
    ctx: &Context,
    theme: &Theme,
    hint: Hint,
    anchor: Rect,
    left: usize,
    actions: &mut Actions,
) {
    let window = ctx.content_rect();
    let above = anchor.center().y > window.center().y;
    let half = WIDTH / 2.0 + 14.0;
    let x = anchor.center().x.clamp(
        window.left() + half + 8.0,
        (window.right() - half - 8.0).max(window.left() + half + 8.0),
    );
    let (pivot, at) = if above {
        (Align2::CENTER_BOTTOM, pos2(x, anchor.top() - APART - TIP))
    } else {
        (Align2::CENTER_TOP, pos2(x, anchor.bottom() + APART + TIP))
    };
    let (title, text) = words(hint);
    let area = Area::new(Id::unique("hint"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(at)
        .show(ctx, |ui| {
            let card = Frame::new()
                .fill(theme.ink)
                .corner_radius(6)
                .inner_margin(Margin::symmetric(14, 10));
            card.show(ui, |ui| {
                ui.set_width(WIDTH);
                ui.visuals_mut().override_text_color = Some(theme.paper);
                ui.label(RichText::new(title).font(sans_bold(13.5)));
                ui.label(text);
                ui.add_space(4.0);
                ui.horizontal(|ui| {
                    if quiet(ui, theme, "Got it").clicked() {
                        actions.view(ViewAction::DismissHint(hint));
                    }
                    if left > 1 && quiet(ui, theme, "No more hints").clicked() {
                        actions.view(ViewAction::DismissAllHints);
                    }
                });
            });
        });
    let card = &area.response;
    card.widget_info(|| WidgetInfo::labeled(Role::Note, true, format!("Hint: {title}. {text}")));
    let foot = if above {
        card.rect.bottom()
    } else {
        card.rect.top()
    };
    tip(
        ctx,
        theme,
        pos2(anchor.center().x, foot),
        above,
        area.response.layer_id,
    );
}

/// A button that stands on the dark card.
fn quiet(ui: &mut egui::Ui, theme: &Theme, name: &str) -> egui::Response {
    let text = RichText::new(name).color(theme.paper);
    ui.add(
        egui::Button::new(text)
            .fill(theme.ink)
            .stroke(Stroke::new(1.0, theme.paper)),
    )
}

/// The corner of the card that points to what it is about.
fn tip(ctx: &Context, theme: &Theme, at: Pos2, above: bool, layer: egui::LayerId) {
    let down = if above { TIP } else { -TIP };
    let corners = vec![
        at + vec2(-TIP, -down * 0.1),
        at + vec2(TIP, -down * 0.1),
        at + vec2(0.0, down),
    ];
    ctx.layer_painter(layer).add(egui::Shape::convex_polygon(
        corners,
        theme.ink,
        Stroke::NONE,
    ));
}
