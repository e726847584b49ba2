//! The head of the page that compares two dates: which, what changed in numbers, and ways to take it along.

use egui::Ui;

use crate::app::DateAction;
use crate::query::{Comparison, Export, export};
use crate::ui::comparison_bar::in_words;
use crate::ui::theme::sans_bold;

use super::desk::Desk;
use super::listing::{text, title};
use super::setting::{face, paragraph};
use super::wording::{counted, days_in_words};

pub fn head(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme();
    let as_of = desk.state().as_of();
    let Some(comparison) = desk.state().comparison() else {
        title(ui, theme, "Two dates compared");
        nothing_to_compare(ui, desk);
        return;
    };
    let dates = days_in_words(comparison.from, comparison.to);
    title(ui, theme, &dates);
    paragraph(ui, &in_words(comparison), face(sans_bold(13.0), theme.ink));
    text(
        ui,
        theme,
        "Move the slider to compare with another date. Filters limit what is compared, a window of days does not.",
    );
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if !comparison.is_empty() {
            let copied = [
                ("Copy as table", Export::TabSeparated),
                ("Copy as CSV", Export::Csv),
            ]
            .into_iter()
            .find(|(name, _)| ui.button(*name).clicked());
            if let Some((_, form)) = copied {
                let rows = comparison.rows(desk.index(), &as_of);
                let count = counted(rows.len(), "row");
                let heads = Comparison::COLUMNS.into_iter();
                ui.copy_text(export(heads, rows.into_iter(), form).text);
                desk.say(&match form {
                    Export::TabSeparated => {
                        format!("{count} copied, to be pasted into a spreadsheet.")
                    }
                    Export::Csv => format!("{count} copied as CSV."),
                });
            }
        }
        let pin = ui.button("Pin this date instead");
        if pin
            .on_hover_text(format!("Compare with {}", as_of.day.in_words()))
            .clicked()
        {
            desk.actions.date(DateAction::Pin(Some(as_of.day)));
        }
        if ui.button("Compare no more").clicked() {
            desk.actions.date(DateAction::Pin(None));
        }
    });
}

fn nothing_to_compare(ui: &mut Ui, desk: &mut Desk<'_>) {
    let theme = desk.theme();
    let as_of = desk.state().as_of();
    let said = match as_of.since {
        None => {
            "No date is pinned. Pin one, then move the slider: what was added, newly contested or \
                 updated between the two is listed here."
                .to_owned()
        }
        Some(since) if since == as_of.day => format!(
            "{} is pinned, and the slider stands on it. Move the slider to a later date.",
            since.in_words()
        ),
        Some(since) => format!(
            "The slider stands before the pinned {}. What came after the slider is not told: go to the \
             later date to compare.",
            since.in_words()
        ),
    };
    text(ui, theme, &said);
    ui.add_space(6.0);
    match as_of.since {
        None => {
            let label = format!("Pin {}", as_of.day.in_words());
            if ui.button(label).clicked() {
                desk.actions.date(DateAction::Pin(Some(as_of.day)));
            }
        }
        Some(since) if since > as_of.day => {
            let label = format!("Pin {} and go there", as_of.day.in_words());
            if ui.button(label).clicked() {
                desk.actions.date(DateAction::Pin(Some(as_of.day)));
                desk.jump(since);
            }
        }
        Some(_) => {}
    }
}
