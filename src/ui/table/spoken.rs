//! A row and its cells for whoever cannot see them.

use egui::{Rect, Response, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::super::widgets::newness;
use super::Sheet;
use super::row::Look;
use crate::query::{Certainty, ClaimIx, ClaimState, TableColumn};

/// What a screen reader says of the row and of each of its cells.
pub fn name(
    ui: &mut Ui,
    sheet: Sheet<'_>,
    row: &Response,
    claim: ClaimIx,
    look: Look,
    cells: &[(TableColumn, Rect, String)],
) {
    row.widget_info(|| {
        let count = sheet.claims().len();
        let mut said = format!("Row {} of {count}", look.at + 1);
        let state = sheet.scene.state.known().state(claim);
        if let ClaimState::Known {
            certainty, fresh, ..
        } = state
        {
            if fresh {
                said.push_str(&format!(", {}", newness(&sheet.scene.state.as_of())));
            }
            if certainty == Certainty::Possible {
                said.push_str(", only possible");
            }
        }
        if look.is_of_page {
            said.push_str(", on the open page");
        }
        said.push_str(": ");
        let words: Vec<&str> = cells
            .iter()
            .map(|(_, _, words)| words.as_str())
            .filter(|words| !words.is_empty())
            .collect();
        said.push_str(&words.join("; "));
        WidgetInfo::labeled(Role::Row, true, said)
    });
    let spoken = ui.ctx().accesskit_node_builder(row.id, |node| {
        node.set_row_index(look.at);
        node.set_selected(look.is_chosen);
    });
    if spoken.is_none() {
        return;
    }
    let beneath = UiBuilder::new()
        .scope_id(row.id.with("cells"))
        .max_rect(row.rect)
        .accessibility_parent(row.id);
    let inner = ui.new_child(beneath);
    for (column, place, words) in cells {
        // The column alone has the hash of a small number, by which egui names a row's tooltips.
        let id = row.id.with(("cell", column));
        let cell = inner.interact(*place, id, Sense::hover());
        let said = if words.is_empty() { "nothing" } else { words };
        cell.widget_info(|| {
            WidgetInfo::labeled(Role::Cell, true, format!("{}: {said}", column.name()))
        });
    }
}
