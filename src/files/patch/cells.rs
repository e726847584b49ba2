//! What stands between brackets, item by item, with the white space, commas and comments that belong to each.

use std::ops::Range;

/// A list or a table on one line, or a list broken over lines.
#[derive(Debug)]
pub(super) struct Cells {
    pub cells: Vec<Cell>,
    /// From the last item, or its comma, to the closing bracket.
    close: String,
    /// Whether the last item has a comma.
    comma_after_last: bool,
    /// How a line ends.
    end: &'static str,
}

/// One item with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// White space and comments before it.
    pub lead: String,
    pub item: String,
    /// Between it and its comma.
    tail: String,
    /// On the same line after its comma: a comment.
    after: String,
}

impl Cell {
    /// Another item in the same place.
    pub fn with(&self, item: String) -> Self {
        Self {
            item,
            ..self.clone()
        }
    }

    fn fresh(lead: String, item: String) -> Self {
        Self {
            lead,
            item,
            tail: String::new(),
            after: String::new(),
        }
    }
}

impl Cells {
    /// `whole` spans the brackets, `items` what stands between them.
    pub fn of(text: &str, whole: &Range<usize>, items: &[Range<usize>], end: &'static str) -> Self {
        let inner_end = whole.end - 1;
        let mut cells: Vec<Cell> = Vec::with_capacity(items.len());
        let mut from = whole.start + 1;
        let mut comma_after_last = false;
        for (number, item) in items.iter().enumerate() {
            let lead_from = from;
            let next = items.get(number + 1).map_or(inner_end, |next| next.start);
            let rest = &text[item.end..next];
            let comma = comma_in(rest);
            comma_after_last = comma.is_some();
            let (tail, behind) = match comma {
                Some(at) => (&rest[..at], item.end + at + 1),
                None => ("", item.end),
            };
            let after = same_line_comment(&text[behind..next]);
            from = behind + after.len();
            cells.push(Cell {
                lead: text[lead_from..item.start].to_owned(),
                item: text[item.clone()].to_owned(),
                tail: tail.to_owned(),
                after: after.to_owned(),
            });
        }
        Self {
            cells,
            close: text[from..inner_end].to_owned(),
            comma_after_last,
            end,
        }
    }

    /// Whether the items stand on lines of their own.
    pub fn is_broken(&self) -> bool {
        self.cells.iter().any(|cell| cell.lead.contains('\n')) || self.close.contains('\n')
    }

    /// A new item, set in like its neighbours.
    pub fn fresh(&self, item: String) -> Cell {
        let broken = self
            .cells
            .iter()
            .find_map(|cell| cell.lead.rsplit_once('\n').map(|(_, indent)| indent));
        let lead = match broken {
            Some(indent) => format!("{}{indent}", self.end),
            None => match self.cells.get(1) {
                Some(second) => second.lead.clone(),
                None => " ".to_owned(),
            },
        };
        Cell::fresh(lead, item)
    }

    /// The same brackets around other cells, most of which were in them before.
    pub fn with(&self, open: char, cells: Vec<Cell>, close: char) -> String {
        let first_lead = self.cells.first().map_or("", |cell| &cell.lead);
        let other_lead = self.cells.get(1).map_or(" ", |cell| &cell.lead);
        let broken = self.is_broken();
        let mut text = String::from(open);
        let count = cells.len();
        for (number, cell) in cells.into_iter().enumerate() {
            if broken {
                text.push_str(&cell.lead);
            } else {
                text.push_str(if number == 0 { first_lead } else { other_lead });
            }
            text.push_str(&cell.item);
            text.push_str(&cell.tail);
            if number + 1 < count || self.comma_after_last {
                text.push(',');
            }
            text.push_str(&cell.after);
        }
        text.push_str(&self.close);
        text.push(close);
        text
    }
}

/// Where the comma stands in what follows an item.
fn comma_in(rest: &str) -> Option<usize> {
    let mut commented = false;
    for (at, letter) in rest.char_indices() {
        match letter {
            '#' => commented = true,
            '\n' => commented = false,
            ',' if !commented => return Some(at),
            _ => {}
        }
    }
    None
}

/// A comment that follows on the same line, with the space before it.
fn same_line_comment(rest: &str) -> &str {
    let line = rest.split('\n').next().unwrap_or("");
    let line = line.strip_suffix('\r').unwrap_or(line);
    if line.trim_start().starts_with('#') {
        line
    } else {
        ""
    }
}
