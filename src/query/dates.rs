//! The dates that claims and sources bear, each once: there are thousands of claims to a date, so that what is
//! worked out from how a date is written is worked out once for all of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::column::{Column, continued};
use super::course::Course;
use super::index::Index;
use super::number::{ClaimIx, DateIx, Dense, SourceIx};
use crate::dossier::{Claim, Dossier, Source, When};

/// Which claim and which source bears which date. Cheap to copy.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// Some may be borne by nobody any more.
    all: Arc<Vec<When>>,
    /// By what is written.
    numbers: Arc<HashMap<String, DateIx>>,
    occurred: Column<Option<DateIx>>,
    published: Arc<Vec<Option<DateIx>>>,
}

impl Dates {
    /// Whether every claim and every source has the date that it has in the other.
    pub fn are_those_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.occurred, &other.occurred)
            && Arc::ptr_eq(&self.published, &other.published)
            && Arc::ptr_eq(&self.all, &other.all)
    }

    /// How many numbers of dates there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    pub fn date(&self, date: DateIx) -> &When {
        &self.all[date.index()]
    }

    /// What each claim is about, in order. `None`: it says no date.
    pub fn occurred(&self) -> &[Option<DateIx>] {
        &self.occurred
    }

    /// When each source was published, in order. `None`: nobody knows.
    pub fn published(&self) -> &[Option<DateIx>] {
        &self.published
    }

    /// Every date that some claim or source bears, each once.
    pub fn borne(&self) -> impl Iterator<Item = &When> {
        let mut is_borne = vec![false; self.all.len()];
        for date in self.occurred.iter().chain(self.published.iter()).flatten() {
            is_borne[date.index()] = true;
        }
        let all = self.all.iter().zip(is_borne);
        all.filter(|(_, is_borne)| *is_borne).map(|(date, _)| date)
    }

    fn number(&mut self, when: Option<&When>) -> Option<DateIx> {
        let when = when?;
        if let Some(number) = self.numbers.get(when.text()) {
            return Some(*number);
        }
        let number = DateIx::from_index(self.all.len());
        Arc::make_mut(&mut self.all).push(when.clone());
        Arc::make_mut(&mut self.numbers).insert(when.text().to_owned(), number);
        Some(number)
    }

    /// For the next version; `fresh` are the claims that were laid out anew, in order.
    pub(super) fn continued(
        &self,
        course: &Course,
        fresh: &[(&Source, &Claim)],
        (before, now): (&Dossier, &Dossier),
    ) -> Self {
        let mut dates = self.clone();
        let occurred: Vec<Option<DateIx>> = fresh
            .iter()
            .map(|(_, claim)| dates.number(claim.occurred.as_ref()))
            .collect();
        dates.occurred = continued(&self.occurred, course, &occurred, None);
        let mut old = before.sources.iter().zip(self.published.iter());
        let published: Vec<Option<DateIx>> = now
            .sources
            .iter()
            .map(|source| {
                // Most sources stand where they stood.
                let kept = old.next().filter(|(other, _)| Arc::ptr_eq(source, other));
                match kept {
                    Some((_, date)) => *date,
                    None => dates.number(source.published.as_ref()),
                }
            })
            .collect();
        if published != *self.published {
            dates.published = Arc::new(published);
        }
        dates
    }
}

impl Index {
    pub fn dates(&self) -> &Dates {
        &self.dates
    }

    /// What a claim is about. `None`: it says no date.
    pub fn occurred_date(&self, claim: ClaimIx) -> Option<DateIx> {
        self.dates.occurred[claim.index()]
    }

    /// `None`: nobody knows when it was published.
    pub fn published_date(&self, source: SourceIx) -> Option<DateIx> {
        self.dates.published[source.index()]
    }
}
