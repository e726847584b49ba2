//! Small controls that several panels share.

use egui::{Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::theme::{Theme, sans_bold};
use crate::query::AsOf;

/// A row of choices of which one holds; returns the one that was clicked.
///
/// Each choice has its label and a sentence that explains it.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    choices: &[(T, &str, &str)],
    chosen: T,
) -> Option<T> {
    let mut picked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            let mut draw = |ui: &mut Ui, (value, label, tip): &(T, &str, &str)| {
                let is_chosen = *value == chosen;
                let mut button = egui::Button::new(*label)
                    .selected(is_chosen)
                    .corner_radius(3);
                // A shade alone would not tell.
                if is_chosen {
                    button = button.stroke(Stroke::new(1.5, ui.visuals().text_color()));
                }
                let response = ui.add(button).on_hover_text(*tip);
                response.widget_info(|| {
                    WidgetInfo::selected(Role::RadioButton, true, is_chosen, *label)
                });
                if response.clicked() && !is_chosen {
                    picked = Some(*value);
                }
            };
            // Where the surrounding layout runs from the right, so would the choices.
            if ui.layout().prefer_right_to_left() {
                choices.iter().rev().for_each(|choice| draw(ui, choice));
            } else {
                choices.iter().for_each(|choice| draw(ui, choice));
            }
        });
    });
    picked
}

/// A heading within a panel: small, spaced, quiet.
pub fn section(ui: &mut Ui, theme: &Theme, title: &str) {
    ui.add_space(10.0);
    ui.label(
        RichText::new(title.to_uppercase())
            .font(sans_bold(10.5))
            .extra_letter_spacing(0.8)
            .color(theme.ink_soft),
    );
    ui.add_space(1.0);
}

/// A tick box, a patch of colour if there is one, a label cut to fit, a count at the right.
pub struct FilterRow<'a> {
    pub label: &'a str,
    pub count: u32,
    pub colour: Option<egui::Color32>,
    pub ticked: bool,
    /// Said on hover and to screen readers after the label.
    pub tip: &'a str,
}

impl FilterRow<'_> {
    pub fn show(&self, ui: &mut Ui, theme: &Theme) -> Response {
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, 20.0), Sense::click());
        let (label, ticked) = (self.label, self.ticked);
        response.widget_info(|| {
            WidgetInfo::selected(
                Role::CheckBox,
                true,
                ticked,
                format!("{label}, {}", claims(self.count)),
            )
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, theme, rect, &response);
        }
        if self.tip.is_empty() {
            response
        } else {
            response.on_hover_text(self.tip)
        }
    }

    fn paint(&self, ui: &Ui, theme: &Theme, rect: egui::Rect, response: &Response) {
        let painter = ui.painter();
        if response.hovered() || response.has_focus() {
            painter.rect_filled(rect, 3.0, theme.paper_shade);
        }
        let ink = if self.count == 0 {
            theme.ink_soft
        } else {
            theme.ink
        };
        let tick = egui::Rect::from_center_size(
            egui::pos2(rect.left() + 8.0, rect.center().y),
            vec2(11.0, 11.0),
        );
        painter.rect_stroke(
            tick,
            2.0,
            Stroke::new(1.0, theme.ink_faint),
            StrokeKind::Inside,
        );
        if self.ticked {
            painter.rect_filled(tick.shrink(2.0), 1.0, theme.ink);
        }
        let mut left = rect.left() + 20.0;
        if let Some(colour) = self.colour {
            let patch = egui::pos2(left + 4.5, rect.center().y);
            painter.circle_filled(patch, 4.5, colour);
            left += 14.0;
        }
        let font = egui::TextStyle::Body.resolve(ui.style());
        let count = painter.text(
            egui::pos2(rect.right() - 4.0, rect.center().y),
            egui::Align2::RIGHT_CENTER,
            self.count.to_string(),
            egui::FontId::new(12.0, font.family.clone()),
            theme.ink_soft,
        );
        let room = (count.left() - 6.0 - left).max(10.0);
        let galley = cut_to(ui, self.label, font, ink, room);
        painter.galley(
            egui::pos2(left, rect.center().y - galley.size().y / 2.0),
            galley,
            ink,
        );
    }
}

/// One line of text, cut with an ellipsis where it would be wider than `room` points.
pub fn cut_to(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    colour: egui::Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// "1 claim", "12 claims".
pub fn claims(count: u32) -> String {
    format!("{count} claim{}", if count == 1 { "" } else { "s" })
}

/// What makes a claim new: "new on this day", "new since 8 Aug 2008".
pub fn newness(as_of: &AsOf) -> String {
    as_of.since().map_or_else(
        || "new on this day".to_owned(),
        |since| format!("new since {}", since.in_words()),
    )
}
