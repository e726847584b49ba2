//! A TOML file as it is written: which bytes are which header, field, value. What they mean is read elsewhere.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ParseError, Source, Span};

/// As deep as `toml` reads; what nests deeper is refused by both.
const DEEPEST: u32 = 80;

/// A file taken apart. The first table is what stands before the first header.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub text: &'t str,
    pub tables: Vec<Table<'t>>,
}

#[derive(Debug, Default)]
pub(super) struct Table<'t> {
    /// `None`: the fields before the first header.
    pub header: Option<Header<'t>>,
    pub entries: Vec<Entry<'t>>,
}

#[derive(Debug)]
pub(super) struct Header<'t> {
    pub path: Vec<Cow<'t, str>>,
    pub brackets: Brackets,
    /// From its first bracket to its last.
    pub span: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Brackets {
    /// `[a]`: a table.
    Single,
    /// `[[a]]`: one table of a list.
    Double,
}

/// `name = value`, on lines of its own or within a table on one line.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// More than one when it is dotted.
    pub path: Vec<Cow<'t, str>>,
    /// Where the name ends.
    pub key_end: usize,
    /// From its name to the end of its value.
    pub span: Range<usize>,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub(super) struct Value<'t> {
    pub span: Range<usize>,
    pub form: Form<'t>,
}

#[derive(Debug)]
pub(super) enum Form<'t> {
    /// `None`: without quotes.
    Scalar(Option<Encoding>),
    Array(Vec<Value<'t>>),
    Inline(Vec<Entry<'t>>),
}

impl Entry<'_> {
    /// Whether it is the field of that name as a whole.
    pub fn is(&self, name: &str) -> bool {
        self.path.len() == 1 && self.path[0] == name
    }
}

impl<'t> Sheet<'t> {
    /// `None`: it is not TOML.
    pub fn of(text: &'t str) -> Option<Self> {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut error: Option<ParseError> = None;
        let mut events: Vec<Event> = Vec::with_capacity(tokens.len());
        let mut guarded = RecursionGuard::new(&mut events, DEEPEST);
        let mut checked = ValidateWhitespace::new(&mut guarded, source);
        parse_document(&tokens, &mut checked, &mut error);
        if error.is_some() {
            return None;
        }
        let mut reading = Reading {
            text,
            source,
            events: events.into_iter(),
        };
        reading.sheet()
    }
}

struct Reading<'t> {
    text: &'t str,
    source: Source<'t>,
    events: std::vec::IntoIter<Event>,
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}

impl<'t> Reading<'t> {
    /// The next event that is no white space, comment or line end.
    fn next(&mut self) -> Option<Event> {
        self.events.find(|event| {
            !matches!(
                event.kind(),
                EventKind::Whitespace | EventKind::Comment | EventKind::Newline
            )
        })
    }

    fn sheet(&mut self) -> Option<Sheet<'t>> {
        let mut tables = vec![Table::default()];
        while let Some(event) = self.next() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => {
                    tables.push(Table {
                        header: Some(self.header(event)?),
                        entries: Vec::new(),
                    });
                }
                EventKind::SimpleKey => {
                    let entry = self.entry(event)?;
                    tables.last_mut()?.entries.push(entry);
                }
                _ => return None,
            }
        }
        Some(Sheet {
            text: self.text,
            tables,
        })
    }

    fn key(&self, event: Event) -> Option<Cow<'t, str>> {
        let raw = self.source.get(event)?;
        let mut name = Cow::Borrowed("");
        raw.decode_key(&mut name, &mut ());
        Some(name)
    }

    fn header(&mut self, open: Event) -> Option<Header<'t>> {
        let mut path = Vec::new();
        loop {
            let event = self.next()?;
            let brackets = match event.kind() {
                EventKind::SimpleKey => {
                    path.push(self.key(event)?);
                    continue;
                }
                EventKind::KeySep => continue,
                EventKind::StdTableClose => Brackets::Single,
                EventKind::ArrayTableClose => Brackets::Double,
                _ => return None,
            };
            return Some(Header {
                path,
                brackets,
                span: open.span().start()..event.span().end(),
            });
        }
    }

    /// `first`: the first part of its name.
    fn entry(&mut self, first: Event) -> Option<Entry<'t>> {
        let mut path = vec![self.key(first)?];
        let mut key_end = first.span().end();
        loop {
            let event = self.next()?;
            match event.kind() {
                EventKind::SimpleKey => {
                    path.push(self.key(event)?);
                    key_end = event.span().end();
                }
                EventKind::KeySep => {}
                EventKind::KeyValSep => break,
                _ => return None,
            }
        }
        let open = self.next()?;
        let value = self.value(open)?;
        Some(Entry {
            path,
            key_end,
            span: first.span().start()..value.span.end,
            value,
        })
    }

    fn value(&mut self, open: Event) -> Option<Value<'t>> {
        let start = open.span().start();
        match open.kind() {
            EventKind::Scalar => {
                let mut error: Option<ParseError> = None;
                let _ = self.source.get(open)?.decode_scalar(&mut (), &mut error);
                error.is_none().then(|| Value {
                    span: range(open.span()),
                    form: Form::Scalar(open.encoding()),
                })
            }
            EventKind::ArrayOpen => {
                let mut items = Vec::new();
                loop {
                    let event = self.next()?;
                    match event.kind() {
                        EventKind::ValueSep => {}
                        EventKind::ArrayClose => {
                            return Some(Value {
                                span: start..event.span().end(),
                                form: Form::Array(items),
                            });
                        }
                        _ => items.push(self.value(event)?),
                    }
                }
            }
            EventKind::InlineTableOpen => {
                let mut entries = Vec::new();
                loop {
                    let event = self.next()?;
                    match event.kind() {
                        EventKind::ValueSep => {}
                        EventKind::InlineTableClose => {
                            return Some(Value {
                                span: start..event.span().end(),
                                form: Form::Inline(entries),
                            });
                        }
                        EventKind::SimpleKey => entries.push(self.entry(event)?),
                        _ => return None,
                    }
                }
            }
            _ => None,
        }
    }
}
