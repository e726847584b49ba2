//! Help: which keys do what, and what the words mean. A sheet over the window.
//!
//! The keys come from the list that the keyboard goes by (`commands`), so that they cannot be told wrongly.

mod credits;
mod keys;
mod words;

use egui::{
    Color32, Context, EventFilter, Frame, Id, Key, Margin, Modal, Modifiers, Response, RichText,
    Role, ScrollArea, Ui, WidgetInfo, vec2,
};

use super::scene::Scene;
use super::theme::{Theme, sans, sans_bold, serif_bold};
use crate::app::{Actions, Overlay, ViewAction};

/// The sheet is no wider than this, in points: two columns that are read with ease. Chosen by eye.
const WIDEST: f32 = 860.0;
/// Narrower than this, in points, there is one column.
const TWO_COLUMNS: f32 = 600.0;
/// What is left of the window around the sheet, on both sides together, in points.
const AROUND: f32 = 48.0;
const MARGIN: i8 = 22;
/// Between the columns, in points.
const GUTTER: f32 = 32.0;

pub fn draw(ctx: &Context, scene: Scene<'_>, actions: &mut Actions) {
    if scene.state.overlay() != Some(Overlay::Help) {
        return;
    }
    let theme = scene.theme;
    let window = ctx.content_rect().size();
    let inner = window - vec2(AROUND, AROUND) - 2.0 * vec2(MARGIN.into(), MARGIN.into());
    let width = inner.x.min(WIDEST);
    let sheet = Frame::new()
        .fill(theme.paper)
        .stroke(theme.hairline())
        .corner_radius(8)
        .inner_margin(Margin::same(MARGIN));
    let modal = Modal::new(Id::unique("help"))
        .backdrop_color(Color32::from_black_alpha(90))
        .frame(sheet);
    let shown = modal.show(ctx, |ui| {
        ui.set_width(width);
        let close = top(ui, theme);
        let step = scrolled(ui, &close, inner.y);
        ScrollArea::vertical()
            .max_height((inner.y - 40.0).max(80.0))
            .min_scrolled_height((inner.y - 40.0).max(80.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_width(width - 14.0);
                ui.scroll_with_delta(vec2(0.0, step));
                columns(ui, theme, width);
            });
        close.clicked()
    });
    let sheet = &shown.response;
    sheet.widget_info(|| WidgetInfo::labeled(Role::Dialog, true, "Help: keys and words"));
    if shown.inner || shown.should_close() {
        actions.view(ViewAction::SetOverlay(None));
    }
}

/// The title, and the button that puts the sheet away, which has the keyboard from the start.
fn top(ui: &mut Ui, theme: &Theme) -> Response {
    ui.horizontal(|ui| {
        let title = ui.label(RichText::new("Help").font(serif_bold(22.0)));
        title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, "Help"));
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            let close = ui.button("Close").on_hover_text("Close (Esc)");
            ui.label(RichText::new("↑ ↓ scroll").color(theme.ink_soft));
            // While Tab goes round, egui gives the keyboard back to the button by itself.
            let tabbed = ui.input(|input| input.key_pressed(Key::Tab));
            if !tabbed && ui.memory(|memory| memory.focused().is_none()) {
                close.request_focus();
            }
            close
        })
        .inner
    })
    .inner
}

/// How far the keys of this frame move the text, in points, while the button has the keyboard.
fn scrolled(ui: &Ui, close: &Response, page: f32) -> f32 {
    if !close.has_focus() {
        return 0.0;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(close.id, arrows));
    let steps = [
        (Key::ArrowDown, -48.0),
        (Key::ArrowUp, 48.0),
        (Key::PageDown, -page * 0.8),
        (Key::PageUp, page * 0.8),
        (Key::End, -1e6),
        (Key::Home, 1e6),
    ];
    ui.input_mut(|input| {
        let pressed = steps
            .into_iter()
            .filter(|(key, _)| input.consume_key(Modifiers::NONE, *key));
        pressed.map(|(_, points)| points).sum()
    })
}

fn columns(ui: &mut Ui, theme: &Theme, width: f32) {
    if width < TWO_COLUMNS {
        words::draw(ui, theme);
        keys::draw(ui, theme);
        credits::draw(ui, theme);
        return;
    }
    let column = (width - 14.0 - GUTTER) / 2.0;
    let with_credits = |ui: &mut Ui, theme: &Theme| {
        words::draw(ui, theme);
        credits::draw(ui, theme);
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GUTTER;
        let parts: [fn(&mut Ui, &Theme); 2] = [with_credits, keys::draw];
        for part in parts {
            ui.vertical(|ui| {
                ui.set_width(column);
                ui.spacing_mut().item_spacing.x = 6.0;
                part(ui, theme);
            });
        }
    });
}

/// A heading of the sheet.
fn heading(ui: &mut Ui, theme: &Theme, text: &str) {
    ui.add_space(8.0);
    let label = ui.label(RichText::new(text).font(sans_bold(13.0)).color(theme.ink));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.add_space(2.0);
}

/// Text of second rank.
fn soft(text: &str, theme: &Theme) -> RichText {
    RichText::new(text).font(sans(12.5)).color(theme.ink_soft)
}
