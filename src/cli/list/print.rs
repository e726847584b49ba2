//! A list as a table or as CSV.

use std::io::Write;

use super::Listing;

/// Width of a table when the variable COLUMNS does not say.
const WIDTH: usize = 120;
/// No column is cut below this.
const NARROWEST: usize = 8;
const BETWEEN: &str = "  ";
/// Columns of running text: cut first, and down to this, before anything that names something is cut.
const RUNNING_TEXT: [&str; 5] = ["statement", "title", "question", "answers", "name"];
const TEXT_NARROWEST: usize = 24;
/// Then columns of names, down to this.
const NAME_NARROWEST: usize = 14;

pub(super) fn csv(listing: &Listing, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(listing.columns)?;
    for row in &listing.rows {
        writer.write_record(row)?;
    }
    writer.flush()?;
    Ok(())
}

pub(super) fn table(listing: &Listing, out: &mut dyn Write) -> anyhow::Result<()> {
    let columns = std::env::var("COLUMNS").ok();
    let width = columns.and_then(|columns| columns.parse().ok());
    write_table(listing, width.unwrap_or(WIDTH), out)
}

fn write_table(listing: &Listing, width: usize, out: &mut dyn Write) -> anyhow::Result<()> {
    if listing.rows.is_empty() {
        return Ok(());
    }
    let shown: Vec<usize> = listing
        .in_table
        .iter()
        .filter_map(|name| listing.columns.iter().position(|column| column == name))
        .collect();
    let needed = shown.iter().map(|&column| {
        let cells = listing.rows.iter().map(|row| row[column].chars().count());
        let heading = listing.columns[column].chars().count();
        cells.max().unwrap_or(0).max(heading)
    });
    let gaps = BETWEEN.len() * shown.len().saturating_sub(1);
    let room = width.saturating_sub(gaps);
    let mut widths: Vec<usize> = needed.collect();
    let is_text = |nth: usize| RUNNING_TEXT.contains(&listing.columns[shown[nth]]);
    fit(&mut widths, room, TEXT_NARROWEST, &is_text);
    // The first column is the id, by which a row is asked for again.
    fit(&mut widths, room, NAME_NARROWEST, &|nth| {
        nth > 0 && !is_text(nth)
    });
    fit(&mut widths, room, NARROWEST, &|_| true);
    let headings = shown.iter().map(|&column| listing.columns[column]);
    write_row(headings, &widths, out)?;
    for row in &listing.rows {
        write_row(shown.iter().map(|&column| &*row[column]), &widths, out)?;
    }
    Ok(())
}

/// Narrows columns until they fit, the widest first, none below `narrowest`.
fn fit(widths: &mut [usize], room: usize, narrowest: usize, may_be_cut: &dyn Fn(usize) -> bool) {
    let mut excess = widths.iter().sum::<usize>().saturating_sub(room);
    while excess > 0 {
        let cuttable = widths.iter_mut().enumerate();
        let cuttable = cuttable.filter(|(nth, width)| may_be_cut(*nth) && **width > narrowest);
        let Some((_, widest)) = cuttable.max_by_key(|(_, width)| **width) else {
            return;
        };
        *widest -= 1;
        excess -= 1;
    }
}

fn write_row<'a>(
    cells: impl Iterator<Item = &'a str>,
    widths: &[usize],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut line = String::new();
    for (nth, (cell, width)) in cells.zip(widths).enumerate() {
        if nth > 0 {
            line.push_str(BETWEEN);
        }
        line.push_str(&cut(cell, *width));
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

    #[test]
    fn a_table_fits_its_width_and_lines_up() {
        let listing = Listing {
            thing: "claim",
            columns: &["id", "statement", "kind"],
            in_table: &["id", "statement"],
            rows: vec![
                vec![
                    "a".to_owned(),
                    "a statement that is far too long".to_owned(),
                    "x".to_owned(),
                ],
                vec!["bc".to_owned(), "გორი\nshort".to_owned(), "y".to_owned()],
            ],
            json: Vec::new(),
        };
        let mut out = Vec::new();
        write_table(&listing, 20, &mut out).expect("memory");
        let text = String::from_utf8(out).expect("text");
        assert_eq!(
            text,
            "id  statement\na   a statement tha…\nbc  გორი short\n"
        );
    }

    #[test]
    fn columns_are_never_cut_to_nothing() {
        let fitted = |mut widths: Vec<usize>, room| {
            fit(&mut widths, room, NARROWEST, &|_| true);
            widths
        };
        assert_eq!(fitted(vec![4, 90, 30], 60), [4, 28, 28]);
        assert_eq!(fitted(vec![90, 90], 3), [8, 8]);
    }
}
