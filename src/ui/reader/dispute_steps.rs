//! The way through a dispute, report by report: to the one before and the one after, of which only day and
//! publisher are told.

use egui::{Align2, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::DateAction;
use crate::dossier::Day;
use crate::ui::theme::{sans, sans_bold};
use crate::ui::widgets::cut_to;

use super::answers::Answers;
use super::desk::Desk;

const HEIGHT: f32 = 42.0;
const GAP: f32 = 10.0;
/// No wider than this; a button as wide as the page reads as a rule. In points.
const WIDEST: f32 = 300.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    On,
}

pub fn draw(ui: &mut Ui, desk: &mut Desk<'_>, answers: &Answers) {
    let day = desk.state().as_of().day;
    let [before, after] = answers.around(day);
    let width = ((ui.available_width() - GAP) / 2.0).min(WIDEST);
    let (whole, _) = ui.allocate_exact_size(vec2(2.0 * width + GAP, HEIGHT), Sense::hover());
    let left = Rect::from_min_size(whole.min, vec2(width, HEIGHT));
    let right = left.translate(vec2(width + GAP, 0.0));
    if button(ui, desk, left, Way::Back, before) {
        desk.actions.date(DateAction::PreviousOfPage);
    }
    if button(ui, desk, right, Way::On, after) {
        desk.actions.date(DateAction::NextOfPage);
    }
}

/// `to`: where it leads; `None`: there is none that way.
fn button(ui: &Ui, desk: &Desk<'_>, rect: Rect, way: Way, to: Option<&(Day, String)>) -> bool {
    let theme = desk.theme();
    let (name, end) = match way {
        Way::Back => ("Previous report", "No report before this date"),
        Way::On => ("Next report", "This is the last report"),
    };
    let sense = if to.is_some() {
        Sense::click()
    } else {
        Sense::hover()
    };
    let response = ui.interact(rect, ui.scope_id().with(name), sense);
    let below = to.map(|(day, who)| format!("{} · {who}", day.in_words()));
    response.widget_info(|| match to {
        Some((day, who)) => WidgetInfo::labeled(
            Role::Button,
            true,
            format!("{name}: {}, {who}", day.in_words()),
        ),
        None => WidgetInfo::labeled(Role::Label, true, end),
    });
    let painter = ui.painter();
    let ink = match to {
        Some(_) => {
            let fill = if response.hovered() {
                theme.rule
            } else {
                theme.paper_shade
            };
            painter.rect_filled(rect, 4.0, fill);
            theme.ink
        }
        None => theme.ink_soft,
    };
    painter.rect_stroke(rect, 4.0, theme.hairline(), StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme.ink);
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    let Some(below) = below else {
        let font = sans(12.5);
        painter.text(rect.center(), Align2::CENTER_CENTER, end, font, ink);
        return false;
    };
    let (sign, text) = match way {
        Way::Back => (rect.left() + 14.0, rect.left() + 26.0),
        Way::On => (rect.right() - 14.0, rect.left() + 12.0),
    };
    triangle(ui, pos2(sign, rect.center().y), way, ink);
    let room = rect.width() - 40.0;
    let first = cut_to(ui, name, sans_bold(12.5), ink, room);
    let second = cut_to(ui, &below, sans(11.5), theme.ink_soft, room);
    let top = rect.center().y - (first.size().y + second.size().y) / 2.0;
    let under = top + first.size().y;
    painter.galley(pos2(text, top), first, ink);
    painter.galley(pos2(text, under), second, theme.ink_soft);
    let key = match way {
        Way::Back => "P",
        Way::On => "N",
    };
    let clicked = response.clicked();
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(format!("{name}: {below} ({key})"));
    clicked
}

fn triangle(ui: &Ui, at: egui::Pos2, way: Way, ink: egui::Color32) {
    let along = match way {
        Way::Back => -1.0,
        Way::On => 1.0,
    };
    let corners = vec![
        at + vec2(4.5 * along, 0.0),
        at + vec2(-3.5 * along, 5.0),
        at + vec2(-3.5 * along, -5.0),
    ];
    ui.painter()
        .add(Shape::convex_polygon(corners, ink, Stroke::NONE));
}
