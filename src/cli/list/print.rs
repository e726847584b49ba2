//! A list as a table or as CSV.

use std::io::Write;

use super::Listing;

/// Width of a table when neither the variable COLUMNS nor a terminal says.
const WIDTH: usize = 120;
const BETWEEN: &str = "  ";
/// Columns of running text: cut first, and down to this. Ids, dates, numbers and words of our own are
/// never cut: half of one is none.
const RUNNING_TEXT: [&str; 6] = ["statement", "title", "question", "answers", "name", "text"];
const TEXT_NARROWEST: usize = 24;
/// Then columns of names, down to this.
const NAMES: [&str; 2] = ["claimants", "publisher"];
const NAME_NARROWEST: usize = 14;
/// The text beside the id, when all other columns have gone, goes down to this.
const NARROWEST: usize = 8;

pub(super) fn csv(listing: &Listing, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(listing.columns)?;
    for row in &listing.rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    Ok(())
}

/// Prints a table, and answers with the columns that there was no room for.
pub(in crate::cli) fn table(
    listing: &Listing,
    out: &mut dyn Write,
) -> anyhow::Result<Vec<&'static str>> {
    write_table(listing, width(), out)
}

/// What COLUMNS says, else what the terminal has.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok();
    let said = columns.and_then(|columns| columns.parse().ok());
    let on_screen = || {
        let (columns, _) = terminal_size::terminal_size_of(std::io::stdout())?;
        Some(usize::from(columns.0))
    };
    said.filter(|&width| width > 0)
        .or_else(on_screen)
        .unwrap_or(WIDTH)
}

/// A column that a table shows.
struct Column {
    name: &'static str,
    /// Which cell of a row it is.
    cell: usize,
    /// In characters: what its longest cell takes, until it is narrowed.
    width: usize,
}

impl Column {
    fn is_text(&self) -> bool {
        RUNNING_TEXT.contains(&self.name)
    }

    fn is_name(&self) -> bool {
        NAMES.contains(&self.name)
    }

    /// What it takes at the least.
    fn narrowest(&self) -> usize {
        match (self.is_text(), self.is_name()) {
            (true, _) => self.width.min(TEXT_NARROWEST),
            (_, true) => self.width.min(NAME_NARROWEST),
            _ => self.width,
        }
    }
}

fn write_table(
    listing: &Listing,
    width: usize,
    out: &mut dyn Write,
) -> anyhow::Result<Vec<&'static str>> {
    if listing.rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut columns: Vec<Column> = listing
        .in_table
        .iter()
        .filter_map(|name| {
            let cell = listing.columns.iter().position(|column| column == name)?;
            let cells = listing.rows.iter().map(|row| row[cell].chars().count());
            Some(Column {
                name,
                cell,
                width: cells.max().unwrap_or(0).max(name.chars().count()),
            })
        })
        .collect();
    let left_out = leave_out(&mut columns, width);
    let room = width.saturating_sub(gaps(&columns));
    fit(&mut columns, room, TEXT_NARROWEST, Column::is_text);
    fit(&mut columns, room, NAME_NARROWEST, Column::is_name);
    fit(&mut columns, room, NARROWEST, Column::is_text);
    write_row(columns.iter().map(|it| (it.name, it.width)), out)?;
    for row in &listing.rows {
        let cells = columns.iter().map(|it| (&*row[it.cell], it.width));
        write_row(cells, out)?;
    }
    Ok(left_out)
}

/// Takes columns away from the right until the others fit. The id stays, by which a row is asked for
/// again, and so does the first column of text, which says what the row is.
fn leave_out(columns: &mut Vec<Column>, width: usize) -> Vec<&'static str> {
    let mut left_out = Vec::new();
    let text = columns.iter().find(|column| column.is_text());
    let text = text.map(|column| column.name);
    loop {
        let least: usize = columns.iter().map(Column::narrowest).sum();
        let may_go = |column: &Column| Some(column.name) != text;
        let last = columns.iter().skip(1).rposition(may_go);
        match last {
            Some(last) if least + gaps(columns) > width => {
                left_out.insert(0, columns.remove(last + 1).name);
            }
            _ => return left_out,
        }
    }
}

/// What stands between columns.
fn gaps(columns: &[Column]) -> usize {
    BETWEEN.len() * columns.len().saturating_sub(1)
}

/// Narrows columns until they fit, the widest first, none below `narrowest`.
fn fit(columns: &mut [Column], room: usize, narrowest: usize, may_be_cut: fn(&Column) -> bool) {
    let taken: usize = columns.iter().map(|column| column.width).sum();
    for _ in room..taken {
        let cuttable = columns.iter_mut();
        let cuttable = cuttable.filter(|it| may_be_cut(it) && it.width > narrowest);
        let Some(widest) = cuttable.max_by_key(|column| column.width) else {
            return;
        };
        widest.width -= 1;
    }
}

/// Cells, each with the width of its column.
fn write_row<'a>(
    cells: impl Iterator<Item = (&'a str, usize)>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut line = String::new();
    for (nth, (cell, width)) in cells.enumerate() {
        if nth > 0 {
            line.push_str(BETWEEN);
        }
        line.push_str(&cut(cell, width));
    }
    writeln!(out, "{}", line.trim_end())?;
    Ok(())
}

/// A text of just so many characters: filled with spaces, or cut with "…". Control characters, which
/// would tear the table apart, become spaces.
fn cut(text: &str, width: usize) -> String {
    let count = text.chars().count();
    let kept = if count > width {
        width.saturating_sub(1)
    } else {
        count
    };
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut out: String = text.chars().take(kept).map(plain).collect();
    if count > width {
        out.push('…');
    }
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(count)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "an-id-of-twenty-five-signs";
    const DATE: &str = "2008-08-07/2008-08-08";

    /// The lines of a table of one row, and the columns left out of it.
    fn lines(width: usize) -> (Vec<String>, Vec<&'static str>) {
        let columns = &["id", "reported", "claimants", "occurred", "statement"];
        let claimants = "georgian-defense-ministry witnesses-near-gori";
        let statement = "A statement\nthat is far too long to be shown whole, whatever the table.";
        let row = [ID, DATE, claimants, "1992", statement];
        let listing = Listing {
            thing: "claim",
            columns,
            in_table: columns,
            rows: vec![row.map(str::to_owned).to_vec()],
            json: Vec::new(),
            left_out: None,
        };
        let mut out = Vec::new();
        let left_out = write_table(&listing, width, &mut out).expect("memory");
        let text = String::from_utf8(out).expect("text");
        (text.lines().map(str::to_owned).collect(), left_out)
    }

    #[test]
    fn a_table_fits_its_width_and_ids_and_dates_stay_whole() {
        for width in [120, 110, 100, 90, 80, 60] {
            let (lines, _) = lines(width);
            for line in &lines {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
            assert!(lines[1].starts_with(&format!("{ID}  ")), "{}", lines[1]);
            let statement = "A statement that is far";
            assert!(lines[1].contains(statement), "{width}: {}", lines[1]);
            assert!(!lines[1].contains("2008-08-07/…"), "{width}");
        }
    }

    #[test]
    fn columns_go_from_the_right_and_the_statement_stays() {
        assert_eq!(lines(104).1, Vec::<&str>::new());
        assert_eq!(lines(94).1, ["occurred"]);
        assert_eq!(lines(84).1, ["claimants", "occurred"]);
        assert_eq!(lines(60).1, ["reported", "claimants", "occurred"]);
        let (lines, _) = lines(5);
        assert_eq!(lines[1], format!("{ID}  A state…"));
    }
}
