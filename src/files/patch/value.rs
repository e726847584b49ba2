//! A value that changes in place: quotes, layout and comments of a list stay as they are.

use std::ops::Range;

use super::cells::{Cell, Cells};
use super::node::{Field, Node};
use super::pair::pairs;
use super::syntax::{Entry, Form, Value};
use super::write::Hand;

/// What the value is to be written as. `old` is what it says now, when that is known; `column` is where it
/// begins in its line, in characters.
pub(super) fn value(
    text: &str,
    present: &Value<'_>,
    old: Option<&Node<'_>>,
    new: &Node<'_>,
    hand: &Hand<'_>,
    column: usize,
) -> String {
    let fresh = || hand.value(new, column);
    match (&present.form, new) {
        (Form::Scalar(Some(quotes)), Node::Text(words)) => hand.text(words, Some(*quotes)),
        (Form::Scalar(Some(quotes)), Node::Label(label)) => hand.text(label, Some(*quotes)),
        (Form::Scalar(Some(quotes)), Node::List(items)) => match &items[..] {
            [Node::Text(words)] => hand.text(words, Some(*quotes)),
            _ => fresh(),
        },
        (Form::Inline(entries), Node::Table(fields)) => {
            let old = match old {
                Some(Node::Table(fields)) => &fields[..],
                _ => &[],
            };
            table(text, &present.span, entries, old, fields, hand)
        }
        (Form::Inline(_), Node::OneOrList(items)) if items.len() == 1 => {
            let old = match old {
                Some(Node::OneOrList(items)) if items.len() == 1 => items.first(),
                _ => None,
            };
            value(text, present, old, &items[0], hand, column)
        }
        (Form::Array(items), Node::List(_) | Node::OneOrList(_) | Node::Tables(_)) => {
            let olds = old.map(nodes).unwrap_or_default();
            if items.is_empty() || olds.len() != items.len() {
                return fresh();
            }
            list(text, &present.span, items, &olds, &nodes(new), hand, column).unwrap_or_else(fresh)
        }
        _ => fresh(),
    }
}

/// The items of a list.
fn nodes<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    match node {
        Node::List(items) | Node::OneOrList(items) => items.clone(),
        Node::Tables(tables) => tables.iter().cloned().map(Node::Table).collect(),
        other => vec![other.clone()],
    }
}

/// By what an item of a list is known: a table by its id, all else by itself.
fn known_by(node: &Node<'_>) -> String {
    match node.id() {
        Some(id) => format!("id {id}"),
        None => format!("{node:?}"),
    }
}

/// `None`: it no longer fits on its line.
fn list(
    text: &str,
    span: &Range<usize>,
    present: &[Value<'_>],
    old: &[Node<'_>],
    new: &[Node<'_>],
    hand: &Hand<'_>,
    column: usize,
) -> Option<String> {
    let spans: Vec<Range<usize>> = present.iter().map(|item| item.span.clone()).collect();
    let cells = Cells::of(text, span, &spans, hand.end);
    let pairs = pairs(old.iter().map(known_by), new.iter().map(known_by));
    let made = pairs.from.iter().zip(new).map(|(from, new)| match from {
        None => cells.fresh(hand.value(new, 0)),
        Some(at) if old[*at] == *new => cells.cells[*at].clone(),
        Some(at) => {
            let item = value(text, &present[*at], Some(&old[*at]), new, hand, 0);
            cells.cells[*at].with(item)
        }
    });
    let grown = new.len() > old.len();
    let written = cells.with('[', made.collect(), ']');
    let too_long = grown && !cells.is_broken() && !hand.fits(&written, column);
    (!too_long).then_some(written)
}

fn table(
    text: &str,
    span: &Range<usize>,
    present: &[Entry<'_>],
    old: &[Field<'_>],
    new: &[Field<'_>],
    hand: &Hand<'_>,
) -> String {
    let spans: Vec<Range<usize>> = present.iter().map(|entry| entry.span.clone()).collect();
    let cells = Cells::of(text, span, &spans, hand.end);
    let dotted = present.iter().any(|entry| entry.path.len() > 1);
    if dotted || present.is_empty() {
        return hand.value(&Node::Table(new.to_vec()), 0);
    }
    let mut made: Vec<(String, Cell)> = present
        .iter()
        .zip(&cells.cells)
        .map(|(entry, cell)| (entry.path[0].clone().into_owned(), cell.clone()))
        .collect();
    for (number, field) in new.iter().enumerate() {
        let before = old.iter().find(|old| old.name == field.name);
        let before = before.and_then(|old| old.value.as_ref());
        let entry = present.iter().find(|entry| entry.is(field.name));
        let place = made.iter().position(|(name, _)| name == field.name);
        match (&field.value, entry, place) {
            (Some(new), Some(entry), Some(place)) if before != Some(new) => {
                let name = &text[entry.span.start..entry.value.span.start];
                let written = value(text, &entry.value, before, new, hand, 0);
                made[place].1.item = format!("{name}{written}");
            }
            (Some(value), None, None) if before != Some(value) => {
                let earlier = new[..number]
                    .iter()
                    .rev()
                    .find_map(|earlier| made.iter().position(|(name, _)| name == earlier.name));
                let cell = cells.fresh(hand.pair(field.name, value));
                let place = earlier.map_or(0, |earlier| earlier + 1);
                made.insert(place, (field.name.to_owned(), cell));
            }
            (None, Some(_), Some(place)) => {
                made.remove(place);
            }
            _ => {}
        }
    }
    // Names that are free, such as those of catalogues, go when they are no longer said.
    made.retain(|(name, _)| {
        let was = old.iter().any(|field| field.name == name);
        !was || new.iter().any(|field| field.name == name)
    });
    cells.with('{', made.into_iter().map(|(_, cell)| cell).collect(), '}')
}
