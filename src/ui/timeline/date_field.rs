//! The field that shows the as-of date and takes another.

use egui::{
    Align2, Key, Popup, PopupAnchor, PopupCloseBehavior, PopupKind, RectAlign, Response, RichText,
    Stroke, StrokeKind, TextEdit, Ui,
};

use super::super::scene::Scene;
use super::typed_date;
use crate::app::{Actions, DateAction};
use crate::dossier::Day;

/// What is half typed, and what was said about it.
#[derive(Default)]
pub struct DateField {
    /// `None`: nobody is typing, the as-of date is shown.
    typed: Option<String>,
    remark: Option<Remark>,
}

enum Remark {
    /// Why what was typed is no date; stays while it stands there.
    Refused(String),
    /// How what was typed was taken; stays while the date does.
    Taken { text: String, day: Day },
}

const WIDTH: f32 = 92.0;

impl DateField {
    pub fn draw(&mut self, ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
        let day = scene.state.as_of().day;
        if matches!(&self.remark, Some(Remark::Taken { day: taken, .. }) if *taken != day) {
            self.remark = None;
        }
        let shown = day.in_words();
        let mut text = self.typed.clone().unwrap_or_else(|| shown.clone());
        let id = ui.scope_id().with("as-of date");
        let was_refused = matches!(self.remark, Some(Remark::Refused(_)));
        let edit = TextEdit::singleline(&mut text)
            .id(id)
            .desired_width(WIDTH)
            .text_color_opt(was_refused.then_some(scene.theme.trouble));
        let response = ui.add(edit).accessible_name("Date");
        if response.gained_focus() {
            select_all(ui, id, &text);
        }
        if response.changed() {
            self.typed = Some(text.clone());
            self.remark = None;
        }
        if response.lost_focus() {
            self.leave(ui, scene, &text, &response, actions);
        }
        if was_refused {
            let line = Stroke::new(1.5, scene.theme.trouble);
            ui.painter()
                .rect_stroke(response.rect, 4.0, line, StrokeKind::Outside);
        }
        self.say(ui, scene, &response);
        response.on_hover_text(
            "Type a date and press Enter: 14 Aug 2008, Aug 2008, 2008-08-14 or any EDTF",
        );
    }

    fn leave(
        &mut self,
        ui: &Ui,
        scene: Scene<'_>,
        text: &str,
        response: &Response,
        actions: &mut Actions,
    ) {
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        if !entered {
            self.typed = None;
            // egui says that focus was lost for two frames: what was said in the first one stays.
            self.remark = self
                .remark
                .take()
                .filter(|remark| matches!(remark, Remark::Taken { .. }));
            return;
        }
        match typed_date::read(text, scene.state.as_of().day) {
            Ok(typed) => {
                let day = typed.day;
                let remark = typed.remark.or_else(|| outside(scene, day));
                self.remark = remark.map(|text| Remark::Taken { text, day });
                self.typed = None;
                actions.date(DateAction::Set(day));
            }
            Err(refusal) => {
                self.typed = Some(text.to_owned());
                self.remark = Some(Remark::Refused(refusal));
                response.request_focus();
            }
        }
    }

    /// The remark, above the field, since the field stands at the bottom of the window.
    fn say(&self, ui: &Ui, scene: Scene<'_>, response: &Response) {
        let (text, ink) = match &self.remark {
            None => return,
            Some(Remark::Refused(text)) => (text, scene.theme.trouble),
            Some(Remark::Taken { text, .. }) => (text, scene.theme.ink_soft),
        };
        Popup::new(
            response.id.with("remark"),
            ui.ctx().clone(),
            PopupAnchor::from(response),
            ui.layer_id(),
        )
        .kind(PopupKind::Tooltip)
        .align(RectAlign {
            parent: Align2::LEFT_TOP,
            child: Align2::LEFT_BOTTOM,
        })
        .gap(6.0)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            ui.set_max_width(320.0);
            let said = ui.label(RichText::new(text).color(ink));
            // A screen reader reads it out without being asked.
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
    }
}

fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        state.cursor.set_char_range(Some(all));
        TextEdit::store_state(ui.ctx(), id, state);
    }
}

/// What is worth knowing about a day outside of those of the clock.
fn outside(scene: Scene<'_>, typed: Day) -> Option<String> {
    let (first, last) = scene.state.days()?;
    let verb = if scene.state.is_reported_clock() {
        "is reported"
    } else {
        "is said to have happened"
    };
    if typed < first {
        Some(format!("Nothing here {verb} before {}.", first.in_words()))
    } else if typed > last {
        Some(format!("Nothing here {verb} after {}.", last.in_words()))
    } else {
        None
    }
}
