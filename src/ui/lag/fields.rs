//! Days to filter by, typed: the box for whoever draws none.

use egui::{Key, RichText, TextEdit, Ui};

use crate::app::{Actions, FilterAction};
use crate::dossier::Day;
use crate::query::{Clock, DayBox, DayRange};
use crate::ui::scene::Scene;
use crate::ui::theme::sans;
use crate::ui::timeline::typed_date;
use crate::ui::widgets::section;

/// What is half typed. Empty: any day.
#[derive(Default)]
pub struct Fields {
    occurred: String,
    reported: String,
    /// Why what was typed is no date.
    refusal: Option<String>,
    /// The filter that the fields were filled from.
    shown: Option<DayBox>,
}

impl Fields {
    pub fn draw(&mut self, ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
        let days = scene.state.session().lens.days;
        if self.shown != days {
            self.shown = days;
            let text = |range: DayRange| match range {
                DayRange { first, last } if first == last => first.to_string(),
                DayRange { first, last } => format!("{first}/{last}"),
            };
            self.occurred = days.map_or_else(String::new, |days| text(days.occurred));
            self.reported = days.map_or_else(String::new, |days| text(days.reported));
            self.refusal = None;
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        section(ui, scene.theme, "Filter to days");
        let mut entered = false;
        for (name, text) in [
            ("Occurred", &mut self.occurred),
            ("Reported", &mut self.reported),
        ] {
            ui.horizontal(|ui| {
                ui.add_sized(
                    [62.0, 22.0],
                    egui::Label::new(name).halign(egui::Align::Min),
                );
                let room = (ui.available_width() - 4.0).clamp(80.0, 220.0);
                let edit = TextEdit::singleline(text)
                    .desired_width(room)
                    .hint_text("any day");
                let response = ui.add(edit).accessible_name(format!("{name} on the days"));
                entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                response.on_hover_text(
                    "A day, a month, or from/to: 8 Aug 2008, Aug 2008, 2008-08-07/2008-08-12",
                );
            });
        }
        ui.horizontal_wrapped(|ui| {
            entered |= ui.button("Filter to these days").clicked();
            if days.is_some() && ui.button("All days again").clicked() {
                actions.filter(FilterAction::SetDays(None));
            }
        });
        if entered {
            match self.read(scene) {
                Ok(days) => {
                    self.refusal = None;
                    actions.filter(FilterAction::SetDays(days));
                }
                Err(refusal) => self.refusal = Some(refusal),
            }
        }
        if let Some(refusal) = &self.refusal {
            ui.label(RichText::new(refusal).color(scene.theme.trouble));
        }
        let said = "What may have occurred and been reported within the days passes, overlap is \
                    enough; what lacks a date does not. A box drawn on the plot does the same.";
        ui.label(
            RichText::new(said)
                .font(sans(11.0))
                .color(scene.theme.ink_soft),
        );
    }

    /// `None`: both fields are empty.
    fn read(&self, scene: Scene<'_>) -> Result<Option<DayBox>, String> {
        let as_of = scene.state.as_of().day;
        let whole = |clock| {
            let span = scene.state.index().reference_span(clock);
            let (first, last) = span.unwrap_or((as_of, as_of));
            DayRange { first, last }
        };
        let range = |text: &str, clock| {
            if text.trim().is_empty() {
                return Ok(whole(clock));
            }
            let when = typed_date::read_when(text, as_of)?;
            let whole: DayRange = whole(clock);
            let day = |bound: Option<Day>, otherwise: Day| bound.unwrap_or(otherwise);
            Ok::<_, String>(DayRange::between(
                day(when.earliest().day(), whole.first),
                day(when.latest().day(), whole.last),
            ))
        };
        if self.occurred.trim().is_empty() && self.reported.trim().is_empty() {
            return Ok(None);
        }
        Ok(Some(DayBox {
            occurred: range(&self.occurred, Clock::Occurred)?,
            reported: range(&self.reported, Clock::Reported)?,
        }))
    }
}
