//! The head of the page that compares two dates: which, what changed in numbers, and ways to take it along.

use egui::Ui;

use crate::app::DateAction;
use crate::query::Comparison;
use crate::ui::comparison_bar::in_words;
use crate::ui::theme::sans_bold;

use super::desk::Desk;
use super::listing::{text, title};
use super::setting::{face, paragraph};
use super::wording::{counted, days_in_words, folded};

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
        "Move the slider to compare with another date. Filters limit what is compared.",
    );
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if !comparison.is_empty() {
            let rows = || comparison.rows(desk.index(), &as_of);
            let count = |rows: &[Vec<String>]| counted(rows.len(), "row");
            if ui.button("Copy as table").clicked() {
                let rows = rows();
                ui.copy_text(tabbed(&rows));
                desk.say(&format!(
                    "{} copied, to be pasted into a spreadsheet.",
                    count(&rows)
                ));
            } else if ui.button("Copy as CSV").clicked() {
                let rows = rows();
                ui.copy_text(csv(&rows));
                desk.say(&format!("{} copied as CSV.", count(&rows)));
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

/// Cells apart by tabs, as spreadsheets take them from the clipboard; a cell's own white space becomes one
/// space.
fn tabbed(rows: &[Vec<String>]) -> String {
    let heads = Comparison::COLUMNS.join("\t");
    let lines = rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| folded(cell)).collect();
        cells.join("\t")
    });
    let mut text: String = std::iter::once(heads)
        .chain(lines)
        .collect::<Vec<String>>()
        .join("\n");
    text.push('\n');
    text
}

fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let written = writer
        .write_record(Comparison::COLUMNS)
        .and_then(|()| rows.iter().try_for_each(|row| writer.write_record(row)));
    // A vector takes everything, and every row has as many cells as there are columns.
    written.expect("memory can be written to");
    let bytes = writer.into_inner().expect("memory can be written to");
    String::from_utf8(bytes).expect("made of text")
}
