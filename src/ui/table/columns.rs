//! The menu of columns: which are in view, and how tall rows are.

use egui::{RichText, Ui};

use super::super::scene::Scene;
use super::super::widgets::segments;
use crate::app::{Actions, RowLines, TableAction, TableView};
use crate::query::TableColumn;

pub fn menu(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let table = &scene.state.session().table;
    ui.set_min_width(200.0);
    ui.label(RichText::new("Columns in view").color(scene.theme.ink_soft));
    for column in TableColumn::ALL {
        let mut shown = table.columns.contains(&column);
        let is_last = shown && table.columns.len() == 1;
        let tick = ui
            .add_enabled(!is_last, egui::Checkbox::new(&mut shown, column.name()))
            .on_hover_text(column.meaning());
        if tick.changed() {
            actions.table(if shown {
                TableAction::ShowColumn(column)
            } else {
                TableAction::HideColumn(column)
            });
        }
    }
    ui.separator();
    ui.horizontal(|ui| {
        ui.label(RichText::new("Lines to a row").color(scene.theme.ink_soft));
        let lines = segments(
            ui,
            &[
                (RowLines::One, "One", "More rows, longer sentences cut"),
                (RowLines::Two, "Two", "Fewer rows, more of each sentence"),
                (
                    RowLines::Three,
                    "Three",
                    "Fewer still, most sentences whole",
                ),
            ],
            table.lines,
        );
        if let Some(lines) = lines {
            actions.table(TableAction::SetLines(lines));
        }
    });
    let first = TableView::default();
    let is_first = table.columns == first.columns && table.widths.is_empty();
    if ui
        .add_enabled(
            !is_first,
            egui::Button::new("Columns and widths as at first"),
        )
        .clicked()
    {
        actions.table(TableAction::ResetColumns);
    }
}
