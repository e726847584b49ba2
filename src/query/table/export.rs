//! Rows as text for other programs: tab-separated, or CSV.
//!
//! Cells are words from documents, and a spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a
//! formula, which may run something or send something away. Such a cell gets an apostrophe in front, which
//! makes a spreadsheet take it as text; how many did is told, since it is the one change made to them.

use super::super::known::Known;
use super::super::number::ClaimIx;
use super::column::TableColumn;
use super::rows::Rows;

/// In which form rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// As the table reads, cells apart by tabs: for letters, notes and spreadsheets.
    TabSeparated,
    /// Dates as EDTF, excerpts letter by letter, after RFC 4180.
    Csv,
}

/// Rows as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub text: String,
    /// How many cells begin like a formula and were kept from being one.
    pub guarded: usize,
}

impl Rows {
    /// Writes some claims with these columns, under a line of the columns' names.
    pub fn export(
        &self,
        known: &Known,
        claims: impl Iterator<Item = ClaimIx>,
        columns: &[TableColumn],
        form: Export,
    ) -> Exported {
        let heads = columns.iter().map(|column| match form {
            Export::TabSeparated => column.name(),
            Export::Csv => column.key(),
        });
        let rows = claims.map(|claim| {
            let cells = columns.iter().map(|column| match form {
                Export::TabSeparated => self.words(known, claim, *column),
                Export::Csv => self.exactly(known, claim, *column),
            });
            cells.collect()
        });
        export(heads, rows, form)
    }
}

/// Rows of cells under a line of heads. What a spreadsheet might run is kept from it by an apostrophe.
pub fn export<'a>(
    heads: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = Vec<String>>,
    form: Export,
) -> Exported {
    let mut guarded = 0;
    let mut lines: Vec<Vec<String>> = vec![heads.map(str::to_owned).collect()];
    lines.extend(rows.map(|cells| {
        let cells = cells.into_iter().map(|cell| match form {
            Export::TabSeparated => one_line(&cell),
            Export::Csv => cell,
        });
        let cells = cells.map(|text| {
            if is_like_a_formula(&text) {
                guarded += 1;
                format!("'{text}")
            } else {
                text
            }
        });
        cells.collect()
    }));
    let lines = lines.iter();
    let text = match form {
        Export::TabSeparated => lines.map(|cells| cells.join("\t") + "\n").collect(),
        Export::Csv => as_csv(lines),
    };
    Exported { text, guarded }
}

fn as_csv<'a>(lines: impl Iterator<Item = &'a Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for cells in lines {
        writer
            .write_record(cells)
            .expect("memory takes all, and every line has the same columns");
    }
    let bytes = writer.into_inner().expect("memory takes all");
    String::from_utf8(bytes).expect("made of strings")
}

/// Tabs and breaks would end the cell.
fn one_line(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Whether a spreadsheet might run it. A number with a sign is a number. The wide forms are taken for the
/// plain ones by some; tabs and breaks in front are skipped by some.
fn is_like_a_formula(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && text.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_might_run_is_told_from_words_and_numbers() {
        for text in [
            "=1+1",
            "+49 30",
            "@SUM(1)",
            "-2+3",
            " =1",
            "\t=1",
            "＝1",
            "- and then",
        ] {
            assert!(is_like_a_formula(text), "{text}");
        }
        for text in ["", "-5", "+7.5", "a=b", "2008-08-14", "/1992", "— and then"] {
            assert!(!is_like_a_formula(text), "{text}");
        }
    }
}
