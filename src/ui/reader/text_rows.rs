//! A document's text as rows: its lines, the parts outside the report folded, the chosen claim's card.

use std::ops::Range;

use crate::app::State;
use crate::query::{ClaimIx, SourceIx, Voiced};

use super::contents::{Row, voiced};
use super::unfolded::{Unfolded, Whole};

/// A part of the text that is no part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    Before,
    After,
}

/// The document's rows. Its text is kept back as long as nobody could have read it.
pub fn rows(
    state: &State,
    source_ix: SourceIx,
    chosen: Option<ClaimIx>,
    unfolded: &Unfolded,
) -> Vec<Row> {
    let mut rows = vec![Row::Head];
    if voiced(state, source_ix) == Voiced::Later {
        return rows;
    }
    let source = state.index().source(source_ix);
    let text = source.content();
    let body = source.body_range();
    let chosen = chosen.filter(|claim| state.index().source_of(*claim) == source_ix);
    // Without words to stand under, the card stands before the text.
    let passage = chosen.and_then(|claim| state.index().claim(claim).excerpt.anchoring.range());
    if let (Some(claim), None) = (chosen, &passage) {
        rows.push(Row::Card(claim));
    }
    let parts = [
        (Some(Part::Before), 0..body.start),
        (None, body.clone()),
        (Some(Part::After), body.end..text.len()),
    ];
    for (part, range) in parts {
        let lines = lines(text, range);
        if lines.is_empty() {
            continue;
        }
        if let Some(part) = part {
            rows.push(Row::Fold {
                part,
                lines: lines.len(),
            });
            if !unfolded.holds(&Whole::Part(source.id.clone(), part)) {
                continue;
            }
        }
        for line in lines {
            let ends_here = passage
                .as_ref()
                .is_some_and(|passage| line.start < passage.end && passage.end <= line.end);
            rows.push(Row::Paragraph {
                from: line.start,
                to: line.end,
            });
            if let (true, Some(claim)) = (ends_here, chosen) {
                rows.push(Row::Card(claim));
            }
        }
    }
    rows
}

/// The lines of a part of a text that hold more than white space, without that around them.
pub fn lines(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let Some(slice) = text.get(part.clone()) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    let mut at = part.start;
    for line in slice.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let words = line.trim();
        if !words.is_empty() {
            lines.push(start..start + words.len());
        }
        at += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_without_the_white_space_around_them() {
        let text = "  Menu\r\n\r\nTanks rolled.\n\tA caption \nend";
        let words: Vec<&str> = lines(text, 0..text.len())
            .into_iter()
            .map(|line| &text[line])
            .collect();
        assert_eq!(words, ["Menu", "Tanks rolled.", "A caption", "end"]);
    }

    #[test]
    fn a_line_that_the_report_begins_in_is_split_there() {
        let text = "Subscribe. Tanks rolled.\nMore";
        let body = 11..24;
        let words = |part| -> Vec<&str> {
            lines(text, part)
                .into_iter()
                .map(|line| &text[line])
                .collect()
        };
        assert_eq!(words(0..body.start), ["Subscribe."]);
        assert_eq!(words(body.clone()), ["Tanks rolled."]);
        assert_eq!(words(body.end..text.len()), ["More"]);
    }
}
