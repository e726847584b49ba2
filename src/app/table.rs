//! How the table is set: its columns, their widths, its order. Remembered between runs.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::query::{RowSort, TableColumn};

/// How the table is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableView {
    /// Those in view; never none.
    pub columns: BTreeSet<TableColumn>,
    /// Those that somebody set, in points; the others have their own.
    pub widths: BTreeMap<TableColumn, f32>,
    /// `None`: in order of reporting.
    pub sort: Option<RowSort>,
    pub lines: RowLines,
}

/// How many lines of text a row has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowLines {
    One,
    #[default]
    Two,
    Three,
}

/// About the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TableAction {
    ShowColumn(TableColumn),
    /// Leaves the last column that is in view where it is.
    HideColumn(TableColumn),
    /// In points. `None`: its own width again.
    SetWidth(TableColumn, Option<f32>),
    /// The columns and widths of the beginning.
    ResetColumns,
    /// `None`: in order of reporting.
    SortBy(Option<RowSort>),
    SetLines(RowLines),
}

/// Columns are at least and at most as wide as this, in points. Chosen by eye.
const WIDTHS: std::ops::RangeInclusive<f32> = 44.0..=900.0;

impl Default for TableView {
    fn default() -> Self {
        Self {
            columns: TableColumn::AT_FIRST.into(),
            widths: BTreeMap::new(),
            sort: None,
            lines: RowLines::default(),
        }
    }
}

impl State {
    pub(super) fn apply_table(&mut self, action: TableAction) {
        let table = &mut self.session.table;
        match action {
            TableAction::ShowColumn(column) => {
                table.columns.insert(column);
            }
            TableAction::HideColumn(column) => {
                if table.columns.len() > 1 {
                    table.columns.remove(&column);
                }
            }
            TableAction::SetWidth(column, None) => {
                table.widths.remove(&column);
            }
            TableAction::SetWidth(column, Some(width)) => {
                let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
                table.widths.insert(column, width);
            }
            TableAction::ResetColumns => {
                *table = TableView {
                    sort: table.sort,
                    lines: table.lines,
                    ..TableView::default()
                };
            }
            TableAction::SortBy(sort) => table.sort = sort,
            TableAction::SetLines(lines) => table.lines = lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_written_and_read_again_is_the_same() {
        let mut table = TableView::default();
        table.widths.insert(TableColumn::Statement, 240.0);
        table.sort = Some(RowSort::ascending(TableColumn::Places));
        let text = serde_json::to_string(&table).expect("plain values");
        assert_eq!(
            serde_json::from_str::<TableView>(&text).expect("as written"),
            table
        );
        let none: TableView = serde_json::from_str("{}").expect("all may be absent");
        assert_eq!(none, TableView::default());
    }
}
