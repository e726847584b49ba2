//! The tables of a file in their order of belonging: `[[dispute.position]]` within the `[[dispute]]` above it.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::Extent;
use super::syntax::{Brackets, Sheet};

/// A table with those within it.
#[derive(Debug, Default)]
pub(super) struct Part<'t> {
    /// Its number in the sheet. `None`: it is only named by tables within it.
    pub table: Option<usize>,
    /// Tables within it that have headers of their own, by the name of their list.
    pub within: Vec<Within<'t>>,
}

#[derive(Debug)]
pub(super) struct Within<'t> {
    pub name: Cow<'t, str>,
    pub brackets: Brackets,
    pub parts: Vec<Part<'t>>,
}

impl<'t> Part<'t> {
    /// The whole file as one table.
    pub fn of(sheet: &Sheet<'t>) -> Self {
        let mut root = Self {
            table: Some(0),
            within: Vec::new(),
        };
        for (number, table) in sheet.tables.iter().enumerate() {
            if let Some(header) = &table.header {
                root.put(&header.path, header.brackets, number);
            }
        }
        root
    }

    fn put(&mut self, path: &[Cow<'t, str>], brackets: Brackets, table: usize) {
        let Some((name, rest)) = path.split_first() else {
            self.table = Some(table);
            return;
        };
        let at = match self.within.iter().position(|list| list.name == *name) {
            Some(at) => at,
            None => {
                self.within.push(Within {
                    name: name.clone(),
                    brackets: if rest.is_empty() {
                        brackets
                    } else {
                        Brackets::Single
                    },
                    parts: Vec::new(),
                });
                self.within.len() - 1
            }
        };
        let parts = &mut self.within[at].parts;
        let begins = rest.is_empty() && brackets == Brackets::Double;
        if begins || parts.is_empty() {
            parts.push(Self::default());
        }
        if let Some(last) = parts.last_mut() {
            last.put(rest, brackets, table);
        }
    }

    pub fn list(&self, name: &str) -> Option<&Within<'t>> {
        self.within.iter().find(|list| list.name == name)
    }

    /// Numbers of its tables and of those within it, in the order of the file.
    pub fn tables(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.table.into_iter().collect();
        for part in self.within.iter().flat_map(|list| &list.parts) {
            all.extend(part.tables());
        }
        all.sort_unstable();
        all
    }

    /// Runs of its tables that nothing else stands between: numbers of the first and the last of each.
    pub fn runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for table in self.tables() {
            match runs.last_mut() {
                Some(run) if run.end == table => run.end = table + 1,
                _ => runs.push(table..table + 1),
            }
        }
        runs
    }

    /// Where it ends in the file: the end of its last table that stands together with its first.
    pub fn end(&self, extents: &[Extent]) -> usize {
        self.runs()
            .first()
            .map_or(0, |run| extents[run.end - 1].end)
    }
}
