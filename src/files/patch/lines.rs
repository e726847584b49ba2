//! Which lines of a file belong to which table: a table keeps the comment right above it, and those right below it.

use super::syntax::Sheet;

/// What belongs to a table, without the end of its last line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// Where its first line begins: a comment right above its header, or the header.
    pub start: usize,
    /// Where the line of its header begins.
    pub header: usize,
    pub end: usize,
}

/// The end of the line that a byte stands in, before what ends it.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let end = memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |more| at + more);
    if end > at && text.as_bytes()[end - 1] == b'\r' && end < text.len() {
        end - 1
    } else {
        end
    }
}

/// Where the line begins that a byte stands in.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

/// Where the next line begins; the end of the text when there is none.
fn next_line(text: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |more| at + more + 1)
}

/// The end of the last line before `at` that is not blank. `None`: there is none.
pub(super) fn content_before(text: &str, at: usize) -> Option<usize> {
    let last = text[..at].rfind(|letter: char| !letter.is_ascii_whitespace())?;
    Some(line_end(text, last))
}

/// The white space that a line begins with.
pub(super) fn indent(text: &str, at: usize) -> &str {
    let line = &text[line_start(text, at)..];
    let blank = line.find(|letter| letter != ' ' && letter != '\t');
    &line[..blank.unwrap_or(0)]
}

fn is_comment(text: &str, start: usize) -> bool {
    text[start..]
        .trim_start_matches([' ', '\t'])
        .starts_with('#')
}

/// One for each table of the file.
pub(super) fn extents(sheet: &Sheet<'_>) -> Vec<Extent> {
    let text = sheet.text;
    let mut extents: Vec<Extent> = Vec::with_capacity(sheet.tables.len());
    for table in &sheet.tables {
        let header = table.header.as_ref();
        let (start, line) = match header {
            None => (0, 0),
            Some(header) => {
                let line = line_start(text, header.span.start);
                let floor = extents.last().map_or(0, |before| before.end);
                (comment_above(text, line, floor), line)
            }
        };
        let last = match table.entries.last() {
            Some(entry) => Some(entry.span.end),
            None => header.map(|header| header.span.end),
        };
        extents.push(Extent {
            start,
            header: line,
            end: last.map_or(0, |last| line_end(text, last)),
        });
    }
    for number in 0..extents.len() {
        let ceiling = extents
            .get(number + 1)
            .map_or(text.len(), |next| next.start);
        if extents[number].end > 0 {
            extents[number].end = comment_below(text, extents[number].end, ceiling);
        }
    }
    extents
}

/// Where the comment begins whose last line stands right above `line`.
fn comment_above(text: &str, line: usize, floor: usize) -> usize {
    let mut start = line;
    while start > 0 {
        let above = line_start(text, start - 1);
        if above < floor || !is_comment(text, above) {
            break;
        }
        start = above;
    }
    start
}

/// Where the comment ends whose first line stands right below what ends at `end`.
fn comment_below(text: &str, end: usize, ceiling: usize) -> usize {
    let mut last = end;
    loop {
        let next = next_line(text, last);
        if next >= ceiling || !is_comment(text, next) {
            return last;
        }
        last = line_end(text, next);
    }
}
