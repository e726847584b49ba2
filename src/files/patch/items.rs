//! Items with headers of their own (`[[claim]]`) that are added, taken away, moved or renamed.
//!
//! A comment right above an item goes where the item goes. When the item is taken away, the comment goes with
//! it only if what follows has a comment of its own, or nothing follows: else it is taken for a heading over
//! both, and stays.

use super::fields::{NoPlace, Patching};
use super::lines::content_before;
use super::node::{Field, id};
use super::pair::pairs;
use super::splice::{Splice, spliced};
use super::tree::{Part, Within};
use super::write::Hand;

/// By what an item is known among others of its list.
fn known_by(fields: &[Field<'_>]) -> String {
    id(fields).map_or_else(|| format!("{fields:?}"), str::to_owned)
}

impl<'t> Patching<'_, 't> {
    /// Changes of a list. `present`: its items in the file, if there are any; `path`: what stands in their headers.
    pub fn items(
        &self,
        parent: &Part<'t>,
        path: &str,
        present: Option<&Within<'t>>,
        old: &[Vec<Field<'_>>],
        new: &[Vec<Field<'_>>],
        splices: &mut Vec<Splice>,
    ) -> Result<(), NoPlace> {
        let parts = present.map_or(&[][..], |list| &list.parts);
        let read = self.read_parts(parts, old)?;
        let pairs = pairs(
            old.iter().map(|item| known_by(item)),
            new.iter().map(|item| known_by(item)),
        );
        let mut kept = vec![false; old.len()];
        for (number, from) in pairs.from.iter().enumerate() {
            if let (Some(from), true) = (from, pairs.stays[number]) {
                kept[*from] = true;
                if old[*from] != new[number] {
                    self.fields(read[*from], path, &old[*from], &new[number], splices)?;
                }
            }
        }
        let sample = read.last().or(parts.last().as_ref()).copied();
        let hand = self.hand_of_items(parts, sample);
        let mut after: Option<&Part<'t>> = None;
        for (number, item) in new.iter().enumerate() {
            let from = pairs.from[number].map(|from| (read[from], &old[from]));
            if let (Some((part, _)), true) = (from, pairs.stays[number]) {
                after = Some(part);
                continue;
            }
            let written = match from {
                None => hand.section(path, item),
                Some((part, old)) => self.moved(part, path, old, item, &hand)?,
            };
            splices.push(self.placed(parent, after, parts.first(), &written, &hand));
        }
        let leaving: Vec<Leaving<'_, 't>> = (0..old.len())
            .map(|number| Leaving {
                part: read[number],
                how: if kept[number] {
                    How::Stays
                } else if pairs.from.contains(&Some(number)) {
                    How::Moves
                } else {
                    How::Goes
                },
            })
            .collect();
        self.leave(&leaving, splices);
        Ok(())
    }

    /// The parts that were read as the old items; what could not be read as one is passed over.
    fn read_parts<'p>(
        &self,
        parts: &'p [Part<'t>],
        old: &[Vec<Field<'_>>],
    ) -> Result<Vec<&'p Part<'t>>, NoPlace> {
        if parts.len() == old.len() {
            return Ok(parts.iter().collect());
        }
        let mut rest = parts.iter();
        old.iter()
            .map(|item| {
                let wanted = id(item);
                rest.find(|part| self.id_of(part).as_deref() == wanted)
                    .ok_or(NoPlace)
            })
            .collect()
    }

    fn id_of(&self, part: &Part<'t>) -> Option<String> {
        let table = &self.sheet.tables[part.table?];
        let entry = table.entries.iter().find(|entry| entry.is("id"))?;
        let written = &self.text()[entry.value.span.clone()];
        let inner = written.trim_matches(['"', '\'']);
        Some(inner.to_owned())
    }

    /// New items are written like their neighbours.
    fn hand_of_items(&self, parts: &[Part<'t>], sample: Option<&Part<'t>>) -> Hand<'t> {
        let mut hand = sample.map_or(self.hand, |part| self.hand_of(part));
        let gap = |part: &Part<'t>| {
            let start = self.extents[part.table?].start;
            let end = content_before(self.text(), start)?;
            let between = &self.text()[end..start];
            Some(between.matches('\n').count())
        };
        // The first has a heading above it rather than a neighbour.
        let mut gaps = parts.iter().skip(1).filter_map(gap);
        hand.ends_between = gaps.next_back().unwrap_or(2).clamp(1, 4);
        hand
    }

    /// An item that stands elsewhere from now on, with its comments, and with what changed in it.
    fn moved(
        &self,
        part: &Part<'t>,
        path: &str,
        old: &[Field<'_>],
        new: &[Field<'_>],
        hand: &Hand<'_>,
    ) -> Result<String, NoPlace> {
        let mut own = Vec::new();
        self.fields(part, path, old, new, &mut own)?;
        let pieces = part.runs().into_iter().map(|run| {
            let within = self.extents[run.start].start..self.extents[run.end - 1].end;
            let inside = |splice: &&Splice| {
                within.start <= splice.range.start && splice.range.end <= within.end
            };
            let own = own.iter().filter(inside).cloned().collect();
            spliced(self.text(), within, own)
        });
        Ok(pieces
            .collect::<Vec<_>>()
            .join(&hand.end.repeat(hand.ends_between)))
    }

    /// Puts an item after another; the first of a list where the list begins.
    fn placed(
        &self,
        parent: &Part<'t>,
        after: Option<&Part<'t>>,
        first: Option<&Part<'t>>,
        written: &str,
        hand: &Hand<'_>,
    ) -> Splice {
        let between = hand.end.repeat(hand.ends_between);
        let text = self.text();
        let end = match (after, first.and_then(|first| first.table)) {
            (Some(part), _) => Some(part.end(&self.extents)),
            (None, Some(first)) => {
                let start = self.extents[first].start;
                match content_before(text, start) {
                    Some(end) => Some(end),
                    None => return Splice::insert(start, format!("{written}{between}")),
                }
            }
            // A list that is not there yet comes after what is.
            (None, None) if parent.table == Some(0) => content_before(text, text.len()),
            (None, None) => Some(parent.end(&self.extents)),
        };
        match end {
            Some(end) => Splice::insert(end, format!("{between}{written}")),
            None => Splice::insert(0, format!("{written}{}", hand.end)),
        }
    }

    pub fn remove_parts(&self, parts: Vec<&Part<'t>>, splices: &mut Vec<Splice>) {
        let goes = |part| Leaving {
            part,
            how: How::Goes,
        };
        let leaving: Vec<Leaving<'_, 't>> = parts.into_iter().map(goes).collect();
        self.leave(&leaving, splices);
    }

    /// Takes away what goes or moves, run by run.
    fn leave(&self, items: &[Leaving<'_, 't>], splices: &mut Vec<Splice>) {
        let mut number = 0;
        while number < items.len() {
            let how = items[number].how;
            let first = number;
            while number < items.len() && items[number].how == how && how != How::Stays {
                number += 1;
            }
            if number == first {
                number += 1;
                continue;
            }
            let next = items.get(number).map(|next| next.part);
            let run: Vec<&Part<'t>> = items[first..number].iter().map(|item| item.part).collect();
            let heading = how == How::Goes && self.heads_more(run[0], run[run.len() - 1], next);
            for (at, part) in run.iter().enumerate() {
                let keeps = if heading && at == 0 {
                    Comment::Stays
                } else {
                    Comment::Goes
                };
                for piece in part.runs() {
                    splices.push(self.cut(piece, keeps));
                }
            }
        }
    }

    /// Whether the comment above `first` is a heading over `next` as well.
    fn heads_more(&self, first: &Part<'t>, last: &Part<'t>, next: Option<&Part<'t>>) -> bool {
        let Some((first, next)) = first.table.zip(next.and_then(|next| next.table)) else {
            return false;
        };
        let (first, next) = (self.extents[first], self.extents[next]);
        let between = self.text().get(last.end(&self.extents)..next.start);
        first.start < first.header
            && next.start == next.header
            && between.is_some_and(|between| between.trim().is_empty())
    }

    fn cut(&self, run: std::ops::Range<usize>, comment: Comment) -> Splice {
        let text = self.text();
        let (first, end) = (self.extents[run.start], self.extents[run.end - 1].end);
        // What comes next moves up into the place of what goes.
        let with_gap = |start: usize| {
            let rest = &text[end..];
            let blank = rest.len() - rest.trim_start().len();
            let next = end + blank;
            let indent = next - super::lines::line_start(text, next).min(next);
            Splice::remove(
                start..if blank == rest.len() {
                    next
                } else {
                    next - indent
                },
            )
        };
        match (comment, content_before(text, first.start)) {
            (Comment::Stays, _) => with_gap(first.header),
            (Comment::Goes, None) => with_gap(first.start),
            (Comment::Goes, Some(before)) => Splice::remove(before..end),
        }
    }
}

/// An item of a list, and what becomes of it.
struct Leaving<'p, 't> {
    part: &'p Part<'t>,
    how: How,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Stays,
    Moves,
    Goes,
}

/// What becomes of the comment above an item that goes.
#[derive(Clone, Copy)]
enum Comment {
    Stays,
    Goes,
}
